// Shortest paths from one node, breadth first.
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

/// The shortest path (or all that are as short) to every wanted node; when the end is bound, the
/// search ends with it. `allowed` says which edges may be used.
[[nodiscard]] std::vector<FoundPath> find_shortest(const EdgeWalk& walk, Execution& execution,
                                                   const PathsPlan& plan, NodeId from,
                                                   const std::function<bool(EdgeId)>& allowed,
                                                   const std::function<bool(NodeId)>& wanted);

}  // namespace entente::engine
