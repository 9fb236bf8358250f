// Running a query: bind, plan, run each part, bring the parts together.
#include "query/engine.hpp"

#include <algorithm>
#include <utility>

#include "bind.hpp"
#include "operator.hpp"
#include "plan.hpp"
#include "profile.hpp"
#include "reading.hpp"
#include "table_union.hpp"

namespace entente {
namespace {

using namespace engine;

/// `profile` may be null.
void run_part(const Graph& graph, const BoundPart& part, const Plan& plan,
              const RunOptions& options, Profile* profile, const std::vector<std::string>& columns,
              Table& table) {
    Execution execution(graph, part.frame, options, profile);
    Pipeline pipeline = make_pipeline(execution, plan, nullptr);
    pipeline.argument->set_single();
    std::vector<Slot> slots;
    for (const std::string& name : columns) {
        const auto found =
            std::ranges::find(part.outputs, name, [](const auto& o) { return o.first; });
        slots.push_back(found->second);
    }
    Batch batch = execution.make_batch();
    while (pipeline.top->next(batch)) {
        if (slots.empty()) continue;  // CALL of a procedure without columns
        for (std::size_t row = 0; row < batch.size; ++row) {
            std::vector<Value> cells;
            cells.reserve(slots.size());
            for (const Slot slot : slots)
                cells.push_back(batch.columns[slot].at(row));
            for (std::uint64_t i = 1; i < batch.weight(row); ++i)
                table.rows.push_back(cells);
            table.rows.push_back(std::move(cells));
            if (options.keep_grounds) {
                table.grounds.push_back(execution.grounds()->collect(batch.grounds[row]));
            }
        }
    }
}

/// Runs all; `plans` takes the plan of each part, measured, unless it is null.
Table run_parts(const Graph& graph, BoundQuery& bound, const RunOptions& options,
                std::vector<PlanTree>* plans) {
    Table table;
    for (const auto& [name, slot] : bound.parts.front().outputs)
        table.columns.push_back(name);
    const std::vector<std::string> columns = table.columns;
    for (BoundPart& part : bound.parts) {
        Profile profile;
        const PlanPtr plan = make_plan(graph, part, options.keep_grounds);
        run_part(graph, part, *plan, options, plans == nullptr ? nullptr : &profile, columns,
                 table);
        if (plans != nullptr) plans->push_back(plan_tree(graph, part.frame, *plan, &profile));
    }
    if (bound.parts.size() > 1 && !bound.union_all) drop_equal_rows(table);
    return table;
}

}  // namespace

Table run(const Graph& graph, const ast::Query& query, const RunOptions& options) {
    return engine::run_reading(graph, query, options, nullptr);
}

std::vector<std::pair<std::string_view, std::uint64_t>> named_counts(const SideEffects& effects) {
    std::vector<std::pair<std::string_view, std::uint64_t>> counts{
        {"+nodes", effects.nodes_created},
        {"-nodes", effects.nodes_deleted},
        {"+relationships", effects.relationships_created},
        {"-relationships", effects.relationships_deleted},
        {"+labels", effects.labels_added},
        {"-labels", effects.labels_removed},
        {"+properties", effects.properties_set},
        {"-properties", effects.properties_removed},
    };
    std::erase_if(counts, [](const auto& named) { return named.second == 0; });
    return counts;
}

Value evaluate(ast::Expression expression) {
    ast::Projection projection;
    projection.items.push_back({std::move(expression), ast::Symbol{"value", {}}, {}});
    ast::Query query;
    query.parts.emplace_back();
    query.parts.back().clauses.emplace_back(ast::Return{std::move(projection), {}});
    return std::move(run(Graph(), query, {}).rows.front().front());
}

namespace engine {

PlanTree union_plan(const ast::Query& query, std::vector<PlanTree> parts,
                    std::optional<std::size_t> rows) {
    if (parts.size() == 1) return std::move(parts.front());
    PlanTree whole{query.union_all ? "union all" : "union", {}, 0, {}, {}, {}};
    for (const PlanTree& part : parts)
        whole.rows += part.rows;
    if (rows) whole.measured = PlanTree::Measured{*rows, 0, {}};
    whole.inputs = std::move(parts);
    return whole;
}

Table run_reading(const Graph& graph, const ast::Query& query, const RunOptions& options,
                  std::optional<PlanTree>* plan) {
    BoundQuery bound = bind(graph, query, options);
    std::vector<PlanTree> plans;
    Table table = run_parts(graph, bound, options, plan == nullptr ? nullptr : &plans);
    if (plan != nullptr) *plan = union_plan(query, std::move(plans), table.rows.size());
    return table;
}

PlanTree explain_reading(const Graph& graph, const ast::Query& query, const RunOptions& options) {
    BoundQuery bound = bind(graph, query, options);
    std::vector<PlanTree> plans;
    for (BoundPart& part : bound.parts) {
        const PlanPtr plan = make_plan(graph, part, options.keep_grounds);
        plans.push_back(plan_tree(graph, part.frame, *plan, nullptr));
    }
    return union_plan(query, std::move(plans), {});
}

}  // namespace engine
}  // namespace entente
