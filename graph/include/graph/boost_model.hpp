// Graph as a model of Boost.Graph's concepts: IncidenceGraph, BidirectionalGraph, AdjacencyGraph, VertexListGraph,
// EdgeListGraph, so that Boost's algorithms run on it; and the predicates that make a filtered_graph of one date.
#pragma once

#include "graph/graph.hpp"

// graph_traits<entente::Graph>, free functions found by ADL, vertex_index and edge_index property maps,
// and:  struct HoldsAsOf { const Graph* graph; Interval when; bool operator()(edge) const; }   (edge and vertex predicates)
