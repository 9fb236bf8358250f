#include "operator.hpp"

#include <numeric>
#include <utility>

#include "profile.hpp"

namespace entente::engine {
namespace {

/// Picks the maker for each kind of plan node.
struct Maker {
    Execution& execution;
    const Plan& plan;
    OperatorPtr input;
    const Settled* settled;

    OperatorPtr operator()(const ArgumentPlan&) {
        return std::make_unique<Argument>(execution, plan);
    }
    OperatorPtr operator()(const ScanPlan&) { return fan_out(make_scan); }
    OperatorPtr operator()(const LookupPlan&) { return fan_out(make_scan); }
    OperatorPtr operator()(const CheckNodePlan&) { return one_to_one(make_check_node); }
    OperatorPtr operator()(const ExpandPlan&) { return fan_out(make_expand); }
    OperatorPtr operator()(const IntersectPlan& intersect) {
        return intersect.counted ? one_to_one(make_intersection_count) : fan_out(make_intersect);
    }
    OperatorPtr operator()(const CountPlan&) { return one_to_one(make_count); }
    OperatorPtr operator()(const KnownCountPlan&) { return one_to_one(make_known_count); }
    OperatorPtr operator()(const HashJoinPlan&) { return one_to_one(make_hash_join); }
    OperatorPtr operator()(const PathsPlan& paths) {
        return fan_out(paths.reached ? make_reach : make_paths);
    }
    OperatorPtr operator()(const FollowPlan&) { return fan_out(make_follow); }
    OperatorPtr operator()(const FilterPlan&) { return one_to_one(make_filter); }
    OperatorPtr operator()(const ComputePlan&) { return one_to_one(make_compute); }
    OperatorPtr operator()(const OptionalPlan&) { return one_to_one(make_optional); }
    OperatorPtr operator()(const UnwindPlan&) { return fan_out(make_unwind); }
    OperatorPtr operator()(const CallPlan&) { return fan_out(make_call); }
    OperatorPtr operator()(const AggregatePlan&) { return one_to_one(make_aggregate); }
    OperatorPtr operator()(const DistinctPlan&) { return one_to_one(make_distinct); }
    OperatorPtr operator()(const SortPlan&) { return one_to_one(make_sort); }
    OperatorPtr operator()(const SlicePlan&) { return one_to_one(make_slice); }

private:
    using FanOut = OperatorPtr (*)(Execution&, const Plan&, OperatorPtr, const Settled*);
    using OneToOne = OperatorPtr (*)(Execution&, const Plan&, OperatorPtr);
    OperatorPtr fan_out(FanOut make) { return make(execution, plan, std::move(input), settled); }
    OperatorPtr one_to_one(OneToOne make) { return make(execution, plan, std::move(input)); }
};

}  // namespace

Pipeline make_pipeline(Execution& execution, const Plan& plan, const Settled* settled) {
    Pipeline below;
    if (plan.input) below = make_pipeline(execution, *plan.input, settled);
    Maker maker{execution, plan, std::move(below.top), settled};
    Pipeline made{std::visit(maker, plan.operation), below.argument};
    if (made.argument == nullptr) made.argument = dynamic_cast<Argument*>(made.top.get());
    Profile* profile = execution.profile();
    if (profile != nullptr) made.top = make_measured(std::move(made.top), profile->at(plan));
    return made;
}

Argument::Argument(Execution& execution, const Plan& plan)
    : execution_(execution),
      plan_(plan),
      tag_(std::get<ArgumentPlan>(plan.operation).tag),
      rows_(execution.make_batch()) {}

void Argument::set(const Batch& around, Rows rows, bool keep_grounds) {
    rows_.clear();
    rows_.size = rows.size();
    for (const Slot slot : plan_.live) {
        if (slot != tag_) {
            rows_.columns[slot].gather(around.columns[slot], rows);
            continue;
        }
        for (std::uint32_t i = 0; i < rows.size(); ++i)
            rows_.columns[slot].ids.push_back(i);
    }
    if (keep_grounds) rows_.grounds.assign(rows.size(), 0);
    given_ = false;
}

void Argument::set_single() {
    rows_.clear();
    rows_.size = 1;
    if (execution_.grounds() != nullptr) rows_.grounds.assign(1, 0);
    given_ = false;
}

void Argument::set_all(const std::vector<Batch>& batches) {
    batches_ = &batches;
    next_batch_ = 0;
}

bool Argument::next(Batch& out) {
    if (batches_ != nullptr) {
        if (next_batch_ == batches_->size()) return false;
        const Batch& batch = (*batches_)[next_batch_++];
        out.clear();
        out.gather(batch, all_rows(batch.size), plan_.live);
        execution_.count(0);
        return true;
    }
    if (given_ || rows_.size == 0) return false;
    given_ = true;
    out.clear();
    out.gather(rows_, all_rows(rows_.size), plan_.live);
    execution_.count(0);
    return true;
}

Selection all_rows(std::size_t count) {
    Selection rows(count);
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

}  // namespace entente::engine
