// What a network looks like: who stands in the middle, who belongs together. Results are by vertex
// of the network, and the same on every run.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "graph/network.hpp"

namespace entente {

/// How many shortest paths between two others lead through each node, a pair's paths sharing one
/// between them (Brandes). Without directions, a pair counts once. `normalized`: divided by the
/// number of pairs of others.
[[nodiscard]] std::vector<double> betweenness(const Network& network, bool normalized,
                                              const Pulse& pulse);

struct Closeness {
    /// The nodes that can be reached, over the sum of the steps to them, times the share of all
    /// others that they are (Wasserman and Faust); 0 for a node that reaches none.
    std::vector<double> score;
    /// The sum of 1 / steps to each node that can be reached, over the number of others.
    std::vector<double> harmonic;
};
/// Steps lead from the node on, along the links.
[[nodiscard]] Closeness closeness(const Network& network, const Pulse& pulse);

struct PageRankOptions {
    double damping = 0.85;            ///< how much of a node's rank its links hand on
    double tolerance = 1e-9;          ///< done when the ranks change by less than this in all
    std::uint32_t iterations = 1000;  ///< done at the latest after so many
};
/// The ranks' sum is 1. A node without links to follow hands its rank on to all nodes alike.
[[nodiscard]] std::vector<double> page_rank(const Network& network, const PageRankOptions& options,
                                            const Pulse& pulse);

/// Groups are numbered from 1, the largest first; of two as large, the one with the first vertex.
using Groups = std::vector<std::uint32_t>;

/// Nodes that links connect, whichever way these point.
[[nodiscard]] Groups components(const Network& network);
/// Nodes that reach each other along the links.
[[nodiscard]] Groups strong_components(const Network& network);

/// The largest k such that the node is in a part of the network where each has k neighbours.
/// REQUIRES a network without directions.
[[nodiscard]] std::vector<std::uint32_t> core_numbers(const Network& network);

/// Calls `found` with the vertices, ascending, of every set of at least `least` nodes that are all
/// linked to each other and to no further node in common. REQUIRES a network without directions.
void maximal_cliques(const Network& network, std::size_t least,
                     const std::function<void(std::span<const Network::Vertex>)>& found,
                     const Pulse& pulse);

/// Nodes with more links among them than chance would give: the modularity is raised by moving
/// single nodes, then whole communities, until no move raises it (Louvain). A `resolution` above 1
/// gives more and smaller ones. REQUIRES a network without directions.
[[nodiscard]] Groups communities(const Network& network, double resolution, const Pulse& pulse);

struct Triangles {
    std::vector<std::uint64_t> count;  ///< that the node is a corner of
    std::vector<double> coefficient;   ///< the share of pairs of its neighbours that are linked
};
/// REQUIRES a network without directions.
[[nodiscard]] Triangles triangles(const Network& network, const Pulse& pulse);

}  // namespace entente
