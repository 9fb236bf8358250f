// Binding: from the syntax tree to slots and ids, with every check that needs no data.
#pragma once

#include "bound.hpp"
#include "query/engine.hpp"

namespace entente::engine {

/// Throws Error (compile time) with the place of what is wrong, in the words of the TCK.
[[nodiscard]] BoundQuery bind(const Graph& graph, const ast::Query& query,
                              const RunOptions& options);

}  // namespace entente::engine
