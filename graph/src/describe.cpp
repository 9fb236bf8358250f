#include "describe.hpp"

#include <fmt/format.h>

namespace entente {

std::string describe_node(const Graph& graph, NodeId node) {
    if (const auto id = graph.id_of(node); !id.empty()) return std::string(id);
    if (const auto key = graph.find_key("name")) {
        const Value name = graph.node_property(node, *key);
        if (const auto* text = name.get_if<std::string>()) return fmt::format("\"{}\"", *text);
    }
    return fmt::format("node {}", node);
}

std::string describe_edge(const Graph& graph, EdgeId edge) {
    return fmt::format("{} {} -> {}", graph.type_name(graph.type_of(edge)),
                       describe_node(graph, graph.source(edge)),
                       describe_node(graph, graph.target(edge)));
}

}  // namespace entente
