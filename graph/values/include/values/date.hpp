// Calendar dates known to the year, the month or the day, and the half-open intervals of days that
// facts hold in.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

inline constexpr Day beginning_of_time = std::numeric_limits<Day>::min();
inline constexpr Day end_of_time = std::numeric_limits<Day>::max();

/// The days from `begin` up to, and not including, `end`. Empty when `begin >= end`.
struct Interval {
    Day begin = beginning_of_time;
    Day end = end_of_time;

    [[nodiscard]] static constexpr Interval all() { return {}; }
    [[nodiscard]] static constexpr Interval of_day(Day day) { return {day, day + 1}; }
    [[nodiscard]] constexpr bool is_all() const { return *this == all(); }
    [[nodiscard]] constexpr bool empty() const { return begin >= end; }
    [[nodiscard]] constexpr bool contains(Day day) const { return begin <= day && day < end; }
    [[nodiscard]] constexpr bool overlaps(const Interval& other) const {
        return begin < other.end && other.begin < end;
    }
    [[nodiscard]] constexpr Interval intersection(const Interval& other) const {
        return {begin > other.begin ? begin : other.begin, end < other.end ? end : other.end};
    }
    friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

/// A date of the proleptic Gregorian calendar, known to the year, the month or the day (ISO 8601:
/// `1960`, `1960-06`, `1960-06-23`). Dates order by their first day; of two with the same first day
/// the less precise comes first. openCypher's Date is one that is known to the day.
class Date {
public:
    enum class Precision : std::uint8_t { year, month, day };

    /// 1970-01-01.
    constexpr Date() = default;

    /// `month` and `day` 0 mean unknown. Nothing for a date that no calendar has (month 13, 30
    /// February) or for a year of more than nine digits.
    [[nodiscard]] static std::optional<Date> from_parts(std::int64_t year, unsigned month = 0,
                                                        unsigned day = 0);
    /// ISO 8601 `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and nothing else.
    [[nodiscard]] static std::optional<Date> parse(std::string_view iso);
    /// The day of this number, counted from 1970-01-01. REQUIRES a year of at most nine digits.
    [[nodiscard]] static Date from_day(std::int64_t number);
    /// The inverse of packed(). REQUIRES is_packed(bits).
    [[nodiscard]] static constexpr Date from_packed(std::int64_t bits) {
        Date date;
        date.bits_ = bits;
        return date;
    }
    /// True for the form of a date.
    [[nodiscard]] static bool is_packed(std::int64_t bits);
    /// Today in the local time zone.
    [[nodiscard]] static Date today();

    [[nodiscard]] int year() const;
    [[nodiscard]] unsigned month() const;  ///< 0 when unknown
    [[nodiscard]] unsigned day() const;    ///< 0 when unknown
    [[nodiscard]] Precision precision() const;
    /// A day beyond those that a Day counts (some five million years away) is the last one of them.
    [[nodiscard]] Day first_day() const;
    /// The day after the last day that the date can mean: 1961-01-01 for 1960.
    [[nodiscard]] Day end_day() const;
    [[nodiscard]] Interval interval() const { return {first_day(), end_day()}; }
    /// Of the first day, counted from 1970-01-01.
    [[nodiscard]] std::int64_t first_day_number() const;
    /// The first day: equal for dates that begin together, and ordered as they begin.
    [[nodiscard]] constexpr Date beginning() const {
        Date date = *this;
        if ((date.bits_ & 0x1E0) == 0) date.bits_ |= 0x20;
        if ((date.bits_ & 0x1F) == 0) date.bits_ |= 0x01;
        return date;
    }

    /// "1960-06-23", "1960-06", "1960"; a year beyond 9999 has a sign, "+12015-07-21".
    [[nodiscard]] std::string iso() const;
    [[nodiscard]] std::string in_words() const;  ///< "23 June 1960", "June 1960", "1960"

    /// year * 512 + month * 32 + day: a form for columns and images, ordered as the dates are. It
    /// fits 32 bits for years of up to four million.
    [[nodiscard]] constexpr std::int64_t packed() const { return bits_; }

    friend constexpr bool operator==(Date, Date) = default;
    friend std::strong_ordering operator<=>(Date a, Date b);

private:
    std::int64_t bits_ = 1970 * 512 + 1 * 32 + 1;
};

}  // namespace entente
