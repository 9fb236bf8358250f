// An immutable property graph: labels, typed edges, properties in typed columns, strings interned once, adjacency in
// compressed sparse rows in both directions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "values/date.hpp"
#include "values/value.hpp"

namespace entente {

using LabelId = std::uint16_t;
using TypeId = std::uint16_t;
using KeyId = std::uint16_t;
using StringId = std::uint32_t;

class NameIndex;

/// The edges that leave a node (all, or those of one type), side by side: edge `first + i` goes to `targets[i]`.
struct OutEdges {
    EdgeId first = 0;
    std::span<const NodeId> targets;
};

/// The edges that enter a node (all, or those of one type): `edges[i]` comes from `sources[i]`.
struct InEdges {
    std::span<const EdgeId> edges;
    std::span<const NodeId> sources;
};

/// How one property is stored for all nodes or all edges.
enum class ColumnType : std::uint8_t { boolean, integer, real, text, date, mixed };

/// The values of one property, by the number of the node or edge. A view: valid as long as the graph.
class Column {
public:
    [[nodiscard]] ColumnType type() const;
    [[nodiscard]] bool has(std::uint32_t row) const;
    /// Null where the row has none.
    [[nodiscard]] Value at(std::uint32_t row) const;

    /// The raw cells, for scans; a cell of a row without the property holds an unspecified value, so ask has().
    /// REQUIRES the matching type().
    [[nodiscard]] std::int64_t integer(std::uint32_t row) const;
    [[nodiscard]] double real(std::uint32_t row) const;
    [[nodiscard]] bool boolean(std::uint32_t row) const;
    [[nodiscard]] StringId text(std::uint32_t row) const;
    [[nodiscard]] Date date(std::uint32_t row) const;

private:
    friend class Graph;
    // (implementation)
};

/// A graph is a value that never changes: cheap to copy (a shared handle), safe to read from any number of threads.
/// Loading, rules and updates make the next graph from the last with a GraphBuilder (graph/builder.hpp).
///
/// Edges are numbered by (source, type, target), nodes in the order in which they were added. Ranges are checked when
/// the graph is built; the functions here REQUIRE ids of this graph and do not check again.
class Graph {
public:
    Graph();  ///< the empty graph

    [[nodiscard]] NodeId node_count() const;
    [[nodiscard]] EdgeId edge_count() const;

    // The names of labels, types and property keys: few, found by name once per query.
    [[nodiscard]] std::size_t label_count() const;
    [[nodiscard]] std::size_t type_count() const;
    [[nodiscard]] std::size_t key_count() const;
    [[nodiscard]] std::string_view label_name(LabelId label) const;
    [[nodiscard]] std::string_view type_name(TypeId type) const;
    [[nodiscard]] std::string_view key_name(KeyId key) const;
    [[nodiscard]] std::optional<LabelId> find_label(std::string_view name) const;
    [[nodiscard]] std::optional<TypeId> find_type(std::string_view name) const;
    [[nodiscard]] std::optional<KeyId> find_key(std::string_view name) const;

    // Strings: equal strings have equal ids.
    [[nodiscard]] std::string_view string(StringId id) const;
    [[nodiscard]] std::optional<StringId> find_string(std::string_view text) const;

    // Nodes.
    [[nodiscard]] std::span<const LabelId> labels_of(NodeId node) const;  ///< ascending
    [[nodiscard]] bool has_label(NodeId node, LabelId label) const;
    [[nodiscard]] std::span<const NodeId> nodes_with(LabelId label) const;  ///< ascending
    /// The id the node was given (`:ID` of a file), or "" for one without.
    [[nodiscard]] std::string_view id_of(NodeId node) const;
    [[nodiscard]] std::optional<NodeId> find_id(std::string_view id) const;

    // Edges.
    [[nodiscard]] NodeId source(EdgeId edge) const;
    [[nodiscard]] NodeId target(EdgeId edge) const;
    [[nodiscard]] TypeId type_of(EdgeId edge) const;
    [[nodiscard]] OutEdges out_edges(NodeId node) const;
    [[nodiscard]] OutEdges out_edges(NodeId node, TypeId type) const;
    [[nodiscard]] InEdges in_edges(NodeId node) const;
    [[nodiscard]] InEdges in_edges(NodeId node, TypeId type) const;
    [[nodiscard]] EdgeId edges_of_type(TypeId type) const;  ///< how many there are

    // When a node or an edge holds: from its properties `since` and `until` (dates), all time without them. A `since`
    // known to the year or month holds from its first day; an `until` so known ends after its last day.
    [[nodiscard]] Interval node_validity(NodeId node) const;
    [[nodiscard]] Interval edge_validity(EdgeId edge) const;
    [[nodiscard]] std::span<const Interval> edge_validities() const;  ///< by edge, for scans; empty: all hold always
    [[nodiscard]] std::span<const Interval> node_validities() const;

    // Properties. Null where there is none.
    [[nodiscard]] Value node_property(NodeId node, KeyId key) const;
    [[nodiscard]] Value edge_property(EdgeId edge, KeyId key) const;
    [[nodiscard]] const Column* node_column(KeyId key) const;  ///< null when no node has the key
    [[nodiscard]] const Column* edge_column(KeyId key) const;
    [[nodiscard]] std::vector<KeyId> node_keys(NodeId node) const;  ///< those it has, in the order of key ids
    [[nodiscard]] std::vector<KeyId> edge_keys(EdgeId edge) const;

    // Proof: the edges that a derived edge was derived from; empty for one that was typed in.
    [[nodiscard]] std::span<const EdgeId> premises(EdgeId edge) const;

    /// The names of nodes, folded (graph/names.hpp).
    [[nodiscard]] const NameIndex& names() const;

private:
    // (implementation)
};

}  // namespace entente
