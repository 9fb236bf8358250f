// Grouping: rows with equal keys become one, with what the aggregates make of them.
#include <algorithm>
#include <utility>

#include "accumulator.hpp"
#include "arithmetic.hpp"
#include "evaluator.hpp"
#include "failure.hpp"
#include "operator.hpp"

namespace entente::engine {
namespace {

std::vector<SlotKind> key_kinds(const Frame& frame, const AggregatePlan& plan) {
    std::vector<SlotKind> kinds;
    for (const auto& [slot, key] : plan.keys)
        kinds.push_back(frame.kinds[slot]);
    return kinds;
}

class Aggregate final : public Operator {
public:
    Aggregate(Execution& execution, const Plan& plan, OperatorPtr input)
        : execution_(execution),
          evaluator_(execution),
          plan_(std::get<AggregatePlan>(plan.operation)),
          input_(std::move(input)),
          in_(execution.make_batch()),
          groups_(key_kinds(execution.frame(), plan_)) {}

    bool next(Batch& out) override {
        if (!read_) read_all();
        if (next_group_ >= group_count_) return false;
        out.clear();
        const std::size_t end = std::min(group_count_, next_group_ + batch_rows);
        for (; next_group_ < end; ++next_group_)
            add_group(out);
        execution_.count(out.size);
        return true;
    }

    void reset() override {
        input_->reset();
        groups_.clear();
        accumulators_.clear();
        grounds_.clear();
        group_count_ = 0;
        next_group_ = 0;
        read_ = false;
    }

private:
    void read_all() {
        read_ = true;
        if (plan_.keys.empty()) group_count_ = 1;
        while (input_->next(in_)) {
            const Selection rows = all_rows(in_.size);
            const std::vector<std::uint32_t> groups = groups_of(rows);
            make_accumulators(rows);
            if (execution_.grounds() != nullptr) add_grounds(groups);
            for (std::size_t i = 0; i < accumulators_.size(); ++i) {
                const auto& argument = plan_.aggregates[i].argument;
                accumulators_[i]->resize(group_count_);
                accumulators_[i]->add(groups,
                                      argument ? evaluator_.values(*argument, in_, rows)
                                               : Values(rows.size(), Value(true)),
                                      in_.weights);
            }
        }
        if (accumulators_.empty()) make_accumulators({});
        for (auto& accumulator : accumulators_)
            accumulator->resize(group_count_);
        grounds_.resize(group_count_, 0);
    }

    /// The number of each row's group.
    std::vector<std::uint32_t> groups_of(const Selection& rows) {
        if (plan_.keys.empty()) return std::vector<std::uint32_t>(rows.size(), 0);
        std::vector<Cells> computed(plan_.keys.size());
        std::vector<const Cells*> columns;
        for (std::size_t i = 0; i < plan_.keys.size(); ++i) {
            const auto& [slot, key] = plan_.keys[i];
            computed[i].kind = execution_.frame().kinds[slot];
            evaluator_.compute(key, in_, rows, computed[i]);
            columns.push_back(&computed[i]);
        }
        std::vector<std::uint32_t> numbers;
        numbers.reserve(rows.size());
        for (const std::uint32_t row : rows)
            numbers.push_back(groups_.find_or_add(columns, row));
        group_count_ = groups_.size();
        return numbers;
    }

    void make_accumulators(const Selection& rows) {
        if (!accumulators_.empty()) return;
        for (const BoundAggregate& aggregate : plan_.aggregates) {
            double parameter = 0;
            if (aggregate.parameter && !rows.empty()) {
                const auto real = as_real(
                    evaluator_.values(*aggregate.parameter, in_, Rows(rows).first(1)).front());
                if (!real || *real < 0 || *real > 1) {
                    fail_running("ArgumentError", "NumberOutOfRange",
                                 "A percentile is asked for with a number from 0.0 to 1.0.",
                                 aggregate.place);
                }
                parameter = *real;
            }
            accumulators_.push_back(make_accumulator(aggregate, parameter));
        }
    }

    void add_grounds(const std::vector<std::uint32_t>& groups) {
        grounds_.resize(group_count_, 0);
        for (std::size_t i = 0; i < groups.size() && !in_.grounds.empty(); ++i) {
            GroundsRef& ground = grounds_[groups[i]];
            ground = execution_.grounds()->join(ground, in_.grounds[i]);
        }
    }

    void add_group(Batch& out) {
        for (std::size_t i = 0; i < plan_.keys.size(); ++i) {
            Cells& column = out.columns[plan_.keys[i].first];
            const std::size_t filled =
                column.kind == SlotKind::value ? column.values.size() : column.ids.size();
            // A key may be written twice.
            if (filled == out.size) column.push_from(groups_.column(i), next_group_);
        }
        for (std::size_t i = 0; i < accumulators_.size(); ++i) {
            out.columns[plan_.aggregates[i].slot].values.push_back(
                accumulators_[i]->result(next_group_));
        }
        if (execution_.grounds() != nullptr) out.grounds.push_back(grounds_[next_group_]);
        ++out.size;
    }

    Execution& execution_;
    Evaluator evaluator_;
    const AggregatePlan& plan_;
    OperatorPtr input_;
    Batch in_;
    RowSet groups_;
    std::vector<std::unique_ptr<Accumulator>> accumulators_;
    std::vector<GroundsRef> grounds_;
    std::size_t group_count_ = 0;
    std::size_t next_group_ = 0;
    bool read_ = false;
};

}  // namespace

OperatorPtr make_aggregate(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<Aggregate>(execution, plan, std::move(input));
}

}  // namespace entente::engine
