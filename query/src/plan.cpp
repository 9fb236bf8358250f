// Planning a whole query, clause by clause.
#include "plan.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "planner.hpp"
#include "procedure.hpp"

namespace entente::engine {
namespace {

/// The slots that a grouping reads, or nothing when the clause is none. That a variable is counted
/// does not read it: fold_counts() sees to that.
std::optional<std::vector<Slot>> read_by_grouping(const BoundClause& clause) {
    const auto* projection = std::get_if<BoundProjection>(&clause);
    if (projection == nullptr || !projection->aggregated) return std::nullopt;
    std::vector<Slot> read;
    const auto add = [&](const Expr& expression) {
        const auto slots = free_slots(expression);
        read.insert(read.end(), slots.begin(), slots.end());
    };
    for (const auto& [slot, key] : projection->keys)
        add(key);
    for (const BoundAggregate& aggregate : projection->aggregates) {
        const bool counted = aggregate.kind == AggregateKind::count && !aggregate.distinct &&
                             aggregate.argument->get_if<SlotRef>() != nullptr;
        if (aggregate.argument && !counted) add(*aggregate.argument);
        if (aggregate.parameter) add(*aggregate.parameter);
    }
    return read;
}

/// Whether an operator binds the slot to a node or an edge in every row it makes.
struct Binds {
    Slot slot;
    bool operator()(const ScanPlan& scan) const { return scan.slot == slot; }
    bool operator()(const LookupPlan& lookup) const { return lookup.slot == slot; }
    bool operator()(const ExpandPlan& expand) const {
        return expand.edge == slot || (!expand.into && expand.to == slot);
    }
    bool operator()(const PathsPlan& paths) const {
        return !paths.step.into && paths.step.to == slot;
    }
    bool operator()(const FollowPlan& follow) const { return (*this)(follow.step); }
    bool operator()(const IntersectPlan& intersect) const {
        return intersect.to == slot || std::ranges::any_of(intersect.legs, [&](const auto& leg) {
                   return !leg.exists && leg.step.edge == slot;
               });
    }
    bool operator()(const auto&) const { return false; }
};

/// True when an operator of the plan does.
bool binds(const Plan& plan, Slot slot) {
    for (const Plan* at = &plan; at != nullptr; at = at->input.get()) {
        if (std::visit(Binds{slot}, at->operation)) return true;
    }
    return false;
}

/// count(x) of what is never null counts rows, and reads nothing.
void count_rows_instead(BoundAggregate& aggregate, const Plan& plan) {
    if (aggregate.kind != AggregateKind::count || aggregate.distinct) return;
    const auto* counted = aggregate.argument->get_if<SlotRef>();
    if (counted == nullptr || !binds(plan, counted->slot)) return;
    aggregate.kind = AggregateKind::count_rows;
    aggregate.argument.reset();
}

std::vector<Slot> output_slots(const BoundProjection& projection) {
    std::vector<Slot> slots;
    for (const auto& [name, slot] : projection.outputs)
        slots.push_back(slot);
    return slots;
}

/// A guess: a procedure that gives nodes gives all of them.
double rows_given(const Procedure& procedure, const Graph& graph) {
    const auto& columns = procedure.signature.columns;
    if (columns.empty()) return 1;
    const bool nodes = std::ranges::any_of(
        columns, [](const ast::Field& column) { return slot_kind(column.type) == SlotKind::node; });
    return nodes ? graph.node_count() : 10;
}

}  // namespace

bool has_subquery(const Expr& expression) {
    if (expression.get_if<ExistsOf>() || expression.get_if<CollectOf>()) return true;
    return std::ranges::any_of(expression.operands, has_subquery);
}

bool NodeCheck::accepts(const Graph& graph, NodeId node) const {
    if (impossible || node >= graph.node_count()) return false;
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
    if (!keep_grounds_ && !query.result) {
        drop_doubles(frame_, *plan, true);
        set_live_slots(*plan, needed, frame_.kinds.size());
    }
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
            count_rows_instead(aggregate, *plan);
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

PlanPtr Planner::plan_call(BoundCall& call, PlanPtr plan, BoundSlots& bound) {
    for (Expr& argument : call.arguments)
        plan_subqueries(argument);
    for (const auto& [column, slot] : call.yields)
        bound.add(slot);
    for (Expr& predicate : call.where)
        plan_subqueries(predicate);
    const double rows = plan->rows * rows_given(*call.procedure, graph_);
    plan = on_top(std::move(plan),
                  CallPlan{call.procedure, call.arguments, call.yields, call.place}, rows);
    return filtered(std::move(plan), call.where);
}

PlanPtr Planner::plan_clauses(std::vector<BoundClause>& clauses, PlanPtr plan, BoundSlots& bound) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        BoundClause& clause = clauses[i];
        if (auto* match = std::get_if<BoundMatch>(&clause)) {
            std::optional<std::vector<Slot>> read;
            if (!keep_grounds_ && i + 1 < clauses.size()) read = read_by_grouping(clauses[i + 1]);
            plan = match->optional
                       ? plan_optional(*match, std::move(plan), bound)
                       : plan_match(*match, std::move(plan), bound, read ? &*read : nullptr);
        } else if (auto* unwind = std::get_if<BoundUnwind>(&clause)) {
            plan_subqueries(unwind->list);
            bound.add(unwind->slot);
            const double rows = plan->rows * 10;
            plan = on_top(std::move(plan), UnwindPlan{unwind->list, unwind->slot}, rows);
        } else if (auto* call = std::get_if<BoundCall>(&clause)) {
            plan = plan_call(*call, std::move(plan), bound);
        } else {
            plan = plan_projection(std::get<BoundProjection>(clause), std::move(plan), bound);
        }
    }
    return plan;
}

namespace {

/// Leaves out rows that only differ in what nobody reads.
void need_less(const Graph& graph, const Frame& frame, const std::vector<Slot>& needed,
               Plan& plan) {
    const std::size_t slots = frame.kinds.size();
    if (fold_counts(graph, frame, plan)) set_live_slots(plan, needed, slots);
    drop_doubles(frame, plan, false);
    set_live_slots(plan, needed, slots);
}

}  // namespace

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
    if (!keep_grounds) need_less(graph, part.frame, needed, *plan);
    return plan;
}

PlanPtr make_plan(const Graph& graph, Frame& frame, std::vector<BoundClause>& clauses,
                  const GivenRows& given, const std::vector<Slot>& needed) {
    Planner planner(graph, frame, false, given.may_be_gone);
    BoundSlots bound(frame.kinds.size());
    for (const Slot slot : given.slots)
        bound.add(slot);
    if (given.tag != no_slot) bound.add(given.tag);
    auto argument = std::make_unique<Plan>();
    argument->operation = ArgumentPlan{given.tag};
    argument->rows = static_cast<double>(given.count);
    PlanPtr plan = planner.plan_clauses(clauses, std::move(argument), bound);
    set_live_slots(*plan, needed, frame.kinds.size());
    // What is known of the whole graph is known of one row only.
    if (given.single()) need_less(graph, frame, needed, *plan);
    return plan;
}

void plan_subqueries(const Graph& graph, Frame& frame, const GivenRows& given, Expr& expression) {
    Planner(graph, frame, false, given.may_be_gone).plan_subqueries(expression);
}

}  // namespace entente::engine
