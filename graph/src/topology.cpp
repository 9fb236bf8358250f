#include "topology.hpp"

#include <algorithm>
#include <tuple>

namespace entente {
namespace {

/// An edge inside its row: what the row is ordered by, and the edge.
struct RowEntry {
    std::uint64_t key = 0;
    EdgeId edge = 0;
    friend auto operator<=>(const RowEntry&, const RowEntry&) = default;
};

constexpr std::uint64_t row_key(TypeId type, std::uint32_t end) {
    return std::uint64_t{type} << 32U | end;
}

/// Where each row begins, from the row of each entry; one more for the end.
std::vector<std::uint32_t> count_rows(std::span<const NodeId> rows, std::uint32_t row_count) {
    std::vector<std::uint32_t> offsets(std::size_t{row_count} + 1);
    for (const NodeId row : rows)
        ++offsets[row + 1];
    for (std::size_t i = 1; i < offsets.size(); ++i)
        offsets[i] += offsets[i - 1];
    return offsets;
}

/// The entries grouped by row, inside a row in the order in which they came.
std::vector<std::uint32_t> group_by_row(std::span<const NodeId> rows,
                                        const std::vector<std::uint32_t>& offsets) {
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    std::vector<std::uint32_t> grouped(rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        grouped[next[rows[i]]++] = i;
    return grouped;
}

bool in_order(const EdgeList& edges) {
    for (std::size_t i = 1; i < edges.sources.size(); ++i) {
        if (std::tie(edges.sources[i], edges.types[i], edges.targets[i]) <
            std::tie(edges.sources[i - 1], edges.types[i - 1], edges.targets[i - 1])) {
            return false;
        }
    }
    return true;
}

/// Brings the edges into the order (source, type, target) and says where each went.
std::vector<EdgeId> sort_edges(EdgeList& edges, const std::vector<std::uint32_t>& offsets) {
    const std::vector<EdgeId> grouped = group_by_row(edges.sources, offsets);
    std::vector<EdgeId> renumbered(grouped.size());
    std::vector<NodeId> targets(edges.targets.size());
    std::vector<TypeId> types(edges.types.size());
    std::vector<RowEntry> row;
    for (std::size_t node = 0; node + 1 < offsets.size(); ++node) {
        row.clear();
        for (std::uint32_t i = offsets[node]; i < offsets[node + 1]; ++i) {
            const EdgeId edge = grouped[i];
            row.push_back({row_key(edges.types[edge], edges.targets[edge]), edge});
        }
        std::sort(row.begin(), row.end());
        EdgeId place = offsets[node];
        for (const RowEntry& entry : row) {
            targets[place] = static_cast<NodeId>(entry.key);
            types[place] = static_cast<TypeId>(entry.key >> 32U);
            renumbered[entry.edge] = place++;
        }
    }
    edges.targets = std::move(targets);
    edges.types = std::move(types);
    return renumbered;
}

std::vector<std::uint8_t> pack_types(std::span<const TypeId> types, bool wide) {
    std::vector<std::uint8_t> bytes(types.size() * (wide ? 2 : 1));
    if (wide && !types.empty()) {
        std::memcpy(bytes.data(), types.data(), bytes.size());
    } else {
        std::transform(types.begin(), types.end(), bytes.begin(),
                       [](TypeId type) { return static_cast<std::uint8_t>(type); });
    }
    return bytes;
}

/// The in-side: rows by target, inside a row by (type, source). `edges` are in their final order.
void add_in_side(SectionList& sections, const EdgeList& edges,
                 const std::vector<std::uint32_t>& out_offsets, bool wide) {
    const auto node_count = static_cast<std::uint32_t>(out_offsets.size() - 1);
    std::vector<std::uint32_t> offsets = count_rows(edges.targets, node_count);
    std::vector<EdgeId> in_edges = group_by_row(edges.targets, offsets);
    std::vector<NodeId> source_of(edges.targets.size());
    for (NodeId node = 0; node < node_count; ++node) {
        std::fill(source_of.begin() + out_offsets[node], source_of.begin() + out_offsets[node + 1],
                  node);
    }
    std::vector<NodeId> in_sources(in_edges.size());
    std::vector<TypeId> in_types(in_edges.size());
    std::vector<std::uint64_t> row;
    for (std::size_t node = 0; node < node_count; ++node) {
        row.clear();
        // Edge numbers ascend with the source, so they order a type's edges.
        for (std::uint32_t i = offsets[node]; i < offsets[node + 1]; ++i) {
            row.push_back(row_key(edges.types[in_edges[i]], in_edges[i]));
        }
        std::sort(row.begin(), row.end());
        std::uint32_t place = offsets[node];
        for (const std::uint64_t key : row) {
            in_edges[place] = static_cast<EdgeId>(key);
            in_types[place] = static_cast<TypeId>(key >> 32U);
            in_sources[place] = source_of[in_edges[place]];
            ++place;
        }
    }
    sections.add(SectionKind::in_offsets, std::move(offsets));
    sections.add(SectionKind::in_edges, std::move(in_edges));
    sections.add(SectionKind::in_sources, std::move(in_sources));
    sections.add(SectionKind::in_types, pack_types(in_types, wide));
}

}  // namespace

Topology build_topology(std::uint32_t node_count, std::uint32_t type_count, EdgeList edges) {
    constexpr std::uint32_t types_in_a_byte = 256;
    const bool wide = type_count > types_in_a_byte;
    Topology topology;
    std::vector<std::uint32_t> offsets = count_rows(edges.sources, node_count);
    if (!in_order(edges)) topology.renumbered = sort_edges(edges, offsets);
    edges.sources = {};

    std::vector<EdgeId> type_counts(type_count);
    for (const TypeId type : edges.types)
        ++type_counts[type];
    add_in_side(topology.sections, edges, offsets, wide);
    topology.sections.add(SectionKind::type_counts, std::move(type_counts));
    topology.sections.add(SectionKind::out_types, pack_types(edges.types, wide));
    topology.sections.add(SectionKind::out_targets, std::move(edges.targets));
    topology.sections.add(SectionKind::out_offsets, std::move(offsets));
    return topology;
}

}  // namespace entente
