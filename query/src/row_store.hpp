// The rows between two clauses of a statement that changes the graph.
#pragma once

#include <vector>

#include "batch.hpp"
#include "bound.hpp"
#include "graph/builder.hpp"

namespace entente::engine {

struct RowStore {
    std::vector<Slot> slots;  ///< the columns that the batches carry
    std::vector<Batch> batches;

    [[nodiscard]] std::size_t size() const;
    /// Appends `rows` of `other`, each as often as its weight says.
    void add(const Batch& other, Rows rows, const Frame& frame);
    /// The batch that has room for one more row.
    Batch& open_batch(const Frame& frame);
    /// Gives the batches a column for every slot of the frame.
    void widen(const Frame& frame);
    void renumber(const Renumbering& now);
};

/// The value with the numbers that nodes and relationships have now.
[[nodiscard]] Value renumbered(const Value& value, const Renumbering& now);

}  // namespace entente::engine
