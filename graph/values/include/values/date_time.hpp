// A moment, and the time zone that it is told in: openCypher's DateTime.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "values/local_date_time.hpp"
#include "values/zone.hpp"

namespace entente {

/// Moments order as they come; of one moment by the offset, then by the zone's name.
class DateTime {
public:
    /// 1970-01-01T00:00Z.
    constexpr DateTime() = default;
    /// What a clock in the zone shows. A time that it skips is told as if it had not been put
    /// forward; of one that it shows twice see TimeZone::offset_for.
    DateTime(LocalDateTime local, const TimeZone& zone,
             std::optional<Offset> preferred = std::nullopt);
    /// `seconds` since 1970-01-01T00:00Z. Nothing when the calendar has no such day.
    [[nodiscard]] static std::optional<DateTime> at(std::int64_t seconds, std::int64_t nanosecond,
                                                    const TimeZone& zone);
    /// As it was stored, whatever the time zone database of this machine says. Nothing for what no
    /// DateTime has.
    [[nodiscard]] static std::optional<DateTime> stored(std::int64_t seconds,
                                                        std::int64_t nanosecond,
                                                        std::int64_t offset, const Zone* zone);

    /// Since 1970-01-01T00:00Z.
    [[nodiscard]] constexpr std::int64_t seconds() const { return seconds_; }
    [[nodiscard]] constexpr std::int32_t nanosecond() const { return nanosecond_; }
    [[nodiscard]] constexpr Offset offset() const { return offset_; }
    [[nodiscard]] TimeZone zone() const { return {offset_, zone_}; }
    [[nodiscard]] LocalDateTime local() const;
    [[nodiscard]] Time time() const { return {local().time(), offset_}; }
    /// The same moment elsewhere.
    [[nodiscard]] std::optional<DateTime> in(const TimeZone& zone) const;

    /// "2015-07-21T21:40:32.142+02:00[Europe/Stockholm]"
    [[nodiscard]] std::string iso() const;
    /// "Europe/Stockholm", "Z", "+01:00".
    [[nodiscard]] std::string zone_text() const;

    friend bool operator==(const DateTime&, const DateTime&) = default;
    friend std::strong_ordering operator<=>(const DateTime& a, const DateTime& b);

private:
    std::int64_t seconds_ = 0;
    std::int32_t nanosecond_ = 0;
    Offset offset_ = 0;
    const Zone* zone_ = nullptr;
};

}  // namespace entente
