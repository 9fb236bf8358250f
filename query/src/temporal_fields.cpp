#include "temporal_fields.hpp"

#include <string>

#include <fmt/format.h>

#include "failure.hpp"
#include "field_reader.hpp"

namespace entente::engine {
namespace {

/// `offset` tells which of two moments is meant where a clock in the zone shows the time twice.
Value make(InstantType type, std::int64_t day, LocalTime time, const TimeZone& zone,
           std::optional<Offset> offset) {
    switch (type) {
        case InstantType::date:
            return Date::from_day(day);
        case InstantType::local_time:
            return time;
        case InstantType::time:
            return Time(time, zone.offset);
        case InstantType::local_date_time:
            return LocalDateTime(day, time);
        case InstantType::date_time:
            break;
    }
    return DateTime(LocalDateTime(day, time), zone, offset);
}

/// In the zone of another instant, or in UTC.
Value make_in(InstantType type, std::int64_t day, LocalTime time,
              const std::optional<TimeZone>& zone) {
    if (!zone) return make(type, day, time, TimeZone(), std::nullopt);
    return make(type, day, time, *zone, zone->offset);
}

/// A zone as a time alone has it: with an offset that does not change. A named one has that of now.
TimeZone fixed(const TimeZone& zone, const Arguments& in) {
    return {zone.offset_at(in.now.seconds), nullptr};
}

/// The same moment as clocks in another zone show it.
Value moved(const Value& instant, const TimeZone& zone, const Arguments& in) {
    if (const auto* time = instant.get_if<Time>()) {
        return time->with_offset(fixed(zone, in).offset);
    }
    const auto there = instant.get_if<DateTime>()->in(zone);
    if (!there) wrong_instant(in, "The calendar has no such day.");
    return *there;
}

Value attached(InstantType type, std::int64_t day, LocalTime time, const TimeZone& zone,
               const Arguments& in) {
    return make(type, day, time, type == InstantType::time ? fixed(zone, in) : zone, std::nullopt);
}

}  // namespace

std::string_view name_of(InstantType type) {
    switch (type) {
        case InstantType::date:
            return "date";
        case InstantType::local_time:
            return "localtime";
        case InstantType::time:
            return "time";
        case InstantType::local_date_time:
            return "localdatetime";
        case InstantType::date_time:
            break;
    }
    return "datetime";
}

void wrong_instant(const Arguments& in, std::string message) {
    fail_running("ArgumentError", "InvalidArgumentValue", std::move(message), in.place);
}

TimeZone zone_from(const Value& text, const Arguments& in) {
    const auto* name = text.get_if<std::string>();
    if (name == nullptr) wrong_argument(in, "a text for the time zone");
    if (const auto zone = find_time_zone(*name)) return *zone;
    if (find_zone("UTC") == nullptr) {
        wrong_instant(in, "This machine has no time zone database, so that '" + *name +
                              "' means nothing to it. Install the package tzdata, or write an "
                              "offset, as '+01:00'.");
    }
    wrong_instant(in, "There is no time zone '" + *name +
                          "'. Write a name, as 'Europe/Stockholm', or an offset, as '+01:00'.");
}

TemporalParts parts_at(Moment moment, const std::optional<TimeZone>& zone) {
    const TimeZone here{moment.machine_offset(), nullptr};
    const auto now = DateTime::at(moment.seconds, moment.nanosecond, zone.value_or(here));
    return *parts_of(now.value_or(DateTime()));
}

Value instant_from_parts(InstantType type, const TemporalParts& parts, const Arguments& in) {
    if (has_day(type) && !parts.day) {
        wrong_instant(in,
                      fmt::format("{}() needs a day, and a time alone has none.", name_of(type)));
    }
    if (!has_day(type) && !parts.time) {
        wrong_instant(in,
                      fmt::format("{}() needs a time of day, and a date has none.", name_of(type)));
    }
    return make_in(type, parts.day.value_or(0), parts.time.value_or(LocalTime()), parts.zone);
}

Value instant_from_map(InstantType type, const Map& map, const Arguments& in) {
    const FieldReader fields(type, map, in);
    fields.check_names();
    std::optional<TimeZone> zone;
    if (const Value* name = fields.find("timezone")) zone = zone_from(*name, in);
    if (fields.has_only("timezone")) return instant_from_parts(type, parts_at(in.now, zone), in);
    if (const auto moment = fields.moment()) {
        const auto made =
            DateTime::at(moment->seconds, moment->nanosecond, zone.value_or(TimeZone()));
        if (!made) wrong_instant(in, "The calendar has no such day.");
        return *made;
    }

    const auto whole = fields.selected("datetime");
    auto of_day = fields.selected("date");
    auto of_time = fields.selected("time");
    if (!of_day) of_day = whole;
    if (!of_time) of_time = whole;
    const std::int64_t day =
        has_day(type) ? fields.day(of_day ? of_day->day : std::nullopt) : std::int64_t{0};
    if (!has_day(type) && !of_time && !fields.has("hour")) {
        wrong_instant(in, fmt::format("{}() needs an 'hour'.", name_of(type)));
    }
    const LocalTime time =
        has_time(type) ? fields.time(of_time ? of_time->time : std::nullopt) : LocalTime();
    if (!of_time || !of_time->zone) return attached(type, day, time, zone.value_or(TimeZone()), in);
    const Value made = make_in(type, day, time, of_time->zone);
    return zone ? moved(made, *zone, in) : made;
}

Value instant_with_fields(InstantType type, const TemporalParts& base, const Map& fields,
                          const Arguments& in) {
    const FieldReader reader(type, fields, in);
    reader.check_names();
    const std::int64_t day = has_day(type) ? reader.day(base.day) : std::int64_t{0};
    const LocalTime time = has_time(type) ? reader.time(base.time) : LocalTime();
    const Value* name = reader.find("timezone");
    if (name == nullptr) return make_in(type, day, time, base.zone);
    return attached(type, day, time, zone_from(*name, in), in);
}

}  // namespace entente::engine
