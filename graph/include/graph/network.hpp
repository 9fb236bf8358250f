// The part of a graph that an algorithm looks at, as a Boost.Graph of its own: the nodes and edges
// that were chosen, numbered without gaps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "graph/graph.hpp"

namespace entente {

/// Which nodes and edges. An edge counts when its type is chosen, it holds at some time in `when`,
/// and so do both its ends, which are chosen too.
struct NetworkChoice {
    std::optional<std::vector<TypeId>> types;  ///< nothing: every type
    /// Nodes with one of these labels. Nothing: with `types`, the nodes that have such an edge;
    /// without, all.
    std::optional<std::vector<LabelId>> labels;
    Interval when = Interval::all();
};

/// Called now and then by whatever may take long. It may throw, which ends the work.
using Pulse = std::function<void()>;

/// How many edges each chosen node has: each edge counts, a loop on both sides.
struct Degrees {
    std::vector<NodeId> nodes;  ///< ascending
    std::vector<std::uint32_t> out;
    std::vector<std::uint32_t> in;
};
[[nodiscard]] Degrees degrees(const Graph& graph, const NetworkChoice& choice, const Pulse& pulse);

/// Who is linked to whom: several edges from one node to another are one link, loops are none.
/// Without directions, every link is there both ways.
class Network {
public:
    using Vertex = std::uint32_t;
    using Links =
        boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                           boost::no_property, Vertex, std::size_t>;

    Network(const Graph& graph, const NetworkChoice& choice, bool directed, const Pulse& pulse);

    [[nodiscard]] Vertex size() const { return static_cast<Vertex>(nodes_.size()); }
    /// By vertex, ascending.
    [[nodiscard]] const std::vector<NodeId>& nodes() const { return nodes_; }
    [[nodiscard]] bool directed() const { return directed_; }
    /// Ascending.
    [[nodiscard]] std::span<const Vertex> neighbours(Vertex vertex) const {
        const auto [first, last] = adjacent_vertices(vertex, links_);
        return {first, last};
    }
    /// For Boost's algorithms.
    [[nodiscard]] const Links& links() const { return links_; }

private:
    std::vector<NodeId> nodes_;
    bool directed_;
    Links links_;
};

}  // namespace entente
