#include "values/date.hpp"

#include <array>
#include <chrono>
#include <ctime>

#include <fmt/format.h>

namespace entente {
namespace {

constexpr int bits_per_day = 5;
constexpr int bits_per_year = 9;  // 4 bits of month above 5 bits of day

constexpr std::array<std::string_view, 13> month_names = {
    "",     "January", "February",  "March",   "April",    "May",     "June",
    "July", "August",  "September", "October", "November", "December"};

Day days_since_epoch(int year, unsigned month, unsigned day) {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                              std::chrono::day{day}};
    return static_cast<Day>(sys_days{date}.time_since_epoch().count());
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

std::optional<Date> Date::from_parts(int year, unsigned month, unsigned day) {
    if (year < -9999 || year > 9999 || month > 12 || (month == 0 && day != 0)) return std::nullopt;
    if (day != 0) {
        const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                               std::chrono::day{day}};
        if (!date.ok()) return std::nullopt;
    }
    return from_packed((year * (1 << bits_per_year)) +
                       static_cast<std::int32_t>((month << bits_per_day) + day));
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

Date Date::from_day(Day day) {
    using namespace std::chrono;
    const year_month_day date{sys_days{days{day}}};
    const auto parts = static_cast<unsigned>(date.month()) << bits_per_day;
    return from_packed((static_cast<int>(date.year()) * (1 << bits_per_year)) +
                       static_cast<std::int32_t>(parts + static_cast<unsigned>(date.day())));
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
    return bits_ >> bits_per_year;
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
    return days_since_epoch(year(), month() == 0 ? 1 : month(), day() == 0 ? 1 : day());
}

Day Date::end_day() const {
    switch (precision()) {
        case Precision::year:
            return days_since_epoch(year() + 1, 1, 1);
        case Precision::month:
            return month() == 12 ? days_since_epoch(year() + 1, 1, 1)
                                 : days_since_epoch(year(), month() + 1, 1);
        case Precision::day:
            break;
    }
    return first_day() + 1;
}

std::string Date::iso() const {
    std::string text = year() < 0 ? fmt::format("-{:04}", -year()) : fmt::format("{:04}", year());
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
