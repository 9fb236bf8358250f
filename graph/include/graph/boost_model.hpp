// Graph as a model of Boost.Graph's concepts: IncidenceGraph, BidirectionalGraph, AdjacencyGraph,
// VertexListGraph and EdgeListGraph, so that Boost's algorithms run on it; and what
// makes a filtered_graph of one date. graph/boost_undirected.hpp is for those that want no
// directions.
//
// Boost finds these functions by the namespace of their arguments. Vertices are node numbers, edges
// carry their ends.
#pragma once

#include <compare>
#include <cstddef>
#include <utility>

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/graph.hpp"

namespace entente {

/// An edge as Boost's algorithms hand it about. Two are the same edge when their ids are.
struct BoostEdge {
    NodeId source = no_node;
    NodeId target = no_node;
    EdgeId id = no_edge;
    friend constexpr bool operator==(const BoostEdge& a, const BoostEdge& b) {
        return a.id == b.id;
    }
    friend constexpr auto operator<=>(const BoostEdge& a, const BoostEdge& b) {
        return a.id <=> b.id;
    }
};

/// Over edges that are made as they are looked at: `Rows::edge(place)` for the places of one row,
/// or of all rows.
template <class Rows>
class BoostEdgeIterator
    : public boost::iterator_facade<BoostEdgeIterator<Rows>, BoostEdge,
                                    boost::random_access_traversal_tag, BoostEdge> {
public:
    BoostEdgeIterator() = default;
    BoostEdgeIterator(Rows rows, std::uint32_t place) : rows_(rows), place_(place) {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] BoostEdge dereference() const { return rows_.edge(place_); }
    [[nodiscard]] bool equal(const BoostEdgeIterator& other) const {
        return place_ == other.place_;
    }
    void increment() { ++place_; }
    void decrement() { --place_; }
    void advance(std::ptrdiff_t n) {
        place_ = static_cast<std::uint32_t>(std::ptrdiff_t{place_} + n);
    }
    [[nodiscard]] std::ptrdiff_t distance_to(const BoostEdgeIterator& other) const {
        return std::ptrdiff_t{other.place_} - std::ptrdiff_t{place_};
    }

    Rows rows_;
    std::uint32_t place_ = 0;
};

/// The edges that leave `source`; places are edge ids.
struct OutRow {
    const NodeId* targets = nullptr;
    NodeId source = no_node;
    [[nodiscard]] BoostEdge edge(std::uint32_t id) const { return {source, targets[id], id}; }
};
/// The edges that enter `target`; places are those of the in-side.
struct InRow {
    const NodeId* sources = nullptr;
    const EdgeId* edges = nullptr;
    NodeId target = no_node;
    [[nodiscard]] BoostEdge edge(std::uint32_t place) const {
        return {sources[place], target, edges[place]};
    }
};
/// Over all edges, in the order of their ids. Edges are ordered by source, so the source comes
/// along.
class AllEdgesIterator : public boost::iterator_facade<AllEdgesIterator, BoostEdge,
                                                       boost::forward_traversal_tag, BoostEdge> {
public:
    AllEdgesIterator() = default;
    AllEdgesIterator(const GraphStore& store, EdgeId id)
        : offsets_(store.out_offsets.data()),
          targets_(store.out_targets.data()),
          end_(store.counts.edges),
          id_(id) {
        find_source();
    }

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] BoostEdge dereference() const { return {source_, targets_[id_], id_}; }
    [[nodiscard]] bool equal(const AllEdgesIterator& other) const { return id_ == other.id_; }
    void increment() {
        ++id_;
        find_source();
    }
    void find_source() {
        while (id_ < end_ && offsets_[source_ + 1] <= id_)
            ++source_;
    }

    const EdgeId* offsets_ = nullptr;
    const NodeId* targets_ = nullptr;
    EdgeId end_ = 0;
    EdgeId id_ = 0;
    NodeId source_ = 0;
};

/// A predicate for vertices and edges of a filtered_graph: true for those that hold at some time in
/// `when`. Boost wants it to be default-constructible; one so made must not be called.
struct HoldsAsOf {
    const Graph* graph = nullptr;
    Interval when;

    bool operator()(NodeId node) const { return graph->node_validity(node).overlaps(when); }
    bool operator()(const BoostEdge& edge) const {
        return graph->edge_validity(edge.id).overlaps(when);
    }
};

/// The property map edge_index.
struct EdgeIndexMap {
    using key_type = BoostEdge;
    using value_type = EdgeId;
    using reference = EdgeId;
    using category = boost::readable_property_map_tag;
    friend EdgeId get(const EdgeIndexMap&, const BoostEdge& edge) { return edge.id; }
    EdgeId operator[](const BoostEdge& edge) const { return edge.id; }
};

/// What Boost's algorithms may ask of a Graph.
struct GraphTraversal : virtual boost::bidirectional_graph_tag,
                        virtual boost::adjacency_graph_tag,
                        virtual boost::vertex_list_graph_tag,
                        virtual boost::edge_list_graph_tag {};

}  // namespace entente

template <>
struct boost::graph_traits<entente::Graph> {
    using vertex_descriptor = entente::NodeId;
    using edge_descriptor = entente::BoostEdge;
    using directed_category = boost::bidirectional_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    using traversal_category = entente::GraphTraversal;
    using vertex_iterator = boost::counting_iterator<entente::NodeId>;
    using edge_iterator = entente::AllEdgesIterator;
    using out_edge_iterator = entente::BoostEdgeIterator<entente::OutRow>;
    using in_edge_iterator = entente::BoostEdgeIterator<entente::InRow>;
    using adjacency_iterator = const entente::NodeId*;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    static constexpr vertex_descriptor null_vertex() { return entente::no_node; }
};

/// Some algorithms take the graph as `const G` into the trait.
template <>
struct boost::graph_traits<const entente::Graph> : boost::graph_traits<entente::Graph> {};

template <>
struct boost::property_map<entente::Graph, boost::vertex_index_t> {
    using type = boost::typed_identity_property_map<entente::NodeId>;
    using const_type = type;
};

template <>
struct boost::property_map<entente::Graph, boost::edge_index_t> {
    using type = entente::EdgeIndexMap;
    using const_type = type;
};

namespace entente {

using BoostGraph = boost::graph_traits<Graph>;
template <class Iterator>
using BoostRange = std::pair<Iterator, Iterator>;

inline std::size_t num_vertices(const Graph& graph) {
    return graph.node_count();
}
inline std::size_t num_edges(const Graph& graph) {
    return graph.edge_count();
}

inline BoostRange<BoostGraph::vertex_iterator> vertices(const Graph& graph) {
    return {BoostGraph::vertex_iterator(0), BoostGraph::vertex_iterator(graph.node_count())};
}
inline BoostRange<AllEdgesIterator> edges(const Graph& graph) {
    return {AllEdgesIterator(graph.store(), 0),
            AllEdgesIterator(graph.store(), graph.edge_count())};
}

inline NodeId source(const BoostEdge& edge, const Graph&) {
    return edge.source;
}
inline NodeId target(const BoostEdge& edge, const Graph&) {
    return edge.target;
}

inline BoostRange<BoostGraph::out_edge_iterator> out_edges(NodeId node, const Graph& graph) {
    const GraphStore& store = graph.store();
    const OutRow row{store.out_targets.data(), node};
    return {{row, store.out_offsets[node]}, {row, store.out_offsets[node + 1]}};
}
inline BoostRange<BoostGraph::in_edge_iterator> in_edges(NodeId node, const Graph& graph) {
    const GraphStore& store = graph.store();
    const InRow row{store.in_sources.data(), store.in_edges.data(), node};
    return {{row, store.in_offsets[node]}, {row, store.in_offsets[node + 1]}};
}
inline BoostRange<const NodeId*> adjacent_vertices(NodeId node, const Graph& graph) {
    const auto targets = graph.out_edges(node).targets;
    return {targets.data(), targets.data() + targets.size()};
}

inline std::size_t out_degree(NodeId node, const Graph& graph) {
    return graph.out_edges(node).targets.size();
}
inline std::size_t in_degree(NodeId node, const Graph& graph) {
    return graph.in_edges(node).edges.size();
}
inline std::size_t degree(NodeId node, const Graph& graph) {
    return out_degree(node, graph) + in_degree(node, graph);
}

inline boost::typed_identity_property_map<NodeId> get(boost::vertex_index_t, const Graph&) {
    return {};
}
inline NodeId get(boost::vertex_index_t, const Graph&, NodeId node) {
    return node;
}
inline EdgeIndexMap get(boost::edge_index_t, const Graph&) {
    return {};
}
inline EdgeId get(boost::edge_index_t, const Graph&, const BoostEdge& edge) {
    return edge.id;
}

using GraphAsOf = boost::filtered_graph<Graph, HoldsAsOf, HoldsAsOf>;

/// The part of a graph that holds at some time in `when`, for Boost's algorithms. REQUIRES that the
/// graph outlives it.
[[nodiscard]] inline GraphAsOf as_of(const Graph& graph, Interval when) {
    const HoldsAsOf holds{&graph, when};
    return {graph, holds, holds};
}

}  // namespace entente
