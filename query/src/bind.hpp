// Binding: from the syntax tree to slots and ids, with every check that needs no data.
#pragma once

#include <string>
#include <vector>

#include "bound.hpp"
#include "query/engine.hpp"

namespace entente::engine {

/// Throws Error (compile time) with the place of what is wrong, in the words of the TCK.
[[nodiscard]] BoundQuery bind(const Graph& graph, const ast::Query& query,
                              const RunOptions& options);

/// Checks a statement that changes the graph as bind() would; the columns that it returns. Throws
/// Error. Its clauses are bound for use one after the other (binder.hpp), on the graph as it then
/// is.
[[nodiscard]] std::vector<std::string> check_update(const Graph& graph, const ast::Query& query,
                                                    const RunOptions& options);

/// The parts of a UNION have columns of the same names, in any order. Throws Error.
void require_same_columns(const std::vector<std::string>& first, std::vector<std::string> names,
                          Place place);

}  // namespace entente::engine
