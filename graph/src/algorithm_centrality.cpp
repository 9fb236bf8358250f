// Measures of how central a node is.
#include <cmath>
#include <cstddef>
#include <numeric>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/algorithms.hpp"

namespace entente {
namespace {

using Vertex = Network::Vertex;
using Links = Network::Links;
using Edge = boost::graph_traits<Links>::edge_descriptor;

/// A property map over a vector by vertex.
template <class T>
auto by_vertex(std::vector<T>& values, const Links& links) {
    return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, links));
}

/// The centralities, whose every reading is a sign of life: Boost's algorithm has no visitor.
struct PulsingMap {
    using key_type = Vertex;
    using value_type = double;
    using reference = double&;
    using category = boost::lvalue_property_map_tag;
    std::vector<double>* values = nullptr;
    const Pulse* pulse = nullptr;

    double& operator[](Vertex vertex) const {
        (*pulse)();
        return (*values)[vertex];
    }
    friend double& get(const PulsingMap& map, Vertex vertex) { return map[vertex]; }
    friend void put(const PulsingMap& map, Vertex vertex, double value) { map[vertex] = value; }
};

/// A search for the steps from one node to all others, made for many nodes in turn.
class StepsFrom {
public:
    explicit StepsFrom(const Network& network)
        : links_(network.links()),
          steps_(network.size()),
          colours_(network.size(), get(boost::vertex_index, links_)) {}

    /// The nodes that can be reached, nearest first, `start` among them.
    const std::vector<Vertex>& search(Vertex start, const Pulse& pulse) {
        for (const Vertex vertex : reached_)
            put(colours_, vertex, boost::two_bit_white);
        reached_.clear();
        steps_[start] = 0;
        boost::queue<Vertex> queue;
        boost::breadth_first_visit(links_, start, queue, Recorder(this, &pulse), colours_);
        return reached_;
    }
    [[nodiscard]] std::uint32_t steps(Vertex vertex) const { return steps_[vertex]; }

private:
    struct Recorder : boost::default_bfs_visitor {
        Recorder(StepsFrom* from, const Pulse* sign_of_life) : search(from), pulse(sign_of_life) {}
        void discover_vertex(Vertex vertex, const Links&) const {
            (*pulse)();
            search->reached_.push_back(vertex);
        }
        void tree_edge(const Edge& edge, const Links& links) const {
            search->steps_[target(edge, links)] = search->steps_[source(edge, links)] + 1;
        }
        StepsFrom* search;
        const Pulse* pulse;
    };

    const Links& links_;
    std::vector<std::uint32_t> steps_;
    std::vector<Vertex> reached_;
    boost::two_bit_color_map<boost::property_map<Links, boost::vertex_index_t>::const_type>
        colours_;
};

}  // namespace

std::vector<double> betweenness(const Network& network, bool normalized, const Pulse& pulse) {
    const Links& links = network.links();
    const std::size_t size = network.size();
    std::vector<double> centrality(size);
    std::vector<std::vector<Edge>> incoming(size);
    std::vector<std::uint32_t> distance(size);
    std::vector<double> dependency(size);
    std::vector<double> path_count(size);  // whole numbers would soon be too large
    boost::brandes_betweenness_centrality(
        links, PulsingMap{&centrality, &pulse}, boost::dummy_property_map(),
        by_vertex(incoming, links), by_vertex(distance, links), by_vertex(dependency, links),
        by_vertex(path_count, links), get(boost::vertex_index, links));
    const double others = static_cast<double>(size) - 1;
    const double pairs = others * (others - 1);
    double scale = network.directed() ? 1 : 0.5;  // both ways of a pair were counted
    if (normalized) scale = pairs > 0 ? 1 / pairs : 0;
    for (double& score : centrality)
        score *= scale;
    return centrality;
}

Closeness closeness(const Network& network, const Pulse& pulse) {
    Closeness result{std::vector<double>(network.size()), std::vector<double>(network.size())};
    const double others = static_cast<double>(network.size()) - 1;
    StepsFrom from(network);
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        double sum = 0;
        double inverses = 0;
        const auto& reached = from.search(vertex, pulse);
        for (const Vertex other : reached) {
            if (other == vertex) continue;
            sum += from.steps(other);
            inverses += 1.0 / from.steps(other);
        }
        const double count = static_cast<double>(reached.size()) - 1;
        if (sum == 0) continue;
        result.score[vertex] = count / sum * (count / others);
        result.harmonic[vertex] = inverses / others;
    }
    return result;
}

std::vector<double> page_rank(const Network& network, const PageRankOptions& options,
                              const Pulse& pulse) {
    const double size = network.size();
    std::vector<double> rank(network.size(), 1 / size);
    std::vector<double> next(network.size());
    for (std::uint32_t i = 0; i < options.iterations; ++i) {
        std::fill(next.begin(), next.end(), 0.0);
        double kept = 0;  // of those who have nobody to hand it on to
        for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
            pulse();
            const auto neighbours = network.neighbours(vertex);
            if (neighbours.empty()) kept += rank[vertex];
            const double share = rank[vertex] / static_cast<double>(neighbours.size());
            for (const Vertex neighbour : neighbours)
                next[neighbour] += share;
        }
        const double all = (1 - options.damping + options.damping * kept) / size;
        double change = 0;
        for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
            next[vertex] = all + options.damping * next[vertex];
            change += std::abs(next[vertex] - rank[vertex]);
        }
        std::swap(rank, next);
        if (change < options.tolerance) break;
    }
    return rank;
}

}  // namespace entente
