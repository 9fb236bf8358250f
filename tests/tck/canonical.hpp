// One text for each value, whether a feature file wrote it or the engine computed it.
#pragma once

#include <string>
#include <string_view>

#include "graph/graph.hpp"

namespace entente::tck {

/// A cell of an expected table: `(:A {k: 1})`, `[:T]`, `<(:A)-[:T]->()>`, `[1, 'a']`, `1.0`,
/// `null`. Labels and keys in order of the alphabet; with `any_order` the items of lists too.
/// Throws std::runtime_error for what is none of these.
[[nodiscard]] std::string canonical(std::string_view cell, bool any_order);

/// The same of a value of a table that ran on `graph`. Temporal values are texts.
[[nodiscard]] std::string canonical(const Graph& graph, const Value& value, bool any_order);

}  // namespace entente::tck
