// Durations as ISO 8601 writes them.
#include <array>

#include "cursor.hpp"
#include "values/duration_sum.hpp"
#include "values/iso8601.hpp"

namespace entente {
namespace {

struct Designator {
    char letter;
    DurationUnit unit;
};
constexpr std::array<Designator, 4> of_dates = {{{'Y', DurationUnit::years},
                                                 {'M', DurationUnit::months},
                                                 {'W', DurationUnit::weeks},
                                                 {'D', DurationUnit::days}}};
constexpr std::array<Designator, 3> of_times = {
    {{'H', DurationUnit::hours}, {'M', DurationUnit::minutes}, {'S', DurationUnit::seconds}}};

/// A number with an optional sign and decimal fraction.
std::optional<Amount> take_amount(Cursor& text, bool negative) {
    if (text.skip('-')) {
        negative = !negative;
    } else {
        text.skip('+');
    }
    const auto whole = text.number();
    if (!whole) return std::nullopt;
    Amount amount;
    amount.whole = negative ? -*whole : *whole;
    if (text.skip('.') || text.skip(',')) {
        const std::size_t before = text.taken();
        const auto digits = text.number();
        if (!digits) return std::nullopt;
        amount.fraction = static_cast<long double>(negative ? -*digits : *digits);
        for (std::size_t i = before; i < text.taken(); ++i)
            amount.fraction /= 10;
    }
    return amount;
}

/// Amounts in the order of their designators, each at most once. False if something else comes, or
/// nothing.
template <std::size_t count>
bool take_amounts(Cursor& text, const std::array<Designator, count>& designators, bool negative,
                  DurationSum& sum) {
    std::size_t next = 0;
    while (!text.at_end() && !text.at('T')) {
        const auto amount = take_amount(text, negative);
        if (!amount) return false;
        while (next < count && !text.at(designators.at(next).letter))
            ++next;
        if (next == count) return false;
        text.skip(designators.at(next).letter);
        sum.add(designators.at(next).unit, *amount);
        ++next;
    }
    return next > 0;
}

/// P2012-02-02T14:37:21.545
std::optional<Duration> parse_dated(std::string_view text) {
    Cursor cursor(text);
    const auto years = cursor.digits(4);
    if (!years || !cursor.skip('-')) return std::nullopt;
    const auto months = cursor.digits(2);
    if (!months || *months > 12 || !cursor.skip('-')) return std::nullopt;
    const auto days = cursor.digits(2);
    if (!days || *days > 31) return std::nullopt;
    LocalTime time;
    if (!cursor.at_end()) {
        const auto rest = parse_local_time(text.substr(cursor.taken()));
        if (!cursor.at('T') || !rest) return std::nullopt;
        time = *rest;
    }
    return Duration::make(*years * 12 + *months, *days, time.second_of_day(), time.nanosecond());
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
    Cursor cursor(text);
    const bool negative = cursor.skip('-');
    if (!negative) cursor.skip('+');
    if (!cursor.skip('P')) return std::nullopt;
    if (const auto dated = parse_dated(text.substr(cursor.taken()))) {
        return negative ? dated->times(std::int64_t{-1}) : dated;
    }
    DurationSum sum;
    if (!cursor.at('T') && !take_amounts(cursor, of_dates, negative, sum)) return std::nullopt;
    if (cursor.skip('T') && !take_amounts(cursor, of_times, negative, sum)) return std::nullopt;
    return cursor.at_end() ? sum.sum() : std::nullopt;
}

}  // namespace entente
