// A time of day with its offset from UTC: openCypher's Time.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "values/local_time.hpp"

namespace entente {

/// Seconds east of UTC.
using Offset = std::int32_t;
inline constexpr Offset greatest_offset = 18 * 3600;

[[nodiscard]] constexpr bool is_offset(std::int64_t seconds) {
    return seconds >= -greatest_offset && seconds <= greatest_offset;
}
/// "Z", "+01:00", "-02:05:07".
[[nodiscard]] std::string offset_text(Offset offset);

/// Times order by their moment on one day of UTC, and those of one moment by their offset.
class Time {
public:
    /// Midnight in UTC.
    constexpr Time() = default;
    constexpr Time(LocalTime local, Offset offset) : local_(local), offset_(offset) {}

    [[nodiscard]] constexpr LocalTime local() const { return local_; }
    [[nodiscard]] constexpr Offset offset() const { return offset_; }
    /// Nanoseconds from the midnight of UTC; before it when the day begins earlier in the east.
    [[nodiscard]] constexpr std::int64_t utc_nanoseconds() const {
        return local_.nanoseconds() - offset_ * nanoseconds_in_second;
    }
    /// The same moment on a clock with another offset.
    [[nodiscard]] constexpr Time with_offset(Offset offset) const {
        return {LocalTime::from_nanoseconds(utc_nanoseconds() + offset * nanoseconds_in_second),
                offset};
    }

    [[nodiscard]] std::string iso() const { return local_.iso() + offset_text(offset_); }

    friend constexpr bool operator==(Time, Time) = default;
    friend constexpr std::strong_ordering operator<=>(Time a, Time b) {
        const auto moment = a.utc_nanoseconds() <=> b.utc_nanoseconds();
        return moment != 0 ? moment : a.offset_ <=> b.offset_;
    }

private:
    LocalTime local_;
    Offset offset_ = 0;
};

}  // namespace entente
