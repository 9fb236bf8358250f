// Making a graph: add nodes and edges, then freeze.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"
#include "values/error.hpp"

namespace entente {

/// What became of a builder's numbers when it was frozen: the graph's numbers, no_node and no_edge
/// for what was removed. An empty list: all kept theirs.
struct Renumbering {
    std::vector<NodeId> nodes;
    std::vector<EdgeId> edges;
};

/// A mutable graph under construction. Numbers returned by add_* are the builder's own until
/// build(): nodes keep theirs unless some were removed, edges are renumbered by (source, type,
/// target).
class GraphBuilder {
public:
    GraphBuilder();
    /// Starts from an existing graph: its nodes and edges keep their numbers here.
    explicit GraphBuilder(const Graph& graph);
    GraphBuilder(GraphBuilder&&) noexcept;
    GraphBuilder& operator=(GraphBuilder&&) noexcept;
    ~GraphBuilder();

    LabelId label(std::string_view name);
    TypeId type(std::string_view name);
    KeyId key(std::string_view name);

    /// Throws Error (type "DataError") when `id` is not empty and already taken.
    NodeId add_node(std::string_view id, std::span<const LabelId> labels);
    /// Throws Error when an endpoint is not a node of this builder.
    EdgeId add_edge(NodeId source, NodeId target, TypeId type);
    /// A derived edge with the edges it rests on (numbers of this builder).
    EdgeId add_derived_edge(NodeId source, NodeId target, TypeId type,
                            std::span<const EdgeId> premises);

    /// Sets a property; setting Null removes it. Columns take the type of what is put into them,
    /// `mixed` if it differs. Throws Error for a map, node, relationship, path or list of lists,
    /// and for a node, edge or key that there is not.
    void set_node_property(NodeId node, KeyId key, const Value& value);
    void set_edge_property(EdgeId edge, KeyId key, const Value& value);
    /// The same for a text, without making a Value of it.
    void set_node_text(NodeId node, KeyId key, std::string_view text);
    void set_edge_text(EdgeId edge, KeyId key, std::string_view text);

    /// The node has these labels and no others.
    void set_labels(NodeId node, std::span<const LabelId> labels);
    /// Takes away a node with its edges, or an edge; build() then takes away the derived edges that
    /// rest on them. Their numbers are not given again. REQUIRES that there is such a node or edge.
    void remove_node(NodeId node);
    void remove_edge(EdgeId edge);

    /// Those ever added.
    [[nodiscard]] NodeId node_count() const;
    [[nodiscard]] EdgeId edge_count() const;
    /// False for what was removed, and for numbers that were never given.
    [[nodiscard]] bool has_node(NodeId node) const;
    [[nodiscard]] bool has_edge(EdgeId edge) const;
    /// REQUIRE that there is such a node or edge; the labels are valid until others are set.
    [[nodiscard]] std::span<const LabelId> labels_of(NodeId node) const;
    [[nodiscard]] NodeId source(EdgeId edge) const;
    [[nodiscard]] NodeId target(EdgeId edge) const;
    [[nodiscard]] TypeId type_of(EdgeId edge) const;
    [[nodiscard]] std::string_view label_name(LabelId label) const;
    [[nodiscard]] std::string_view type_name(TypeId type) const;
    [[nodiscard]] std::string_view key_name(KeyId key) const;
    [[nodiscard]] std::size_t key_count() const;
    [[nodiscard]] std::optional<NodeId> find_id(std::string_view id) const;
    /// find_id() of many ids into as many nodes, no_node for an unknown one: for loaders of
    /// millions of edges, since it waits for memory once for all of them.
    void find_ids(std::span<const std::string_view> texts, std::span<NodeId> nodes) const;
    /// "" for a node without one; valid until something is added.
    [[nodiscard]] std::string_view id_of(NodeId node) const;

    /// Freezes; the builder is empty afterwards. Throws Error for a `since` or `until` that is
    /// neither a date nor a year, and for dates out of order (since after until).
    [[nodiscard]] Graph build() &&;
    /// The same, and says what became of the numbers.
    [[nodiscard]] Graph build(Renumbering& now) &&;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente
