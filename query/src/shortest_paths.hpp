// Shortest paths, breadth first: from one node, or from both ends at once.
#pragma once

#include <functional>
#include <vector>

#include "execution.hpp"
#include "expansion.hpp"

namespace entente::engine {

struct FoundPath {
    std::vector<EdgeId> edges;
    NodeId end = no_node;
};

/// The shortest path (or all that are as short) from `from` to every wanted node. `allowed` says
/// which edges may be used.
[[nodiscard]] std::vector<FoundPath> find_shortest(const EdgeWalk& walk, Execution& execution,
                                                   const PathsPlan& plan, NodeId from,
                                                   const std::function<bool(EdgeId)>& allowed,
                                                   const std::function<bool(NodeId)>& wanted);

/// The shortest path (or all that are as short) from one node to another. Both ends are searched
/// from, the one with the fewer nodes at its edge next, until the searches meet: with b edges a
/// node and d steps that costs about 2 b^(d/2) instead of b^d. `back` walks the edges the other
/// way.
[[nodiscard]] std::vector<FoundPath> find_shortest_between(
    const EdgeWalk& walk, const EdgeWalk& back, Execution& execution, const PathsPlan& plan,
    NodeId from, NodeId into, const std::function<bool(EdgeId)>& allowed);

}  // namespace entente::engine
