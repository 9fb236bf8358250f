#include "grounds.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

namespace entente::engine {
namespace {

/// Marks a cell that joins two lists.
constexpr std::uint32_t join_mark = std::numeric_limits<std::uint32_t>::max();

/// Keeps the first of equal edges.
void drop_doubles(Grounds& edges) {
    std::unordered_set<EdgeId> seen;
    std::erase_if(edges, [&](EdgeId edge) { return !seen.insert(edge).second; });
}

}  // namespace

GroundsArena::GroundsArena() : cells_{{no_edge, 0, 0}} {}

GroundsRef GroundsArena::add(EdgeId edge, std::uint32_t ordinal, GroundsRef rest) {
    cells_.push_back({edge, ordinal, rest});
    return static_cast<GroundsRef>(cells_.size() - 1);
}

GroundsRef GroundsArena::add(std::span<const EdgeId> edges, std::uint32_t ordinal,
                             GroundsRef rest) {
    for (const EdgeId edge : edges)
        rest = add(edge, ordinal, rest);
    return rest;
}

GroundsRef GroundsArena::join(GroundsRef first, GroundsRef second) {
    if (first == 0 || first == second) return second;
    if (second == 0) return first;
    return add(first, join_mark, second);
}

Grounds GroundsArena::collect(GroundsRef ref) const {
    // Lists hold their last edge first, so this walks backwards and turns the whole round.
    std::vector<std::pair<std::uint32_t, EdgeId>> found;
    std::vector<GroundsRef> open{ref};
    while (!open.empty() && found.size() < 4 * most_grounds) {
        const GroundsRef next = open.back();
        open.pop_back();
        if (next == 0) continue;
        const Cell& cell = cells_[next];
        if (cell.ordinal == join_mark) {
            open.push_back(cell.edge);
        } else {
            found.emplace_back(cell.ordinal, cell.edge);
        }
        open.push_back(cell.rest);
    }
    std::ranges::reverse(found);
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    Grounds edges;
    edges.reserve(found.size());
    for (const auto& [ordinal, edge] : found)
        edges.push_back(edge);
    drop_doubles(edges);
    if (edges.size() > most_grounds) edges.resize(most_grounds);
    return edges;
}

}  // namespace entente::engine
