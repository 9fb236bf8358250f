// Planning a whole query, clause by clause.
#include "plan.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "planner.hpp"

namespace entente::engine {
namespace {

bool has_subquery(const Expr& expression) {
    if (expression.get_if<ExistsOf>() || expression.get_if<CollectOf>()) return true;
    return std::ranges::any_of(expression.operands, has_subquery);
}

std::vector<Slot> output_slots(const BoundProjection& projection) {
    std::vector<Slot> slots;
    for (const auto& [name, slot] : projection.outputs)
        slots.push_back(slot);
    return slots;
}

}  // namespace

bool NodeCheck::accepts(const Graph& graph, NodeId node) const {
    if (impossible) return false;
    for (const LabelId label : all) {
        if (!graph.has_label(node, label)) return false;
    }
    if (!any.empty() &&
        std::ranges::none_of(any, [&](LabelId label) { return graph.has_label(node, label); })) {
        return false;
    }
    return time.is_all() || graph.node_validity(node).overlaps(time);
}

PlanPtr filtered(PlanPtr input, std::vector<Expr> predicates) {
    if (predicates.empty()) return input;
    std::stable_partition(predicates.begin(), predicates.end(),
                          [](const Expr& e) { return !has_subquery(e); });
    const double rows = input->rows / 2;
    return on_top(std::move(input), FilterPlan{std::move(predicates)}, rows);
}

void Planner::plan_subqueries(Expr& expression) {
    if (const auto* exists = std::get_if<ExistsOf>(&expression.kind)) plan_subquery(*exists->query);
    if (const auto* collect = std::get_if<CollectOf>(&expression.kind))
        plan_subquery(*collect->query);
    for (Expr& operand : expression.operands)
        plan_subqueries(operand);
}

void Planner::plan_subquery(SubQuery& query) {
    auto argument = std::make_unique<Plan>();
    argument->operation = ArgumentPlan{query.tag};
    BoundSlots bound(frame_.kinds.size());
    bound.add(query.tag);
    for (const Slot slot : query.imports)
        bound.add(slot);
    PlanPtr plan = plan_clauses(query.clauses, std::move(argument), bound);
    std::vector<Slot> needed;
    if (!query.one_row_at_a_time) needed.push_back(query.tag);
    if (query.result) {
        plan_subqueries(*query.result);
        const auto slots = free_slots(*query.result);
        needed.insert(needed.end(), slots.begin(), slots.end());
    } else if (auto* expand = std::get_if<ExpandPlan>(&plan->operation)) {
        expand->once = true;
    }
    set_live_slots(*plan, needed, frame_.kinds.size());
    query.plan = std::move(plan);
}

PlanPtr Planner::plan_optional(BoundMatch& match, PlanPtr input, BoundSlots& bound) {
    OptionalPlan optional;
    optional.tag = frame_.add(SlotKind::number, "");
    auto argument = std::make_unique<Plan>();
    argument->operation = ArgumentPlan{optional.tag};
    BoundSlots inside = bound;
    inside.add(optional.tag);
    optional.inner = plan_match(match, std::move(argument), inside);
    const double rows = input->rows * std::max(1.0, optional.inner->rows);
    bound = std::move(inside);
    return on_top(std::move(input), std::move(optional), rows);
}

PlanPtr Planner::plan_projection(BoundProjection& projection, PlanPtr plan, BoundSlots& bound) {
    if (projection.aggregated) {
        for (auto& [slot, key] : projection.keys)
            plan_subqueries(key);
        for (BoundAggregate& aggregate : projection.aggregates) {
            if (aggregate.argument) plan_subqueries(*aggregate.argument);
        }
        const double rows = projection.keys.empty() ? 1 : std::max(1.0, std::sqrt(plan->rows));
        AggregatePlan aggregate{projection.keys, projection.aggregates};
        bound = BoundSlots(frame_.kinds.size());
        for (const auto& [slot, key] : projection.keys)
            bound.add(slot);
        for (const BoundAggregate& each : projection.aggregates)
            bound.add(each.slot);
        plan = on_top(std::move(plan), std::move(aggregate), rows);
    }
    if (!projection.computed.empty()) {
        for (auto& [slot, expression] : projection.computed) {
            plan_subqueries(expression);
            bound.add(slot);
        }
        const double rows = plan->rows;
        plan = on_top(std::move(plan), ComputePlan{projection.computed}, rows);
    }
    if (projection.distinct) {
        const double rows = std::max(1.0, plan->rows / 2);
        plan = on_top(std::move(plan), DistinctPlan{output_slots(projection)}, rows);
    }
    double rows = plan->rows;
    const std::uint64_t skip = projection.skip.value_or(0);
    if (projection.limit) rows = std::min(rows, static_cast<double>(*projection.limit));
    if (!projection.order.empty()) {
        for (BoundSort& sort : projection.order)
            plan_subqueries(sort.expression);
        SortPlan sort{projection.order, std::nullopt};
        if (projection.limit && *projection.limit < 1'000'000 && skip < 1'000'000) {
            sort.most = *projection.limit + skip;
        }
        plan = on_top(std::move(plan), std::move(sort), rows);
    }
    if (projection.skip || projection.limit) {
        plan = on_top(std::move(plan), SlicePlan{skip, projection.limit}, rows);
    }
    for (Expr& predicate : projection.where)
        plan_subqueries(predicate);
    return filtered(std::move(plan), projection.where);
}

PlanPtr Planner::plan_clauses(std::vector<BoundClause>& clauses, PlanPtr plan, BoundSlots& bound) {
    for (BoundClause& clause : clauses) {
        if (auto* match = std::get_if<BoundMatch>(&clause)) {
            plan = match->optional ? plan_optional(*match, std::move(plan), bound)
                                   : plan_match(*match, std::move(plan), bound);
        } else if (auto* unwind = std::get_if<BoundUnwind>(&clause)) {
            plan_subqueries(unwind->list);
            bound.add(unwind->slot);
            const double rows = plan->rows * 10;
            plan = on_top(std::move(plan), UnwindPlan{unwind->list, unwind->slot}, rows);
        } else {
            plan = plan_projection(std::get<BoundProjection>(clause), std::move(plan), bound);
        }
    }
    return plan;
}

PlanPtr make_plan(const Graph& graph, BoundPart& part, bool keep_grounds) {
    Planner planner(graph, part.frame, keep_grounds);
    BoundSlots bound(part.frame.kinds.size());
    auto argument = std::make_unique<Plan>();
    argument->operation = ArgumentPlan{};
    PlanPtr plan = planner.plan_clauses(part.clauses, std::move(argument), bound);
    std::vector<Slot> needed;
    for (const auto& [name, slot] : part.outputs)
        needed.push_back(slot);
    set_live_slots(*plan, needed, part.frame.kinds.size());
    if (!keep_grounds) count_edges(*plan, part.frame);
    return plan;
}

}  // namespace entente::engine
