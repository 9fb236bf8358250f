// What rows rest on: lists of edges that share their tails, so that a row costs one cell more than
// the row it came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "batch.hpp"
#include "query/engine.hpp"

namespace entente::engine {

/// No row keeps more edges than this.
inline constexpr std::size_t most_grounds = 10'000;

/// All the grounds of one run. A GroundsRef names a list in it; 0 is the empty one.
class GroundsArena {
public:
    GroundsArena();

    /// `rest` and one more edge. `ordinal` is the place of the edge's pattern in the query.
    [[nodiscard]] GroundsRef add(EdgeId edge, std::uint32_t ordinal, GroundsRef rest);
    /// `rest` and the edges of a path.
    [[nodiscard]] GroundsRef add(std::span<const EdgeId> edges, std::uint32_t ordinal,
                                 GroundsRef rest);
    [[nodiscard]] GroundsRef join(GroundsRef first, GroundsRef second);

    /// The edges in the order of the query's patterns, without doubles.
    [[nodiscard]] Grounds collect(GroundsRef ref) const;

private:
    struct Cell {
        std::uint32_t edge;  ///< or, in a join, the first of the two lists
        std::uint32_t ordinal;
        GroundsRef rest;
    };
    std::vector<Cell> cells_;
};

}  // namespace entente::engine
