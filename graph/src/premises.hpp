// Derived edges and what they rest on, while a graph is built.
#pragma once

#include <span>
#include <vector>

#include "graph/store.hpp"
#include "section_list.hpp"
#include "topology.hpp"

namespace entente {

/// Derived edges and what they rest on, by the builder's edge numbers.
struct Premises {
    std::vector<EdgeId> edges;
    std::vector<std::uint32_t> offsets{0};
    std::vector<EdgeId> items;

    [[nodiscard]] std::span<const EdgeId> of(std::size_t i) const {
        return std::span(items).subspan(offsets[i], offsets[i + 1] - offsets[i]);
    }
    void add(EdgeId edge, std::span<const EdgeId> premises) {
        edges.push_back(edge);
        items.insert(items.end(), premises.begin(), premises.end());
        offsets.push_back(static_cast<std::uint32_t>(items.size()));
    }
};

/// The premises by the numbers that the edges have now, in the order of the derived edges.
void add_premises(SectionList& sections, const Premises& added, const Topology& topology);

}  // namespace entente
