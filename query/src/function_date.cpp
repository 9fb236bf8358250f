// Functions of dates.
#include <array>
#include <string>

#include "failure.hpp"
#include "function.hpp"

namespace entente::engine {
namespace {

[[noreturn]] void no_such_date(const Arguments& in, const std::string& what) {
    fail_running("ArgumentError", "InvalidArgumentValue",
                 what + " is no date. A date is written as in '1960-06-23', '1960-06' or '1960'.",
                 in.place);
}

std::optional<int> component(const Map& map, std::string_view name) {
    for (const auto& [key, value] : map) {
        if (key != name) continue;
        const auto* number = value.get_if<std::int64_t>();
        if (number == nullptr || *number < -9999 || *number > 9999) return std::nullopt;
        return static_cast<int>(*number);
    }
    return std::nullopt;
}

Date from_components(const Arguments& in, const Map& map) {
    for (const auto& [key, value] : map) {
        if (key != "year" && key != "month" && key != "day") {
            fail_running("ArgumentError", "InvalidArgumentValue",
                         "date() takes year, month and day, not '" + key + "'.", in.place);
        }
    }
    const auto year = component(map, "year");
    const int month = component(map, "month").value_or(1);
    const int day = component(map, "day").value_or(1);
    if (!year || month < 1 || day < 1) no_such_date(in, "This map");
    const auto made =
        Date::from_parts(*year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!made) no_such_date(in, "This map");
    return *made;
}

/// A full day, as in openCypher: date('1985') is the first of January.
Value date(const Arguments& in) {
    if (in.size() == 0) return Date::today();
    if (const auto* already = in[0].get_if<Date>()) return Date::from_day(already->first_day());
    if (const auto* map = in[0].get_if<Map>()) return from_components(in, *map);
    const auto* text = in[0].get_if<std::string>();
    if (text == nullptr) wrong_argument(in, "a text or a map of year, month and day");
    const auto parsed = Date::parse(*text);
    if (!parsed) no_such_date(in, "'" + *text + "'");
    return Date::from_day(parsed->first_day());
}

constexpr std::array lines{
    Function{"date", "date", 0, 1, date},
};

}  // namespace

std::span<const Function> date_functions() {
    return lines;
}

}  // namespace entente::engine
