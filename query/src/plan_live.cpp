// Which columns each operator has to hand on: only those that something above it reads.
#include <algorithm>
#include <utility>

#include "planner.hpp"

namespace entente::engine {
namespace {

using Needed = std::vector<char>;

void need(Needed& needed, Slot slot) {
    if (slot != no_slot) needed[slot] = 1;
}

void need_all(Needed& needed, const std::vector<Slot>& slots) {
    for (const Slot slot : slots)
        need(needed, slot);
}

void need_expression(Needed& needed, const Expr& expression) {
    need_all(needed, free_slots(expression));
}

std::vector<Slot> as_slots(const Needed& needed) {
    std::vector<Slot> slots;
    for (Slot slot = 0; slot < needed.size(); ++slot) {
        if (needed[slot] != 0) slots.push_back(slot);
    }
    return slots;
}

void set_live(Plan& plan, Needed needed);

/// Turns what is needed of an operator's output into what it needs of its input.
struct InputNeeds {
    Needed& needed;

    void operator()(const ArgumentPlan&) const {}
    void operator()(const ScanPlan& scan) const { needed[scan.slot] = 0; }
    void operator()(const LookupPlan& lookup) const { needed[lookup.slot] = 0; }
    void operator()(const CheckNodePlan& check) const { need(needed, check.slot); }
    void operator()(const ExpandPlan& expand) const {
        needed[expand.edge] = 0;
        needed[expand.to] = 0;
        if (expand.into) need(needed, expand.to);
        need(needed, expand.from);
        need_all(needed, expand.different);
    }
    void operator()(const PathsPlan& paths) const {
        (*this)(paths.step);
        for (const Expr& predicate : paths.each)
            need_expression(needed, predicate);
        if (paths.each_slot != no_slot) needed[paths.each_slot] = 0;
    }
    void operator()(const FollowPlan& follow) const {
        (*this)(follow.step);
        if (!follow.from_bound) needed[follow.step.from] = 0;
        need(needed, follow.known);
    }
    void operator()(const IntersectPlan& intersect) const {
        needed[intersect.to] = 0;
        for (const IntersectPlan::Leg& leg : intersect.legs)
            needed[leg.step.edge] = 0;
        for (const IntersectPlan::Leg& leg : intersect.legs)
            need(needed, leg.step.from);
        for (const IntersectPlan::Leg& leg : intersect.legs)
            need_all(needed, leg.step.different);
        for (const IntersectPlan::Leg& leg : intersect.legs)
            needed[leg.step.edge] = 0;
    }
    void operator()(const CountPlan& count) const {
        for (const ExpandPlan& step : count.steps) {
            need(needed, step.from);
            need_all(needed, step.different);
        }
        for (const ExpandPlan& step : count.steps)
            needed[step.edge] = needed[step.to] = 0;
    }
    void operator()(const KnownCountPlan&) const {}
    void operator()(HashJoinPlan& join) const {
        Needed inside(needed.size(), 0);
        for (const Slot slot : join.made)
            inside[slot] = std::exchange(needed[slot], 0);
        for (const Expr& key : join.inner_keys)
            need_expression(inside, key);
        set_live(*join.inner, inside);
        for (const Expr& key : join.keys)
            need_expression(needed, key);
    }
    void operator()(const FilterPlan& filter) const {
        for (const Expr& predicate : filter.predicates)
            need_expression(needed, predicate);
    }
    void operator()(const ComputePlan& compute) const {
        for (const auto& [slot, expression] : compute.computed)
            needed[slot] = 0;
        for (const auto& [slot, expression] : compute.computed)
            need_expression(needed, expression);
    }
    void operator()(OptionalPlan& optional) const {
        Needed inside = needed;
        need(inside, optional.tag);
        set_live(*optional.inner, inside);
        // The rows themselves, and what the pattern reads of them.
        const Plan* bottom = optional.inner.get();
        while (bottom->input)
            bottom = bottom->input.get();
        std::ranges::fill(needed, 0);
        need_all(needed, bottom->live);
        needed[optional.tag] = 0;
    }
    void operator()(const UnwindPlan& unwind) const {
        needed[unwind.slot] = 0;
        need_expression(needed, unwind.list);
    }
    void operator()(const CallPlan& call) const {
        for (const auto& [column, slot] : call.yields)
            needed[slot] = 0;
        for (const Expr& argument : call.arguments)
            need_expression(needed, argument);
    }
    void operator()(const AggregatePlan& aggregate) const {
        std::ranges::fill(needed, 0);
        for (const auto& [slot, key] : aggregate.keys)
            need_expression(needed, key);
        for (const BoundAggregate& each : aggregate.aggregates) {
            if (each.argument) need_expression(needed, *each.argument);
            if (each.parameter) need_expression(needed, *each.parameter);
        }
    }
    void operator()(const DistinctPlan& distinct) const { need_all(needed, distinct.slots); }
    void operator()(const SortPlan& sort) const {
        for (const BoundSort& item : sort.order)
            need_expression(needed, item.expression);
    }
    void operator()(const SlicePlan&) const {}
};

void set_live(Plan& plan, Needed needed) {
    plan.live = as_slots(needed);
    std::visit(InputNeeds{needed}, plan.operation);
    if (plan.input) set_live(*plan.input, std::move(needed));
}

}  // namespace

void set_live_slots(Plan& plan, const std::vector<Slot>& needed, std::size_t slots) {
    Needed flags(slots, 0);
    need_all(flags, needed);
    set_live(plan, std::move(flags));
}

}  // namespace entente::engine
