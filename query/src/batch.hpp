// Rows in columns: what flows between the operators of a plan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "values/value.hpp"

namespace entente::engine {

/// A variable of a query (or a hidden one of the plan) is a slot: the number of its column in every
/// batch.
using Slot = std::uint32_t;
inline constexpr Slot no_slot = std::numeric_limits<Slot>::max();

/// What a slot's column holds. Nodes and edges are bare ids (no_node and no_edge for null),
/// `number` is a row number of a subquery's argument; everything else is a Value.
enum class SlotKind : std::uint8_t { node, edge, number, value };

/// The rows that an operator hands on at once: enough to pay for its virtual call, few enough to
/// stay in cache.
inline constexpr std::size_t batch_rows = 1024;

/// Rows of a batch, ascending.
using Selection = std::vector<std::uint32_t>;
using Rows = std::span<const std::uint32_t>;

/// The cells of one column. Its kind is that of its slot; `ids` or `values` is used accordingly.
struct Cells {
    SlotKind kind = SlotKind::value;
    std::vector<std::uint32_t> ids;
    std::vector<Value> values;

    void clear();
    /// A null after the last row.
    void push_null();
    void push_from(const Cells& other, std::size_t row);
    /// Appends `rows` of `other`, which has the same kind.
    void gather(const Cells& other, Rows rows);
    /// Keeps only `rows`.
    void compact(Rows rows);
    [[nodiscard]] Value at(std::size_t row) const;
};

/// A cell of the arena of grounds (grounds.hpp); 0 for a row that rests on nothing.
using GroundsRef = std::uint32_t;

/// Up to batch_rows rows. A column that nobody above needs is left empty, whatever `size` says.
struct Batch {
    std::size_t size = 0;
    std::vector<Cells> columns;
    std::vector<GroundsRef> grounds;     ///< empty unless grounds are kept
    std::vector<std::uint64_t> weights;  ///< how many equal rows each stands for; empty: one

    void clear();
    /// Appends `rows` of `other`: the columns of `slots`, the grounds and the weights.
    void gather(const Batch& other, Rows rows, std::span<const Slot> slots);
    /// Keeps only `rows`, of the columns of `slots`.
    void compact(Rows rows, std::span<const Slot> slots);
    [[nodiscard]] std::uint64_t weight(std::size_t row) const {
        return weights.empty() ? 1 : weights[row];
    }
};

}  // namespace entente::engine
