// The nodes that several nodes have an edge to: neighbours of one type and heading are sorted, so
// they are intersected. Whoever is a neighbour of the same node for many rows is marked in a
// bitmap.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "execution.hpp"
#include "expansion.hpp"

namespace entente::engine {

class Intersection {
public:
    Intersection(Execution& execution, const IntersectPlan& plan);

    /// The matches of one row: for each the node, and one edge for each leg that is no condition.
    struct Matches {
        std::vector<NodeId> nodes;
        std::vector<EdgeId> edges;  ///< edges_each() a match, one match after the other
    };
    void find(const Batch& batch, std::uint32_t row, Matches& matches);
    /// How many matches the row has.
    [[nodiscard]] std::uint64_t count(const Batch& batch, std::uint32_t row);
    [[nodiscard]] std::size_t edges_each() const { return edge_legs_.size(); }

private:
    struct Leg {
        const IntersectPlan::Leg* plan;
        bool out;
        std::vector<Slot> row_edges;       ///< none of which its edge may be
        std::vector<std::size_t> earlier;  ///< legs that have another edge
        NodeId from = no_node;
        std::span<const NodeId> others;  ///< the neighbours, ascending
        std::span<const EdgeId> edges;   ///< of a leg inwards
        EdgeId first = 0;
        std::size_t at = 0;   ///< where the search has come to
        std::size_t end = 0;  ///< past the edges to the node at hand
        bool is_marked = false;
        std::vector<std::uint64_t> marks;  ///< a bit for each neighbour, when `is_marked`

        [[nodiscard]] EdgeId edge(std::size_t i) const {
            return out ? first + static_cast<EdgeId>(i) : edges[i];
        }
        [[nodiscard]] bool marked(NodeId node) const {
            return (marks[node / 64] >> (node % 64) & 1U) != 0;
        }
        /// Comes to the edges to `node`; false when there are none.
        bool seek(NodeId node);
    };

    bool open(const Batch& batch, std::uint32_t row);
    void move(Leg& leg, NodeId from) const;
    void mark(Leg& leg) const;
    [[nodiscard]] Leg& cheapest_driver();
    template <class Found>
    void for_each_node(const Batch& batch, std::uint32_t row, Found found);
    [[nodiscard]] bool allowed(const Leg& leg, EdgeId edge, const Batch& batch,
                               std::uint32_t row) const;
    [[nodiscard]] bool conditions_hold() const;
    template <class Found>
    void combine(std::size_t leg, const Batch& batch, std::uint32_t row, const Found& found);

    Execution& execution_;
    const Graph& graph_;
    const IntersectPlan& plan_;
    Interval time_;
    std::span<const Interval> validities_;  ///< empty when every edge holds
    std::vector<Leg> legs_;
    std::vector<std::size_t> edge_legs_;  ///< those whose edges are told apart
    std::vector<EdgeId> chosen_;          ///< by leg
};

}  // namespace entente::engine
