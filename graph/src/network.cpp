#include "graph/network.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace entente {
namespace {

using Vertex = Network::Vertex;
constexpr Vertex no_vertex = std::numeric_limits<Vertex>::max();

/// What was chosen: whether a node may be in it, and the edges of each node.
class Chosen {
public:
    Chosen(const Graph& graph, const NetworkChoice& choice) : graph_(graph), choice_(choice) {}

    [[nodiscard]] bool may_be(NodeId node) const {
        if (!choice_.when.is_all() && !graph_.node_validity(node).overlaps(choice_.when)) {
            return false;
        }
        return !choice_.labels || std::ranges::any_of(*choice_.labels, [&](LabelId label) {
            return graph_.has_label(node, label);
        });
    }

    /// Calls `visit(target)` for every edge that leaves the node.
    template <class Visit>
    void edges_from(NodeId node, Visit visit) const {
        const auto each = [&](const OutEdges& edges) {
            for (std::size_t i = 0; i < edges.targets.size(); ++i) {
                if (holds(edges.first + static_cast<EdgeId>(i))) visit(edges.targets[i]);
            }
        };
        if (!choice_.types) return each(graph_.out_edges(node));
        for (const TypeId type : *choice_.types)
            each(graph_.out_edges(node, type));
    }
    /// The chosen nodes, ascending.
    [[nodiscard]] std::vector<NodeId> nodes(const Pulse& pulse) const {
        const bool by_edges = choice_.types && !choice_.labels;
        std::vector<char> in(graph_.node_count(), 0);
        for (NodeId node = 0; node < graph_.node_count(); ++node) {
            pulse();
            if (!may_be(node)) continue;
            if (!by_edges) in[node] = 1;
            if (!by_edges) continue;
            edges_from(node, [&](NodeId target) {
                if (may_be(target)) in[node] = in[target] = 1;
            });
        }
        std::vector<NodeId> nodes;
        for (NodeId node = 0; node < graph_.node_count(); ++node) {
            if (in[node] != 0) nodes.push_back(node);
        }
        return nodes;
    }

private:
    [[nodiscard]] bool holds(EdgeId edge) const {
        return choice_.when.is_all() || graph_.edge_validity(edge).overlaps(choice_.when);
    }

    const Graph& graph_;
    const NetworkChoice& choice_;
};

/// The vertex of every node of the graph; no_vertex for one that was not chosen.
std::vector<Vertex> vertices_of(const std::vector<NodeId>& nodes, NodeId count) {
    std::vector<Vertex> vertices(count, no_vertex);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        vertices[nodes[i]] = static_cast<Vertex>(i);
    return vertices;
}

using LinkList = std::vector<std::pair<Vertex, Vertex>>;

/// Ascending, each once.
LinkList links_of(const Chosen& chosen, const std::vector<NodeId>& nodes, NodeId node_count,
                  bool directed, const Pulse& pulse) {
    const std::vector<Vertex> vertices = vertices_of(nodes, node_count);
    LinkList links;
    for (const NodeId node : nodes) {
        pulse();
        const Vertex from = vertices[node];
        chosen.edges_from(node, [&](NodeId target) {
            const Vertex to = vertices[target];
            if (to == no_vertex || to == from) return;
            links.emplace_back(from, to);
            if (!directed) links.emplace_back(to, from);
        });
    }
    std::ranges::sort(links);
    links.erase(std::unique(links.begin(), links.end()), links.end());
    return links;
}

}  // namespace

Degrees degrees(const Graph& graph, const NetworkChoice& choice, const Pulse& pulse) {
    const Chosen chosen(graph, choice);
    Degrees degrees{chosen.nodes(pulse), {}, {}};
    const std::vector<Vertex> vertices = vertices_of(degrees.nodes, graph.node_count());
    degrees.out.resize(degrees.nodes.size());
    degrees.in.resize(degrees.nodes.size());
    for (std::size_t i = 0; i < degrees.nodes.size(); ++i) {
        pulse();
        chosen.edges_from(degrees.nodes[i], [&](NodeId target) {
            if (vertices[target] == no_vertex) return;
            ++degrees.out[i];
            ++degrees.in[vertices[target]];
        });
    }
    return degrees;
}

Network::Network(const Graph& graph, const NetworkChoice& choice, bool directed, const Pulse& pulse)
    : directed_(directed) {
    const Chosen chosen(graph, choice);
    nodes_ = chosen.nodes(pulse);
    const LinkList links = links_of(chosen, nodes_, graph.node_count(), directed, pulse);
    links_ = Links(boost::edges_are_sorted, links.begin(), links.end(), size(), links.size());
}

}  // namespace entente
