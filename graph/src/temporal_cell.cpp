#include "temporal_cell.hpp"

#include <array>
#include <optional>

namespace entente {
namespace {

Cell number_cell(std::int64_t number) {
    Cell cell;
    cell.tag = CellTag::integer;
    cell.bits = static_cast<std::uint64_t>(number);
    return cell;
}

Cell flat_cell(CellTag tag, std::int64_t bits, std::int32_t length = 0) {
    Cell cell;
    cell.tag = tag;
    cell.bits = static_cast<std::uint64_t>(bits);
    cell.length = static_cast<std::uint32_t>(length);
    return cell;
}

Cell pooled_cell(CellTag tag, const std::array<Cell, 4>& parts, ListPool& pool) {
    Cell cell = pool.add(parts);
    cell.tag = tag;
    return cell;
}

Cell cell_of(const DateTime& value, ListPool& pool, Interner& strings) {
    Cell zone;  // none at a fixed offset
    if (value.zone().named != nullptr) {
        zone.tag = CellTag::text;
        zone.bits = strings.add(value.zone().named->name());
    }
    return pooled_cell(CellTag::date_time,
                       {number_cell(value.seconds()), number_cell(value.nanosecond()),
                        number_cell(value.offset()), zone},
                       pool);
}

Cell cell_of(const Duration& value, ListPool& pool) {
    return pooled_cell(CellTag::duration,
                       {number_cell(value.months()), number_cell(value.days()),
                        number_cell(value.seconds()), number_cell(value.nanosecond())},
                       pool);
}

template <class T>
Value value_of(const std::optional<T>& made) {
    return made ? Value(*made) : Value();
}

Value local_time_value(std::int64_t nanoseconds) {
    if (nanoseconds < 0 || nanoseconds >= nanoseconds_in_day) return {};
    return LocalTime::from_nanoseconds(nanoseconds);
}

/// The cells in the pool that a value is made of.
class Parts {
public:
    Parts(const GraphStore& store, const Cell& cell) : store_(store) {
        const bool inside = cell.length == 4 && cell.bits <= store.list_cells.size() &&
                            cell.length <= store.list_cells.size() - cell.bits;
        if (inside) cells_ = store.list_cells.subspan(cell.bits, cell.length);
    }
    /// The first so many are numbers.
    [[nodiscard]] bool are_numbers(std::size_t count) const {
        if (cells_.empty()) return false;
        for (const Cell& cell : cells_.first(count)) {
            if (cell.tag != CellTag::integer) return false;
        }
        return true;
    }
    [[nodiscard]] std::int64_t number(std::size_t i) const {
        return static_cast<std::int64_t>(cells_[i].bits);
    }
    [[nodiscard]] bool has_text(std::size_t i) const {
        return cells_[i].tag == CellTag::text && cells_[i].bits < store_.counts.strings;
    }
    [[nodiscard]] bool is_none(std::size_t i) const { return cells_[i].tag == CellTag::none; }
    [[nodiscard]] std::string_view text(std::size_t i) const {
        return store_.string(static_cast<StringId>(cells_[i].bits));
    }

private:
    const GraphStore& store_;
    std::span<const Cell> cells_;
};

Value date_time_value(const Parts& parts) {
    if (!parts.are_numbers(3) || (!parts.is_none(3) && !parts.has_text(3))) return {};
    const Zone* zone = parts.is_none(3) ? nullptr : zone_named(parts.text(3));
    return value_of(DateTime::stored(parts.number(0), parts.number(1), parts.number(2), zone));
}

Value duration_value(const Parts& parts) {
    if (!parts.are_numbers(4)) return {};
    return value_of(
        Duration::make(parts.number(0), parts.number(1), parts.number(2), parts.number(3)));
}

}  // namespace

Cell temporal_cell(const Value& value, ListPool& pool, Interner& strings) {
    if (const auto* date = value.get_if<Date>()) return flat_cell(CellTag::date, date->packed());
    if (const auto* time = value.get_if<LocalTime>()) {
        return flat_cell(CellTag::local_time, time->nanoseconds());
    }
    if (const auto* time = value.get_if<Time>()) {
        return flat_cell(CellTag::time, time->local().nanoseconds(), time->offset());
    }
    if (const auto* local = value.get_if<LocalDateTime>()) {
        return flat_cell(CellTag::local_date_time, local->seconds(), local->nanosecond());
    }
    if (const auto* moment = value.get_if<DateTime>()) return cell_of(*moment, pool, strings);
    if (const auto* duration = value.get_if<Duration>()) return cell_of(*duration, pool);
    return {};
}

Value temporal_value(const GraphStore& store, const Cell& cell) {
    const auto bits = static_cast<std::int64_t>(cell.bits);
    const auto length = static_cast<std::int32_t>(cell.length);
    switch (cell.tag) {
        case CellTag::date:
            return Date::is_packed(bits) ? Value(Date::from_packed(bits)) : Value();
        case CellTag::local_time:
            return local_time_value(bits);
        case CellTag::time: {
            const Value local = local_time_value(bits);
            if (local.is_null() || !is_offset(length)) return {};
            return Time(*local.get_if<LocalTime>(), length);
        }
        case CellTag::local_date_time:
            return value_of(LocalDateTime::from_seconds(bits, length));
        case CellTag::date_time:
            return date_time_value(Parts(store, cell));
        case CellTag::duration:
            return duration_value(Parts(store, cell));
        default:
            return {};
    }
}

}  // namespace entente
