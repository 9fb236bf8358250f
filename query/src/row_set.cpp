#include "row_set.hpp"

#include <algorithm>

#include "value_order.hpp"

namespace entente::engine {
namespace {

std::size_t hash_cell(const Cells& cells, std::size_t row) {
    return cells.kind == SlotKind::value ? hash_value(cells.values[row]) : cells.ids[row];
}

bool same_cell(const Cells& a, std::size_t row_a, const Cells& b, std::size_t row_b) {
    if (a.kind != SlotKind::value) return a.ids[row_a] == b.ids[row_b];
    return equivalent(a.values[row_a], b.values[row_b]);
}

}  // namespace

RowSet::RowSet(const std::vector<SlotKind>& kinds) : columns_(kinds.size()), table_(16, 0) {
    for (std::size_t i = 0; i < kinds.size(); ++i)
        columns_[i].kind = kinds[i];
}

bool RowSet::same(std::uint32_t known, const std::vector<const Cells*>& columns,
                  std::size_t row) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!same_cell(columns_[i], known, *columns[i], row)) return false;
    }
    return true;
}

std::optional<std::uint32_t> RowSet::find(const std::vector<const Cells*>& columns,
                                          std::size_t row) const {
    std::size_t hash = 0;
    for (const Cells* column : columns)
        hash = mix_hash(hash, hash_cell(*column, row));
    const std::size_t mask = table_.size() - 1;
    for (std::size_t at = hash & mask; table_[at] != 0; at = (at + 1) & mask) {
        const std::uint32_t known = table_[at] - 1;
        if (hashes_[known] == hash && same(known, columns, row)) return known;
    }
    return std::nullopt;
}

std::uint32_t RowSet::find_or_add(const std::vector<const Cells*>& columns, std::size_t row,
                                  bool* added) {
    std::size_t hash = 0;
    for (const Cells* column : columns)
        hash = mix_hash(hash, hash_cell(*column, row));
    const std::size_t mask = table_.size() - 1;
    std::size_t at = hash & mask;
    while (table_[at] != 0) {
        const std::uint32_t known = table_[at] - 1;
        if (hashes_[known] == hash && same(known, columns, row)) {
            if (added != nullptr) *added = false;
            return known;
        }
        at = (at + 1) & mask;
    }
    const auto number = static_cast<std::uint32_t>(hashes_.size());
    table_[at] = number + 1;
    hashes_.push_back(hash);
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns_[i].push_from(*columns[i], row);
    if (hashes_.size() * 2 > table_.size()) grow();
    if (added != nullptr) *added = true;
    return number;
}

void RowSet::grow() {
    table_.assign(table_.size() * 4, 0);
    const std::size_t mask = table_.size() - 1;
    for (std::uint32_t number = 0; number < hashes_.size(); ++number) {
        std::size_t at = hashes_[number] & mask;
        while (table_[at] != 0)
            at = (at + 1) & mask;
        table_[at] = number + 1;
    }
}

void RowSet::clear() {
    for (Cells& column : columns_)
        column.clear();
    hashes_.clear();
    table_.assign(16, 0);
}

}  // namespace entente::engine
