// Reading nodes and relationships as values.
#pragma once

#include <optional>
#include <string_view>

#include "graph/graph.hpp"
#include "values/error.hpp"

namespace entente::engine {

class Draft;

/// Nodes and relationships as expressions see them: those of a graph, with what the statement has
/// changed so far. Reading what the statement has deleted throws Error (EntityNotFound).
class Entities {
public:
    /// `draft` may be null: nothing is changed then. Both have to outlive it.
    explicit Entities(const Graph& graph, const Draft* draft = nullptr)
        : graph_(graph), draft_(draft) {}

    /// True when everything is as the graph has it, so that its columns can be read as they are.
    [[nodiscard]] bool plain() const;
    [[nodiscard]] const Graph& graph() const { return graph_; }

    /// The property by name. `id` is also the id that a file gave a node, when no property is
    /// called so.
    [[nodiscard]] Value property(Node node, std::string_view name, std::optional<KeyId> key) const;
    [[nodiscard]] Value property(Relationship edge, std::string_view name,
                                 std::optional<KeyId> key) const;
    /// `subject.name` of any value: of null, null. Nothing when the value can have no properties.
    [[nodiscard]] std::optional<Value> property_of(const Value& subject, std::string_view name,
                                                   std::optional<KeyId> key) const;
    /// All properties of a node or a relationship; nothing for another value.
    [[nodiscard]] std::optional<Map> properties_of(const Value& subject) const;

    [[nodiscard]] List labels(Node node) const;
    [[nodiscard]] bool has_label(Node node, std::optional<LabelId> label,
                                 std::string_view name) const;
    /// The type can also be asked of what is deleted.
    [[nodiscard]] std::string_view type(Relationship edge) const;
    [[nodiscard]] NodeId source(Relationship edge) const;
    [[nodiscard]] NodeId target(Relationship edge) const;
    /// The id that a file gave the node, or "".
    [[nodiscard]] std::string_view given_id(Node node) const;

    /// Throws Error when it is deleted.
    void require(Node node) const;
    void require(Relationship edge) const;

private:
    template <class Entity>
    [[nodiscard]] Map all_properties(Entity entity) const;

    const Graph& graph_;
    const Draft* draft_;
};

}  // namespace entente::engine
