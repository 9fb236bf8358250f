// The rule that goes on after the last listed change of a time zone's offset, as POSIX writes it in
// the variable TZ: CET-1CEST,M3.5.0,M10.5.0/3 (RFC 8536, section 3.3).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "values/time.hpp"

namespace entente {

class ZoneRule {
public:
    [[nodiscard]] static std::optional<ZoneRule> parse(std::string_view text);

    /// At a moment, in seconds since 1970-01-01T00:00Z.
    [[nodiscard]] Offset offset_at(std::int64_t moment) const;

private:
    friend class ZoneRuleReader;

    /// A day of every year, and a time on it.
    struct Change {
        enum class Kind : std::uint8_t { weekday_of_month, day_without_leap, day_from_zero };
        Kind kind = Kind::weekday_of_month;
        unsigned month = 1;
        unsigned week = 1;  ///< 5 is the last one
        unsigned day = 0;   ///< of the week, from Sunday 0; or of the year
        std::int64_t time = 7200;

        /// In local seconds since 1970-01-01T00:00.
        [[nodiscard]] std::int64_t in_year(std::int64_t year) const;
    };

    Offset standard_ = 0;
    Offset daylight_ = 0;
    bool has_daylight_ = false;
    Change begin_;
    Change end_;
};

}  // namespace entente
