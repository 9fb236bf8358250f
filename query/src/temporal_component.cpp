#include "temporal_component.hpp"

#include <array>
#include <span>
#include <string>

#include "failure.hpp"
#include "values/temporal_parts.hpp"

namespace entente::engine {
namespace {

/// A component, and how it is got from a T.
template <class T>
struct Component {
    std::string_view name;
    Value (*get)(const T&);
};

template <class T>
std::optional<Value> find(std::span<const Component<T>> components, std::string_view name,
                          const T& value) {
    for (const Component<T>& component : components) {
        if (component.name == name) return component.get(value);
    }
    return std::nullopt;
}

Value whole(std::int64_t number) {
    return number;
}

/// `a` times `factor`, and `b` more.
Value scaled(std::int64_t a, std::int64_t factor, std::int64_t b) {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(a, factor, &result) || __builtin_add_overflow(result, b, &result)) {
        fail_running("ArithmeticError", "NumberOutOfRange",
                     "The component does not fit into a whole number of 64 bits.");
    }
    return result;
}

// ------------------------------------------------------------------ days

unsigned quarter_of(const CalendarDay& day) {
    return (day.month + 2) / 3;
}

std::int64_t first_of_quarter(const CalendarDay& day) {
    return day_number(day.year, quarter_of(day) * 3 - 2, 1);
}

using Days = Component<std::int64_t>;
constexpr std::array days{
    Days{"year", [](const std::int64_t& day) { return whole(calendar_day(day).year); }},
    Days{"quarter", [](const std::int64_t& day) { return whole(quarter_of(calendar_day(day))); }},
    Days{"month", [](const std::int64_t& day) { return whole(calendar_day(day).month); }},
    Days{"week", [](const std::int64_t& day) { return whole(week_day(day).week); }},
    Days{"weekYear", [](const std::int64_t& day) { return whole(week_day(day).year); }},
    Days{"day", [](const std::int64_t& day) { return whole(calendar_day(day).day); }},
    Days{"ordinalDay",
         [](const std::int64_t& day) {
             return whole(day - day_number(calendar_day(day).year, 1, 1) + 1);
         }},
    Days{"weekDay", [](const std::int64_t& day) { return whole(week_day(day).day); }},
    Days{"dayOfWeek", [](const std::int64_t& day) { return whole(week_day(day).day); }},
    Days{"dayOfQuarter",
         [](const std::int64_t& day) {
             return whole(day - first_of_quarter(calendar_day(day)) + 1);
         }},
};

/// What is known of a date that is a year or a month.
std::optional<Value> of_date(Date date, std::string_view name) {
    const bool known = date.precision() == Date::Precision::day || name == "year" ||
                       (date.month() != 0 && (name == "month" || name == "quarter"));
    if (!known) return std::nullopt;
    return find<std::int64_t>(days, name, date.first_day_number());
}

// ------------------------------------------------------------------ times of day, and zones

using Times = Component<LocalTime>;
constexpr std::array times{
    Times{"hour", [](const LocalTime& time) { return whole(time.hour()); }},
    Times{"minute", [](const LocalTime& time) { return whole(time.minute()); }},
    Times{"second", [](const LocalTime& time) { return whole(time.second()); }},
    Times{"millisecond",
          [](const LocalTime& time) { return whole(time.nanosecond() / 1'000'000); }},
    Times{"microsecond", [](const LocalTime& time) { return whole(time.nanosecond() / 1'000); }},
    Times{"nanosecond", [](const LocalTime& time) { return whole(time.nanosecond()); }},
};

using Zones = Component<TimeZone>;
constexpr std::array zones{
    Zones{"timezone",
          [](const TimeZone& zone) {
              return Value(zone.named == nullptr ? offset_text(zone.offset) : zone.named->name());
          }},
    Zones{"offset", [](const TimeZone& zone) { return Value(offset_text(zone.offset)); }},
    Zones{"offsetMinutes", [](const TimeZone& zone) { return whole(zone.offset / 60); }},
    Zones{"offsetSeconds", [](const TimeZone& zone) { return whole(zone.offset); }},
};

using Moments = Component<DateTime>;
constexpr std::array moments{
    Moments{"epochSeconds", [](const DateTime& moment) { return whole(moment.seconds()); }},
    Moments{"epochMillis",
            [](const DateTime& moment) {
                return scaled(moment.seconds(), 1'000, moment.nanosecond() / 1'000'000);
            }},
};

std::optional<Value> of_parts(const TemporalParts& parts, std::string_view name) {
    std::optional<Value> found;
    if (parts.day) found = find<std::int64_t>(days, name, *parts.day);
    if (!found && parts.time) found = find<LocalTime>(times, name, *parts.time);
    if (!found && parts.zone) found = find<TimeZone>(zones, name, *parts.zone);
    return found;
}

// ------------------------------------------------------------------ durations

using Durations = Component<Duration>;
constexpr std::array durations{
    Durations{"years", [](const Duration& d) { return whole(d.months() / 12); }},
    Durations{"quarters", [](const Duration& d) { return whole(d.months() / 3); }},
    Durations{"months", [](const Duration& d) { return whole(d.months()); }},
    Durations{"weeks", [](const Duration& d) { return whole(d.days() / 7); }},
    Durations{"days", [](const Duration& d) { return whole(d.days()); }},
    Durations{"hours", [](const Duration& d) { return whole(d.seconds() / 3600); }},
    Durations{"minutes", [](const Duration& d) { return whole(d.seconds() / 60); }},
    Durations{"seconds", [](const Duration& d) { return whole(d.seconds()); }},
    Durations{
        "milliseconds",
        [](const Duration& d) { return scaled(d.seconds(), 1'000, d.nanosecond() / 1'000'000); }},
    Durations{
        "microseconds",
        [](const Duration& d) { return scaled(d.seconds(), 1'000'000, d.nanosecond() / 1'000); }},
    Durations{"nanoseconds",
              [](const Duration& d) {
                  return scaled(d.seconds(), nanoseconds_in_second, d.nanosecond());
              }},
    Durations{"quartersOfYear", [](const Duration& d) { return whole(d.months() / 3 % 4); }},
    Durations{"monthsOfQuarter", [](const Duration& d) { return whole(d.months() % 3); }},
    Durations{"monthsOfYear", [](const Duration& d) { return whole(d.months() % 12); }},
    Durations{"daysOfWeek", [](const Duration& d) { return whole(d.days() % 7); }},
    Durations{"minutesOfHour", [](const Duration& d) { return whole(d.seconds() / 60 % 60); }},
    Durations{"secondsOfMinute", [](const Duration& d) { return whole(d.seconds() % 60); }},
    Durations{"millisecondsOfSecond",
              [](const Duration& d) { return whole(d.nanosecond() / 1'000'000); }},
    Durations{"microsecondsOfSecond",
              [](const Duration& d) { return whole(d.nanosecond() / 1'000); }},
    Durations{"nanosecondsOfSecond", [](const Duration& d) { return whole(d.nanosecond()); }},
};

}  // namespace

std::optional<Value> temporal_component(const Value& value, std::string_view name) {
    std::optional<Value> found;
    if (const auto* date = value.get_if<Date>()) {
        found = of_date(*date, name);
    } else if (const auto* duration = value.get_if<Duration>()) {
        found = find<Duration>(durations, name, *duration);
    } else if (const auto parts = parts_of(value)) {
        found = of_parts(*parts, name);
        const auto* moment = value.get_if<DateTime>();
        if (!found && moment != nullptr) found = find<DateTime>(moments, name, *moment);
    } else {
        return std::nullopt;
    }
    return found.value_or(Value());
}

}  // namespace entente::engine
