// The beginning of the unit of time that an instant is in.
#include <array>
#include <string>

#include <fmt/format.h>

#include "temporal_fields.hpp"

namespace entente::engine {
namespace {

enum class Unit : std::uint8_t {
    millennium,
    century,
    decade,
    year,
    week_year,
    quarter,
    month,
    week,
    day,
    hour,
    minute,
    second,
    millisecond,
    microsecond
};
constexpr std::array<std::string_view, 14> names{
    "millennium", "century", "decade", "year",   "weekYear", "quarter",     "month",
    "week",       "day",     "hour",   "minute", "second",   "millisecond", "microsecond"};

Unit find_unit(std::string_view name, const Arguments& in) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names.at(i) == name) return static_cast<Unit>(i);
    }
    wrong_instant(in, fmt::format("There is no unit '{}' to truncate to. The units are {}.", name,
                                  fmt::join(names, ", ")));
}

std::int64_t first_day(Unit unit, std::int64_t day, const Arguments& in) {
    const CalendarDay on = calendar_day(day);
    const auto first_of_years = [&](std::int64_t count) {
        const std::int64_t year = floor_divide(on.year, count) * count;
        if (!is_year(year)) wrong_instant(in, "The calendar has no such day.");
        return day_number(year, 1, 1);
    };
    switch (unit) {
        case Unit::millennium:
            return first_of_years(1000);
        case Unit::century:
            return first_of_years(100);
        case Unit::decade:
            return first_of_years(10);
        case Unit::year:
            return first_of_years(1);
        case Unit::week_year: {
            const auto first = plus_days(week_day_number(week_day(day).year, 1, 1), 0);
            if (!first) wrong_instant(in, "The calendar has no such day.");
            return *first;
        }
        case Unit::quarter:
            return day_number(on.year, (on.month + 2) / 3 * 3 - 2, 1);
        case Unit::month:
            return day_number(on.year, on.month, 1);
        case Unit::week: {
            const auto first = plus_days(day - week_day(day).day, 1);
            if (!first) wrong_instant(in, "The calendar has no such day.");
            return *first;
        }
        default:
            return day;
    }
}

std::int64_t nanoseconds_in(Unit unit) {
    switch (unit) {
        case Unit::hour:
            return 3600 * nanoseconds_in_second;
        case Unit::minute:
            return 60 * nanoseconds_in_second;
        case Unit::second:
            return nanoseconds_in_second;
        case Unit::millisecond:
            return 1'000'000;
        case Unit::microsecond:
            return 1'000;
        default:
            return nanoseconds_in_day;
    }
}

/// A nanosecond given for a millisecond is one of that millisecond: the fraction above it is kept.
Map with_fraction(Unit unit, LocalTime time, const Map& fields) {
    const auto has = [&](std::string_view name) {
        for (const auto& [key, value] : fields) {
            if (key == name) return true;
        }
        return false;
    };
    Map all = fields;
    const bool finer = has("nanosecond") || has("microsecond");
    if (unit == Unit::millisecond && finer && !has("millisecond")) {
        all.emplace_back("millisecond", time.nanosecond() / 1'000'000);
    }
    if (unit == Unit::microsecond && has("nanosecond") && !has("millisecond") &&
        !has("microsecond")) {
        all.emplace_back("microsecond", time.nanosecond() / 1'000);
    }
    return all;
}

}  // namespace

Value truncated_instant(InstantType type, std::string_view unit_name, const TemporalParts& parts,
                        const Map& fields, const Arguments& in) {
    const Unit unit = find_unit(unit_name, in);
    const bool of_day = unit > Unit::day;
    if (of_day ? !has_time(type) : (unit < Unit::day && !has_day(type))) {
        wrong_instant(in, fmt::format("{}.truncate() does not take the unit '{}'.", name_of(type),
                                      unit_name));
    }
    if ((has_day(type) && !parts.day) || (of_day && !parts.time)) {
        wrong_instant(in, fmt::format("{}.truncate() to '{}' needs a value that has a {}.",
                                      name_of(type), unit_name, parts.day ? "time" : "day"));
    }
    TemporalParts base = parts;
    if (base.day) base.day = first_day(unit, *base.day, in);
    const LocalTime time = parts.time.value_or(LocalTime());
    base.time = LocalTime::from_nanoseconds(time.nanoseconds() / nanoseconds_in(unit) *
                                            nanoseconds_in(unit));
    return instant_with_fields(type, base, with_fraction(unit, *base.time, fields), in);
}

}  // namespace entente::engine
