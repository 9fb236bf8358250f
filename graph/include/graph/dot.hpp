// A part of a graph as a Graphviz drawing.
#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "graph/graph.hpp"

namespace entente {

/// Writes the nodes and edges as a DOT digraph: ids and labels escaped, a colour for each node
/// label, an edge's type and dates on it, derived edges dashed. The ends of edges are drawn whether
/// or not they are in `nodes`; what is there twice is drawn once.
void write_dot(std::ostream& out, const Graph& graph, std::span<const NodeId> nodes,
               std::span<const EdgeId> edges, std::string_view title);

}  // namespace entente
