#include "row_store.hpp"

#include <numeric>
#include <utility>

namespace entente::engine {
namespace {

/// Numbers beyond the list are of what was gone before.
std::uint32_t number_now(std::uint32_t id, const std::vector<std::uint32_t>& now) {
    return id < now.size() ? now[id] : id;
}

void add_columns(Batch& batch, const Frame& frame) {
    for (std::size_t slot = batch.columns.size(); slot < frame.kinds.size(); ++slot)
        batch.columns.emplace_back().kind = frame.kinds[slot];
}

bool holds_entities(const Value& value) {
    return value.get_if<Node>() != nullptr || value.get_if<Relationship>() != nullptr ||
           value.get_if<Path>() != nullptr || value.get_if<List>() != nullptr ||
           value.get_if<Map>() != nullptr;
}

}  // namespace

Value renumbered(const Value& value, const Renumbering& now) {
    if (const auto* node = value.get_if<Node>()) return Node{number_now(node->id, now.nodes)};
    if (const auto* edge = value.get_if<Relationship>())
        return Relationship{number_now(edge->id, now.edges)};
    if (const auto* path = value.get_if<Path>()) {
        Path next = *path;
        for (NodeId& node : next.nodes)
            node = number_now(node, now.nodes);
        for (EdgeId& edge : next.edges)
            edge = number_now(edge, now.edges);
        return next;
    }
    if (const auto* list = value.get_if<List>()) {
        List next;
        next.reserve(list->size());
        for (const Value& item : *list)
            next.push_back(renumbered(item, now));
        return next;
    }
    if (const auto* map = value.get_if<Map>()) {
        Map next;
        next.reserve(map->size());
        for (const auto& [key, item] : *map)
            next.emplace_back(key, renumbered(item, now));
        return next;
    }
    return value;
}

std::size_t RowStore::size() const {
    return std::transform_reduce(batches.begin(), batches.end(), std::size_t{0}, std::plus<>(),
                                 [](const Batch& batch) { return batch.size; });
}

Batch& RowStore::open_batch(const Frame& frame) {
    if (batches.empty() || batches.back().size == batch_rows) batches.emplace_back();
    add_columns(batches.back(), frame);
    return batches.back();
}

void RowStore::add(const Batch& other, Rows rows, const Frame& frame) {
    for (const std::uint32_t row : rows) {
        for (std::uint64_t i = 0; i < other.weight(row); ++i) {
            Batch& batch = open_batch(frame);
            for (const Slot slot : slots)
                batch.columns[slot].push_from(other.columns[slot], row);
            ++batch.size;
        }
    }
}

void RowStore::widen(const Frame& frame) {
    for (Batch& batch : batches)
        add_columns(batch, frame);
}

void RowStore::renumber(const Renumbering& now) {
    if (now.nodes.empty() && now.edges.empty()) return;
    for (Batch& batch : batches) {
        for (const Slot slot : slots) {
            Cells& column = batch.columns[slot];
            if (column.kind == SlotKind::node) {
                for (std::uint32_t& id : column.ids)
                    id = number_now(id, now.nodes);
            } else if (column.kind == SlotKind::edge) {
                for (std::uint32_t& id : column.ids)
                    id = number_now(id, now.edges);
            }
            for (Value& value : column.values) {
                if (holds_entities(value)) value = renumbered(value, now);
            }
        }
    }
}

}  // namespace entente::engine
