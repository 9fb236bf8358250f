// What a MERGE finds: in the graph, and among what it has made itself.
#include <algorithm>
#include <utility>

#include "merger.hpp"
#include "value_order.hpp"

namespace entente::engine {
namespace {

/// Fills the cells of a key one after the other.
class KeyWriter {
public:
    explicit KeyWriter(std::vector<Cells>& key) : key_(key) {}
    void add(const Value& value) { key_[next_++].values.assign(1, value); }
    void add(const MadeValues::Given& given, std::size_t i) {
        for (const Values& values : given.each)
            add(values[i]);
    }

private:
    std::vector<Cells>& key_;
    std::size_t next_ = 0;
};

std::vector<const Cells*> columns_of(const std::vector<Cells>& key) {
    std::vector<const Cells*> columns;
    for (const Cells& cells : key)
        columns.push_back(&cells);
    return columns;
}

}  // namespace

/// The nodes that the pattern could match, by their values.
void Merger::index_nodes() {
    const Graph& graph = updater_.draft_.graph();
    const BoundNode& pattern = merge_.match.nodes.front();
    const Interval time = merge_.match.time;
    const auto accepts = [&](NodeId node) {
        return std::ranges::all_of(pattern.labels,
                                   [&](auto label) { return graph.has_label(node, *label); }) &&
               (time.is_all() || graph.node_validity(node).overlaps(time));
    };
    const auto& properties = merge_.create.nodes.front().properties.each;
    const auto add = [&](NodeId node) {
        if (!accepts(node)) return;
        KeyWriter writer(key_);
        for (const auto& [name, value, late] : properties) {
            const Value found =
                execution_->entities().property(Node{node}, name, graph.find_key(name));
            if (found.is_null()) return;
            writer.add(found);
        }
        const std::uint32_t number = keys_->find_or_add(columns_of(key_), 0);
        if (number == same_.size()) same_.emplace_back();
        same_[number].push_back({node});
    };
    if (pattern.labels.empty()) {
        for (NodeId node = 0; node < graph.node_count(); ++node)
            add(node);
    } else {
        for (const NodeId node : graph.nodes_with(*pattern.labels.front()))
            add(node);
    }
}

std::vector<Merger::Ids>& Merger::same_as(const Batch& batch, const MadeValues& values,
                                          std::size_t i, std::uint32_t row) {
    const BoundCreate& create = merge_.create;
    KeyWriter writer(key_);
    std::vector<Value> ends;
    for (const MadeNode& node : create.nodes) {
        if (node.known) ends.push_back(batch.columns[node.slot].at(row));
    }
    // Without a direction, from a to b is from b to a.
    if (merge_.undirected && ends.size() == 2 && order(ends[1], ends[0]) < 0)
        std::swap(ends[0], ends[1]);
    for (Value& end : ends)
        writer.add(end);
    for (const auto& given : values.nodes)
        writer.add(given, i);
    for (const auto& given : values.edges)
        writer.add(given, i);
    const std::uint32_t number = keys_->find_or_add(columns_of(key_), 0);
    if (number == same_.size()) same_.emplace_back();
    return same_[number];
}

void Merger::match(const Batch& batch, Rows rows) {
    found_batches_.clear();
    found_.assign(rows.size(), {});
    pipeline_.top->reset();
    pipeline_.argument->set(batch, rows, false);
    Batch out = execution_->make_batch();
    while (pipeline_.top->next(out)) {
        for (std::uint32_t row = 0; row < out.size; ++row)
            found_[out.columns[tag_].ids[row]].push_back({found_batches_.size(), row});
        found_batches_.push_back(std::exchange(out, execution_->make_batch()));
    }
}

}  // namespace entente::engine
