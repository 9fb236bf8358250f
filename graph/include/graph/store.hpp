// What a graph is made of: flat arrays, built in memory or mapped from an image. For the ground
// floor's own use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "graph/column.hpp"
#include "graph/names.hpp"
#include "values/date.hpp"
#include "values/value.hpp"

namespace entente {

using LabelId = std::uint16_t;
using TypeId = std::uint16_t;
using KeyId = std::uint16_t;

/// The types of edges, in a byte each where a graph has at most 256 types, otherwise in two.
class TypeArray {
public:
    TypeArray() = default;
    TypeArray(std::span<const std::uint8_t> bytes, bool wide) : bytes_(bytes), wide_(wide) {}

    [[nodiscard]] TypeId operator[](std::size_t i) const {
        if (!wide_) return bytes_[i];
        TypeId type = 0;
        std::memcpy(&type, bytes_.data() + 2 * i, sizeof type);
        return type;
    }
    /// The first of the ascending entries [first, last) that is not below `type`.
    [[nodiscard]] std::uint32_t lower_bound(std::uint32_t first, std::uint32_t last,
                                            std::uint32_t type) const {
        while (first < last) {
            const std::uint32_t middle = first + (last - first) / 2;
            if ((*this)[middle] < type) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        return first;
    }

private:
    std::span<const std::uint8_t> bytes_;
    bool wide_ = false;
};

/// Numbers that fix the sizes of the sections.
struct GraphCounts {
    std::uint32_t nodes = 0;
    std::uint32_t edges = 0;
    std::uint32_t strings = 0;
    std::uint32_t names = 0;  ///< entries of the name index
    std::uint32_t labels = 0;
    std::uint32_t label_sets = 0;
    std::uint32_t types = 0;
    std::uint32_t keys = 0;
};

/// How one column is laid out; its data are the sections `column_*` of the same index.
struct ColumnRecord {
    std::uint32_t of_edges = 0;
    KeyId key = 0;
    ColumnType type = ColumnType::mixed;
    std::uint8_t sparse = 0;
    std::uint32_t size = 0;  ///< how many rows have the property
    std::uint32_t zero = 0;
};

/// The sections of a graph, in the order of an image. Numbers are part of the image's format: never
/// reuse one.
enum class SectionKind : std::uint32_t {
    counts = 1,
    string_offsets = 2,
    string_bytes = 3,
    string_slots = 4,
    label_names = 5,
    type_names = 6,
    key_names = 7,
    label_set_of = 8,
    label_set_offsets = 9,
    label_set_items = 10,
    label_offsets = 11,
    label_nodes = 12,
    node_ids = 13,
    nodes_by_id = 14,
    out_offsets = 15,
    out_targets = 16,
    out_types = 17,
    in_offsets = 18,
    in_edges = 19,
    in_sources = 20,
    in_types = 21,
    type_counts = 22,
    node_validity = 23,
    edge_validity = 24,
    derived_edges = 25,
    premise_offsets = 26,
    premise_edges = 27,
    list_cells = 28,
    name_offsets = 29,
    name_bytes = 30,
    name_nodes = 31,
    name_kinds = 32,
    name_texts = 33,
    columns = 34,
    column_present = 35,
    column_rows = 36,
    column_cells = 37,
};

/// One section's bytes. `index` tells the sections of several columns apart; it is 0 for all
/// others.
struct Section {
    SectionKind kind = SectionKind::counts;
    std::uint32_t index = 0;
    std::span<const std::byte> bytes;
};

/// All arrays of a graph, as views. Whoever holds the store holds the memory, through `keepers`.
struct GraphStore {
    GraphCounts counts;

    // Strings: string i is string_bytes[string_offsets[i], string_offsets[i + 1]); a hash table of
    // their ids.
    std::span<const std::uint64_t> string_offsets;
    std::span<const char> string_bytes;
    std::span<const StringId> string_slots;

    std::span<const StringId> label_names;
    std::span<const StringId> type_names;
    std::span<const StringId> key_names;

    // Labels: a node has one of few sets of labels; the nodes of each label.
    std::span<const std::uint32_t> label_set_of;
    std::span<const std::uint32_t> label_set_offsets;
    std::span<const LabelId> label_set_items;
    std::span<const std::uint32_t> label_offsets;
    std::span<const NodeId> label_nodes;

    // Ids: by node (empty when no node has one), and the nodes that have one by their id's string
    // number.
    std::span<const StringId> node_ids;
    std::span<const NodeId> nodes_by_id;

    // Rows of edges: out by (source, type, target), in by (target, type, source).
    std::span<const EdgeId> out_offsets;
    std::span<const NodeId> out_targets;
    std::span<const std::uint8_t> out_type_bytes;
    std::span<const EdgeId> in_offsets;
    std::span<const EdgeId> in_edges;
    std::span<const NodeId> in_sources;
    std::span<const std::uint8_t> in_type_bytes;
    std::span<const EdgeId> type_counts;
    TypeArray out_types;
    TypeArray in_types;

    // Empty when nothing is dated.
    std::span<const Interval> node_validity;
    std::span<const Interval> edge_validity;

    // Premises of the derived edges, which are ascending.
    std::span<const EdgeId> derived_edges;
    std::span<const std::uint32_t> premise_offsets;
    std::span<const EdgeId> premise_edges;

    std::span<const Cell> list_cells;

    // The name index, by folded text.
    std::span<const std::uint64_t> name_offsets;
    std::span<const char> name_bytes;
    std::span<const NodeId> name_nodes;
    std::span<const NameKind> name_kinds;
    std::span<const StringId> name_texts;

    std::span<const ColumnRecord> column_records;
    std::vector<Column> columns;
    std::vector<const Column*> node_columns;  // by key
    std::vector<const Column*> edge_columns;
    NameIndex names;

    std::vector<Section> sections;  // the same bytes, as they go into an image
    std::vector<std::shared_ptr<const void>> keepers;

    [[nodiscard]] std::string_view string(StringId id) const {
        const auto begin = static_cast<std::size_t>(string_offsets[id]);
        return {string_bytes.data() + begin,
                static_cast<std::size_t>(string_offsets[id + 1]) - begin};
    }
};

}  // namespace entente
