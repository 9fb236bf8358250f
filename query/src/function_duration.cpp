// The functions of durations: duration, and duration.between, inMonths, inDays, inSeconds.
#include <array>
#include <string>

#include "failure.hpp"
#include "function.hpp"
#include "values/duration_sum.hpp"
#include "values/iso8601.hpp"
#include "values/temporal_arithmetic.hpp"

namespace entente::engine {
namespace {

[[noreturn]] void refuse(const Arguments& in, std::string message) {
    fail_running("ArgumentError", "InvalidArgumentValue", std::move(message), in.place);
}

[[noreturn]] void too_long(const Arguments& in) {
    refuse(in, "This is too long for a duration, which comes to at most 2^63 seconds.");
}

/// Nothing for what is not a number; a number that is too large for an amount is refused.
std::optional<Amount> amount_of(const Arguments& in, const Value& value) {
    if (const auto* whole = value.get_if<std::int64_t>()) return Amount{*whole, 0};
    const auto* real = value.get_if<double>();
    if (real == nullptr) return std::nullopt;
    const auto amount = Amount::of(static_cast<long double>(*real));
    if (!amount) too_long(in);
    return amount;
}

Value from_map(const Arguments& in, const Map& map) {
    DurationSum sum;
    for (const auto& [name, value] : map) {
        const auto unit = duration_unit(name);
        if (!unit) {
            refuse(in, "duration() has no field '" + name +
                           "'. Its fields are years, quarters, months, weeks, days, hours, "
                           "minutes, seconds, milliseconds, microseconds, nanoseconds.");
        }
        const auto amount = amount_of(in, value);
        if (!amount) refuse(in, "The field '" + name + "' takes a number.");
        sum.add(*unit, *amount);
    }
    if (map.empty()) refuse(in, "duration() needs a field, as in {days: 1}.");
    const auto made = sum.sum();
    if (!made) too_long(in);
    return *made;
}

Value duration(const Arguments& in) {
    if (in[0].get_if<Duration>() != nullptr) return in[0];
    if (const auto* map = in[0].get_if<Map>()) return from_map(in, *map);
    const auto* text = in[0].get_if<std::string>();
    if (text == nullptr) wrong_argument(in, "a text or a map of fields");
    const auto parsed = parse_duration(*text);
    if (!parsed) {
        refuse(in, "'" + *text + "' is no duration. One is written as in 'P1Y2M3DT4H5M6.7S'.");
    }
    return *parsed;
}

template <Duration (TimeSpan::*measure)() const>
Value span(const Arguments& in) {
    const auto from = parts_of(in[0]);
    const auto to = parts_of(in[1]);
    if (!from || !to) wrong_argument(in, "two dates or times");
    return (TimeSpan(*from, *to).*measure)();
}

constexpr std::array lines{
    Function{"duration", "duration", 1, 1, duration},
    Function{"duration.between", "duration.between", 2, 2, span<&TimeSpan::between>},
    Function{"duration.inmonths", "duration.inMonths", 2, 2, span<&TimeSpan::in_months>},
    Function{"duration.indays", "duration.inDays", 2, 2, span<&TimeSpan::in_days>},
    Function{"duration.inseconds", "duration.inSeconds", 2, 2, span<&TimeSpan::in_seconds>},
};

}  // namespace

std::span<const Function> duration_functions() {
    return lines;
}

}  // namespace entente::engine
