// Cells of a CSV file as typed values.
#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "csv_header.hpp"
#include "values/iso8601.hpp"

namespace entente {
namespace {

/// What a value of the type looks like, for messages.
const char* expectation(CsvType type) {
    switch (type) {
        case CsvType::boolean:
            return "true or false";
        case CsvType::integer:
            return "a whole number of at most 64 bits";
        case CsvType::real:
            return "a number";
        case CsvType::date:
            return "a date: a year, a month or a day, as 1960, 1960-06 or 1960-06-23";
        case CsvType::local_time:
            return "a time of day, as 21:40 or 21:40:32.142";
        case CsvType::time:
            return "a time of day, as 21:40, 21:40Z or 21:40:32.142+01:00";
        case CsvType::local_date_time:
            return "a date and a time, as 2015-07-21T21:40";
        case CsvType::date_time:
            return "a date and a time, as 2015-07-21T21:40, 2015-07-21T21:40Z, "
                   "2015-07-21T21:40+02:00 or 2015-07-21T21:40[Europe/Stockholm]";
        case CsvType::duration:
            return "a duration, as P1Y2M3DT4H5M6.7S";
        case CsvType::text:
            break;
    }
    return "a text";
}

template <class Number>
std::optional<Value> number(std::string_view text) {
    Number parsed{};
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, parsed);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    return Value(parsed);
}

bool same_ignoring_case(std::string_view text, std::string_view lower) {
    return std::ranges::equal(text, lower, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

template <class T>
std::optional<Value> as_value(const std::optional<T>& parsed) {
    return parsed ? std::optional(Value(*parsed)) : std::nullopt;
}

/// In the column's zone when the text has neither an offset nor a zone.
std::optional<Value> date_time(std::string_view text, const TimeZone& zone) {
    const auto parts = split_date_time(text);
    if (!parts || parts->offset || !parts->zone.empty()) return as_value(parse_date_time(text));
    return Value(DateTime(parts->local, zone));
}

/// At the column's offset when the text has none.
std::optional<Value> time(std::string_view text, const TimeZone& zone) {
    if (const auto local = parse_local_time(text)) return Value(Time(*local, zone.offset));
    return as_value(parse_time(text));
}

std::optional<Value> parse(std::string_view text, const CsvColumn& column) {
    switch (column.type) {
        case CsvType::text:
            return Value(text);
        case CsvType::integer:
            return number<std::int64_t>(text);
        case CsvType::real:
            return number<double>(text);
        case CsvType::boolean:
            if (same_ignoring_case(text, "true")) return Value(true);
            if (same_ignoring_case(text, "false")) return Value(false);
            return std::nullopt;
        case CsvType::date:
            if (const auto date = Date::parse(text)) return Value(*date);
            return as_value(parse_date(text));
        case CsvType::local_time:
            return as_value(parse_local_time(text));
        case CsvType::time:
            return time(text, column.zone);
        case CsvType::local_date_time:
            return as_value(parse_local_date_time(text));
        case CsvType::date_time:
            return date_time(text, column.zone);
        case CsvType::duration:
            return as_value(parse_duration(text));
    }
    return std::nullopt;
}

Value parse_or_fail(const CsvReader& reader, const CsvCell& cell, std::string_view text,
                    const CsvColumn& column) {
    std::optional<Value> value = parse(text, column);
    if (!value) {
        reader.fail(cell, "WrongValue",
                    fmt::format("\"{}\" is not {} (column {}).", text, expectation(column.type),
                                column.written));
    }
    return *std::move(value);
}

}  // namespace

std::optional<Value> csv_value(const CsvReader& reader, const CsvCell& cell,
                               const CsvColumn& column) {
    if (!column.list) {
        const bool absent = cell.text.empty() && !(cell.quoted && column.type == CsvType::text);
        if (absent) return std::nullopt;
        return parse_or_fail(reader, cell, cell.text, column);
    }
    if (cell.text.empty()) return std::nullopt;
    List items;
    for (std::size_t begin = 0; begin <= cell.text.size();) {
        const std::size_t end = std::min(cell.text.find(';', begin), cell.text.size());
        items.push_back(parse_or_fail(reader, cell, cell.text.substr(begin, end - begin), column));
        begin = end + 1;
    }
    return Value(std::move(items));
}

}  // namespace entente
