// What is only counted needs no rows: where a grouping reads neither the edges that a step follows
// nor the nodes they lead to, the number of ways to take it is enough; and where it reads nothing
// at all, the graph may keep that number.
#include <algorithm>
#include <utility>

#include "planner.hpp"

namespace entente::engine {
namespace {

bool reads(const std::vector<Slot>& live, Slot slot) {
    return std::ranges::binary_search(live, slot);
}

/// True when the step can be counted below a reader of `live`.
bool countable(const ExpandPlan& step, const std::vector<Slot>& live, const Frame& frame) {
    const auto is_list = [&](Slot slot) { return frame.kinds[slot] != SlotKind::edge; };
    return !step.into && !reads(live, step.edge) && !reads(live, step.to) &&
           std::ranges::none_of(step.different, is_list);
}

/// Brings the expansions right below a grouping together into one count.
bool count_steps(Plan& grouping, const Frame& frame) {
    const std::vector<Slot> live = grouping.input->live;
    CountPlan count;
    PlanPtr below = std::move(grouping.input);
    while (auto* step = std::get_if<ExpandPlan>(&below->operation)) {
        if (!countable(*step, live, frame)) break;
        count.steps.push_back(std::move(*step));
        below = std::move(below->input);
    }
    std::ranges::reverse(count.steps);
    const bool any = !count.steps.empty();
    if (any) {
        const double rows = below->rows;
        below = on_top(std::move(below), std::move(count), rows);
        below->live = live;
    }
    grouping.input = std::move(below);
    return any;
}

/// Counts what closes a cycle right below a grouping.
bool count_intersection(Plan& below) {
    auto* intersect = std::get_if<IntersectPlan>(&below.operation);
    if (intersect == nullptr || reads(below.live, intersect->to)) return false;
    const auto edge_read = [&](const IntersectPlan::Leg& leg) {
        return !leg.exists && reads(below.live, leg.step.edge);
    };
    if (std::ranges::any_of(intersect->legs, edge_read)) return false;
    intersect->counted = true;
    below.rows = below.input->rows;
    return true;
}

/// The number of nodes that a scan gives, where the graph knows it.
std::optional<KnownCountPlan> known_nodes(const Graph& graph, const ScanPlan& scan) {
    NodeCheck rest = scan.check;
    if (scan.label) std::erase(rest.all, *scan.label);
    if (!rest.trivial()) return std::nullopt;
    if (!scan.label) return KnownCountPlan{graph.node_count(), "nodes"};
    return KnownCountPlan{graph.nodes_with(*scan.label).size(),
                          "nodes :" + std::string(graph.label_name(*scan.label))};
}

/// The number of edges that a step from every node counts, where the graph knows it.
std::optional<KnownCountPlan> known_edges(const Graph& graph, const ScanPlan& scan,
                                          const CountPlan& count) {
    const ExpandPlan& step = count.steps.front();
    if (scan.label || !scan.check.trivial() || count.steps.size() > 1 || !step.target.trivial() ||
        !step.edges.time.is_all() || step.heading == Heading::both || !step.different.empty()) {
        return std::nullopt;
    }
    if (step.edges.any_type) return KnownCountPlan{graph.edge_count(), "relationships"};
    KnownCountPlan known{0, "relationships "};
    for (const TypeId type : step.edges.types) {
        known.count += graph.edges_of_type(type);
        known.of += (known.of.back() == ' ' ? ":" : "|") + std::string(graph.type_name(type));
    }
    return known;
}

/// Asks the graph where every node or every edge of a type is counted.
bool count_known(const Graph& graph, Plan& grouping) {
    Plan& counted = *grouping.input;
    const auto* count = std::get_if<CountPlan>(&counted.operation);
    Plan& bottom = count == nullptr ? counted : *counted.input;
    const auto* scan = std::get_if<ScanPlan>(&bottom.operation);
    if (scan == nullptr || reads(counted.live, scan->slot)) return false;
    auto known = count == nullptr ? known_nodes(graph, *scan) : known_edges(graph, *scan, *count);
    if (!known) return false;
    PlanPtr rest = std::move(bottom.input);
    const double rows = rest->rows;
    grouping.input = on_top(std::move(rest), *std::move(known), rows);
    return true;
}

}  // namespace

bool fold_counts(const Graph& graph, const Frame& frame, Plan& plan) {
    bool changed = false;
    for (Plan* at = &plan; at != nullptr; at = at->input.get()) {
        if (!std::holds_alternative<AggregatePlan>(at->operation)) continue;
        changed = count_steps(*at, frame) || count_intersection(*at->input) || changed;
        changed = count_known(graph, *at) || changed;
    }
    return changed;
}

}  // namespace entente::engine
