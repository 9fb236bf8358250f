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

/// Writes out every way back from `node` to the start.
void trace(const ReachedNodes& reached, NodeId node, NodeId end, std::vector<EdgeId>& tail,
           std::vector<FoundPath>& found) {
    const Reached& at = reached.at(node);
    if (at.distance == 0) {
        FoundPath path{tail, end};
        std::ranges::reverse(path.edges);
        found.push_back(std::move(path));
        return;
    }
    for (const auto& [before, edge] : at.before) {
        tail.push_back(edge);
        trace(reached, before, end, tail, found);
        tail.pop_back();
    }
}

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
    const bool one_end = plan.step.into;
    for (std::uint64_t distance = 1; distance <= plan.hops.most && !level.empty(); ++distance) {
        if (one_end && !ends.empty()) break;
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
    for (const NodeId end : ends)
        trace(reached, end, end, tail, found);
    return found;
}

}  // namespace entente::engine
