#include "merger.hpp"

#include <algorithm>

#include "failure.hpp"

namespace entente::engine {
namespace {

/// So few rows are looked up one by one, without an index of all nodes.
constexpr std::size_t few_rows = 16;

void watch_names(const BoundCreate& create, std::vector<std::string>& names) {
    const auto watch_keys = [&](const GivenProperties& given) {
        for (const GivenProperty& property : given.each)
            names.push_back(property.key);
    };
    for (const MadeNode& node : create.nodes) {
        watch_keys(node.properties);
        names.insert(names.end(), node.labels.begin(), node.labels.end());
    }
    for (const MadeEdge& edge : create.edges)
        watch_keys(edge.properties);
}

/// A null equals nothing, not even what MERGE would make of it.
void require_values(const MadeValues::Given& given, const GivenProperties& written, std::size_t i) {
    for (std::size_t k = 0; k < given.each.size(); ++k) {
        if (!given.each[k][i].is_null()) continue;
        fail_running("SemanticError", "MergeReadOwnWrites",
                     "The property `" + written.each[k].key +
                         "` is null, which MERGE can never find: leave it out, or set it after.",
                     written.each[k].value.place);
    }
}

}  // namespace

Merger::Merger(Updater& updater, const BoundMerge& merge)
    : updater_(updater), merge_(merge), by_values_(decides_by_values()) {
    const BoundCreate& create = merge.create;
    out_.slots = updater.visible_slots();
    for (const MadeNode& node : create.nodes)
        out_.slots.push_back(node.slot);
    for (const MadeEdge& edge : create.edges)
        out_.slots.push_back(edge.slot);
    std::ranges::sort(out_.slots);
    out_.slots.erase(std::unique(out_.slots.begin(), out_.slots.end()), out_.slots.end());
    tag_ = updater.frame().add(SlotKind::number, "");
    watch_names(create, watched_);
    looks_up_nodes_ = create.edges.empty() && create.nodes.size() == 1 &&
                      !create.nodes.front().properties.each.empty() && by_values_ &&
                      updater.rows_.size() > few_rows;
}

/// A row of the clause matches what an earlier one has made just when both would make the same.
bool Merger::decides_by_values() const {
    const BoundCreate& create = merge_.create;
    if (create.edges.size() > 1) return false;
    if (create.edges.empty() || !merge_.undirected) return true;
    return std::ranges::any_of(create.nodes, &MadeNode::known);
}

void Merger::run() {
    RowStore& rows = updater_.rows_;
    rows.widen(updater_.frame());
    std::size_t batch = 0;
    std::uint32_t row = 0;
    start_round();
    while (batch < rows.batches.size()) {
        Selection left;
        for (std::uint32_t i = row; i < rows.batches[batch].size; ++i)
            left.push_back(i);
        stale_ = false;
        const std::size_t done = merge(rows.batches[batch], left);
        row += static_cast<std::uint32_t>(done);
        if (row == rows.batches[batch].size) {
            ++batch;
            row = 0;
        }
        if (!stale_ || batch == rows.batches.size()) continue;
        updater_.freeze(out_);
        start_round();
    }
    rows = std::move(out_);
}

/// Everything that depends on the graph as it was last frozen.
void Merger::start_round() {
    const Graph& graph = updater_.draft_.graph();
    Frame& frame = updater_.frame();
    pipeline_ = {};
    if (!looks_up_nodes_) {
        std::vector<BoundClause> clauses;
        clauses.emplace_back(merge_.match);
        std::vector<Slot> needed = out_.slots;
        needed.push_back(tag_);
        GivenRows given = updater_.given_rows();
        given.tag = tag_;
        plan_ = make_plan(graph, frame, clauses, given, needed);
    }
    updater_.rows_.widen(frame);
    out_.widen(frame);
    execution_.emplace(graph, frame, updater_.timed_options(), nullptr, &updater_.draft_);
    evaluator_.emplace(*execution_);
    on_create_.emplace(updater_.draft_, merge_.on_create, *evaluator_);
    on_match_.emplace(updater_.draft_, merge_.on_match, *evaluator_);
    for (const std::string& name : watched_) {
        on_create_->watched.insert(name);
        on_match_->watched.insert(name);
    }
    maker_.emplace(updater_.draft_, merge_.create, nullptr);
    if (plan_) pipeline_ = make_pipeline(*execution_, *plan_, nullptr);
    same_.clear();
    const BoundCreate& create = merge_.create;
    std::size_t columns = 0;
    for (const MadeNode& node : create.nodes)
        columns += node.properties.each.size() + (node.known ? 1U : 0U);
    for (const MadeEdge& edge : create.edges)
        columns += edge.properties.each.size();
    key_.assign(columns, {});
    keys_.emplace(std::vector<SlotKind>(columns, SlotKind::value));
    if (looks_up_nodes_) index_nodes();
}

std::size_t Merger::merge(Batch& batch, Rows rows) {
    const MadeValues values(merge_.create, *evaluator_, batch, rows);
    if (!looks_up_nodes_) match(batch, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        merge_row(batch, values, i, rows[i]);
        stale_ = stale_ || on_create_->touched || on_match_->touched;
        if (stale_) return i + 1;
    }
    execution_->count(rows.size());
    return rows.size();
}

void Merger::merge_row(Batch& batch, const MadeValues& values, std::size_t i, std::uint32_t row) {
    const BoundCreate& create = merge_.create;
    for (std::size_t n = 0; n < create.nodes.size(); ++n)
        require_values(values.nodes[n], create.nodes[n].properties, i);
    for (std::size_t e = 0; e < create.edges.size(); ++e)
        require_values(values.edges[e], create.edges[e].properties, i);
    if (!looks_up_nodes_ && !found_[i].empty()) {
        for (const Found& found : found_[i])
            emit(found);
        return;
    }
    std::vector<Ids>* same = by_values_ ? &same_as(batch, values, i, row) : nullptr;
    if (same != nullptr && !same->empty()) {
        for (const Ids& ids : *same)
            emit(batch, row, ids, *on_match_);
        return;
    }
    maker_->make(values, i, batch, row);
    Ids ids(maker_->nodes.begin(), maker_->nodes.end());
    ids.insert(ids.end(), maker_->edges.begin(), maker_->edges.end());
    emit(batch, row, ids, *on_create_);
    if (same != nullptr) {
        same->push_back(std::move(ids));
    } else {
        stale_ = true;
    }
}

void Merger::emit(const Batch& batch, std::uint32_t row, const Ids& ids, Changer& changer) {
    const BoundCreate& create = merge_.create;
    Batch& out = out_.open_batch(updater_.frame());
    std::set<Slot> written;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool node = i < create.nodes.size();
        const Slot slot = node ? create.nodes[i].slot : create.edges[i - create.nodes.size()].slot;
        if (node && create.nodes[i].known) continue;
        out.columns[slot].ids.push_back(ids[i]);
        written.insert(slot);
    }
    for (const auto& [slot, path] : create.paths)
        written.insert(slot);
    for (const Slot slot : out_.slots) {
        if (!written.contains(slot)) out.columns[slot].push_from(batch.columns[slot], row);
    }
    const auto last = static_cast<std::uint32_t>(out.size++);
    for (const auto& [slot, path] : create.paths)
        evaluator_->compute(path, out, std::vector{last}, out.columns[slot]);
    change_last(changer);
}

void Merger::emit(const Found& found) {
    out_.add(found_batches_[found.batch], std::vector{found.row}, updater_.frame());
    change_last(*on_match_);
}

void Merger::change_last(Changer& changer) {
    Batch& out = out_.batches.back();
    changer.apply(out, std::vector{static_cast<std::uint32_t>(out.size - 1)});
}

void Updater::freeze(RowStore& also) {
    if (!draft_.changed()) return;
    Renumbering now = draft_.freeze();
    rows_.renumber(now);
    also.renumber(now);
    renumberings_.push_back(std::move(now));
}

void Updater::apply(BoundMerge& merge) {
    Merger(*this, merge).run();
}

}  // namespace entente::engine
