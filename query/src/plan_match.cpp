// Planning one pattern: its order turned into operators.
#include <algorithm>
#include <utility>

#include "match_order.hpp"

namespace entente::engine {
namespace {

/// True when one edge could be both: their types have one in common.
bool may_coincide(const BoundEdge& a, const BoundEdge& b) {
    if (a.any_type) return b.any_type || !b.types.empty();
    if (b.any_type) return !a.types.empty();
    return std::ranges::any_of(
        a.types, [&](TypeId type) { return std::ranges::binary_search(b.types, type); });
}

/// Turns an order into operators, with each predicate right after the step that makes it decidable.
class MatchBuilder {
public:
    MatchBuilder(const Graph& graph, BoundMatch& match, const MatchOrder& order, PlanPtr input,
                 BoundSlots& bound)
        : graph_(graph), match_(match), order_(order), plan_(std::move(input)), bound_(bound) {
        for (Expr& predicate : match_.predicates) {
            pending_.push_back(std::move(predicate));
            pending_slots_.push_back(free_slots(pending_.back()));
        }
    }

    PlanPtr build(const std::vector<Step>& steps) {
        check_known_nodes();
        add_filters();
        for (const Step& step : steps) {
            if (step.kind == Step::Kind::start) {
                add_start(step);
            } else {
                add_edge(step);
            }
            add_filters();
            plan_->rows = step.rows;
        }
        if (!match_.paths.empty()) {
            for (const auto& [slot, path] : match_.paths)
                bound_.add(slot);
            const double rows = plan_->rows;
            plan_ = on_top(std::move(plan_), ComputePlan{std::move(match_.paths)}, rows);
            add_filters();
        }
        return std::move(plan_);
    }

private:
    void check_known_nodes() {
        for (std::size_t i = 0; i < match_.nodes.size(); ++i) {
            if (!match_.nodes[i].known || order_.check(i).trivial()) continue;
            const double rows = plan_->rows;
            plan_ = on_top(std::move(plan_), CheckNodePlan{match_.nodes[i].slot, order_.check(i)},
                           rows);
        }
    }

    void add_filters() {
        std::vector<Expr> ready;
        for (std::size_t i = 0; i < pending_.size();) {
            if (!bound_.has_all(pending_slots_[i])) {
                ++i;
                continue;
            }
            ready.push_back(std::move(pending_[i]));
            pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(i));
            pending_slots_.erase(pending_slots_.begin() + static_cast<std::ptrdiff_t>(i));
        }
        plan_ = filtered(std::move(plan_), std::move(ready));
    }

    void add_start(const Step& step) {
        const Slot slot = match_.nodes[step.index].slot;
        const NodeCheck& check = order_.check(step.index);
        bound_.add(slot);
        if (const auto& lookup = order_.lookup(step.index)) {
            const double rows = plan_->rows * static_cast<double>(lookup->nodes.size());
            plan_ = on_top(std::move(plan_),
                           LookupPlan{slot, lookup->nodes, check, lookup->found_by}, rows);
            return;
        }
        plan_ = on_top(std::move(plan_), ScanPlan{slot, smallest_label(graph_, check), check},
                       step.rows);
    }

    ExpandPlan expansion(const Step& step) {
        const BoundEdge& edge = match_.edges[step.index];
        const std::size_t from = step.reversed ? edge.to : edge.from;
        const std::size_t to = step.reversed ? edge.from : edge.to;
        ExpandPlan expand;
        expand.from = match_.nodes[from].slot;
        expand.to = match_.nodes[to].slot;
        expand.edge = edge.slot;
        expand.heading = edge.either ? Heading::both : step.reversed ? Heading::in : Heading::out;
        expand.edges = order_.edge_check(edge);
        expand.into = bound_.has(expand.to);
        if (!expand.into) expand.target = order_.check(to);
        expand.ordinal = edge.ordinal;
        for (const std::size_t other : done_) {
            if (may_coincide(match_.edges[other], edge)) {
                expand.different.push_back(match_.edges[other].slot);
            }
        }
        return expand;
    }

    void add_edge(const Step& step) {
        BoundEdge& edge = match_.edges[step.index];
        ExpandPlan expand = expansion(step);
        done_.push_back(step.index);
        const bool from_bound = bound_.has(expand.from);
        bound_.add(expand.from);
        bound_.add(expand.to);
        bound_.add(edge.slot);
        if (step.kind == Step::Kind::follow) {
            FollowPlan follow{edge.same_as, std::move(expand), from_bound, {}};
            if (!from_bound) follow.from = order_.check(step.reversed ? edge.to : edge.from);
            plan_ = on_top(std::move(plan_), std::move(follow), step.rows);
        } else if (edge.hops) {
            // The path reads from the left node of the pattern to the right one.
            const bool backwards = step.reversed != edge.backwards;
            PathsPlan paths{std::move(expand), *edge.hops,           edge.shortest,
                            backwards,         std::move(edge.each), edge.each_slot};
            plan_ = on_top(std::move(plan_), std::move(paths), step.rows);
        } else {
            plan_ = on_top(std::move(plan_), std::move(expand), step.rows);
        }
    }

    const Graph& graph_;
    BoundMatch& match_;
    const MatchOrder& order_;
    PlanPtr plan_;
    BoundSlots& bound_;
    std::vector<Expr> pending_;
    std::vector<std::vector<Slot>> pending_slots_;
    std::vector<std::size_t> done_;
};

}  // namespace

PlanPtr Planner::plan_match(BoundMatch& match, PlanPtr input, BoundSlots& bound) {
    for (Expr& predicate : match.predicates)
        plan_subqueries(predicate);
    for (BoundEdge& edge : match.edges) {
        for (Expr& predicate : edge.each)
            plan_subqueries(predicate);
    }
    if (!match.casts.empty()) {
        for (const auto& [slot, cast] : match.casts)
            bound.add(slot);
        const double rows = input->rows;
        input = on_top(std::move(input), ComputePlan{match.casts}, rows);
    }
    MatchOrder order(*this, match, bound, input->rows);
    const std::vector<Step> steps = order.steps();
    return MatchBuilder(graph_, match, order, std::move(input), bound).build(steps);
}

}  // namespace entente::engine
