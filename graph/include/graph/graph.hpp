// An immutable property graph: labels, typed edges, properties in typed columns, strings interned
// once, adjacency in compressed sparse rows in both directions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/column.hpp"
#include "graph/names.hpp"
#include "graph/store.hpp"
#include "values/date.hpp"
#include "values/value.hpp"

namespace entente {

/// The edges that leave a node (all, or those of one type), side by side: edge `first + i` goes to
/// `targets[i]`.
struct OutEdges {
    EdgeId first = 0;
    std::span<const NodeId> targets;
};

/// The edges that enter a node (all, or those of one type): `edges[i]` comes from `sources[i]`.
struct InEdges {
    std::span<const EdgeId> edges;
    std::span<const NodeId> sources;
};

/// A graph is a value that never changes: cheap to copy (a shared handle), safe to read from any
/// number of threads. Loading, rules and updates make the next graph from the last with a
/// GraphBuilder (graph/builder.hpp).
///
/// Edges are numbered by (source, type, target), nodes in the order in which they were added.
/// Ranges are checked when the graph is built; the functions here REQUIRE ids of this graph and do
/// not check again.
class Graph {
public:
    Graph();  ///< the empty graph
    /// For the builder and the image: a graph over a complete store.
    explicit Graph(std::shared_ptr<const GraphStore> store) : store_(std::move(store)) {}
    [[nodiscard]] const GraphStore& store() const { return *store_; }

    [[nodiscard]] NodeId node_count() const { return store_->counts.nodes; }
    [[nodiscard]] EdgeId edge_count() const { return store_->counts.edges; }

    // The names of labels, types and property keys: few, found by name once per query.
    [[nodiscard]] std::size_t label_count() const { return store_->counts.labels; }
    [[nodiscard]] std::size_t type_count() const { return store_->counts.types; }
    [[nodiscard]] std::size_t key_count() const { return store_->counts.keys; }
    [[nodiscard]] std::string_view label_name(LabelId label) const {
        return string(store_->label_names[label]);
    }
    [[nodiscard]] std::string_view type_name(TypeId type) const {
        return string(store_->type_names[type]);
    }
    [[nodiscard]] std::string_view key_name(KeyId key) const {
        return string(store_->key_names[key]);
    }
    [[nodiscard]] std::optional<LabelId> find_label(std::string_view name) const;
    [[nodiscard]] std::optional<TypeId> find_type(std::string_view name) const;
    [[nodiscard]] std::optional<KeyId> find_key(std::string_view name) const;

    // Strings: equal strings have equal ids.
    [[nodiscard]] std::string_view string(StringId id) const { return store_->string(id); }
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
    [[nodiscard]] NodeId target(EdgeId edge) const { return store_->out_targets[edge]; }
    [[nodiscard]] TypeId type_of(EdgeId edge) const { return store_->out_types[edge]; }
    [[nodiscard]] OutEdges out_edges(NodeId node) const;
    [[nodiscard]] OutEdges out_edges(NodeId node, TypeId type) const;
    [[nodiscard]] InEdges in_edges(NodeId node) const;
    [[nodiscard]] InEdges in_edges(NodeId node, TypeId type) const;
    /// How many there are.
    [[nodiscard]] EdgeId edges_of_type(TypeId type) const { return store_->type_counts[type]; }

    // When a node or an edge holds: from its properties `since` and `until` (dates, or
    // whole numbers, which are years), all time without them. A `since` known to the year or month
    // holds from its first day; an `until` so known ends after its last day.
    [[nodiscard]] Interval node_validity(NodeId node) const {
        return store_->node_validity.empty() ? Interval::all() : store_->node_validity[node];
    }
    [[nodiscard]] Interval edge_validity(EdgeId edge) const {
        return store_->edge_validity.empty() ? Interval::all() : store_->edge_validity[edge];
    }
    [[nodiscard]] std::span<const Interval> edge_validities()
        const {  // by edge, for scans; empty: all hold always
        return store_->edge_validity;
    }
    [[nodiscard]] std::span<const Interval> node_validities() const {
        return store_->node_validity;
    }

    // Properties. Null where there is none.
    [[nodiscard]] Value node_property(NodeId node, KeyId key) const;
    [[nodiscard]] Value edge_property(EdgeId edge, KeyId key) const;
    [[nodiscard]] const Column* node_column(KeyId key) const {  // null when no node has the key
        return store_->node_columns[key];
    }
    [[nodiscard]] const Column* edge_column(KeyId key) const { return store_->edge_columns[key]; }
    [[nodiscard]] std::vector<KeyId> node_keys(
        NodeId node) const;  ///< those it has, in the order of key ids
    [[nodiscard]] std::vector<KeyId> edge_keys(EdgeId edge) const;

    // Proof: the edges that a derived edge was derived from; empty for one that was typed in.
    [[nodiscard]] std::span<const EdgeId> premises(EdgeId edge) const;

    /// The names of nodes, folded (graph/names.hpp).
    [[nodiscard]] const NameIndex& names() const { return store_->names; }

private:
    std::shared_ptr<const GraphStore> store_;
};

inline OutEdges Graph::out_edges(NodeId node) const {
    const EdgeId begin = store_->out_offsets[node];
    return {begin, store_->out_targets.subspan(begin, store_->out_offsets[node + 1] - begin)};
}

inline OutEdges Graph::out_edges(NodeId node, TypeId type) const {
    const EdgeId row_end = store_->out_offsets[node + 1];
    const EdgeId begin = store_->out_types.lower_bound(store_->out_offsets[node], row_end, type);
    const EdgeId end = store_->out_types.lower_bound(begin, row_end, type + 1U);
    return {begin, store_->out_targets.subspan(begin, end - begin)};
}

inline InEdges Graph::in_edges(NodeId node) const {
    const EdgeId begin = store_->in_offsets[node];
    const EdgeId count = store_->in_offsets[node + 1] - begin;
    return {store_->in_edges.subspan(begin, count), store_->in_sources.subspan(begin, count)};
}

inline InEdges Graph::in_edges(NodeId node, TypeId type) const {
    const EdgeId row_end = store_->in_offsets[node + 1];
    const EdgeId begin = store_->in_types.lower_bound(store_->in_offsets[node], row_end, type);
    const EdgeId count = store_->in_types.lower_bound(begin, row_end, type + 1U) - begin;
    return {store_->in_edges.subspan(begin, count), store_->in_sources.subspan(begin, count)};
}

}  // namespace entente
