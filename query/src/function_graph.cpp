// Functions of nodes, relationships and paths.
#include <array>
#include <string>

#include "function.hpp"

namespace entente::engine {
namespace {

Value id(const Arguments& in) {
    if (const auto* node = in[0].get_if<Node>()) {
        in.entities.require(*node);
        return std::int64_t{node->id};
    }
    if (const auto* edge = in[0].get_if<Relationship>()) {
        in.entities.require(*edge);
        return std::int64_t{edge->id};
    }
    wrong_argument(in, "a node or a relationship");
}

Value element_id(const Arguments& in) {
    if (const auto* node = in[0].get_if<Node>()) {
        const std::string_view given = in.entities.given_id(*node);
        return given.empty() ? std::to_string(node->id) : std::string(given);
    }
    if (const auto* edge = in[0].get_if<Relationship>()) {
        in.entities.require(*edge);
        return std::to_string(edge->id);
    }
    wrong_argument(in, "a node or a relationship");
}

Value labels(const Arguments& in) {
    const auto* node = in[0].get_if<Node>();
    if (node == nullptr) wrong_argument(in, "a node");
    return in.entities.labels(*node);
}

Value type(const Arguments& in) {
    const auto* edge = in[0].get_if<Relationship>();
    if (edge == nullptr) wrong_argument(in, "a relationship");
    return in.entities.type(*edge);
}

Value properties(const Arguments& in) {
    if (in[0].get_if<Map>() != nullptr) return in[0];
    if (auto all = in.entities.properties_of(in[0])) return std::move(*all);
    wrong_argument(in, "a node, a relationship or a map");
}

Value keys(const Arguments& in) {
    List names;
    if (const auto* map = in[0].get_if<Map>()) {
        for (const auto& [key, value] : *map)
            names.emplace_back(key);
        return names;
    }
    const auto all = in.entities.properties_of(in[0]);
    if (!all) wrong_argument(in, "a node, a relationship or a map");
    for (const auto& [key, value] : *all)
        names.emplace_back(key);
    return names;
}

Value start_node(const Arguments& in) {
    const auto* edge = in[0].get_if<Relationship>();
    if (edge == nullptr) wrong_argument(in, "a relationship");
    return Node{in.entities.source(*edge)};
}

Value end_node(const Arguments& in) {
    const auto* edge = in[0].get_if<Relationship>();
    if (edge == nullptr) wrong_argument(in, "a relationship");
    return Node{in.entities.target(*edge)};
}

Value nodes(const Arguments& in) {
    const auto* path = in[0].get_if<Path>();
    if (path == nullptr) wrong_argument(in, "a path");
    List all;
    for (const NodeId node : path->nodes)
        all.emplace_back(Node{node});
    return all;
}

Value relationships(const Arguments& in) {
    const auto* path = in[0].get_if<Path>();
    if (path == nullptr) wrong_argument(in, "a path");
    List all;
    for (const EdgeId edge : path->edges)
        all.emplace_back(Relationship{edge});
    return all;
}

Value length(const Arguments& in) {
    const auto* path = in[0].get_if<Path>();
    if (path == nullptr) wrong_argument(in, "a path");
    return static_cast<std::int64_t>(path->edges.size());
}

constexpr std::uint32_t element = TypeKind::node | TypeKind::relationship;
constexpr std::uint32_t entity = element | TypeKind::map;

constexpr std::array lines{
    Function{"elementid", "elementId", 1, 1, element_id, Nulls::spreads, element},
    Function{"endnode", "endNode", 1, 1, end_node, Nulls::spreads, only(TypeKind::relationship)},
    Function{"id", "id", 1, 1, id, Nulls::spreads, element},
    Function{"keys", "keys", 1, 1, keys, Nulls::spreads, entity},
    Function{"labels", "labels", 1, 1, labels, Nulls::spreads, only(TypeKind::node)},
    Function{"length", "length", 1, 1, length, Nulls::spreads, only(TypeKind::path)},
    Function{"nodes", "nodes", 1, 1, nodes, Nulls::spreads, only(TypeKind::path)},
    Function{"properties", "properties", 1, 1, properties, Nulls::spreads, entity},
    Function{"relationships", "relationships", 1, 1, relationships, Nulls::spreads,
             only(TypeKind::path)},
    Function{"rels", "rels", 1, 1, relationships, Nulls::spreads, only(TypeKind::path)},
    Function{"startnode", "startNode", 1, 1, start_node, Nulls::spreads,
             only(TypeKind::relationship)},
    Function{"type", "type", 1, 1, type, Nulls::spreads, only(TypeKind::relationship)},
};

}  // namespace

std::span<const Function> graph_functions() {
    return lines;
}

}  // namespace entente::engine
