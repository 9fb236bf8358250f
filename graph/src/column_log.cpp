#include "column_log.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

std::uint64_t hash_cells(std::span<const Cell> cells) {
    const auto bytes = std::as_bytes(cells);
    return hash_bytes({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// The last cell of each row: entry i is row i, or row rows[i] when there are few.
struct SettledColumn {
    std::vector<std::uint32_t> rows;
    std::vector<CellTag> tags;
    std::vector<std::uint64_t> bits;
    std::vector<std::uint32_t> lengths;  // empty when all are 0

    void resize(std::size_t size, bool with_lengths) {
        tags.resize(size);
        bits.resize(size);
        if (with_lengths) lengths.resize(size);
    }
    void put(std::size_t i, const Cell& cell) {
        tags[i] = cell.tag;
        bits[i] = cell.bits;
        if (!lengths.empty()) lengths[i] = cell.length;
    }
    [[nodiscard]] std::uint32_t row(std::size_t i) const {
        return rows.empty() ? static_cast<std::uint32_t>(i) : rows[i];
    }
    [[nodiscard]] std::size_t count() const {
        return tags.size() -
               static_cast<std::size_t>(std::count(tags.begin(), tags.end(), CellTag::none));
    }
    [[nodiscard]] ColumnType type() const;
};

/// True for a date that a column of dates has no room for, four million years away.
bool is_far_date(CellTag tag, std::uint64_t bits) {
    const auto packed = static_cast<std::int64_t>(bits);
    return tag == CellTag::date && packed != static_cast<std::int32_t>(packed);
}

ColumnType SettledColumn::type() const {
    CellTag common = CellTag::none;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (is_far_date(tags[i], bits[i])) return ColumnType::mixed;
        if (tags[i] == CellTag::none || tags[i] == common) continue;
        if (common != CellTag::none) return ColumnType::mixed;
        common = tags[i];
    }
    switch (common) {
        case CellTag::boolean:
            return ColumnType::boolean;
        case CellTag::integer:
            return ColumnType::integer;
        case CellTag::real:
            return ColumnType::real;
        case CellTag::text:
            return ColumnType::text;
        case CellTag::date:
            return ColumnType::date;
        default:
            return ColumnType::mixed;
    }
}

/// Fewer cells than this share of the rows are kept with their row numbers beside them.
constexpr std::size_t sparse_share = 4;

SettledColumn settle(const ColumnLog& log, std::uint32_t row_count,
                     std::span<const std::uint32_t> renumbered) {
    const auto row_now = [&](std::size_t i) {
        return renumbered.empty() ? log.row_at(i) : renumbered[log.row_at(i)];
    };
    SettledColumn column;
    if (log.size() >= row_count / sparse_share) {
        column.resize(row_count, log.has_lengths());
        for (std::size_t i = 0; i < log.size(); ++i) {
            if (row_now(i) != no_row) column.put(row_now(i), log.cell_at(i));
        }
        return column;
    }
    struct Entry {
        std::uint32_t row;
        std::size_t place;
    };
    std::vector<Entry> entries;
    entries.reserve(log.size());
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (row_now(i) != no_row) entries.push_back({row_now(i), i});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.row < b.row; });
    column.resize(entries.size(), log.has_lengths());
    std::size_t last = 0;
    for (const Entry& entry : entries) {
        const bool replaces = !column.rows.empty() && column.rows.back() == entry.row;
        if (!replaces) column.rows.push_back(entry.row);
        last = column.rows.size() - 1;
        column.put(last, log.cell_at(entry.place));
    }
    column.resize(column.rows.size(), log.has_lengths());
    return column;
}

/// The cells as an array of T, one a row or one an entry.
template <class T, class Convert>
std::vector<T> pack(const SettledColumn& column, std::size_t size, bool sparse, Convert convert) {
    std::vector<T> cells(size);
    std::size_t next = 0;
    for (std::size_t i = 0; i < column.tags.size(); ++i) {
        if (column.tags[i] == CellTag::none) continue;
        cells[sparse ? next++ : column.row(i)] = convert(i);
    }
    return cells;
}

}  // namespace

Cell ListPool::add(std::span<const Cell> items) {
    Cell list;
    list.tag = CellTag::list;
    list.length = static_cast<std::uint32_t>(items.size());
    const auto hash_of = [this](std::uint32_t i) { return hash_cells(this->items(lists_[i])); };
    const std::uint64_t hash = hash_cells(items);
    const std::uint32_t found = index_.find(
        hash, [&](std::uint32_t i) { return std::ranges::equal(this->items(lists_[i]), items); });
    if (found != empty_slot) return lists_[found];
    list.bits = cells_.size();
    cells_.insert(cells_.end(), items.begin(), items.end());
    lists_.push_back(list);
    index_.insert(hash, static_cast<std::uint32_t>(lists_.size() - 1), hash_of);
    return list;
}

void ColumnLog::set(std::uint32_t row, const Cell& cell) {
    push_row(row);
    push_tag(cell.tag);
    push_length(cell.length);
    push_bits(cell.bits);
    ++size_;
}

void ColumnLog::push_row(std::uint32_t row) {
    if (rows_.empty() && row == size_) return;
    if (rows_.empty()) {
        rows_.reserve(size_ + 1);
        for (std::uint32_t i = 0; i < size_; ++i)
            rows_.push_back(i);
    }
    rows_.push_back(row);
}

void ColumnLog::push_tag(CellTag tag) {
    if (size_ == 0) tag_ = tag;
    if (tags_.empty() && tag == tag_) return;
    if (tags_.empty()) tags_.assign(size_, tag_);
    tags_.push_back(tag);
}

void ColumnLog::push_length(std::uint32_t length) {
    if (lengths_.empty() && length == 0) return;
    if (lengths_.empty()) lengths_.assign(size_, 0);
    lengths_.push_back(length);
}

void ColumnLog::push_bits(std::uint64_t bits) {
    if (wide_.empty() && bits <= std::numeric_limits<std::uint32_t>::max()) {
        narrow_.push_back(static_cast<std::uint32_t>(bits));
        return;
    }
    if (wide_.empty()) {
        wide_.assign(narrow_.begin(), narrow_.end());
        narrow_ = {};
    }
    wide_.push_back(bits);
}

void ColumnWriter::add(const ColumnLog& log, bool of_edges, KeyId key, std::uint32_t row_count,
                       std::span<const std::uint32_t> renumbered) {
    const SettledColumn column = settle(log, row_count, renumbered);
    const std::size_t count = column.count();
    if (count == 0) return;
    const bool sparse = count < row_count / sparse_share;
    const std::size_t size = sparse ? count : row_count;
    const auto index = static_cast<std::uint32_t>(records_.size());
    const ColumnType type = column.type();
    records_.push_back({of_edges ? 1U : 0U, key, type, static_cast<std::uint8_t>(sparse ? 1 : 0),
                        static_cast<std::uint32_t>(count), 0});

    if (sparse) {
        sections_.add(
            SectionKind::column_rows,
            pack<std::uint32_t>(column, size, true, [&](std::size_t i) { return column.row(i); }),
            index);
    } else if (count < row_count) {
        std::vector<std::uint64_t> present((std::size_t{row_count} + 63) / 64);
        for (std::size_t i = 0; i < column.tags.size(); ++i) {
            const std::uint64_t bit = column.tags[i] == CellTag::none ? 0 : 1;
            present[column.row(i) / 64] |= bit << (column.row(i) % 64);
        }
        sections_.add(SectionKind::column_present, std::move(present), index);
    }

    const auto add_cells = [&]<class T>(T, auto convert) {
        sections_.add(SectionKind::column_cells, pack<T>(column, size, sparse, convert), index);
    };
    switch (type) {
        case ColumnType::boolean:
            add_cells(std::uint8_t{},
                      [&](std::size_t i) { return static_cast<std::uint8_t>(column.bits[i]); });
            break;
        case ColumnType::text:
        case ColumnType::date:
            add_cells(std::uint32_t{},
                      [&](std::size_t i) { return static_cast<std::uint32_t>(column.bits[i]); });
            break;
        case ColumnType::integer:
        case ColumnType::real:
            add_cells(std::uint64_t{}, [&](std::size_t i) { return column.bits[i]; });
            break;
        case ColumnType::mixed:
            add_cells(Cell{}, [&](std::size_t i) {
                Cell cell;
                cell.tag = column.tags[i];
                cell.length = column.lengths.empty() ? 0 : column.lengths[i];
                cell.bits = column.bits[i];
                return cell;
            });
            break;
    }
}

SectionList ColumnWriter::release() && {
    sections_.add(SectionKind::columns, std::move(records_));
    return std::move(sections_);
}

}  // namespace entente
