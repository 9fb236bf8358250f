// The next graph while an updating statement makes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/builder.hpp"
#include "query/engine.hpp"

namespace entente::engine {

/// A graph and what a statement has changed since. Patterns are matched on the graph as it was last
/// frozen; expressions read through the changes (entities.hpp).
///
/// Nodes and relationships have the numbers of that graph, new ones those after them, until
/// freeze() gives all of them new numbers. What was deleted before that has a number counted down
/// from no_node - 1, since rows may still hold it.
class Draft {
public:
    explicit Draft(const Graph& graph) : start_(graph), graph_(graph) {}

    /// As last frozen.
    [[nodiscard]] const Graph& graph() const { return graph_; }
    /// True when the graph is not what was made of it.
    [[nodiscard]] bool changed() const { return builder_.has_value(); }
    /// True when rows may hold something deleted that graph() no longer has.
    [[nodiscard]] bool has_gone() const { return gone_nodes_ > 0 || !gone_types_.empty(); }

    // Names, which are added when they are new.
    LabelId label(std::string_view name) { return builder().label(name); }
    TypeId type(std::string_view name) { return builder().type(name); }
    KeyId key(std::string_view name) { return builder().key(name); }

    // Changes. REQUIRE what is not deleted, but for remove(), which does nothing to what is.
    NodeId add_node(std::span<const LabelId> labels);
    EdgeId add_edge(NodeId source, NodeId target, TypeId type);
    /// A null value removes the property. Throws Error for what no property can be.
    void set(Node node, KeyId key, const Value& value);
    void set(Relationship edge, KeyId key, const Value& value);
    void set_labels(NodeId node, std::span<const LabelId> labels);
    void remove(Node node);
    void remove(Relationship edge);

    // Reading. REQUIRE what is there().
    [[nodiscard]] bool there(Node node) const;
    [[nodiscard]] bool there(Relationship edge) const;
    [[nodiscard]] std::optional<KeyId> find_key(std::string_view name) const;
    [[nodiscard]] std::string_view key_name(KeyId key) const;
    [[nodiscard]] std::size_t key_count() const;
    [[nodiscard]] Value property(Node node, KeyId key) const;
    [[nodiscard]] Value property(Relationship edge, KeyId key) const;
    [[nodiscard]] std::span<const LabelId> labels_of(NodeId node) const;
    [[nodiscard]] std::string_view label_name(LabelId label) const;
    [[nodiscard]] NodeId source(EdgeId edge) const;
    [[nodiscard]] NodeId target(EdgeId edge) const;
    /// Also of a relationship that is gone.
    [[nodiscard]] std::string_view type_of(EdgeId edge) const;
    /// The edges of a node that are there, each once.
    [[nodiscard]] std::vector<EdgeId> edges_of(NodeId node) const;
    /// Those added since the last freeze.
    [[nodiscard]] std::pair<EdgeId, EdgeId> new_edges() const;

    /// Makes graph() what was made of it. The numbers that everything has now, also what is gone;
    /// empty lists where they are the same.
    Renumbering freeze();

    /// After the last freeze().
    [[nodiscard]] SideEffects effects() const;

private:
    /// What a property was when the statement began, and what it is now.
    struct Change {
        Value before;
        Value now;
    };
    using Changes = std::unordered_map<std::uint64_t, Change>;

    GraphBuilder& builder();
    template <class Entity>
    [[nodiscard]] const Change* change_of(Entity entity, KeyId key) const;
    template <class Entity>
    void note(Entity entity, KeyId key, const Value& value);
    template <class Entity>
    void forget(Entity entity, bool original);
    [[nodiscard]] bool is_original(Node node) const { return node.id < originals_left_; }
    [[nodiscard]] bool is_original(Relationship edge) const;
    void renumber_changes(const Renumbering& now);
    void renumber_made(const std::vector<EdgeId>& now, EdgeId edge_count);
    void number_gone(Renumbering& now);

    Graph start_;
    Graph graph_;
    std::optional<GraphBuilder> builder_;  ///< none while nothing has changed since the freeze
    Changes changes_;
    NodeId originals_left_ = start_.node_count();  ///< the first nodes of graph_
    std::vector<char> made_;  ///< by edge of graph_: made by this statement; none were when empty
    NodeId gone_nodes_ = 0;
    std::vector<TypeId> gone_types_;
    EdgeId originals_gone_ = 0;
    SideEffects effects_;
};

}  // namespace entente::engine
