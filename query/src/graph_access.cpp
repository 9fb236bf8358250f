#include "graph_access.hpp"

#include <string>

#include "temporal_component.hpp"

namespace entente::engine {
Value node_property(const Graph& graph, NodeId node, std::string_view name,
                    std::optional<KeyId> key) {
    if (key) {
        Value value = graph.node_property(node, *key);
        if (!value.is_null()) return value;
    }
    if (name != "id") return {};
    const std::string_view given = graph.id_of(node);
    return given.empty() ? Value() : Value(given);
}

std::optional<Value> property_of(const Graph& graph, const Value& subject, std::string_view name,
                                 std::optional<KeyId> key) {
    if (subject.is_null()) return Value();
    if (const auto* node = subject.get_if<Node>()) return node_property(graph, node->id, name, key);
    if (const auto* edge = subject.get_if<Relationship>()) {
        return key ? graph.edge_property(edge->id, *key) : Value();
    }
    if (const auto* map = subject.get_if<Map>()) {
        for (const auto& [entry, value] : *map) {
            if (entry == name) return value;
        }
        return Value();
    }
    return temporal_component(subject, name);
}

std::optional<Map> properties_of(const Graph& graph, const Value& subject) {
    Map all;
    if (const auto* node = subject.get_if<Node>()) {
        for (const KeyId key : graph.node_keys(node->id)) {
            all.emplace_back(graph.key_name(key), graph.node_property(node->id, key));
        }
        return all;
    }
    if (const auto* edge = subject.get_if<Relationship>()) {
        for (const KeyId key : graph.edge_keys(edge->id)) {
            all.emplace_back(graph.key_name(key), graph.edge_property(edge->id, key));
        }
        return all;
    }
    return std::nullopt;
}

}  // namespace entente::engine
