#include "values/iso8601.hpp"

#include "cursor.hpp"

namespace entente {
namespace {

std::optional<Date> date_from(std::int64_t year, std::int64_t month, std::int64_t day) {
    if (month == 0 || day == 0) return std::nullopt;
    return Date::from_parts(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::optional<Date> week_date_from(std::int64_t year, std::int64_t week, std::int64_t day) {
    const bool exists = is_year(year) && week >= 1 &&
                        week <= static_cast<std::int64_t>(weeks_in_year(year)) && day >= 1 &&
                        day <= 7;
    if (!exists) return std::nullopt;
    const auto number = plus_days(
        week_day_number(year, static_cast<unsigned>(week), static_cast<unsigned>(day)), 0);
    return number ? std::optional(Date::from_day(*number)) : std::nullopt;
}

std::optional<Date> ordinal_date_from(std::int64_t year, std::int64_t day) {
    const bool exists =
        is_year(year) && day >= 1 && day <= static_cast<std::int64_t>(days_in_year(year));
    return exists ? std::optional(Date::from_day(day_number(year, 1, 1) + day - 1)) : std::nullopt;
}

/// What stands behind the year and its hyphen, if it has one: MM-DD, MMDD, DDD, W30-2 and the like.
std::optional<Date> rest_of_date(std::int64_t year, Cursor rest, bool extended) {
    if (rest.skip('W')) {
        const auto week = rest.digits(2);
        if (!week) return std::nullopt;
        if (rest.at_end()) return week_date_from(year, *week, 1);
        if (extended && !rest.skip('-')) return std::nullopt;
        const auto day = rest.digits(1);
        return day && rest.at_end() ? week_date_from(year, *week, *day) : std::nullopt;
    }
    if (rest.size() == 3) {
        const auto day = rest.digits(3);
        return day ? ordinal_date_from(year, *day) : std::nullopt;
    }
    const auto month = rest.digits(2);
    if (!month) return std::nullopt;
    if (rest.at_end()) return date_from(year, *month, 1);
    if (extended && !rest.skip('-')) return std::nullopt;
    const auto day = rest.digits(2);
    return day && rest.at_end() ? date_from(year, *month, *day) : std::nullopt;
}

/// 21:40:32.142 or 214032.142, as far as it goes.
std::optional<LocalTime> take_local_time(Cursor& text) {
    const auto hour = text.digits(2);
    if (!hour) return std::nullopt;
    const bool extended = text.skip(':');
    const auto minute = text.digits(2);
    if (!minute) return extended ? std::nullopt : LocalTime::from_parts(*hour, 0);
    if (extended ? !text.skip(':') : !text.at_digit()) {
        return LocalTime::from_parts(*hour, *minute);
    }
    const auto second = text.digits(2);
    if (!second) return std::nullopt;
    std::int64_t nanosecond = 0;
    if (text.skip('.') || text.skip(',')) {
        const auto fraction = text.billionths();
        if (!fraction) return std::nullopt;
        nanosecond = *fraction;
    }
    return LocalTime::from_parts(*hour, *minute, *second, nanosecond);
}

std::optional<Offset> take_offset(Cursor& text) {
    if (text.skip('Z')) return 0;
    const bool west = text.skip('-');
    if (!west && !text.skip('+')) return std::nullopt;
    const auto hours = text.digits(2);
    if (!hours) return std::nullopt;
    std::int64_t seconds = *hours * 3600;
    const bool extended = text.skip(':');
    if (extended || text.at_digit()) {
        const auto minutes = text.digits(2);
        if (!minutes || *minutes > 59) return std::nullopt;
        seconds += *minutes * 60;
        if (extended ? text.skip(':') : text.at_digit()) {
            const auto rest = text.digits(2);
            if (!rest || *rest > 59) return std::nullopt;
            seconds += *rest;
        }
    }
    if (!is_offset(seconds)) return std::nullopt;
    return static_cast<Offset>(west ? -seconds : seconds);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    Cursor cursor(text);
    const bool before_zero = cursor.skip('-');
    const bool has_sign = before_zero || cursor.skip('+');
    const auto digits = has_sign ? cursor.number() : cursor.digits(4);
    if (!digits || *digits > greatest_year || (has_sign && cursor.taken() < 5)) return std::nullopt;
    const std::int64_t year = before_zero ? -*digits : *digits;
    if (cursor.at_end()) return date_from(year, 1, 1);
    const bool extended = cursor.skip('-');
    return rest_of_date(year, cursor, extended);
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
    Cursor cursor(text);
    cursor.skip('T');
    const auto time = take_local_time(cursor);
    return cursor.at_end() ? time : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text) {
    Cursor cursor(text);
    cursor.skip('T');
    const auto time = take_local_time(cursor);
    if (!time) return std::nullopt;
    if (cursor.at_end()) return Time(*time, 0);
    const auto offset = take_offset(cursor);
    if (!offset || !cursor.at_end()) return std::nullopt;
    return Time(*time, *offset);
}

std::optional<LocalDateTime> parse_local_date_time(std::string_view text) {
    const auto parts = split_date_time(text);
    if (!parts || parts->offset || !parts->zone.empty()) return std::nullopt;
    return parts->local;
}

std::optional<Offset> parse_offset(std::string_view text) {
    Cursor cursor(text);
    const auto offset = take_offset(cursor);
    return cursor.at_end() ? offset : std::nullopt;
}

std::optional<DateTimeText> split_date_time(std::string_view text) {
    const std::size_t middle = std::min(text.find('T'), text.size());
    const auto date = parse_date(text.substr(0, middle));
    if (!date) return std::nullopt;
    DateTimeText parts;
    parts.local = LocalDateTime(date->first_day_number(), LocalTime());
    if (middle == text.size()) return parts;
    Cursor cursor(text.substr(middle + 1));
    const auto time = take_local_time(cursor);
    if (!time) return std::nullopt;
    parts.local = LocalDateTime(date->first_day_number(), *time);
    if (!cursor.at_end() && !cursor.at('[')) {
        parts.offset = take_offset(cursor);
        if (!parts.offset) return std::nullopt;
    }
    if (cursor.skip('[')) {
        parts.zone = cursor.up_to(']');
        if (parts.zone.empty() || !cursor.skip(']')) return std::nullopt;
    }
    return cursor.at_end() ? std::optional(parts) : std::nullopt;
}

std::optional<DateTime> parse_date_time(std::string_view text) {
    const auto parts = split_date_time(text);
    if (!parts) return std::nullopt;
    TimeZone zone{parts->offset.value_or(0), nullptr};
    if (!parts->zone.empty()) zone.named = find_zone(parts->zone);
    if (!parts->zone.empty() && zone.named == nullptr) return std::nullopt;
    const DateTime made(parts->local, zone, parts->offset);
    if (parts->offset && made.offset() != *parts->offset) return std::nullopt;
    return made;
}

}  // namespace entente
