#include "values/local_date_time.hpp"

#include "values/date.hpp"

namespace entente {

std::optional<LocalDateTime> LocalDateTime::from_seconds(std::int64_t seconds,
                                                         std::int64_t nanosecond) {
    if (nanosecond < 0 || nanosecond >= nanoseconds_in_second) return std::nullopt;
    const auto day = plus_days(floor_divide(seconds, seconds_in_day), 0);
    if (!day) return std::nullopt;
    LocalDateTime made;
    made.seconds_ = seconds;
    made.nanosecond_ = static_cast<std::int32_t>(nanosecond);
    return made;
}

std::string LocalDateTime::iso() const {
    return Date::from_day(day()).iso() + "T" + time().iso();
}

}  // namespace entente
