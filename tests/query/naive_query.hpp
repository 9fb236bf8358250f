// An evaluator of the queries that questions become, written to be plainly right: every pattern is
// held against every edge, every condition against every row. What the engine is held against where
// the queries are made by the question language.
#pragma once

#include <optional>
#include <vector>

#include "graph/graph.hpp"
#include "parser/ast.hpp"

namespace entente::test {

/// The rows of a query that reads, in any order; nothing for one with more in it than MATCH, WITH,
/// RETURN, EXISTS and counting, or more to try than there is time for.
[[nodiscard]] std::optional<std::vector<std::vector<Value>>> naive_rows(const Graph& graph,
                                                                        const ast::Query& query);

}  // namespace entente::test
