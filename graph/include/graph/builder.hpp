// Making a graph: add nodes and edges, then freeze.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "values/error.hpp"

namespace entente {

/// A mutable graph under construction. Numbers returned by add_* are the builder's own until
/// build(): nodes keep theirs, edges are renumbered by (source, type, target).
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

    [[nodiscard]] NodeId node_count() const;
    [[nodiscard]] EdgeId edge_count() const;
    [[nodiscard]] std::optional<NodeId> find_id(std::string_view id) const;
    /// find_id() of many ids into as many nodes, no_node for an unknown one: for loaders of
    /// millions of edges, since it waits for memory once for all of them.
    void find_ids(std::span<const std::string_view> texts, std::span<NodeId> nodes) const;
    /// "" for a node without one; valid until something is added.
    [[nodiscard]] std::string_view id_of(NodeId node) const;

    /// Freezes; the builder is empty afterwards. Throws Error for a `since` or `until` that is
    /// neither a date nor a year, and for dates out of order (since after until).
    [[nodiscard]] Graph build() &&;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente
