// Planning one pattern: where to start, and in which order to follow its edges.
//
// The cheapest start is sought by trying each node of the pattern and taking, from there, the
// cheapest next edge until none is left. The cost of an order is the number of rows it is expected
// to make on the way.
#include <algorithm>
#include <limits>
#include <utility>

#include "planner.hpp"

namespace entente::engine {
namespace {

/// A pattern with more nodes than this gets the cheapest start instead of the start with the
/// cheapest whole.
constexpr std::size_t most_trials = 40;

/// A start or an edge of the order in which a pattern is matched.
struct Step {
    enum class Kind : std::uint8_t { start, expand, into, follow } kind = Kind::start;
    std::size_t index = 0;  ///< into nodes for a start, else into edges
    bool reversed = false;  ///< the edge is followed from its `to` to its `from`
    double rows = 0;        ///< expected after it
};

/// How far an order has come.
struct Progress {
    std::vector<char> node_bound;
    std::vector<char> edge_done;
    std::vector<char> predicate_done;
    BoundSlots bound;
    double rows = 1;
    double cost = 0;
    std::vector<Step> steps;
};

class MatchPlanner {
public:
    MatchPlanner(Planner& planner, BoundMatch& match, const BoundSlots& bound, double rows)
        : planner_(planner), match_(match) {
        prepare_nodes();
        prepare_predicates();
        progress_ = first_progress(bound, rows);
    }

    std::vector<Step> order() {
        complete(progress_);
        while (auto next = best_start())
            progress_ = std::move(*next);
        return progress_.steps;
    }

    [[nodiscard]] const NodeCheck& check(std::size_t node) const { return checks_[node]; }
    [[nodiscard]] const std::optional<Lookup>& lookup(std::size_t node) const {
        return lookups_[node];
    }
    [[nodiscard]] EdgeCheck edge_check(const BoundEdge& edge) const {
        return {edge.any_type, edge.types, match_.time};
    }

private:
    void prepare_nodes();
    void prepare_predicates();
    Progress first_progress(const BoundSlots& bound, double rows) const;
    void complete(Progress& progress) const;
    std::optional<Step> cheapest_edge(const Progress& progress) const;
    std::optional<Step> step_along(const Progress& progress, std::size_t index) const;
    void take(Progress& progress, const Step& step) const;
    void bind_node(Progress& progress, std::size_t node) const;
    void apply_predicates(Progress& progress) const;
    Progress started(const Progress& progress, std::size_t node) const;
    std::optional<Progress> best_start() const;
    double fanout(std::size_t edge, bool reversed) const;

    Planner& planner_;
    BoundMatch& match_;
    std::vector<NodeCheck> checks_;
    std::vector<std::optional<Lookup>> lookups_;
    std::vector<std::vector<Slot>> predicate_slots_;
    std::vector<double> selectivities_;
    Progress progress_{{}, {}, {}, BoundSlots(0), 1, 0, {}};
};

NodeCheck node_check(const BoundNode& node, Interval time) {
    NodeCheck check;
    check.time = time;
    for (const auto& label : node.labels) {
        if (label) {
            (node.any_label ? check.any : check.all).push_back(*label);
        } else if (!node.any_label) {
            check.impossible = true;
        }
    }
    if (node.any_label && check.any.empty()) check.impossible = true;
    return check;
}

void MatchPlanner::prepare_nodes() {
    for (const BoundNode& node : match_.nodes) {
        checks_.push_back(node_check(node, match_.time));
        std::optional<Lookup> best;
        for (const Expr& predicate : match_.predicates) {
            if (node.known) break;
            auto lookup = find_lookup(planner_.graph(), predicate, node.slot);
            if (lookup && (!best || lookup->nodes.size() < best->nodes.size())) {
                best = std::move(lookup);
            }
        }
        lookups_.push_back(std::move(best));
    }
}

void MatchPlanner::prepare_predicates() {
    for (const Expr& predicate : match_.predicates) {
        predicate_slots_.push_back(free_slots(predicate));
        selectivities_.push_back(planner_.statistics().selectivity(predicate));
    }
}

Progress MatchPlanner::first_progress(const BoundSlots& bound, double rows) const {
    Progress progress{std::vector<char>(match_.nodes.size(), 0),
                      std::vector<char>(match_.edges.size(), 0),
                      std::vector<char>(match_.predicates.size(), 0),
                      bound,
                      rows,
                      0,
                      {}};
    for (std::size_t i = 0; i < match_.nodes.size(); ++i) {
        if (match_.nodes[i].known) progress.node_bound[i] = 1;
    }
    apply_predicates(progress);
    return progress;
}

double MatchPlanner::fanout(std::size_t edge, bool reversed) const {
    const BoundEdge& pattern = match_.edges[edge];
    const std::size_t from = reversed ? pattern.to : pattern.from;
    const Heading heading = pattern.either ? Heading::both : reversed ? Heading::in : Heading::out;
    std::span<const NodeId> known;
    if (lookups_[from]) known = lookups_[from]->nodes;
    const double once =
        planner_.statistics().fanout(checks_[from], edge_check(pattern), heading, known);
    if (!pattern.hops) return once;
    const auto hops = std::min<std::uint64_t>(pattern.hops->most, 4);
    double all = 0;
    double step = 1;
    for (std::uint64_t i = 0; i < hops; ++i)
        all += step *= std::max(once, 0.1);
    return all;
}

std::optional<Step> MatchPlanner::step_along(const Progress& progress, std::size_t index) const {
    const BoundEdge& edge = match_.edges[index];
    const bool from = progress.node_bound[edge.from] != 0;
    const bool to = progress.node_bound[edge.to] != 0;
    if (edge.same_as != no_slot && progress.bound.has(edge.same_as)) {
        return Step{Step::Kind::follow, index, !from && to, progress.rows};
    }
    if (!from && !to) return std::nullopt;
    if (from && to) {
        const double targets = std::max(1.0, planner_.statistics().nodes(checks_[edge.to]));
        const double rows = progress.rows * std::min(1.0, fanout(index, false) / targets);
        return Step{Step::Kind::into, index, false, rows};
    }
    const std::size_t target = from ? edge.to : edge.from;
    // A search for a shortest path had better know both its ends.
    if (edge.shortest != ast::PathKind::all && lookups_[target]) return std::nullopt;
    double rows =
        progress.rows * fanout(index, !from) * planner_.statistics().share(checks_[target]);
    return Step{Step::Kind::expand, index, !from, rows};
}

/// The edge with a bound end that leaves the fewest rows, once the predicates it makes decidable
/// have been applied.
std::optional<Step> MatchPlanner::cheapest_edge(const Progress& progress) const {
    std::optional<Step> cheapest;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < match_.edges.size(); ++i) {
        if (progress.edge_done[i] != 0) continue;
        const auto step = step_along(progress, i);
        if (!step) continue;
        double rows = step->rows;
        const std::size_t target = step->reversed ? match_.edges[i].from : match_.edges[i].to;
        for (std::size_t p = 0; p < predicate_slots_.size(); ++p) {
            const auto& slots = predicate_slots_[p];
            if (progress.predicate_done[p] == 0 &&
                std::ranges::find(slots, match_.nodes[target].slot) != slots.end()) {
                rows *= selectivities_[p];
            }
        }
        if (!cheapest || rows < least) {
            cheapest = step;
            least = rows;
        }
    }
    return cheapest;
}

void MatchPlanner::bind_node(Progress& progress, std::size_t node) const {
    progress.node_bound[node] = 1;
    progress.bound.add(match_.nodes[node].slot);
}

void MatchPlanner::apply_predicates(Progress& progress) const {
    for (std::size_t i = 0; i < predicate_slots_.size(); ++i) {
        if (progress.predicate_done[i] != 0 || !progress.bound.has_all(predicate_slots_[i]))
            continue;
        progress.predicate_done[i] = 1;
        progress.rows *= selectivities_[i];
    }
}

void MatchPlanner::take(Progress& progress, const Step& step) const {
    const BoundEdge& edge = match_.edges[step.index];
    progress.edge_done[step.index] = 1;
    bind_node(progress, edge.from);
    bind_node(progress, edge.to);
    progress.bound.add(edge.slot);
    progress.rows = step.rows;
    progress.cost += step.rows;
    apply_predicates(progress);
    progress.steps.push_back(step);
    progress.steps.back().rows = progress.rows;
}

void MatchPlanner::complete(Progress& progress) const {
    while (const auto step = cheapest_edge(progress))
        take(progress, *step);
}

Progress MatchPlanner::started(const Progress& progress, std::size_t node) const {
    Progress next = progress;
    double found = planner_.statistics().nodes(checks_[node]);
    if (lookups_[node]) found = std::min(found, static_cast<double>(lookups_[node]->nodes.size()));
    // What a scan reads, it pays for, also what is filtered out again at once.
    next.cost += next.rows * found;
    next.rows *= found;
    bind_node(next, node);
    if (lookups_[node]) {
        // The predicate that the index answers has done its work.
        const double rows = next.rows;
        apply_predicates(next);
        next.rows = std::min(rows, std::max(next.rows, std::min(1.0, rows)));
    } else {
        apply_predicates(next);
    }
    next.steps.push_back({Step::Kind::start, node, false, next.rows});
    return next;
}

std::optional<Progress> MatchPlanner::best_start() const {
    std::optional<Progress> best;
    const bool try_all = match_.nodes.size() <= most_trials;
    for (std::size_t i = 0; i < match_.nodes.size(); ++i) {
        if (progress_.node_bound[i] != 0) continue;
        Progress next = started(progress_, i);
        if (try_all) complete(next);
        if (!best || next.cost < best->cost) best = std::move(next);
    }
    if (best && !try_all) complete(*best);
    return best;
}

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
    MatchBuilder(const Graph& graph, BoundMatch& match, const MatchPlanner& order, PlanPtr input,
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
    const MatchPlanner& order_;
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
    MatchPlanner order(*this, match, bound, input->rows);
    const std::vector<Step> steps = order.order();
    return MatchBuilder(graph_, match, order, std::move(input), bound).build(steps);
}

}  // namespace entente::engine
