// A directed graph seen without directions, for those of Boost's algorithms that want it so:
// connected components, cliques.
#pragma once

#include <cstddef>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/iterator_facade.hpp>

namespace entente {

/// A view of any model of BidirectionalGraph and VertexListGraph, such as a Graph or its
/// filtered_graph of a date: each edge may be walked both ways. A loop is met twice at its node, as
/// in Boost's own undirected graphs. REQUIRES that the graph outlives the view.
template <class G>
class Undirected {
public:
    explicit Undirected(const G& graph) : graph_(&graph) {}
    [[nodiscard]] const G& graph() const { return *graph_; }

private:
    const G* graph_;
};

/// An edge as it is walked: from `source` to `target`, whichever way it points.
template <class G>
struct UndirectedEdge {
    using Vertex = typename boost::graph_traits<G>::vertex_descriptor;
    using Edge = typename boost::graph_traits<G>::edge_descriptor;
    Vertex source{};
    Vertex target{};
    Edge edge{};
    friend bool operator==(const UndirectedEdge& a, const UndirectedEdge& b) {
        return a.edge == b.edge;
    }
};

/// First over the edges that leave a node, then over those that enter it.
template <class G>
class UndirectedEdgeIterator
    : public boost::iterator_facade<UndirectedEdgeIterator<G>, UndirectedEdge<G>,
                                    boost::forward_traversal_tag, UndirectedEdge<G>> {
    using Out = typename boost::graph_traits<G>::out_edge_iterator;
    using In = typename boost::graph_traits<G>::in_edge_iterator;

public:
    UndirectedEdgeIterator() = default;
    UndirectedEdgeIterator(const G& graph, Out out, Out out_end, In in)
        : graph_(&graph), out_(out), out_end_(out_end), in_(in) {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] UndirectedEdge<G> dereference() const {
        if (out_ != out_end_) return {source(*out_, *graph_), target(*out_, *graph_), *out_};
        return {target(*in_, *graph_), source(*in_, *graph_), *in_};
    }
    [[nodiscard]] bool equal(const UndirectedEdgeIterator& other) const {
        return out_ == other.out_ && in_ == other.in_;
    }
    void increment() {
        if (out_ != out_end_) {
            ++out_;
        } else {
            ++in_;
        }
    }

    const G* graph_ = nullptr;
    Out out_{};
    Out out_end_{};
    In in_{};
};

struct UndirectedTraversal : virtual boost::incidence_graph_tag,
                             virtual boost::vertex_list_graph_tag {};

}  // namespace entente

template <class G>
struct boost::graph_traits<entente::Undirected<G>> {
    using vertex_descriptor = typename boost::graph_traits<G>::vertex_descriptor;
    using edge_descriptor = entente::UndirectedEdge<G>;
    using directed_category = boost::undirected_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    using traversal_category = entente::UndirectedTraversal;
    using vertex_iterator = typename boost::graph_traits<G>::vertex_iterator;
    using out_edge_iterator = entente::UndirectedEdgeIterator<G>;
    using vertices_size_type = typename boost::graph_traits<G>::vertices_size_type;
    using edges_size_type = typename boost::graph_traits<G>::edges_size_type;
    using degree_size_type = typename boost::graph_traits<G>::degree_size_type;
    using in_edge_iterator = void;
    using edge_iterator = void;
    using adjacency_iterator = void;
    static vertex_descriptor null_vertex() { return boost::graph_traits<G>::null_vertex(); }
};

template <class G>
struct boost::graph_traits<const entente::Undirected<G>>
    : boost::graph_traits<entente::Undirected<G>> {};

template <class G>
struct boost::property_map<entente::Undirected<G>, boost::vertex_index_t>
    : boost::property_map<G, boost::vertex_index_t> {};

namespace entente {

template <class G>
auto num_vertices(const Undirected<G>& view) {
    return num_vertices(view.graph());
}
template <class G>
auto vertices(const Undirected<G>& view) {
    return vertices(view.graph());
}
template <class G>
auto source(const UndirectedEdge<G>& edge, const Undirected<G>&) {
    return edge.source;
}
template <class G>
auto target(const UndirectedEdge<G>& edge, const Undirected<G>&) {
    return edge.target;
}
template <class G>
std::pair<UndirectedEdgeIterator<G>, UndirectedEdgeIterator<G>> out_edges(
    typename boost::graph_traits<G>::vertex_descriptor node, const Undirected<G>& view) {
    const auto out = out_edges(node, view.graph());
    const auto in = in_edges(node, view.graph());
    return {{view.graph(), out.first, out.second, in.first},
            {view.graph(), out.second, out.second, in.second}};
}
template <class G>
auto out_degree(typename boost::graph_traits<G>::vertex_descriptor node,
                const Undirected<G>& view) {
    return out_degree(node, view.graph()) + in_degree(node, view.graph());
}
template <class G>
auto get(boost::vertex_index_t tag, const Undirected<G>& view) {
    return get(tag, view.graph());
}

}  // namespace entente
