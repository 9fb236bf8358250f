// Planning one pattern: its order turned into operators.
#include <algorithm>
#include <optional>
#include <utility>

#include "expansion.hpp"
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
            pending_slots_.push_back(free_slots(predicate));
            pending_.emplace_back(predicate);
        }
    }

    /// `check_all`: also of known nodes that could be any.
    PlanPtr build(const std::vector<Step>& steps, bool check_all) {
        check_known_nodes(check_all);
        add_filters();
        for (const Step& step : steps) {
            if (step.kind == Step::Kind::start) {
                add_start(step);
            } else if (step.kind == Step::Kind::join) {
                add_join(step);
            } else if (step.kind == Step::Kind::test) {
                add_test(step);
            } else if (step.kind == Step::Kind::intersect) {
                add_intersection(step);
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
    void check_known_nodes(bool all) {
        for (std::size_t i = 0; i < match_.nodes.size(); ++i) {
            if (!match_.nodes[i].known || (!all && order_.check(i).trivial())) continue;
            const double rows = plan_->rows;
            plan_ = on_top(std::move(plan_), CheckNodePlan{match_.nodes[i].slot, order_.check(i)},
                           rows);
        }
    }

    void add_filters() {
        std::vector<Expr> ready;
        for (std::size_t i = 0; i < pending_.size(); ++i) {
            if (!pending_[i] || !bound_.has_all(pending_slots_[i])) continue;
            ready.push_back(*std::move(pending_[i]));
            pending_[i].reset();
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

    /// The scan that a start is, with what can be asked of the node alone, joined by value.
    void add_join(const Step& step) {
        const Slot slot = match_.nodes[step.index].slot;
        const NodeCheck& check = order_.check(step.index);
        HashJoinPlan join;
        join.made = {slot};
        for (const JoinKey& key : order_.join_keys(step.index, bound_)) {
            join.keys.push_back(*key.bound);
            join.inner_keys.push_back(*key.sought);
        }
        std::vector<Expr> alone;
        for (std::size_t i = 0; i < pending_.size(); ++i) {
            if (!pending_[i] || pending_slots_[i] != join.made || has_subquery(*pending_[i]))
                continue;
            alone.push_back(*std::move(pending_[i]));
            pending_[i].reset();
        }
        auto argument = std::make_unique<Plan>();
        argument->operation = ArgumentPlan{};
        const double rows = Statistics(graph_).nodes(check);
        ScanPlan scan{slot, smallest_label(graph_, check), check};
        join.inner = filtered(on_top(std::move(argument), std::move(scan), rows), std::move(alone));
        bound_.add(slot);
        plan_ = on_top(std::move(plan_), std::move(join), step.rows);
    }

    ExpandPlan expansion(std::size_t index, bool reversed) {
        const BoundEdge& edge = match_.edges[index];
        const std::size_t from = reversed ? edge.to : edge.from;
        const std::size_t to = reversed ? edge.from : edge.to;
        ExpandPlan expand;
        expand.from = match_.nodes[from].slot;
        expand.to = match_.nodes[to].slot;
        expand.edge = edge.slot;
        expand.heading = edge.either ? Heading::both : reversed ? Heading::in : Heading::out;
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

    /// The step along an edge test.
    ExpandPlan expansion_of_test(std::size_t index, bool reversed) {
        const EdgeTest& test = order_.test(index);
        pending_[test.predicate].reset();
        ExpandPlan expand = reversed ? turned(test.step) : test.step;
        expand.into = false;
        expand.once = false;
        expand.ends_once = true;
        expand.target = order_.check(reversed ? test.from : test.to);
        return expand;
    }

    void add_test(const Step& step) {
        ExpandPlan expand = expansion_of_test(step.index, step.reversed);
        bound_.add(expand.to);
        plan_ = on_top(std::move(plan_), std::move(expand), step.rows);
    }

    void add_intersection(const Step& step) {
        IntersectPlan intersect;
        intersect.to = match_.nodes[step.index].slot;
        intersect.target = order_.check(step.index);
        for (const std::size_t edge : step.edges) {
            const bool reversed = match_.edges[edge].from == step.index;
            intersect.legs.push_back({expansion(edge, reversed), false});
            done_.push_back(edge);
            bound_.add(match_.edges[edge].slot);
        }
        for (const std::size_t test : step.tests) {
            const bool reversed = order_.test(test).from == step.index;
            intersect.legs.push_back({expansion_of_test(test, reversed), true});
        }
        bound_.add(intersect.to);
        plan_ = on_top(std::move(plan_), std::move(intersect), step.rows);
    }

    void add_edge(const Step& step) {
        BoundEdge& edge = match_.edges[step.index];
        ExpandPlan expand = expansion(step.index, step.reversed);
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
    std::vector<std::optional<Expr>> pending_;  ///< by predicate; nothing: it is taken care of
    std::vector<std::vector<Slot>> pending_slots_;
    std::vector<std::size_t> done_;
};

}  // namespace

PlanPtr Planner::plan_match(BoundMatch& match, PlanPtr input, BoundSlots& bound,
                            const std::vector<Slot>* counted) {
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
    MatchOrder order(*this, match, bound, input->rows, counted);
    const std::vector<Step> steps = order.steps();
    return MatchBuilder(graph_, match, order, std::move(input), bound).build(steps, check_given_);
}

}  // namespace entente::engine
