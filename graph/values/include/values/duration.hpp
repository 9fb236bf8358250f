// An amount of time: openCypher's Duration. Months, days and seconds are kept apart, for how long a
// month or a day is depends on where it is counted from.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "values/calendar.hpp"

namespace entente {

/// What a month comes to on average: a 4800th of 146,097 days.
inline constexpr std::int64_t seconds_in_average_month = 2'629'746;

class Duration {
public:
    /// No time at all.
    constexpr Duration() = default;
    /// Nothing when it comes to more seconds than 64 bits hold.
    [[nodiscard]] static std::optional<Duration> make(std::int64_t months, std::int64_t days,
                                                      std::int64_t seconds,
                                                      std::int64_t nanoseconds = 0);

    [[nodiscard]] constexpr std::int64_t months() const { return months_; }
    [[nodiscard]] constexpr std::int64_t days() const { return days_; }
    /// Rounded down: of -0.001 seconds, -1.
    [[nodiscard]] constexpr std::int64_t seconds() const { return seconds_; }
    /// What is to be added to the seconds: 0 to 999,999,999.
    [[nodiscard]] constexpr std::int32_t nanosecond() const { return nanosecond_; }

    [[nodiscard]] std::optional<Duration> plus(const Duration& other) const;
    [[nodiscard]] std::optional<Duration> minus(const Duration& other) const;
    /// Fractions of a month or a day go over into smaller units; what is less than a nanosecond is
    /// dropped.
    [[nodiscard]] std::optional<Duration> times(std::int64_t factor) const;
    [[nodiscard]] std::optional<Duration> times(double factor) const;
    [[nodiscard]] std::optional<Duration> divided_by(double divisor) const;
    /// REQUIRES a divisor other than 0.
    [[nodiscard]] std::optional<Duration> divided_by(std::int64_t divisor) const;

    [[nodiscard]] std::string iso() const;  ///< "P1Y2M3DT4H5M6.7S", "PT-0.001S", "PT0S"

    friend constexpr bool operator==(const Duration&, const Duration&) = default;
    /// By the length that they have on average; of equal lengths the one with fewer months, then
    /// with fewer days, comes first.
    friend std::strong_ordering operator<=>(const Duration& a, const Duration& b);

private:
    [[nodiscard]] std::int64_t average_seconds() const;

    std::int64_t months_ = 0;
    std::int64_t days_ = 0;
    std::int64_t seconds_ = 0;
    std::int32_t nanosecond_ = 0;
};

}  // namespace entente
