// Running queries: a syntax tree on a graph gives a table.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/graph.hpp"
#include "parser/ast.hpp"
#include "query/plan_tree.hpp"

namespace entente {

class ProcedureCatalogue;  // query/procedures.hpp

/// What a query may use. Reaching a limit throws Error (type "ResourceExhausted", phase "runtime").
struct Limits {
    std::uint64_t rows = 10'000'000;  ///< intermediate and final rows
    std::chrono::milliseconds time{60'000};
};

struct RunOptions {
    /// The time of every MATCH without an AS OF of its own; all time when that is Interval::all().
    Interval as_of = Interval::all();
    std::vector<std::pair<std::string, Value>> parameters;
    /// Keep, for every row, the edges that made it true.
    bool keep_grounds = false;
    /// What CALL finds beside the procedures that are built in.
    const ProcedureCatalogue* procedures = nullptr;
    Limits limits;
    /// Set from another thread or a signal handler: the run stops with Error (type "Interrupted").
    const std::atomic<bool>* stop = nullptr;
};

/// The edges that a row rests on, in the order of the query's patterns, also those inside a true
/// EXISTS { } and pattern predicate (one witness each). With DISTINCT or grouping: those of all
/// rows that became one, without doubles.
using Grounds = std::vector<EdgeId>;

struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<Value>> rows;
    std::vector<Grounds> grounds;  ///< one a row when they were kept, else empty
};

/// What a statement did, as the difference between the graph before and after it: a label counts
/// when no node had it, a property that gets another value counts as removed and as set. What rules
/// derived and what goes with its premises does not count.
struct SideEffects {
    std::uint64_t nodes_created = 0;
    std::uint64_t nodes_deleted = 0;
    std::uint64_t relationships_created = 0;
    std::uint64_t relationships_deleted = 0;
    std::uint64_t labels_added = 0;
    std::uint64_t labels_removed = 0;
    std::uint64_t properties_set = 0;
    std::uint64_t properties_removed = 0;
    friend bool operator==(const SideEffects&, const SideEffects&) = default;
};

/// Those that are not zero, by their names in the TCK, in the order of the members.
[[nodiscard]] std::vector<std::pair<std::string_view, std::uint64_t>> named_counts(
    const SideEffects& effects);

struct Result {
    Table table;  ///< of `next`; what the statement has deleted is null in it
    Graph next;   ///< the graph after the statement: the same one when it only reads
    SideEffects effects;
    std::optional<PlanTree> plan;  ///< of a statement with EXPLAIN or PROFILE before it
};

/// Checks, plans and runs, also what changes the graph, of which it makes the next one. Throws
/// Error: compile-time ones (undefined variable, ...) with their place, before anything runs. With
/// PROFILE each operator is measured; with EXPLAIN nothing is run and the table is empty.
[[nodiscard]] Result execute(const Graph& graph, const ast::Query& query,
                             const RunOptions& options);

/// execute() for a query that only reads; throws Error for one that does not.
[[nodiscard]] Table run(const Graph& graph, const ast::Query& query, const RunOptions& options);

/// The value of an expression without variables and parameters. Throws Error.
[[nodiscard]] Value evaluate(ast::Expression expression);

/// The plan, which is not run. That of a statement that changes the graph is made on the graph as
/// it is before it.
[[nodiscard]] PlanTree explain(const Graph& graph, const ast::Query& query,
                               const RunOptions& options);

}  // namespace entente
