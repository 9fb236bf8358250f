// Parts of a network that hang together: components and cores.
#include <vector>

#include <boost/graph/core_numbers.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/algorithms.hpp"
#include "groups.hpp"

namespace entente {

using Vertex = Network::Vertex;

Groups components(const Network& network) {
    std::vector<Vertex> rank(network.size());
    std::vector<Vertex> parent(network.size());
    const auto index = get(boost::vertex_index, network.links());
    boost::disjoint_sets sets(boost::make_iterator_property_map(rank.begin(), index),
                              boost::make_iterator_property_map(parent.begin(), index));
    for (Vertex vertex = 0; vertex < network.size(); ++vertex)
        sets.make_set(vertex);
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        for (const Vertex neighbour : network.neighbours(vertex))
            sets.union_set(vertex, neighbour);
    }
    Groups group(network.size());
    for (Vertex vertex = 0; vertex < network.size(); ++vertex)
        group[vertex] = sets.find_set(vertex);
    return number_by_size(group, network.size());
}

Groups strong_components(const Network& network) {
    const auto index = get(boost::vertex_index, network.links());
    Groups group(network.size());
    boost::strong_components(network.links(),
                             boost::make_iterator_property_map(group.begin(), index));
    return number_by_size(group, network.size());
}

std::vector<std::uint32_t> core_numbers(const Network& network) {
    const auto index = get(boost::vertex_index, network.links());
    std::vector<std::uint32_t> cores(network.size());
    boost::core_numbers(network.links(), boost::make_iterator_property_map(cores.begin(), index));
    return cores;
}

}  // namespace entente
