// Labels, types and properties that a query asks for and the graph does not have.
#pragma once

#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "parser/ast.hpp"

namespace entente {

/// A sentence for each such name, with the nearest that there is, in the order of the query; each
/// name once. They are legal and match nothing, so most are slips. Keys of what need not be a node
/// or a relationship are left alone. `graph` is that after the query, where it updates.
[[nodiscard]] std::vector<std::string> notes_on_unknown_names(const Graph& graph,
                                                              const ast::Query& query);

}  // namespace entente
