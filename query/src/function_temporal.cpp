// The functions of instants: date, localtime, time, localdatetime, datetime, and those of their
// names: truncate, statement, transaction, realtime, fromepoch, fromepochmillis.
#include <array>
#include <string>

#include "failure.hpp"
#include "function.hpp"
#include "temporal_fields.hpp"
#include "values/iso8601.hpp"

namespace entente::engine {
namespace {

[[noreturn]] void not_written_so(const Arguments& in, std::string_view what,
                                 std::string_view example) {
    wrong_instant(in, "'" + *in[0].get_if<std::string>() + "' is no " + std::string(what) + ". " +
                          std::string(example));
}

template <class T>
Value parsed(const Arguments& in, const std::optional<T>& value, std::string_view what,
             std::string_view example) {
    if (!value) not_written_so(in, what, example);
    return *value;
}

Value date_time_from_text(const Arguments& in, std::string_view text) {
    const auto parts = split_date_time(text);
    if (parts && !parts->zone.empty()) static_cast<void>(zone_from(parts->zone, in));
    const auto value = parse_date_time(text);
    if (parts && !value) {
        wrong_instant(in, "'" + std::string(text) + "': the zone never has that offset then.");
    }
    return parsed(in, value, "date-time",
                  "One is written as in '2015-07-21T21:40:32+02:00', or with "
                  "'[Europe/Stockholm]' at its end.");
}

Value from_text(InstantType type, const Arguments& in, std::string_view text) {
    switch (type) {
        case InstantType::date:
            return parsed(in, parse_date(text), "date",
                          "A date is written as in '1960-06-23', '1960-06' or '1960'.");
        case InstantType::local_time:
            return parsed(in, parse_local_time(text), "local time",
                          "One is written as in '21:40:32.142' or '21:40'.");
        case InstantType::time:
            return parsed(in, parse_time(text), "time",
                          "One is written as in '21:40:32+01:00' or '21:40Z'.");
        case InstantType::local_date_time:
            return parsed(in, parse_local_date_time(text), "local date-time",
                          "One is written as in '2015-07-21T21:40:32'.");
        case InstantType::date_time:
            break;
    }
    return date_time_from_text(in, text);
}

template <InstantType type>
Value instant(const Arguments& in) {
    if (in.size() == 0) return instant_from_parts(type, parts_at(in.now, std::nullopt), in);
    if (const auto* text = in[0].get_if<std::string>()) return from_text(type, in, *text);
    if (const auto* map = in[0].get_if<Map>()) return instant_from_map(type, *map, in);
    const auto parts = parts_of(in[0]);
    if (!parts) wrong_argument(in, "a text, a map of fields, or a date or time");
    return instant_from_parts(type, *parts, in);
}

template <InstantType type>
Value truncate(const Arguments& in) {
    const auto* unit = in[0].get_if<std::string>();
    const auto parts = parts_of(in[1]);
    const Map none;
    const auto* fields = in.size() == 3 ? in[2].get_if<Map>() : &none;
    if (unit == nullptr || !parts || fields == nullptr) {
        wrong_argument(in, "a unit as a text, a date or time, and perhaps a map of fields");
    }
    return truncated_instant(type, *unit, *parts, *fields, in);
}

Value at_moment(InstantType type, Moment moment, const Arguments& in) {
    std::optional<TimeZone> zone;
    if (in.size() == 1) zone = zone_from(in[0], in);
    return instant_from_parts(type, parts_at(moment, zone), in);
}

/// A statement is a transaction of its own.
template <InstantType type>
Value at_statement(const Arguments& in) {
    return at_moment(type, in.now, in);
}

template <InstantType type>
Value in_real_time(const Arguments& in) {
    return at_moment(type, Moment::now(), in);
}

Value from_epoch(const Arguments& in, std::int64_t seconds, std::int64_t nanosecond) {
    const auto made = DateTime::at(seconds, nanosecond, {});
    if (!made) wrong_instant(in, "The calendar has no such day.");
    return *made;
}

Value from_epoch_seconds(const Arguments& in) {
    const auto* seconds = in[0].get_if<std::int64_t>();
    const auto* nanoseconds = in[1].get_if<std::int64_t>();
    if (seconds == nullptr || nanoseconds == nullptr) {
        wrong_argument(in, "whole numbers of seconds and nanoseconds");
    }
    std::int64_t whole = 0;
    if (__builtin_add_overflow(*seconds, floor_divide(*nanoseconds, nanoseconds_in_second),
                               &whole)) {
        wrong_instant(in, "The calendar has no such day.");
    }
    return from_epoch(in, whole, floor_modulo(*nanoseconds, nanoseconds_in_second));
}

Value from_epoch_milliseconds(const Arguments& in) {
    const auto* count = in[0].get_if<std::int64_t>();
    if (count == nullptr) wrong_argument(in, "a whole number of milliseconds");
    return from_epoch(in, floor_divide(*count, 1'000), floor_modulo(*count, 1'000) * 1'000'000);
}

Value timestamp(const Arguments& in) {
    return in.now.seconds * 1'000 + in.now.nanosecond / 1'000'000;
}

constexpr InstantType date = InstantType::date;
constexpr InstantType local_time = InstantType::local_time;
constexpr InstantType time = InstantType::time;
constexpr InstantType local_date_time = InstantType::local_date_time;
constexpr InstantType date_time = InstantType::date_time;

constexpr Function live(std::string_view name, Value (*apply)(const Arguments&)) {
    return {name, name, 0, 1, apply, Nulls::spreads, 0, true};
}

constexpr std::array lines{
    Function{"date", "date", 0, 1, instant<date>},
    Function{"date.truncate", "date.truncate", 2, 3, truncate<date>},
    Function{"date.statement", "date.statement", 0, 1, at_statement<date>},
    Function{"date.transaction", "date.transaction", 0, 1, at_statement<date>},
    live("date.realtime", in_real_time<date>),

    Function{"localtime", "localtime", 0, 1, instant<local_time>},
    Function{"localtime.truncate", "localtime.truncate", 2, 3, truncate<local_time>},
    Function{"localtime.statement", "localtime.statement", 0, 1, at_statement<local_time>},
    Function{"localtime.transaction", "localtime.transaction", 0, 1, at_statement<local_time>},
    live("localtime.realtime", in_real_time<local_time>),

    Function{"time", "time", 0, 1, instant<time>},
    Function{"time.truncate", "time.truncate", 2, 3, truncate<time>},
    Function{"time.statement", "time.statement", 0, 1, at_statement<time>},
    Function{"time.transaction", "time.transaction", 0, 1, at_statement<time>},
    live("time.realtime", in_real_time<time>),

    Function{"localdatetime", "localdatetime", 0, 1, instant<local_date_time>},
    Function{"localdatetime.truncate", "localdatetime.truncate", 2, 3, truncate<local_date_time>},
    Function{"localdatetime.statement", "localdatetime.statement", 0, 1,
             at_statement<local_date_time>},
    Function{"localdatetime.transaction", "localdatetime.transaction", 0, 1,
             at_statement<local_date_time>},
    live("localdatetime.realtime", in_real_time<local_date_time>),

    Function{"datetime", "datetime", 0, 1, instant<date_time>},
    Function{"datetime.truncate", "datetime.truncate", 2, 3, truncate<date_time>},
    Function{"datetime.statement", "datetime.statement", 0, 1, at_statement<date_time>},
    Function{"datetime.transaction", "datetime.transaction", 0, 1, at_statement<date_time>},
    live("datetime.realtime", in_real_time<date_time>),
    Function{"datetime.fromepoch", "datetime.fromepoch", 2, 2, from_epoch_seconds},
    Function{"datetime.fromepochmillis", "datetime.fromepochmillis", 1, 1, from_epoch_milliseconds},

    Function{"timestamp", "timestamp", 0, 0, timestamp},
};

}  // namespace

std::span<const Function> temporal_functions() {
    return lines;
}

}  // namespace entente::engine
