// Maximal cliques, and triangles.
//
// Bron and Kerbosch's search with Tomita's choice of a pivot, started from each node in turn among
// the neighbours that come after it in an order of degeneracy (Eppstein, Löffler and Strash): with
// it the work grows with the number of nodes times what the densest part costs, where Boost's
// bron_kerbosch_all_cliques compares all nodes with all.
#include <algorithm>
#include <iterator>
#include <utility>

#include <boost/graph/core_numbers.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/algorithms.hpp"

namespace entente {
namespace {

using Vertex = Network::Vertex;
using Vertices = std::vector<Vertex>;

/// The vertices such that each has the fewest neighbours among those after it.
Vertices degeneracy_order(const Network& network) {
    struct Recorder : boost::core_numbers_visitor<> {
        explicit Recorder(Vertices& vertices) : found(&vertices) {}
        void examine_vertex(Vertex vertex, const Network::Links&) const {
            found->push_back(vertex);
        }
        void examine_edge(const boost::graph_traits<Network::Links>::edge_descriptor&,
                          const Network::Links&) {}
        void finish_vertex(Vertex, const Network::Links&) {}
        Vertices* found;
    };
    Vertices order;
    std::vector<std::uint32_t> cores(network.size());
    const auto index = get(boost::vertex_index, network.links());
    boost::core_numbers(network.links(), boost::make_iterator_property_map(cores.begin(), index),
                        Recorder(order));
    return order;
}

Vertices common(const Vertices& some, std::span<const Vertex> others) {
    Vertices both;
    std::ranges::set_intersection(some, others, std::back_inserter(both));
    return both;
}

std::size_t count_common(const Vertices& some, std::span<const Vertex> others) {
    std::size_t count = 0;
    auto other = others.begin();
    for (const Vertex vertex : some) {
        other = std::lower_bound(other, others.end(), vertex);
        if (other == others.end()) break;
        if (*other == vertex) ++count;
    }
    return count;
}

class CliqueSearch {
public:
    using Found = std::function<void(std::span<const Vertex>)>;
    CliqueSearch(const Network& network, std::size_t least, const Found& found, const Pulse& pulse)
        : network_(network), least_(least), found_(found), pulse_(pulse) {}

    void run() {
        const Vertices order = degeneracy_order(network_);
        std::vector<std::uint32_t> position(network_.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            position[order[i]] = static_cast<std::uint32_t>(i);
        for (const Vertex vertex : order) {
            Vertices candidates;
            Vertices excluded;
            for (const Vertex neighbour : network_.neighbours(vertex)) {
                (position[neighbour] > position[vertex] ? candidates : excluded)
                    .push_back(neighbour);
            }
            clique_.assign(1, vertex);
            extend(std::move(candidates), std::move(excluded));
        }
    }

private:
    /// All maximal cliques that hold `clique_`, some of the candidates, and nothing excluded. The
    /// depth is that of the largest clique.
    void extend(Vertices candidates, Vertices excluded) {  // NOLINT(misc-no-recursion)
        pulse_();
        if (clique_.size() + candidates.size() < least_) return;
        if (candidates.empty()) {
            if (excluded.empty()) report();
            return;
        }
        const auto beside_pivot = network_.neighbours(pivot(candidates, excluded));
        Vertices tried;
        std::ranges::set_difference(candidates, beside_pivot, std::back_inserter(tried));
        for (const Vertex vertex : tried) {
            const auto neighbours = network_.neighbours(vertex);
            clique_.push_back(vertex);
            extend(common(candidates, neighbours), common(excluded, neighbours));
            clique_.pop_back();
            candidates.erase(std::ranges::lower_bound(candidates, vertex));
            excluded.insert(std::ranges::lower_bound(excluded, vertex), vertex);
        }
    }

    /// Whose neighbours need not be tried, since a maximal clique with one of them but without the
    /// pivot has a node beside them too.
    [[nodiscard]] Vertex pivot(const Vertices& candidates, const Vertices& excluded) const {
        Vertex best = candidates.front();
        std::size_t most = 0;
        for (const Vertices* each : {&candidates, &excluded}) {
            for (const Vertex vertex : *each) {
                pulse_();
                const std::size_t count = count_common(candidates, network_.neighbours(vertex));
                if (count > most) best = vertex;
                most = std::max(most, count);
            }
        }
        return best;
    }

    void report() {
        Vertices members = clique_;
        std::ranges::sort(members);
        found_(members);
    }

    const Network& network_;
    std::size_t least_;
    const Found& found_;
    const Pulse& pulse_;
    Vertices clique_;
};

}  // namespace

void maximal_cliques(const Network& network, std::size_t least,
                     const std::function<void(std::span<const Vertex>)>& found,
                     const Pulse& pulse) {
    CliqueSearch(network, least, found, pulse).run();
}

Triangles triangles(const Network& network, const Pulse& pulse) {
    Triangles result{std::vector<std::uint64_t>(network.size()),
                     std::vector<double>(network.size())};
    const auto degree = [&](Vertex vertex) { return network.neighbours(vertex).size(); };
    // Each link points to the end with more neighbours, so that no node has many to look at.
    std::vector<Vertices> ahead(network.size());
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        for (const Vertex other : network.neighbours(vertex)) {
            if (std::pair(degree(vertex), vertex) < std::pair(degree(other), other))
                ahead[vertex].push_back(other);
        }
    }
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        for (const Vertex second : ahead[vertex]) {
            pulse();
            for (const Vertex third : common(ahead[vertex], ahead[second])) {
                ++result.count[vertex];
                ++result.count[second];
                ++result.count[third];
            }
        }
    }
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        const auto neighbours = static_cast<double>(degree(vertex));
        const double pairs = neighbours * (neighbours - 1) / 2;
        if (pairs > 0)
            result.coefficient[vertex] = static_cast<double>(result.count[vertex]) / pairs;
    }
    return result;
}

}  // namespace entente
