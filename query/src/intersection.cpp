#include "intersection.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace entente::engine {
namespace {

/// The first place at or after `at` that is not below `node`: steps that double, then halving.
std::size_t gallop(std::span<const NodeId> nodes, std::size_t at, NodeId node) {
    std::size_t step = 1;
    std::size_t low = at;
    while (at < nodes.size() && nodes[at] < node) {
        low = at + 1;
        at += step;
        step *= 2;
    }
    const auto begin = nodes.begin() + static_cast<std::ptrdiff_t>(low);
    const auto end = nodes.begin() + static_cast<std::ptrdiff_t>(std::min(at, nodes.size()));
    return static_cast<std::size_t>(std::lower_bound(begin, end, node) - nodes.begin());
}

}  // namespace

Intersection::Intersection(Execution& execution, const IntersectPlan& plan)
    : execution_(execution),
      graph_(execution.graph()),
      plan_(plan),
      time_(plan.legs.front().step.edges.time),
      chosen_(plan.legs.size(), no_edge) {
    if (!time_.is_all()) validities_ = graph_.edge_validities();
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        const IntersectPlan::Leg& planned = plan.legs[i];
        Leg leg;
        leg.plan = &planned;
        leg.out = planned.step.heading == Heading::out;
        for (const Slot slot : planned.step.different) {
            const auto other = std::ranges::find_if(
                legs_, [&](const Leg& before) { return before.plan->step.edge == slot; });
            if (other == legs_.end()) {
                leg.row_edges.push_back(slot);
            } else {
                leg.earlier.push_back(static_cast<std::size_t>(other - legs_.begin()));
            }
        }
        legs_.push_back(std::move(leg));
        if (!planned.exists) edge_legs_.push_back(i);
    }
}

bool Intersection::Leg::seek(NodeId node) {
    if (is_marked && !marked(node)) return false;
    at = gallop(others, at, node);
    end = at;
    while (end < others.size() && others[end] == node)
        ++end;
    return end > at;
}

/// Turns a leg to the neighbours of another node.
void Intersection::move(Leg& leg, NodeId from) const {
    if (leg.is_marked) {
        for (const NodeId node : leg.others)
            leg.marks[node / 64] = 0;
        leg.is_marked = false;
    }
    leg.from = from;
    const TypeId type = leg.plan->step.edges.types.front();
    if (leg.out) {
        const OutEdges edges = graph_.out_edges(from, type);
        leg.first = edges.first;
        leg.others = edges.targets;
    } else {
        const InEdges edges = graph_.in_edges(from, type);
        leg.edges = edges.edges;
        leg.others = edges.sources;
    }
}

void Intersection::mark(Leg& leg) const {
    leg.marks.resize(graph_.node_count() / 64 + 1);
    for (const NodeId node : leg.others)
        leg.marks[node / 64] |= std::uint64_t{1} << (node % 64);
    leg.is_marked = true;
}

/// Turns the legs to the row's nodes; false when one has no neighbours.
bool Intersection::open(const Batch& batch, std::uint32_t row) {
    for (Leg& leg : legs_) {
        const NodeId from = batch.columns[leg.plan->step.from].ids[row];
        if (from == no_node) return false;
        if (from != leg.from) {
            move(leg, from);
        } else if (!leg.is_marked && leg.others.size() > 4) {
            mark(leg);  // the second row with this node: there may be many
        }
        if (leg.others.empty()) return false;
        leg.at = 0;
    }
    return true;
}

/// The leg whose neighbours are gone through, each of them looked for among those of the others.
Intersection::Leg& Intersection::cheapest_driver() {
    Leg* cheapest = nullptr;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (Leg& leg : legs_) {
        std::size_t each = 1;
        for (const Leg& other : legs_) {
            if (&other == &leg) continue;
            const std::size_t ratio = other.others.size() / leg.others.size();
            each += other.is_marked ? 1 : 4 + 2 * static_cast<std::size_t>(std::bit_width(ratio));
        }
        if (leg.others.size() * each < least) {
            least = leg.others.size() * each;
            cheapest = &leg;
        }
    }
    return *cheapest;
}

/// Calls `found(node)` for every node that all legs lead to, with the legs at their edges to it.
template <class Found>
void Intersection::for_each_node(const Batch& batch, std::uint32_t row, Found found) {
    execution_.pulse();
    if (!open(batch, row)) return;
    Leg& driver = cheapest_driver();
    const std::span<const NodeId> others = driver.others;
    const auto marked = std::ranges::find_if(
        legs_, [&](const Leg& leg) { return &leg != &driver && leg.is_marked; });
    for (std::size_t at = 0; at < others.size(); at = driver.end) {
        if (marked != legs_.end()) {
            while (at < others.size() && !marked->marked(others[at]))
                ++at;
            if (at == others.size()) break;
        }
        const NodeId node = others[at];
        driver.at = at;
        driver.end = at + 1;
        const bool all =
            std::ranges::all_of(legs_, [&](Leg& leg) { return &leg == &driver || leg.seek(node); });
        if (!all) continue;
        while (driver.end < others.size() && others[driver.end] == node)
            ++driver.end;
        if (plan_.target.accepts(graph_, node) && conditions_hold()) found(node);
    }
}

bool Intersection::allowed(const Leg& leg, EdgeId edge, const Batch& batch,
                           std::uint32_t row) const {
    if (!validities_.empty() && !validities_[edge].overlaps(time_)) return false;
    for (const std::size_t other : leg.earlier) {
        if (chosen_[other] == edge) return false;
    }
    return leg.row_edges.empty() || !is_among(edge, leg.row_edges, batch, row);
}

/// Whether each leg that is a condition has an edge that holds.
bool Intersection::conditions_hold() const {
    return validities_.empty() || std::ranges::all_of(legs_, [&](const Leg& leg) {
               if (!leg.plan->exists) return true;
               for (std::size_t i = leg.at; i < leg.end; ++i) {
                   if (validities_[leg.edge(i)].overlaps(time_)) return true;
               }
               return false;
           });
}

/// Calls `found()` for every choice of edges to the node at hand, one for each leg from `leg` on.
template <class Found>
void Intersection::combine(std::size_t leg, const Batch& batch, std::uint32_t row,
                           const Found& found) {
    if (leg == edge_legs_.size()) {
        found();
        return;
    }
    const std::size_t number = edge_legs_[leg];
    const Leg& at = legs_[number];
    for (std::size_t i = at.at; i < at.end; ++i) {
        const EdgeId edge = at.edge(i);
        if (!allowed(at, edge, batch, row)) continue;
        chosen_[number] = edge;
        combine(leg + 1, batch, row, found);
        chosen_[number] = no_edge;
    }
}

void Intersection::find(const Batch& batch, std::uint32_t row, Matches& matches) {
    matches.nodes.clear();
    matches.edges.clear();
    for_each_node(batch, row, [&](NodeId node) {
        combine(0, batch, row, [&] {
            execution_.pulse();
            matches.nodes.push_back(node);
            for (const std::size_t leg : edge_legs_)
                matches.edges.push_back(chosen_[leg]);
        });
    });
}

std::uint64_t Intersection::count(const Batch& batch, std::uint32_t row) {
    std::uint64_t ways = 0;
    for_each_node(batch, row, [&](NodeId) {
        combine(0, batch, row, [&] {
            execution_.pulse();
            ++ways;
        });
    });
    return ways;
}

}  // namespace entente::engine
