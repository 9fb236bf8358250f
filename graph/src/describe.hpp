// Nodes and edges as people wrote them, for messages.
#pragma once

#include <string>

#include "graph/graph.hpp"

namespace entente {

/// The node's id, else its name in quotes, else its number: `JPN`.
[[nodiscard]] std::string describe_node(const Graph& graph, NodeId node);
/// `MEMBER_OF JPN -> NATO`.
[[nodiscard]] std::string describe_edge(const Graph& graph, EdgeId edge);

}  // namespace entente
