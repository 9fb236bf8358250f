// The proleptic Gregorian calendar for years of up to nine digits. std::chrono counts the days; it
// knows the years -32767 to 32767, and the calendar repeats every 400 years.
#pragma once

#include <cstdint>
#include <optional>

namespace entente {

inline constexpr std::int64_t least_year = -999'999'999;
inline constexpr std::int64_t greatest_year = 999'999'999;
inline constexpr std::int64_t seconds_in_day = 86'400;
inline constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;
inline constexpr std::int64_t nanoseconds_in_day = seconds_in_day * nanoseconds_in_second;

/// A day's number counts from 1970-01-01.
struct CalendarDay {
    std::int64_t year = 1970;
    unsigned month = 1;
    unsigned day = 1;
};

/// A day of an ISO 8601 week: weeks begin on Monday, which is day 1, and belong to the year of
/// their Thursday.
struct WeekDay {
    std::int64_t year = 1970;
    unsigned week = 1;
    unsigned day = 4;
};

/// The quotient rounded down, and the remainder that goes with it. REQUIRES b > 0.
[[nodiscard]] constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}
[[nodiscard]] constexpr std::int64_t floor_modulo(std::int64_t a, std::int64_t b) {
    return a % b < 0 ? a % b + b : a % b;
}

[[nodiscard]] constexpr bool is_year(std::int64_t year) {
    return year >= least_year && year <= greatest_year;
}
/// 28 to 31. REQUIRES a month of 1 to 12.
[[nodiscard]] unsigned days_in_month(std::int64_t year, unsigned month);
/// 365 or 366.
[[nodiscard]] unsigned days_in_year(std::int64_t year);
/// 52 or 53.
[[nodiscard]] unsigned weeks_in_year(std::int64_t year);

/// REQUIRES a year of the calendar and a month of 1 to 12; a day beyond the month's last runs on
/// into the next month.
[[nodiscard]] std::int64_t day_number(std::int64_t year, unsigned month, unsigned day);
[[nodiscard]] CalendarDay calendar_day(std::int64_t number);

/// REQUIRES a year of the calendar; the week and the day are not looked at.
[[nodiscard]] std::int64_t week_day_number(std::int64_t year, unsigned week, unsigned day);
[[nodiscard]] WeekDay week_day(std::int64_t number);

/// The same day of the month so many months later, or the month's last day if it has no such day.
/// Nothing when the calendar has no such year.
[[nodiscard]] std::optional<std::int64_t> plus_months(std::int64_t number, std::int64_t months);

/// Nothing when the calendar has no such day.
[[nodiscard]] std::optional<std::int64_t> plus_days(std::int64_t number, std::int64_t days);

}  // namespace entente
