#include "premises.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace entente {

void add_premises(SectionList& sections, const Premises& added, const Topology& topology) {
    std::vector<std::size_t> order(added.edges.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return topology.now(added.edges[a]) < topology.now(added.edges[b]);
    });
    Premises sorted;
    std::vector<EdgeId> renumbered;
    for (const std::size_t i : order) {
        renumbered.clear();
        for (const EdgeId premise : added.of(i))
            renumbered.push_back(topology.now(premise));
        sorted.add(topology.now(added.edges[i]), renumbered);
    }
    sections.add(SectionKind::derived_edges, std::move(sorted.edges));
    sections.add(SectionKind::premise_offsets, std::move(sorted.offsets));
    sections.add(SectionKind::premise_edges, std::move(sorted.items));
}

}  // namespace entente
