#include "shortest_paths.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace entente::engine {
namespace {

/// How a node was reached: at what distance, and by which edges from which nodes one step nearer.
struct Reached {
    std::uint64_t distance = 0;
    std::vector<std::pair<NodeId, EdgeId>> before;
};
using ReachedNodes = std::unordered_map<NodeId, Reached>;

/// Calls `found` with the edges of every way from `node` back to the start.
void trace(const ReachedNodes& reached, NodeId node, std::vector<EdgeId>& tail,
           const std::function<void()>& found) {
    const Reached& at = reached.at(node);
    if (at.distance == 0) {
        found();
        return;
    }
    for (const auto& [before, edge] : at.before) {
        tail.push_back(edge);
        trace(reached, before, tail, found);
        tail.pop_back();
    }
}

/// One of two searches that come towards each other.
struct Side {
    const EdgeWalk& walk;
    ReachedNodes reached{};
    std::vector<NodeId> level{};
    std::uint64_t depth = 0;

    Side(const EdgeWalk& edges, NodeId start) : walk(edges), level{start} {
        reached[start].distance = 0;
    }

    /// Goes one step further. Gives the nodes of the new level that the other side has at the edge
    /// of its search: where the shortest paths meet.
    std::vector<NodeId> advance(const Side& other, bool all, Execution& execution,
                                const std::function<bool(EdgeId)>& allowed) {
        std::vector<NodeId> meeting;
        std::vector<NodeId> next_level;
        ++depth;
        for (const NodeId node : level) {
            EdgeWalk::Position position;
            EdgeId edge = no_edge;
            NodeId next = no_node;
            execution.pulse();
            while (walk.next(node, position, edge, next)) {
                const auto known = reached.find(next);
                if (known != reached.end() && (!all || known->second.distance != depth)) continue;
                if (!allowed(edge)) continue;
                if (known != reached.end()) {
                    known->second.before.emplace_back(node, edge);
                    continue;
                }
                reached.emplace(next, Reached{depth, {{node, edge}}});
                next_level.push_back(next);
                if (!other.reached.contains(next)) continue;
                meeting.push_back(next);
                if (!all) return meeting;
            }
        }
        level = std::move(next_level);
        return meeting;
    }
};

}  // namespace

std::vector<FoundPath> find_shortest(const EdgeWalk& walk, Execution& execution,
                                     const PathsPlan& plan, NodeId from,
                                     const std::function<bool(EdgeId)>& allowed,
                                     const std::function<bool(NodeId)>& wanted) {
    const bool all = plan.shortest == ast::PathKind::all_shortest;
    ReachedNodes reached;
    reached[from].distance = 0;
    std::vector<NodeId> level{from};
    std::vector<NodeId> ends;
    if (plan.hops.least == 0 && wanted(from)) ends.push_back(from);
    for (std::uint64_t distance = 1; distance <= plan.hops.most && !level.empty(); ++distance) {
        std::vector<NodeId> next_level;
        for (const NodeId node : level) {
            EdgeWalk::Position position;
            EdgeId edge = no_edge;
            NodeId next = no_node;
            while (walk.next(node, position, edge, next)) {
                execution.pulse();
                if (!allowed(edge)) continue;
                const auto [at, fresh] = reached.try_emplace(next);
                if (fresh) {
                    at->second.distance = distance;
                    next_level.push_back(next);
                    if (wanted(next)) ends.push_back(next);
                }
                if (fresh || (all && at->second.distance == distance)) {
                    at->second.before.emplace_back(node, edge);
                }
            }
        }
        level = std::move(next_level);
    }
    std::vector<FoundPath> found;
    std::vector<EdgeId> tail;
    for (const NodeId end : ends) {
        trace(reached, end, tail, [&] {
            found.push_back({tail, end});
            std::ranges::reverse(found.back().edges);
        });
    }
    return found;
}

std::vector<FoundPath> find_shortest_between(const EdgeWalk& walk, const EdgeWalk& back,
                                             Execution& execution, const PathsPlan& plan,
                                             NodeId from, NodeId into,
                                             const std::function<bool(EdgeId)>& allowed) {
    std::vector<FoundPath> found;
    if (from == into) {
        if (plan.hops.least == 0) found.push_back({{}, into});
        return found;
    }
    const bool all = plan.shortest == ast::PathKind::all_shortest;
    Side ahead(walk, from);
    Side behind(back, into);
    std::vector<NodeId> meeting;
    while (meeting.empty() && !ahead.level.empty() && !behind.level.empty() &&
           ahead.depth + behind.depth < plan.hops.most) {
        const bool forward = ahead.level.size() <= behind.level.size();
        meeting = forward ? ahead.advance(behind, all, execution, allowed)
                          : behind.advance(ahead, all, execution, allowed);
    }
    std::vector<EdgeId> head;
    std::vector<EdgeId> tail;
    for (const NodeId node : meeting) {
        trace(ahead.reached, node, head, [&] {
            trace(behind.reached, node, tail, [&] {
                execution.count(1);
                found.push_back({head, into});
                std::vector<EdgeId>& edges = found.back().edges;
                std::ranges::reverse(edges);
                edges.insert(edges.end(), tail.begin(), tail.end());
            });
        });
    }
    return found;
}

}  // namespace entente::engine
