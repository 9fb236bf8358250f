// Instants and durations added up, and what lies between two instants.
#pragma once

#include <optional>

#include "values/temporal.hpp"
#include "values/temporal_parts.hpp"

namespace entente {

// Months first, then days, then seconds; of the parts that the instant does not have, only whole
// days of seconds count, and a time of day goes round midnight. Nothing when the calendar ends.
[[nodiscard]] std::optional<Date> plus(Date date, const Duration& duration);
[[nodiscard]] std::optional<LocalTime> plus(LocalTime time, const Duration& duration);
[[nodiscard]] std::optional<Time> plus(Time time, const Duration& duration);
[[nodiscard]] std::optional<LocalDateTime> plus(LocalDateTime local, const Duration& duration);
/// Months and days go by the clock on the wall, seconds by real time.
[[nodiscard]] std::optional<DateTime> plus(const DateTime& date_time, const Duration& duration);

/// Two instants, each with the parts that it lacks taken from the other: a date begins at midnight,
/// a time alone is on the other one's day, and what has no zone is in the other one's.
class TimeSpan {
public:
    TimeSpan(const TemporalParts& from, const TemporalParts& to);

    /// Whole months, days of the last one, and what is left.
    [[nodiscard]] Duration between() const;
    /// Whole months; none when one of the instants has no day.
    [[nodiscard]] Duration in_months() const;
    [[nodiscard]] Duration in_days() const;
    [[nodiscard]] Duration in_seconds() const;

private:
    [[nodiscard]] Duration seconds_from(LocalDateTime from) const;

    bool dated_ = false;
    /// What clocks show in the zone that `from` is told in.
    LocalDateTime from_;
    LocalDateTime to_;
    std::optional<DateTime> begin_;  ///< set when one of them has a zone
    std::optional<DateTime> end_;
};

}  // namespace entente
