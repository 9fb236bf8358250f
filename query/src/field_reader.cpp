#include "field_reader.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

namespace entente::engine {
namespace {

constexpr std::array<std::string_view, 10> day_fields{
    "date", "datetime",  "year",    "month",        "day",
    "week", "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay"};
constexpr std::array<std::string_view, 8> time_fields{
    "time", "datetime", "hour", "minute", "second", "millisecond", "microsecond", "nanosecond"};
constexpr std::array<std::string_view, 2> moment_fields{"epochSeconds", "epochMillis"};

template <std::size_t count>
bool among(const std::array<std::string_view, count>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool is_field(InstantType type, std::string_view name) {
    return (has_day(type) && among(day_fields, name)) ||
           (has_time(type) && among(time_fields, name)) ||
           (type == InstantType::date_time && among(moment_fields, name)) ||
           (has_zone(type) && name == "timezone");
}

/// The least that a field can be, unless a smaller one stands there, which needs it.
std::optional<std::int64_t> least_unless(bool needed, std::int64_t least) {
    return needed ? std::nullopt : std::optional(least);
}

}  // namespace

void FieldReader::check_names() const {
    for (const auto& [name, value] : map_) {
        if (is_field(type_, name) || has_only("timezone")) continue;
        wrong_instant(in_, fmt::format("{}() has no field '{}'.", name_of(type_), name));
    }
}

const Value* FieldReader::find(std::string_view name) const {
    const auto found = std::ranges::find(map_, name, [](const auto& entry) { return entry.first; });
    return found == map_.end() ? nullptr : &found->second;
}

std::optional<TemporalParts> FieldReader::selected(std::string_view name) const {
    const Value* value = find(name);
    if (value == nullptr) return std::nullopt;
    auto parts = parts_of(*value);
    const bool fits = parts && (name == "time" || parts->day) && (name == "date" || parts->time);
    if (!fits) {
        wrong_instant(in_, fmt::format("The field '{}' takes a value that has a {}.", name,
                                       name == "datetime" ? "date and a time" : name));
    }
    return parts;
}

std::int64_t FieldReader::number(std::string_view name, std::int64_t least, std::int64_t most,
                                 std::optional<std::int64_t> otherwise) const {
    const Value* value = find(name);
    if (value == nullptr) {
        if (otherwise) return *otherwise;
        wrong_instant(in_, fmt::format("{}() needs '{}' here: a smaller field cannot stand without "
                                       "it.",
                                       name_of(type_), name));
    }
    const auto* found = value->get_if<std::int64_t>();
    if (found == nullptr) {
        wrong_instant(in_, fmt::format("The field '{}' takes a whole number.", name));
    }
    if (*found < least || *found > most) {
        wrong_instant(in_, fmt::format("The field '{}' takes {} to {} here, not {}.", name, least,
                                       most, *found));
    }
    return *found;
}

std::int64_t FieldReader::year(std::optional<std::int64_t> otherwise) const {
    return number("year", least_year, greatest_year, otherwise);
}

std::int64_t FieldReader::day_of_month(std::optional<std::int64_t> base) const {
    if (!base) {
        const std::int64_t in_year = year(std::nullopt);
        const auto month =
            static_cast<unsigned>(number("month", 1, 12, least_unless(has("day"), 1)));
        const std::int64_t day = number("day", 1, days_in_month(in_year, month), 1);
        return day_number(in_year, month, static_cast<unsigned>(day));
    }
    const CalendarDay on = calendar_day(*base);
    const std::int64_t in_year = year(on.year);
    const auto month = static_cast<unsigned>(number("month", 1, 12, on.month));
    const std::int64_t last = days_in_month(in_year, month);
    const std::int64_t day = number("day", 1, last, on.day);
    if (day > last) {
        wrong_instant(in_, fmt::format("That month has no day {}; give a 'day' as well.", day));
    }
    return day_number(in_year, month, static_cast<unsigned>(day));
}

std::int64_t FieldReader::day_of_week(std::optional<std::int64_t> base) const {
    std::optional<WeekDay> on;
    if (base) on = week_day(*base);
    const std::int64_t in_year = year(on ? std::optional(on->year) : std::nullopt);
    const std::int64_t last = weeks_in_year(in_year);
    const std::int64_t week =
        number("week", 1, last, on ? std::optional<std::int64_t>(on->week) : std::nullopt);
    if (week > last) wrong_instant(in_, "That year has no week 53; give a 'week' as well.");
    const std::int64_t day = number("dayOfWeek", 1, 7, on ? on->day : 1);
    return week_day_number(in_year, static_cast<unsigned>(week), static_cast<unsigned>(day));
}

std::int64_t FieldReader::day_of_quarter(std::optional<std::int64_t> base) const {
    std::optional<CalendarDay> on;
    if (base) on = calendar_day(*base);
    const auto first_of = [](std::int64_t in_year, std::int64_t quarter) {
        return day_number(in_year, static_cast<unsigned>(quarter * 3 - 2), 1);
    };
    std::optional<std::int64_t> quarter_on;
    if (on) quarter_on = (on->month + 2) / 3;
    const std::int64_t in_year = year(on ? std::optional(on->year) : std::nullopt);
    const std::int64_t quarter = number("quarter", 1, 4, quarter_on);
    const std::int64_t first = first_of(in_year, quarter);
    const std::int64_t length =
        (quarter == 4 ? day_number(in_year + 1, 1, 1) : first_of(in_year, quarter + 1)) - first;
    const std::int64_t day =
        number("dayOfQuarter", 1, length, on ? *base - first_of(on->year, *quarter_on) + 1 : 1);
    if (day > length) {
        wrong_instant(
            in_, fmt::format("That quarter has no day {}; give a 'dayOfQuarter' as well.", day));
    }
    return first + day - 1;
}

std::int64_t FieldReader::ordinal_day(std::optional<std::int64_t> base) const {
    std::optional<std::int64_t> year_on;
    if (base) year_on = calendar_day(*base).year;
    const std::int64_t in_year = year(year_on);
    return day_number(in_year, 1, 1) + number("ordinalDay", 1, days_in_year(in_year), 1) - 1;
}

std::int64_t FieldReader::day(std::optional<std::int64_t> base) const {
    const bool by_month = has("month") || has("day");
    const bool by_week = has("week") || has("dayOfWeek");
    const bool by_quarter = has("quarter") || has("dayOfQuarter");
    const bool by_year = has("ordinalDay");
    if (int{by_month} + int{by_week} + int{by_quarter} + int{by_year} > 1) {
        wrong_instant(in_,
                      "A day is told by month and day, by week and dayOfWeek, by quarter and "
                      "dayOfQuarter or by ordinalDay, not by two of these.");
    }
    if (by_quarter) return day_of_quarter(base);
    if (by_year) return ordinal_day(base);
    if (!by_week) return day_of_month(base);
    const auto told = plus_days(day_of_week(base), 0);
    if (!told) wrong_instant(in_, "The calendar has no such day.");
    return *told;
}

std::int64_t FieldReader::nanosecond(std::int64_t otherwise) const {
    const bool by_milli = has("millisecond");
    const bool by_micro = has("microsecond");
    if (!by_milli && !by_micro && !has("nanosecond")) return otherwise;
    const std::int64_t milli = number("millisecond", 0, 999, 0);
    const std::int64_t micro = number("microsecond", 0, by_milli ? 999 : 999'999, 0);
    const std::int64_t most = by_micro ? 999 : by_milli ? 999'999 : 999'999'999;
    return milli * 1'000'000 + micro * 1'000 + number("nanosecond", 0, most, 0);
}

LocalTime FieldReader::time(std::optional<LocalTime> base) const {
    const bool fraction = has("millisecond") || has("microsecond") || has("nanosecond");
    const bool second = has("second") || fraction;
    const bool minute = has("minute") || second;
    const auto or_base = [&](bool needed, int on_base) {
        return base ? std::optional<std::int64_t>(on_base) : least_unless(needed, 0);
    };
    const LocalTime on = base.value_or(LocalTime());
    return LocalTime::from_parts(number("hour", 0, 23, or_base(minute, on.hour())),
                                 number("minute", 0, 59, or_base(second, on.minute())),
                                 number("second", 0, 59, or_base(fraction, on.second())),
                                 nanosecond(on.nanosecond()))
        .value_or(on);
}

std::optional<Moment> FieldReader::moment() const {
    const bool by_milli = has("epochMillis");
    if (!by_milli && !has("epochSeconds")) return std::nullopt;
    for (const auto& [name, value] : map_) {
        if (among(moment_fields, name) || name == "nanosecond" || name == "timezone") continue;
        wrong_instant(in_, fmt::format("A moment told by {} has no field '{}'.",
                                       by_milli ? "epochMillis" : "epochSeconds", name));
    }
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t count = number(by_milli ? "epochMillis" : "epochSeconds", -most, most, 0);
    const std::int64_t nanoseconds = number("nanosecond", 0, by_milli ? 999'999 : 999'999'999, 0);
    if (!by_milli) return Moment{count, static_cast<std::int32_t>(nanoseconds)};
    return Moment{floor_divide(count, 1'000),
                  static_cast<std::int32_t>(floor_modulo(count, 1'000) * 1'000'000 + nanoseconds)};
}

}  // namespace entente::engine
