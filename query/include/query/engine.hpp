// Running queries: a syntax tree on a graph gives a table.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
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

/// Checks, plans and runs. Throws Error: compile-time ones (undefined variable, ...) with their
/// place, before anything runs.
[[nodiscard]] Table run(const Graph& graph, const ast::Query& query, const RunOptions& options);

/// The value of an expression without variables and parameters. Throws Error.
[[nodiscard]] Value evaluate(ast::Expression expression);

struct Profiled {
    Table table;
    PlanTree plan;
};
/// Runs a query and measures each operator of its plan.
[[nodiscard]] Profiled profile(const Graph& graph, const ast::Query& query,
                               const RunOptions& options);

/// The plan, which is not run.
[[nodiscard]] PlanTree explain(const Graph& graph, const ast::Query& query,
                               const RunOptions& options);

}  // namespace entente
