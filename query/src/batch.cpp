#include "batch.hpp"

#include <utility>

namespace entente::engine {
namespace {

template <class T>
void append_rows(std::vector<T>& to, const std::vector<T>& from, Rows rows) {
    to.reserve(to.size() + rows.size());
    for (const std::uint32_t row : rows)
        to.push_back(from[row]);
}

template <class T>
void keep_rows(std::vector<T>& column, Rows rows) {
    std::size_t next = 0;
    for (const std::uint32_t row : rows) {
        if (next != row) column[next] = std::move(column[row]);
        ++next;
    }
    column.resize(next);
}

}  // namespace

void Cells::clear() {
    ids.clear();
    values.clear();
}

void Cells::push_null() {
    if (kind == SlotKind::value) {
        values.emplace_back();
    } else {
        ids.push_back(no_node);
    }
}

void Cells::push_from(const Cells& other, std::size_t row) {
    if (kind == SlotKind::value) {
        values.push_back(other.values[row]);
    } else {
        ids.push_back(other.ids[row]);
    }
}

void Cells::gather(const Cells& other, Rows rows) {
    if (kind == SlotKind::value) {
        append_rows(values, other.values, rows);
    } else {
        append_rows(ids, other.ids, rows);
    }
}

void Cells::compact(Rows rows) {
    if (kind == SlotKind::value) {
        keep_rows(values, rows);
    } else {
        keep_rows(ids, rows);
    }
}

Value Cells::at(std::size_t row) const {
    switch (kind) {
        case SlotKind::node:
            return ids[row] == no_node ? Value() : Value(Node{ids[row]});
        case SlotKind::edge:
            return ids[row] == no_edge ? Value() : Value(Relationship{ids[row]});
        case SlotKind::number:
            return Value(std::int64_t{ids[row]});
        case SlotKind::value:
            break;
    }
    return values[row];
}

void Batch::clear() {
    size = 0;
    for (Cells& column : columns)
        column.clear();
    grounds.clear();
    weights.clear();
}

void Batch::gather(const Batch& other, Rows rows, std::span<const Slot> slots) {
    for (const Slot slot : slots)
        columns[slot].gather(other.columns[slot], rows);
    if (!other.grounds.empty()) append_rows(grounds, other.grounds, rows);
    if (!other.weights.empty()) append_rows(weights, other.weights, rows);
    size += rows.size();
}

void Batch::compact(Rows rows, std::span<const Slot> slots) {
    for (const Slot slot : slots)
        columns[slot].compact(rows);
    if (!grounds.empty()) keep_rows(grounds, rows);
    if (!weights.empty()) keep_rows(weights, rows);
    size = rows.size();
}

}  // namespace entente::engine
