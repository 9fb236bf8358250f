// The cheapest start is sought by trying each node of the pattern and taking, from there, the
// cheapest next edge until none is left. The cost of an order is the number of rows it is expected
// to make on the way.
#include "match_order.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace entente::engine {
namespace {

/// A pattern with more nodes than this gets the cheapest start instead of the start with the
/// cheapest whole.
constexpr std::size_t most_trials = 40;

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

}  // namespace

MatchOrder::MatchOrder(Planner& planner, BoundMatch& match, const BoundSlots& bound, double rows)
    : planner_(planner), match_(match) {
    prepare_nodes();
    prepare_predicates();
    progress_ = first_progress(bound, rows);
}

std::vector<Step> MatchOrder::steps() {
    complete(progress_);
    while (auto next = best_start())
        progress_ = std::move(*next);
    return progress_.steps;
}

void MatchOrder::prepare_nodes() {
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

void MatchOrder::prepare_predicates() {
    for (const Expr& predicate : match_.predicates) {
        predicate_slots_.push_back(free_slots(predicate));
        selectivities_.push_back(planner_.statistics().selectivity(predicate));
    }
}

Progress MatchOrder::first_progress(const BoundSlots& bound, double rows) const {
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

double MatchOrder::fanout(std::size_t edge, bool reversed) const {
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

std::optional<Step> MatchOrder::step_along(const Progress& progress, std::size_t index) const {
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
std::optional<Step> MatchOrder::cheapest_edge(const Progress& progress) const {
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

void MatchOrder::bind_node(Progress& progress, std::size_t node) const {
    progress.node_bound[node] = 1;
    progress.bound.add(match_.nodes[node].slot);
}

void MatchOrder::apply_predicates(Progress& progress) const {
    for (std::size_t i = 0; i < predicate_slots_.size(); ++i) {
        if (progress.predicate_done[i] != 0 || !progress.bound.has_all(predicate_slots_[i]))
            continue;
        progress.predicate_done[i] = 1;
        progress.rows *= selectivities_[i];
    }
}

void MatchOrder::take(Progress& progress, const Step& step) const {
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

void MatchOrder::complete(Progress& progress) const {
    while (const auto step = cheapest_edge(progress))
        take(progress, *step);
}

Progress MatchOrder::started(const Progress& progress, std::size_t node) const {
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

std::optional<Progress> MatchOrder::best_start() const {
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

}  // namespace entente::engine
