// A query without AS OF: its dates spelled out as conditions.
#pragma once

#include "parser/ast.hpp"
#include "query/engine.hpp"

namespace entente {

/// The query with every AS OF, and the day of `options`, written as conditions on `since` and
/// `until`, so that it means the same on an engine that knows no AS OF. Nodes, relationships and
/// paths without a name are given one where a condition needs it. Conditions that nothing in
/// `graph` could fail are left out. Throws Error for an AS OF that is none.
[[nodiscard]] ast::Query without_as_of(const Graph& graph, ast::Query query,
                                       const RunOptions& options);

}  // namespace entente
