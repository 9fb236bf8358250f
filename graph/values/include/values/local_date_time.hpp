// A day and a time of day, in no time zone: openCypher's LocalDateTime.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "values/calendar.hpp"
#include "values/local_time.hpp"

namespace entente {

class LocalDateTime {
public:
    /// 1970-01-01T00:00.
    constexpr LocalDateTime() = default;
    /// REQUIRES a day of the calendar.
    constexpr LocalDateTime(std::int64_t day, LocalTime time)
        : seconds_(day * seconds_in_day + time.second_of_day()), nanosecond_(time.nanosecond()) {}
    /// Seconds since 1970-01-01T00:00. Nothing when the calendar has no such day or `nanosecond` is
    /// not one of a second.
    [[nodiscard]] static std::optional<LocalDateTime> from_seconds(std::int64_t seconds,
                                                                   std::int64_t nanosecond);

    [[nodiscard]] constexpr std::int64_t day() const {
        return floor_divide(seconds_, seconds_in_day);
    }
    [[nodiscard]] constexpr LocalTime time() const {
        return LocalTime::from_nanoseconds(
            floor_modulo(seconds_, seconds_in_day) * nanoseconds_in_second + nanosecond_);
    }
    [[nodiscard]] constexpr std::int64_t seconds() const { return seconds_; }
    [[nodiscard]] constexpr std::int32_t nanosecond() const { return nanosecond_; }

    [[nodiscard]] std::string iso() const;  ///< "2015-07-21T21:40:32.142"

    friend constexpr auto operator<=>(LocalDateTime, LocalDateTime) = default;

private:
    std::int64_t seconds_ = 0;
    std::int32_t nanosecond_ = 0;
};

}  // namespace entente
