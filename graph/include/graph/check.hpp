// Whether facts keep a schema and the conventions of docs/facts.md.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/schema.hpp"
#include "values/error.hpp"

namespace entente {

/// What is wrong with a node or an edge. Its message begins with the node or the edge as it is
/// written: "MEMBER_OF JPN -> NATO (since 1990): ...".
struct Fault {
    Diagnostic diagnostic;
    NodeId node = no_node;
    EdgeId edge = no_edge;
    std::string property;      ///< that it is about; ":LABEL", ":TYPE", ":START_ID" and the like
    bool of_property = false;  ///< of all that have it: reported for one of them
    std::string kind;          ///< for MissingProperty: what must have it, "a node :Country"
};

/// All faults of the facts, nodes first; empty when they are whole. Edges that rules derived are
/// not looked at.
///
/// * Every node has an id; its labels, its properties and their types are those of the schema, and
/// it has those that must be. So are an edge's, and its type and its ends.
/// * What references nodes names ids of such nodes; what is one of some words is one of them.
/// * `complete` names types of edges of the schema, and may say the time: TYPE@FROM or
/// TYPE@FROM/UNTIL; then perhaps =SOURCE, the id of the source that says so.
/// * No node or edge ends on the day on which it begins.
/// * No edge begins before both its ends have begun. A date known to the year or month counts with
/// its last day.
/// * No two edges have the same ends, type, `role`, `programme` and `treaty` and hold at the same
/// time.
[[nodiscard]] std::vector<Fault> check_facts(const Graph& graph, const Schema& schema);

/// A folder of facts as a graph, and all that is wrong with it.
struct CheckedFolder {
    Graph graph;
    /// In the order of the files; each message is headed by file, line and column. With any, the
    /// graph is not whole.
    std::vector<Diagnostic> faults;
};

/// Loads a folder (graph/csv.hpp) beside `base` and checks what it adds. Throws Error when the
/// folder cannot be read at all.
[[nodiscard]] CheckedFolder load_checked(
    const std::filesystem::path& folder, const Schema& schema, const Graph& base = {},
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress = {});

}  // namespace entente
