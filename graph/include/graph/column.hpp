// One property of all nodes or of all edges, in a typed column.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "values/date.hpp"
#include "values/value.hpp"

namespace entente {

using StringId = std::uint32_t;
inline constexpr StringId no_string = 0xFFFFFFFFU;

struct GraphStore;

/// How one property is stored for all nodes or all edges.
enum class ColumnType : std::uint8_t { boolean, integer, real, text, date, mixed };

/// What one cell holds. `none` occurs while a graph is built, and in the pool of lists for the zone
/// that a date_time does not have. Numbers are part of the image's format.
enum class CellTag : std::uint8_t {
    none,
    boolean,
    integer,
    real,
    text,
    date,
    list,
    local_time,
    time,
    local_date_time,
    date_time,
    duration
};

/// A cell of a `mixed` column or an item of a list: 16 bytes, flat. `bits` is the number, the
/// real's bits, the string's id or the packed date; for a list the place of its first item in the
/// pool of all lists, and `length` their number. Of the temporal values local_time is its
/// nanoseconds; time the same, with its offset as the length; local_date_time its seconds, with its
/// nanosecond as the length. A date_time (seconds, nanosecond, offset and the text of its zone, or
/// none) and a duration (months, days, seconds, nanosecond) are lists of four cells.
struct Cell {
    CellTag tag = CellTag::none;
    std::uint8_t zero[3] = {};
    std::uint32_t length = 0;
    std::uint64_t bits = 0;
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// The values of one property, by the number of the node or edge. A view: valid as long as the
/// graph.
class Column {
public:
    [[nodiscard]] ColumnType type() const { return type_; }
    [[nodiscard]] bool has(std::uint32_t row) const { return position(row) != absent; }
    /// Null where the row has none.
    [[nodiscard]] Value at(std::uint32_t row) const;

    /// The raw cells, for scans; a cell of a row without the property holds an unspecified value,
    /// so ask has(). REQUIRES the matching type().
    [[nodiscard]] std::int64_t integer(std::uint32_t row) const { return raw<std::int64_t>(row); }
    [[nodiscard]] double real(std::uint32_t row) const { return raw<double>(row); }
    [[nodiscard]] bool boolean(std::uint32_t row) const { return raw<std::uint8_t>(row) != 0; }
    [[nodiscard]] StringId text(std::uint32_t row) const { return raw<StringId>(row); }
    [[nodiscard]] Date date(std::uint32_t row) const {
        return Date::from_packed(raw<std::int32_t>(row));
    }

    /// How many rows have the property.
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Calls `visit(row)` for every row that has the property, ascending.
    template <class Visit>
    void for_each_row(Visit visit) const;
    /// The tagged cell of a row, whatever the type(); tag `none` where there is none.
    [[nodiscard]] Cell cell(std::uint32_t row) const;

private:
    friend class StoreOpener;
    static constexpr std::size_t absent = ~std::size_t{0};

    /// Where the row's cell is, or `absent`.
    [[nodiscard]] std::size_t position(std::uint32_t row) const {
        if (sparse_) {
            const auto found = std::lower_bound(rows_.begin(), rows_.end(), row);
            if (found == rows_.end() || *found != row) return absent;
            return static_cast<std::size_t>(found - rows_.begin());
        }
        if (present_.empty() || (present_[row / 64] >> (row % 64) & 1U) != 0) return row;
        return absent;
    }
    template <class T>
    [[nodiscard]] T raw(std::uint32_t row) const {
        const std::size_t where = sparse_ ? position(row) : row;
        T value{};
        if (where != absent) std::memcpy(&value, cells_.data() + where * sizeof(T), sizeof(T));
        return value;
    }

    ColumnType type_ = ColumnType::mixed;
    bool sparse_ = false;
    std::size_t size_ = 0;
    std::uint32_t row_count_ = 0;
    std::span<const std::uint64_t>
        present_;  // dense: one bit a row; empty when every row has the property
    std::span<const std::uint32_t> rows_;  // sparse: the rows that have it, ascending
    std::span<const std::byte> cells_;
    const GraphStore* store_ = nullptr;
};

template <class Visit>
void Column::for_each_row(Visit visit) const {
    if (sparse_) {
        for (const std::uint32_t row : rows_)
            visit(row);
    } else if (present_.empty()) {
        for (std::uint32_t row = 0; row < row_count_; ++row)
            visit(row);
    } else {
        for (std::size_t word = 0; word < present_.size(); ++word) {
            for (std::uint64_t bits = present_[word]; bits != 0; bits &= bits - 1) {
                visit(static_cast<std::uint32_t>(word * 64) +
                      static_cast<std::uint32_t>(std::countr_zero(bits)));
            }
        }
    }
}

}  // namespace entente
