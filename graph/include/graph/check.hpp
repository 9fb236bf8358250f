// Whether facts keep the conventions of docs/facts.md.
#pragma once

#include <vector>

#include "graph/graph.hpp"
#include "values/error.hpp"

namespace entente {

/// All faults of the facts, nodes first; empty when they are whole. Each message begins with the
/// node or the edge as it is written: "MEMBER_OF JPN -> NATO (since 1990): ...". Edges that rules
/// derived are not looked at.
///
/// * Every node has an id, a name and a label.
/// * Every node that is no Source, and every edge, has a `source` that names Source nodes.
/// * `programme` names Programme nodes; `complete` names types of edges that there are.
/// * No node or edge ends on the day on which it begins.
/// * No edge begins before both its ends have begun. A date known to the year or month counts with
/// its last day.
/// * No two edges have the same ends, type, `role` and `programme` and hold at the same time.
[[nodiscard]] std::vector<Diagnostic> check_facts(const Graph& graph);

}  // namespace entente
