// The cheapest order is sought by trying each node of the pattern as the start and, from there,
// the next steps, the most promising first, until trying has cost enough. The cost of an order is
// the number of rows it is expected to make, or to look at, on the way.
#include "match_order.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace entente::engine {
namespace {

/// A pattern with more nodes than this gets the cheapest start instead of the start with the
/// cheapest whole.
constexpr std::size_t most_trials = 40;

/// So many steps are tried, from all starts together, before the most promising next step is simply
/// taken.
constexpr std::size_t most_steps = 600;

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

/// The only step of a pattern predicate of one edge between two bound nodes; null for another one.
const ExpandPlan* single_edge(const Expr& predicate) {
    const auto* exists = predicate.get_if<ExistsOf>();
    if (exists == nullptr || !exists->query->plan || exists->query->one_row_at_a_time)
        return nullptr;
    const Plan& plan = *exists->query->plan;
    const auto* step = std::get_if<ExpandPlan>(&plan.operation);
    const bool simple = step != nullptr && step->into && step->different.empty() &&
                        step->heading != Heading::both && !step->edges.any_type &&
                        step->edges.types.size() == 1 && step->from != step->to &&
                        std::holds_alternative<ArgumentPlan>(plan.input->operation);
    return simple ? step : nullptr;
}

bool contains(const std::vector<Slot>& slots, Slot slot) {
    return std::ranges::find(slots, slot) != slots.end();
}

}  // namespace

MatchOrder::MatchOrder(Planner& planner, BoundMatch& match, const BoundSlots& bound, double rows,
                       const std::vector<Slot>* counted)
    : planner_(planner), match_(match), counted_(counted), fanouts_(2 * match.edges.size(), -1) {
    prepare_nodes();
    prepare_predicates();
    if (!planner.keeps_grounds()) prepare_tests();
    progress_ = first_progress(bound, rows);
}

std::vector<Step> MatchOrder::steps() {
    progress_ = completed(progress_);
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

void MatchOrder::prepare_tests() {
    const auto node_of = [&](Slot slot) {
        const auto found = std::ranges::find(match_.nodes, slot, &BoundNode::slot);
        return static_cast<std::size_t>(found - match_.nodes.begin());
    };
    for (std::size_t i = 0; i < match_.predicates.size(); ++i) {
        const ExpandPlan* step = single_edge(match_.predicates[i]);
        if (step == nullptr || step->edges.time != match_.time) continue;
        const EdgeTest test{i, node_of(step->from), node_of(step->to), *step};
        if (std::max(test.from, test.to) >= match_.nodes.size()) continue;
        tests_.push_back(test);
        const double targets = std::max(1.0, planner_.statistics().nodes(checks_[test.to]));
        selectivities_[i] = std::min(1.0, test_fanout(tests_.size() - 1, false) / targets);
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
    double& known = fanouts_[2 * edge + (reversed ? 1 : 0)];
    if (known < 0) known = measured_fanout(edge, reversed);
    return known;
}

double MatchOrder::measured_fanout(std::size_t edge, bool reversed) const {
    const BoundEdge& pattern = match_.edges[edge];
    const std::size_t from = reversed ? pattern.to : pattern.from;
    const Heading heading = pattern.either ? Heading::both : reversed ? Heading::in : Heading::out;
    std::span<const NodeId> known;
    if (lookups_[from]) known = lookups_[from]->nodes;
    const double once =
        planner_.statistics().fanout(checks_[from], edge_check(pattern), heading, known);
    if (!pattern.hops) return once;
    const auto hops = std::min<std::uint64_t>(pattern.hops->most, 4);
    const double later = known.empty() ? once
                                       : planner_.statistics().fanout(
                                             checks_[from], edge_check(pattern), heading, {});
    double all = 0;
    double step = std::max(once, 0.1);
    for (std::uint64_t i = 0; i < hops; ++i, step *= std::max(later, 0.1))
        all += step;
    return all;
}

double MatchOrder::test_fanout(std::size_t test, bool reversed) const {
    const EdgeTest& at = tests_[test];
    const std::size_t from = reversed ? at.to : at.from;
    const bool out = (at.step.heading == Heading::out) != reversed;
    std::span<const NodeId> known;
    if (lookups_[from]) known = lookups_[from]->nodes;
    return planner_.statistics().fanout(checks_[from], at.step.edges,
                                        out ? Heading::out : Heading::in, known);
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

/// From one end of an edge test to the other, which is not bound.
std::optional<Step> MatchOrder::test_step(const Progress& progress, std::size_t index) const {
    const EdgeTest& test = tests_[index];
    const bool from = progress.node_bound[test.from] != 0;
    const bool to = progress.node_bound[test.to] != 0;
    if (progress.predicate_done[test.predicate] != 0 || from == to) return std::nullopt;
    const std::size_t target = from ? test.to : test.from;
    const double rows =
        progress.rows * test_fanout(index, !from) * planner_.statistics().share(checks_[target]);
    return Step{Step::Kind::test, index, !from, rows};
}

/// To a node that is not bound, by two or more edges and edge tests from bound ones.
std::optional<Step> MatchOrder::intersection(const Progress& progress, std::size_t node) const {
    Step step{Step::Kind::intersect, node, false, progress.rows};
    double least = std::numeric_limits<double>::infinity();
    double all = 1;
    const auto add = [&](double fanout) {
        least = std::min(least, fanout);
        all *= fanout;
    };
    const auto leads_here = [&](std::size_t from, std::size_t to) {
        return (to == node && from != node && progress.node_bound[from] != 0) ||
               (from == node && to != node && progress.node_bound[to] != 0);
    };
    for (std::size_t i = 0; i < match_.edges.size(); ++i) {
        const BoundEdge& edge = match_.edges[i];
        if (progress.edge_done[i] != 0 || !leads_here(edge.from, edge.to)) continue;
        if (edge.hops || edge.either || edge.any_type || edge.types.size() != 1 ||
            edge.same_as != no_slot) {
            continue;
        }
        step.edges.push_back(i);
        add(fanout(i, edge.from == node));
    }
    for (std::size_t i = 0; i < tests_.size(); ++i) {
        if (progress.predicate_done[tests_[i].predicate] != 0) continue;
        if (!leads_here(tests_[i].from, tests_[i].to)) continue;
        step.tests.push_back(i);
        add(test_fanout(i, tests_[i].from == node));
    }
    const std::size_t legs = step.edges.size() + step.tests.size();
    if (legs < 2 || step.edges.empty() || planner_.keeps_grounds()) return std::nullopt;
    const double targets = std::max(1.0, planner_.statistics().nodes(checks_[node]));
    for (std::size_t i = 1; i < legs; ++i)
        all /= targets;
    step.rows = progress.rows * std::min(all, least);
    // Looking at a neighbour is cheaper than making a row of it.
    step.cost = step.rows + progress.rows * least / 2;
    return step;
}

/// The steps that can be taken next, the one that leaves the fewest rows first. Where a step only
/// looks at what is bound already, there is no other.
std::vector<Step> MatchOrder::next_steps(const Progress& progress) const {
    std::vector<Step> steps;
    std::vector<Step> counts;
    for (std::size_t i = 0; i < match_.edges.size(); ++i) {
        if (progress.edge_done[i] != 0) continue;
        auto step = step_along(progress, i);
        if (!step) continue;
        if (step->kind != Step::Kind::expand) return {*std::move(step)};
        (only_counted(progress, *step) ? counts : steps).push_back(*std::move(step));
    }
    for (std::size_t i = 0; i < tests_.size(); ++i) {
        if (auto step = test_step(progress, i)) steps.push_back(*std::move(step));
    }
    for (std::size_t i = 0; i < match_.nodes.size(); ++i) {
        if (progress.node_bound[i] != 0) continue;
        if (auto step = intersection(progress, i)) steps.push_back(*std::move(step));
    }
    // What is only counted makes no rows, and comes last.
    if (steps.empty() && !counts.empty()) {
        counts.resize(1);
        counts.front().rows = progress.rows;
        counts.front().cost = progress.rows / 4;
        return counts;
    }
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < steps.size(); ++i)
        order.emplace_back(rows_after(progress, steps[i]), i);
    std::ranges::sort(order);
    std::vector<Step> sorted;
    for (const auto& [rows, i] : order)
        sorted.push_back(std::move(steps[i]));
    return sorted;
}

/// True when nothing reads the step's edge nor the node it leads to, so that counting is enough.
bool MatchOrder::only_counted(const Progress& progress, const Step& step) const {
    const BoundEdge& edge = match_.edges[step.index];
    if (counted_ == nullptr || edge.hops || !match_.paths.empty()) return false;
    const std::size_t target = step.reversed ? edge.from : edge.to;
    for (const Slot slot : {edge.slot, match_.nodes[target].slot}) {
        if (contains(*counted_, slot)) return false;
        if (std::ranges::any_of(predicate_slots_,
                                [&](const auto& slots) { return contains(slots, slot); })) {
            return false;
        }
    }
    for (std::size_t i = 0; i < match_.edges.size(); ++i) {
        const BoundEdge& other = match_.edges[i];
        if (i == step.index || progress.edge_done[i] != 0) continue;
        if (other.from == target || other.to == target || other.hops) return false;
    }
    return true;
}

/// The rows after a step, once the predicates it makes decidable have been applied.
double MatchOrder::rows_after(const Progress& progress, const Step& step) const {
    std::size_t target = step.index;
    if (step.kind == Step::Kind::test) {
        target = step.reversed ? tests_[step.index].from : tests_[step.index].to;
    } else if (step.kind != Step::Kind::intersect) {
        const BoundEdge& edge = match_.edges[step.index];
        target = step.reversed ? edge.from : edge.to;
    }
    double rows = step.rows;
    for (std::size_t p = 0; p < predicate_slots_.size(); ++p) {
        if (progress.predicate_done[p] == 0 &&
            contains(predicate_slots_[p], match_.nodes[target].slot)) {
            rows *= selectivities_[p];
        }
    }
    return rows;
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
    const auto take_edge = [&](std::size_t index) {
        const BoundEdge& edge = match_.edges[index];
        progress.edge_done[index] = 1;
        bind_node(progress, edge.from);
        bind_node(progress, edge.to);
        progress.bound.add(edge.slot);
    };
    const auto take_test = [&](std::size_t index) {
        const EdgeTest& test = tests_[index];
        progress.predicate_done[test.predicate] = 1;
        bind_node(progress, test.from);
        bind_node(progress, test.to);
    };
    if (step.kind == Step::Kind::test) {
        take_test(step.index);
    } else if (step.kind == Step::Kind::intersect) {
        std::ranges::for_each(step.edges, take_edge);
        std::ranges::for_each(step.tests, take_test);
    } else {
        take_edge(step.index);
    }
    progress.rows = step.rows;
    progress.cost += step.cost;
    apply_predicates(progress);
    progress.steps.push_back(step);
    progress.steps.back().rows = progress.rows;
}

/// Goes on from here in all ways that promise to be cheaper than the best one known, as long as
/// there is budget.
void MatchOrder::search(const Progress& progress, std::optional<Progress>& best,
                        int& budget) const {
    if (best && progress.cost >= best->cost) return;
    const std::vector<Step> steps = next_steps(progress);
    if (steps.empty()) {
        best = progress;
        return;
    }
    for (const Step& step : steps) {
        if (best && budget <= 0) return;
        --budget;
        Progress next = progress;
        take(next, step);
        search(next, best, budget);
    }
}

Progress MatchOrder::completed(const Progress& progress) const {
    std::optional<Progress> best;
    int budget = static_cast<int>(most_steps / std::max<std::size_t>(1, match_.nodes.size()));
    search(progress, best, budget);
    return *std::move(best);
}

Progress MatchOrder::started(const Progress& progress, std::size_t node) const {
    Progress next = progress;
    double found = planner_.statistics().nodes(checks_[node]);
    if (lookups_[node]) found = std::min(found, static_cast<double>(lookups_[node]->nodes.size()));
    // What a scan reads, it pays for, also what is filtered out again at once.
    const bool joined = next.rows > 1 && !lookups_[node] && !join_keys(node, next.bound).empty();
    next.cost += joined ? next.rows + found : next.rows * found;
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
    next.steps.push_back({joined ? Step::Kind::join : Step::Kind::start, node, false, next.rows});
    return next;
}

std::vector<JoinKey> MatchOrder::join_keys(std::size_t node, const BoundSlots& bound) const {
    std::vector<JoinKey> keys;
    const std::vector<Slot> self{match_.nodes[node].slot};
    for (const Expr& predicate : match_.predicates) {
        const auto* comparison = predicate.get_if<ComparisonOf>();
        if (comparison == nullptr ||
            comparison->operators != std::vector{ast::ComparisonOperator::equal}) {
            continue;
        }
        for (const std::size_t side : {0U, 1U}) {
            const Expr& sought = predicate.operands[side];
            const Expr& other = predicate.operands[1 - side];
            const std::vector<Slot> read = free_slots(other);
            if (free_slots(sought) == self && !read.empty() && bound.has_all(read))
                keys.push_back({&other, &sought});
        }
    }
    return keys;
}

std::optional<Progress> MatchOrder::best_start() const {
    std::optional<Progress> best;
    const bool try_all = match_.nodes.size() <= most_trials;
    for (std::size_t i = 0; i < match_.nodes.size(); ++i) {
        if (progress_.node_bound[i] != 0) continue;
        Progress next = started(progress_, i);
        if (try_all) next = completed(next);
        if (!best || next.cost < best->cost) best = std::move(next);
    }
    if (best && !try_all) best = completed(*best);
    return best;
}

}  // namespace entente::engine
