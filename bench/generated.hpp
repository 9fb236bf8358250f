// The generated graphs that are measured on.
#pragma once

#include "graph/graph.hpp"

namespace entente::bench {

/// The generated graph of a size, made once.
[[nodiscard]] const Graph& graph_of(EdgeId relations);

}  // namespace entente::bench
