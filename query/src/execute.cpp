// Running a statement that may change the graph.
#include <algorithm>
#include <chrono>
#include <utility>

#include "bind.hpp"
#include "failure.hpp"
#include "parser/ast_children.hpp"
#include "query/engine.hpp"
#include "reading.hpp"
#include "table_union.hpp"
#include "updater.hpp"

namespace entente {
namespace {

using namespace engine;

std::chrono::steady_clock::time_point deadline(std::chrono::milliseconds time) {
    constexpr auto longest = std::chrono::milliseconds(std::chrono::hours(24 * 365));
    return std::chrono::steady_clock::now() + std::min(time, longest);
}

/// True when the value is of what the graph no longer has.
bool is_gone(const Graph& graph, const Value& value) {
    if (const auto* node = value.get_if<Node>()) return node->id >= graph.node_count();
    if (const auto* edge = value.get_if<Relationship>()) return edge->id >= graph.edge_count();
    const auto* path = value.get_if<Path>();
    return path != nullptr &&
           (std::ranges::any_of(path->nodes,
                                [&](NodeId node) { return node >= graph.node_count(); }) ||
            std::ranges::any_of(path->edges,
                                [&](EdgeId edge) { return edge >= graph.edge_count(); }));
}

Value without_gone(const Graph& graph, const Value& value) {
    if (is_gone(graph, value)) return {};
    if (const auto* list = value.get_if<List>()) {
        List left;
        for (const Value& item : *list)
            left.push_back(without_gone(graph, item));
        return left;
    }
    if (const auto* map = value.get_if<Map>()) {
        Map left;
        for (const auto& [key, item] : *map)
            left.emplace_back(key, without_gone(graph, item));
        return left;
    }
    return value;
}

Result update(const Graph& graph, const ast::Query& query, const RunOptions& options) {
    Result result;
    result.table.columns = check_update(graph, query, options);
    Draft draft(graph);
    const Moment now = Moment::now();
    const auto until = deadline(options.limits.time);
    auto& rows = result.table.rows;
    std::vector<PlanTree> plans;
    for (const ast::SingleQuery& part : query.parts) {
        Updater updater(draft, options, until, now, query.asked);
        updater.run(part);
        if (query.asked != ast::Asked::answer) plans.push_back(updater.take_plan());
        for (const Renumbering& renumbering : updater.renumberings()) {
            for (auto& row : rows) {
                for (Value& cell : row)
                    cell = renumbered(cell, renumbering);
            }
        }
        std::ranges::move(updater.rows(result.table.columns), std::back_inserter(rows));
    }
    for (auto& row : rows) {
        for (Value& cell : row)
            cell = without_gone(draft.graph(), cell);
    }
    if (query.parts.size() > 1 && !query.union_all) drop_equal_rows(result.table);
    if (!plans.empty()) result.plan = union_plan(query, std::move(plans), rows.size());
    result.next = draft.graph();
    result.effects = draft.effects();
    return result;
}

PlanTree explain_update(const Graph& graph, const ast::Query& query, const RunOptions& options) {
    (void)check_update(graph, query, options);
    Draft draft(graph);
    std::vector<PlanTree> plans;
    for (const ast::SingleQuery& part : query.parts) {
        Updater updater(draft, options, deadline(options.limits.time), Moment::now(),
                        ast::Asked::explain);
        updater.run(part);
        plans.push_back(updater.take_plan());
    }
    return union_plan(query, std::move(plans), {});
}

}  // namespace

PlanTree explain(const Graph& graph, const ast::Query& query, const RunOptions& options) {
    return ast::is_update(query) ? explain_update(graph, query, options)
                                 : explain_reading(graph, query, options);
}

Result execute(const Graph& graph, const ast::Query& query, const RunOptions& options) {
    Result result{{}, graph, {}, {}};
    if (query.asked == ast::Asked::explain) {
        result.plan = explain(graph, query, options);
    } else if (ast::is_update(query)) {
        result = update(graph, query, options);
    } else {
        const bool profiled = query.asked == ast::Asked::profile;
        result.table = run_reading(graph, query, options, profiled ? &result.plan : nullptr);
    }
    return result;
}

}  // namespace entente
