#include "values/calendar.hpp"

#include <algorithm>
#include <chrono>

namespace entente {
namespace {

constexpr std::int64_t years_in_cycle = 400;
constexpr std::int64_t days_in_cycle = 146'097;

std::chrono::year_month_day date_of(std::int64_t year, unsigned month, unsigned day) {
    return std::chrono::year_month_day{std::chrono::year{static_cast<int>(year)},
                                       std::chrono::month{month}, std::chrono::day{day}};
}

/// Thursday is in the year that its week belongs to.
std::int64_t thursday_of(std::int64_t number) {
    const std::int64_t since_monday = floor_modulo(number + 3, 7);  // 1970-01-01 was a Thursday
    return number - since_monday + 3;
}

}  // namespace

unsigned days_in_month(std::int64_t year, unsigned month) {
    const std::chrono::year_month_day_last last{
        std::chrono::year{static_cast<int>(floor_modulo(year, years_in_cycle))},
        std::chrono::month_day_last{std::chrono::month{month}}};
    return static_cast<unsigned>(last.day());
}

unsigned days_in_year(std::int64_t year) {
    return static_cast<unsigned>(day_number(year + 1, 1, 1) - day_number(year, 1, 1));
}

unsigned weeks_in_year(std::int64_t year) {
    const std::int64_t weeks = (week_day_number(year + 1, 1, 1) - week_day_number(year, 1, 1)) / 7;
    return static_cast<unsigned>(weeks);
}

std::int64_t day_number(std::int64_t year, unsigned month, unsigned day) {
    const std::int64_t cycle = floor_divide(year, years_in_cycle);
    const auto date = date_of(year - cycle * years_in_cycle, month, 1);
    return cycle * days_in_cycle + std::chrono::sys_days{date}.time_since_epoch().count() + day - 1;
}

CalendarDay calendar_day(std::int64_t number) {
    const std::int64_t cycle = floor_divide(number, days_in_cycle);
    const auto rest = static_cast<int>(number - cycle * days_in_cycle);
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{rest}}};
    return {static_cast<int>(date.year()) + cycle * years_in_cycle,
            static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

std::int64_t week_day_number(std::int64_t year, unsigned week, unsigned day) {
    const std::int64_t first_monday = thursday_of(day_number(year, 1, 4)) - 3;
    return first_monday + std::int64_t{7} * week - 7 + day - 1;
}

WeekDay week_day(std::int64_t number) {
    const std::int64_t thursday = thursday_of(number);
    const std::int64_t year = calendar_day(thursday).year;
    const std::int64_t days = thursday - day_number(year, 1, 1);
    return {year, static_cast<unsigned>(days / 7 + 1),
            static_cast<unsigned>(number - (thursday - 3) + 1)};
}

std::optional<std::int64_t> plus_months(std::int64_t number, std::int64_t months) {
    const CalendarDay from = calendar_day(number);
    std::int64_t total = 0;
    if (__builtin_add_overflow(from.year * 12 + from.month - 1, months, &total))
        return std::nullopt;
    const std::int64_t year = floor_divide(total, 12);
    if (!is_year(year)) return std::nullopt;
    const auto month = static_cast<unsigned>(floor_modulo(total, 12) + 1);
    return day_number(year, month, std::min(from.day, days_in_month(year, month)));
}

std::optional<std::int64_t> plus_days(std::int64_t number, std::int64_t days) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(number, days, &sum)) return std::nullopt;
    if (sum < day_number(least_year, 1, 1) || sum > day_number(greatest_year, 12, 31)) {
        return std::nullopt;
    }
    return sum;
}

}  // namespace entente
