// Where equal rows become one in the end (DISTINCT, min, max, EXISTS), rows that only differ in
// what nobody reads are not all made.
#include <algorithm>
#include <utility>

#include "function.hpp"
#include "planner.hpp"

namespace entente::engine {
namespace {

bool reads(const Plan& plan, Slot slot) {
    return std::ranges::binary_search(plan.live, slot);
}

/// Two calls of rand() differ, also on equal rows.
bool varies(const Expr& expression) {
    const auto* call = expression.get_if<Call>();
    return (call != nullptr && call->function->varies) ||
           std::ranges::any_of(expression.operands, varies);
}

bool ignores_doubles(const AggregatePlan& grouping) {
    return std::ranges::all_of(grouping.aggregates, [](const BoundAggregate& aggregate) {
        const bool varying = aggregate.argument && varies(*aggregate.argument);
        return !varying && (aggregate.distinct || aggregate.kind == AggregateKind::least ||
                            aggregate.kind == AggregateKind::most);
    });
}

/// How many operators below make several rows of one, until one that groups or sorts.
std::size_t steps_below(const Plan* plan) {
    std::size_t steps = 0;
    for (; plan != nullptr; plan = plan->input.get()) {
        const Plan::Operation& operation = plan->operation;
        if (std::holds_alternative<ExpandPlan>(operation) ||
            std::holds_alternative<IntersectPlan>(operation) ||
            std::holds_alternative<PathsPlan>(operation)) {
            ++steps;
        } else if (!std::holds_alternative<FilterPlan>(operation) &&
                   !std::holds_alternative<CheckNodePlan>(operation)) {
            break;
        }
    }
    return steps;
}

/// Goes down a plan with what is above it in mind.
class DoublesDropper {
public:
    explicit DoublesDropper(const Frame& frame) : frame_(frame) {}

    void visit(Plan& plan, bool merged) {
        plan_ = &plan;
        const bool below =
            std::visit([&](auto& op) { return (*this)(op, merged); }, plan.operation);
        if (!plan.input) return;
        if (below && costs_by_row(plan) && brings_doubles(*plan.input)) {
            const double rows = plan.input->rows / 2;
            DistinctPlan distinct{plan.input->live};
            plan.input = on_top(std::move(plan.input), std::move(distinct), rows);
            plan.input->live = plan.input->input->live;
            visit(*plan.input->input, true);
            return;
        }
        visit(*plan.input, below);
    }

    // Each says whether rows of its input that are equal in what is read of them may be merged.
    bool operator()(const DistinctPlan&, bool) const { return true; }
    bool operator()(const AggregatePlan& grouping, bool) const {
        return ignores_doubles(grouping) &&
               std::ranges::none_of(grouping.keys,
                                    [](const Computed& key) { return varies(key.second); });
    }
    bool operator()(ExpandPlan& expand, bool merged) const {
        if (!merged || reads(*plan_, expand.edge)) return merged;
        if (expand.into || !reads(*plan_, expand.to)) {
            expand.once = true;
        } else {
            expand.ends_once = true;
        }
        return merged;
    }
    bool operator()(PathsPlan& paths, bool merged) const {
        if (merged && paths.shortest == ast::PathKind::all && paths.hops.least <= 1 &&
            !reads(*plan_, paths.step.edge)) {
            paths.reached = true;
        }
        return merged;
    }
    bool operator()(OptionalPlan& optional, bool merged) const {
        DoublesDropper(frame_).visit(*optional.inner, merged);
        return merged;
    }
    bool operator()(HashJoinPlan& join, bool merged) const {
        DoublesDropper(frame_).visit(*join.inner, merged);
        return merged;
    }
    bool operator()(const ComputePlan& compute, bool merged) const {
        return merged && std::ranges::none_of(compute.computed, [](const Computed& computed) {
                   return varies(computed.second);
               });
    }
    bool operator()(const FilterPlan& filter, bool merged) const {
        return merged && std::ranges::none_of(filter.predicates, varies);
    }
    bool operator()(const UnwindPlan& unwind, bool merged) const {
        return merged && !varies(unwind.list);
    }
    bool operator()(const SortPlan&, bool) const { return false; }
    bool operator()(const SlicePlan&, bool) const { return false; }
    bool operator()(const CountPlan&, bool) const { return false; }
    bool operator()(const KnownCountPlan&, bool) const { return false; }
    bool operator()(const auto&, bool merged) const { return merged; }

private:
    static bool costs_by_row(const Plan& plan) {
        const auto* filter = std::get_if<FilterPlan>(&plan.operation);
        if (filter != nullptr) return std::ranges::any_of(filter->predicates, has_subquery);
        return std::holds_alternative<ExpandPlan>(plan.operation) ||
               std::holds_alternative<PathsPlan>(plan.operation);
    }

    /// True when its rows are bare nodes that several ways may lead to.
    [[nodiscard]] bool brings_doubles(const Plan& plan) const {
        const bool nodes = std::ranges::all_of(plan.live, [&](Slot slot) {
            return frame_.kinds[slot] == SlotKind::node || frame_.kinds[slot] == SlotKind::number;
        });
        return nodes && !plan.live.empty() && plan.input && plan.live != plan.input->live &&
               steps_below(&plan) >= 2;
    }

    const Frame& frame_;
    Plan* plan_ = nullptr;
};

}  // namespace

void drop_doubles(const Frame& frame, Plan& plan, bool merged) {
    DoublesDropper(frame).visit(plan, merged);
}

}  // namespace entente::engine
