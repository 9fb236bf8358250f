// Small graphs for tests, and values as text.
#pragma once

#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "query/engine.hpp"

namespace entente::test {

/// The graph that `CREATE (a:Label {key: value})-[:TYPE]->(b)` describes: one clause, or several
/// each on its own line. A node's variable is also its id.
[[nodiscard]] Graph make_graph(std::string_view text);

/// A value as tests write it: 'text', 1.0, (id), [:TYPE a->b], <(a)-[:T]->(b)>.
[[nodiscard]] std::string shown(const Graph& graph, const Value& value);
[[nodiscard]] std::string shown_edge(const Graph& graph, EdgeId edge);

/// The value of an expression without variables: a literal of the pattern language.
[[nodiscard]] Value literal(const Graph& graph, std::string_view text);

}  // namespace entente::test
