// Edges to compressed rows, both ways.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/store.hpp"
#include "section_list.hpp"

namespace entente {

/// Edges as they were added, one entry each in three arrays.
struct EdgeList {
    std::vector<NodeId> sources;
    std::vector<NodeId> targets;
    std::vector<TypeId> types;
    [[nodiscard]] EdgeId size() const { return static_cast<EdgeId>(sources.size()); }
};

/// The rows, and for each edge as added the number it has now: its place by (source, type, target),
/// equal ones in the order in which they were added. An empty `renumbered` means that they had
/// their numbers already.
struct Topology {
    SectionList sections;
    std::vector<EdgeId> renumbered;

    [[nodiscard]] EdgeId now(EdgeId added) const {
        return renumbered.empty() ? added : renumbered[added];
    }
};

/// REQUIRES ends below `node_count` and types below `type_count`.
[[nodiscard]] Topology build_topology(std::uint32_t node_count, std::uint32_t type_count,
                                      EdgeList edges);

}  // namespace entente
