#include "values/date.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "values/calendar.hpp"

namespace entente {
namespace {

constexpr int bits_per_day = 5;
constexpr int bits_per_year = 9;  // 4 bits of month above 5 bits of day

constexpr std::array<std::string_view, 13> month_names = {
    "",     "January", "February",  "March",   "April",    "May",     "June",
    "July", "August",  "September", "October", "November", "December"};

Day clamped(std::int64_t number) {
    return static_cast<Day>(
        std::clamp<std::int64_t>(number, beginning_of_time + 1, end_of_time - 1));
}

/// The number that exactly `count` ASCII digits at `offset` spell.
std::optional<int> digits(std::string_view text, std::size_t offset, std::size_t count) {
    if (offset + count > text.size()) return std::nullopt;
    int number = 0;
    for (const char c : text.substr(offset, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

}  // namespace

std::optional<Date> Date::from_parts(std::int64_t year, unsigned month, unsigned day) {
    if (!is_year(year) || month > 12 || (month == 0 && day != 0)) return std::nullopt;
    if (day != 0 && day > days_in_month(year, month)) return std::nullopt;
    return from_packed(year * (1 << bits_per_year) +
                       static_cast<std::int64_t>((month << bits_per_day) + day));
}

bool Date::is_packed(std::int64_t bits) {
    const Date date = from_packed(bits);
    return is_year(bits >> bits_per_year) &&
           from_parts(date.year(), date.month(), date.day()) == date;
}

std::optional<Date> Date::parse(std::string_view iso) {
    const auto year = digits(iso, 0, 4);
    if (!year) return std::nullopt;
    if (iso.size() == 4) return from_parts(*year);
    const auto month = digits(iso, 5, 2);
    if (!month || *month == 0 || iso[4] != '-') return std::nullopt;
    if (iso.size() == 7) return from_parts(*year, static_cast<unsigned>(*month));
    const auto day = digits(iso, 8, 2);
    if (!day || *day == 0 || iso[7] != '-' || iso.size() != 10) return std::nullopt;
    return from_parts(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

Date Date::from_day(std::int64_t number) {
    const CalendarDay day = calendar_day(number);
    return from_parts(day.year, day.month, day.day).value_or(Date{});
}

Date Date::today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    if (localtime_r(&now, &local) == nullptr) return Date{};
    return from_parts(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon) + 1,
                      static_cast<unsigned>(local.tm_mday))
        .value_or(Date{});
}

int Date::year() const {
    return static_cast<int>(bits_ >> bits_per_year);
}

unsigned Date::month() const {
    return static_cast<unsigned>(bits_ >> bits_per_day) & 0xFU;
}

unsigned Date::day() const {
    return static_cast<unsigned>(bits_) & 0x1FU;
}

Date::Precision Date::precision() const {
    if (month() == 0) return Precision::year;
    return day() == 0 ? Precision::month : Precision::day;
}

Day Date::first_day() const {
    return clamped(first_day_number());
}

Day Date::end_day() const {
    const std::int64_t first = first_day_number();
    switch (precision()) {
        case Precision::year:
            return clamped(first + days_in_year(year()));
        case Precision::month:
            return clamped(first + days_in_month(year(), month()));
        case Precision::day:
            break;
    }
    return clamped(first + 1);
}

std::int64_t Date::first_day_number() const {
    const Date first = beginning();
    return day_number(first.year(), first.month(), first.day());
}

std::string Date::iso() const {
    const char* sign = year() < 0 ? "-" : year() > 9999 ? "+" : "";
    std::string text = fmt::format("{}{:04}", sign, std::abs(year()));
    if (month() != 0) text += fmt::format("-{:02}", month());
    if (day() != 0) text += fmt::format("-{:02}", day());
    return text;
}

std::string Date::in_words() const {
    std::string text;
    if (day() != 0) text += fmt::format("{} ", day());
    if (month() != 0) text += fmt::format("{} ", month_names[month() % month_names.size()]);
    // The calendar's year 0 is 1 BC.
    return text + (year() > 0 ? fmt::format("{}", year()) : fmt::format("{} BC", 1 - year()));
}

std::strong_ordering operator<=>(Date a, Date b) {
    return a.bits_ <=> b.bits_;
}

}  // namespace entente
