#include "values/local_time.hpp"

#include <fmt/format.h>

namespace entente {

std::optional<LocalTime> LocalTime::from_parts(std::int64_t hour, std::int64_t minute,
                                               std::int64_t second, std::int64_t nanosecond) {
    const bool shown = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 &&
                       second < 60 && nanosecond >= 0 && nanosecond < nanoseconds_in_second;
    if (!shown) return std::nullopt;
    return from_nanoseconds(((hour * 60 + minute) * 60 + second) * nanoseconds_in_second +
                            nanosecond);
}

std::string LocalTime::iso() const {
    std::string text = fmt::format("{:02}:{:02}", hour(), minute());
    if (second() == 0 && nanosecond() == 0) return text;
    text += fmt::format(":{:02}", second());
    if (nanosecond() == 0) return text;
    if (nanosecond() % 1'000'000 == 0)
        return text + fmt::format(".{:03}", nanosecond() / 1'000'000);
    if (nanosecond() % 1'000 == 0) return text + fmt::format(".{:06}", nanosecond() / 1'000);
    return text + fmt::format(".{:09}", nanosecond());
}

}  // namespace entente
