// Reading nodes and edges as values.
#pragma once

#include <optional>
#include <string_view>

#include "graph/graph.hpp"

namespace entente::engine {

/// The property of a node by name. `id` is also the id that a file gave the node, when no property
/// is called so.
[[nodiscard]] Value node_property(const Graph& graph, NodeId node, std::string_view name,
                                  std::optional<KeyId> key);

/// `subject.name` of any value: of null, null. Nothing when the value can have no properties.
[[nodiscard]] std::optional<Value> property_of(const Graph& graph, const Value& subject,
                                               std::string_view name, std::optional<KeyId> key);

/// All properties of a node or a relationship; nothing for another value.
[[nodiscard]] std::optional<Map> properties_of(const Graph& graph, const Value& subject);

}  // namespace entente::engine
