// A time of day to the nanosecond, on no day and in no time zone: openCypher's LocalTime.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "values/calendar.hpp"

namespace entente {

class LocalTime {
public:
    /// Midnight.
    constexpr LocalTime() = default;

    /// Nothing for what no clock shows.
    [[nodiscard]] static std::optional<LocalTime> from_parts(std::int64_t hour, std::int64_t minute,
                                                             std::int64_t second = 0,
                                                             std::int64_t nanosecond = 0);
    /// Since midnight; whole days are left out.
    [[nodiscard]] static constexpr LocalTime from_nanoseconds(std::int64_t nanoseconds) {
        LocalTime time;
        time.nanoseconds_ = floor_modulo(nanoseconds, nanoseconds_in_day);
        return time;
    }

    [[nodiscard]] constexpr int hour() const { return static_cast<int>(second_of_day() / 3600); }
    [[nodiscard]] constexpr int minute() const {
        return static_cast<int>(second_of_day() / 60 % 60);
    }
    [[nodiscard]] constexpr int second() const { return static_cast<int>(second_of_day() % 60); }
    /// Of the second.
    [[nodiscard]] constexpr int nanosecond() const {
        return static_cast<int>(nanoseconds_ % nanoseconds_in_second);
    }
    [[nodiscard]] constexpr std::int64_t second_of_day() const {
        return nanoseconds_ / nanoseconds_in_second;
    }
    /// Since midnight.
    [[nodiscard]] constexpr std::int64_t nanoseconds() const { return nanoseconds_; }

    /// "21:40", "21:40:32", "21:40:32.142": the fraction has 3, 6 or 9 digits.
    [[nodiscard]] std::string iso() const;

    friend constexpr auto operator<=>(LocalTime, LocalTime) = default;

private:
    std::int64_t nanoseconds_ = 0;
};

}  // namespace entente
