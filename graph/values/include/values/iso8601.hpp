// Reading dates, times and durations as ISO 8601 writes them, in the basic and the extended form.
// Each function takes the whole text and gives nothing when it is not of its form.
#pragma once

#include <optional>
#include <string_view>

#include "values/date.hpp"
#include "values/date_time.hpp"
#include "values/duration.hpp"
#include "values/local_date_time.hpp"
#include "values/local_time.hpp"
#include "values/time.hpp"

namespace entente {

/// A day: 2015-07-21, 20150721, 2015-W30-2, 2015W302, 2015-202, 2015202; the first one of what is
/// less precise: 2015-07, 201507, 2015-W30, 2015W30, 2015. A year of more or less than four digits
/// has a sign: +12015-07-21.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// 21:40:32.142, 214032.142, 21:40, 2140, 21; a T may stand before it.
[[nodiscard]] std::optional<LocalTime> parse_local_time(std::string_view text);
/// A local time and Z, +01:00, +0100 or +01; without an offset it is in UTC.
[[nodiscard]] std::optional<Time> parse_time(std::string_view text);
/// A date, and a T and a local time; midnight without these.
[[nodiscard]] std::optional<LocalDateTime> parse_local_date_time(std::string_view text);
/// Z, +01:00, +0100, +01, +00:53:28.
[[nodiscard]] std::optional<Offset> parse_offset(std::string_view text);
/// P1Y2M3W4DT5H6M7.8S, each number with a sign or a fraction of its own, or P2012-02-02T14:37:21.5.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

/// The parts of 2015-07-21T21:40:32+02:00[Europe/Stockholm].
struct DateTimeText {
    LocalDateTime local;
    std::optional<Offset> offset;
    std::string_view zone;  ///< empty when none is named
};
[[nodiscard]] std::optional<DateTimeText> split_date_time(std::string_view text);
/// In UTC when the text has neither an offset nor a zone. Nothing also when the zone is unknown, or
/// the offset is never the zone's at that time.
[[nodiscard]] std::optional<DateTime> parse_date_time(std::string_view text);

}  // namespace entente
