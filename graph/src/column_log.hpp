// One property while a graph is built: what was set, in the order in which it was set.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "flat_index.hpp"
#include "graph/store.hpp"
#include "section_list.hpp"

namespace entente {

/// Lists of cells, each distinct list kept once: the lists of sources that facts carry are few.
class ListPool {
public:
    ListPool() = default;
    /// Goes on from the lists of a store, with their places.
    explicit ListPool(const GraphStore& store)
        : cells_(store.list_cells.begin(), store.list_cells.end()) {}

    /// The cell that stands for a list of these items.
    Cell add(std::span<const Cell> items);
    [[nodiscard]] std::span<const Cell> items(const Cell& list) const {
        return std::span(cells_).subspan(list.bits, list.length);
    }
    [[nodiscard]] std::vector<Cell> release() && { return std::move(cells_); }

private:
    std::vector<Cell> cells_;
    std::vector<Cell> lists_;  // those in the index
    FlatIndex index_;
};

/// A log of (row, cell): a later entry for a row replaces an earlier one, a cell with tag `none`
/// removes it. Narrow while it can be: no rows while they come one after another, no tags while
/// they are all the same, 32 bits while no cell needs more.
class ColumnLog {
public:
    void set(std::uint32_t row, const Cell& cell);
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool has_lengths() const { return !lengths_.empty(); }

    [[nodiscard]] std::uint32_t row_at(std::size_t i) const {
        return rows_.empty() ? static_cast<std::uint32_t>(i) : rows_[i];
    }
    [[nodiscard]] Cell cell_at(std::size_t i) const {
        Cell cell;
        cell.tag = tags_.empty() ? tag_ : tags_[i];
        cell.length = lengths_.empty() ? 0 : lengths_[i];
        cell.bits = wide_.empty() ? narrow_[i] : wide_[i];
        return cell;
    }

private:
    void push_row(std::uint32_t row);
    void push_tag(CellTag tag);
    void push_length(std::uint32_t length);
    void push_bits(std::uint64_t bits);

    std::size_t size_ = 0;
    std::vector<std::uint32_t> rows_;
    std::vector<CellTag> tags_;
    std::vector<std::uint32_t> lengths_;
    std::vector<std::uint32_t> narrow_;
    std::vector<std::uint64_t> wide_;
    CellTag tag_ = CellTag::none;
};

inline constexpr std::uint32_t no_row = 0xFFFFFFFFU;

/// The columns of a graph as sections: `columns`, and the data of each.
class ColumnWriter {
public:
    /// Settles a log: the last cell of each row, in the row's place now (`renumbered`, if it is not
    /// empty; a row that is gone has the place no_row). Adds no column when no row is left with a
    /// cell.
    void add(const ColumnLog& log, bool of_edges, KeyId key, std::uint32_t row_count,
             std::span<const std::uint32_t> renumbered);
    [[nodiscard]] SectionList release() &&;

private:
    std::vector<ColumnRecord> records_;
    SectionList sections_;
};

}  // namespace entente
