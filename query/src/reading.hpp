// Queries that only read: running them, with their plans; and the plan of a union.
#pragma once

#include <optional>
#include <vector>

#include "query/engine.hpp"

namespace entente::engine {

/// `plan`: takes the query's plan, measured, unless it is null. Throws Error.
[[nodiscard]] Table run_reading(const Graph& graph, const ast::Query& query,
                                const RunOptions& options, std::optional<PlanTree>* plan);

/// The plan, which is not run. Throws Error.
[[nodiscard]] PlanTree explain_reading(const Graph& graph, const ast::Query& query,
                                       const RunOptions& options);

/// The plan of the whole from those of its parts; `rows`: those that it gave, when it was run.
[[nodiscard]] PlanTree union_plan(const ast::Query& query, std::vector<PlanTree> parts,
                                  std::optional<std::size_t> rows);

}  // namespace entente::engine
