#include "subquery_runner.hpp"

#include <algorithm>
#include <utility>

namespace entente::engine {

SubqueryRunner::SubqueryRunner(Execution& execution, const SubQuery& query)
    : execution_(execution), query_(query), out_(execution.make_batch()) {
    settled_.tag = query.tag;
    if (is_single_edge()) {
        const auto& step = std::get<ExpandPlan>(query.plan->operation);
        walk_.emplace(execution.graph(), step);
        back_.emplace(execution.graph(), turned(step));
        return;
    }
    const bool stops_early = !query.result && !query.one_row_at_a_time;
    pipeline_ = make_pipeline(execution, *query.plan, stops_early ? &settled_ : nullptr);
}

bool SubqueryRunner::is_single_edge() const {
    const Plan& plan = *query_.plan;
    return !query_.result && !query_.one_row_at_a_time &&
           std::holds_alternative<ExpandPlan>(plan.operation) &&
           std::holds_alternative<ArgumentPlan>(plan.input->operation);
}

/// Where all rows ask for an edge to one node, its neighbours are marked once, and each row looks
/// at its mark. Does nothing, and says so, where that would not pay.
bool SubqueryRunner::look_from_common_end(const Batch& batch, Rows rows, std::vector<char>& found) {
    constexpr std::size_t worth_while = 16;
    const auto& step = std::get<ExpandPlan>(query_.plan->operation);
    if (!step.into || rows.size() < worth_while) return false;
    const std::vector<NodeId>& ends = batch.columns[step.to].ids;
    const NodeId end = ends[rows.front()];
    const auto is_end = [&](std::uint32_t row) { return ends[row] == end; };
    if (end == no_node || !std::ranges::all_of(rows, is_end)) return false;
    if (end != common_end_) {
        if (back_->count(end) > 4 * rows.size()) return false;
        common_end_ = end;
        neighbours_.assign(execution_.graph().node_count() / 64 + 1, 0);
        EdgeWalk::Position position;
        EdgeId edge = no_edge;
        NodeId other = no_node;
        while (back_->next(end, position, edge, other))
            neighbours_[other / 64] |= std::uint64_t{1} << (other % 64);
    }
    for (const std::uint32_t row : rows) {
        const NodeId from = batch.columns[step.from].ids[row];
        const bool met = from != no_node && (neighbours_[from / 64] >> (from % 64) & 1U) != 0;
        found.push_back(met ? 1 : 0);
    }
    execution_.count(0);
    return true;
}

void SubqueryRunner::look_for_edges(Batch& batch, Rows rows, bool keep_grounds,
                                    std::vector<char>& found) {
    if (!keep_grounds && look_from_common_end(batch, rows, found)) return;
    const auto& step = std::get<ExpandPlan>(query_.plan->operation);
    for (const std::uint32_t row : rows) {
        const NodeId from = batch.columns[step.from].ids[row];
        NodeId to = step.into ? batch.columns[step.to].ids[row] : no_node;
        EdgeWalk::Position position;
        EdgeId edge = no_edge;
        bool met = from != no_node && (!step.into || to != no_node);
        if (met && step.into) {
            met = walk_->next_between(from, to, position, edge);
        } else if (met) {
            do {
                met = walk_->next(from, position, edge, to);
            } while (met && !step.target.accepts(execution_.graph(), to));
        }
        found.push_back(met ? 1 : 0);
        if (!met || !keep_grounds) continue;
        GroundsArena& arena = *execution_.grounds();
        batch.grounds[row] = arena.join(batch.grounds[row], arena.add(edge, step.ordinal, 0));
    }
    execution_.count(0);
}

/// Asks about all rows together; a row is settled with its first result.
void SubqueryRunner::exists_once(Batch& batch, Rows rows, bool keep_grounds,
                                 std::vector<char>& found) {
    settled_.flags.assign(rows.size(), 0);
    pipeline_.top->reset();
    pipeline_.argument->set(batch, rows, keep_grounds);
    while (pipeline_.top->next(out_)) {
        for (std::size_t i = 0; i < out_.size; ++i) {
            const std::size_t tag = query_.one_row_at_a_time ? 0 : out_.columns[query_.tag].ids[i];
            if (std::exchange(settled_.flags[tag], 1) != 0 || out_.grounds.empty()) continue;
            GroundsRef& ground = batch.grounds[rows[tag]];
            ground = execution_.grounds()->join(ground, out_.grounds[i]);
        }
        if (query_.one_row_at_a_time) break;
    }
    found.insert(found.end(), settled_.flags.begin(), settled_.flags.end());
}

std::vector<char> SubqueryRunner::exists(Batch& batch, Rows rows, bool keep_grounds) {
    std::vector<char> found;
    keep_grounds = keep_grounds && !batch.grounds.empty();
    if (walk_) {
        look_for_edges(batch, rows, keep_grounds, found);
        return found;
    }
    if (!query_.one_row_at_a_time) {
        exists_once(batch, rows, keep_grounds, found);
        return found;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        exists_once(batch, rows.subspan(i, 1), keep_grounds, found);
    }
    return found;
}

Values SubqueryRunner::collect(Batch& batch, Rows rows) {
    std::vector<List> lists(rows.size());
    pipeline_.top->reset();
    pipeline_.argument->set(batch, rows, !batch.grounds.empty());
    Evaluator evaluator(execution_);
    while (pipeline_.top->next(out_)) {
        Values results = evaluator.values(*query_.result, out_, all_rows(out_.size));
        for (std::size_t i = 0; i < out_.size; ++i) {
            const std::uint32_t tag = out_.columns[query_.tag].ids[i];
            lists[tag].push_back(std::move(results[i]));
            if (out_.grounds.empty()) continue;
            GroundsRef& ground = batch.grounds[rows[tag]];
            ground = execution_.grounds()->join(ground, out_.grounds[i]);
        }
    }
    Values values;
    values.reserve(lists.size());
    for (List& list : lists)
        values.emplace_back(std::move(list));
    return values;
}

}  // namespace entente::engine
