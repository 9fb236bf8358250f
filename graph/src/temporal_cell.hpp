// Temporal values as cells of a column or a list.
#pragma once

#include "column_log.hpp"
#include "graph/store.hpp"
#include "interner.hpp"

namespace entente {

/// The cell of a temporal value; tag `none` for any other one. What does not fit into a cell goes
/// into the pool, as cells of its own.
[[nodiscard]] Cell temporal_cell(const Value& value, ListPool& pool, Interner& strings);

/// The value of a temporal cell. Null for any other cell, and for one that holds what no such value
/// can: seconds beyond the calendar's end, a part that is no number or lies outside the pool.
[[nodiscard]] Value temporal_value(const GraphStore& store, const Cell& cell);

}  // namespace entente
