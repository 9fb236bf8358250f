// A small graph and answers about it, made by hand.
#pragma once

#include "graph/graph.hpp"
#include "query/answer.hpp"

namespace entente::test {

/// Japan and the United States, who guarantees it since 1960-06-23; names of edges and nodes hold
/// what needs escaping.
[[nodiscard]] Graph example_graph();

inline constexpr NodeId japan = 0;
inline constexpr NodeId united_states = 1;
inline constexpr EdgeId guarantee = 0;

/// "who guarantees Japan's defence?"
[[nodiscard]] Answer example_answer();
/// A typed query with a value of every kind.
[[nodiscard]] Answer example_table();

}  // namespace entente::test
