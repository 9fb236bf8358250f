#include "values/temporal_arithmetic.hpp"

namespace entente {
namespace {

std::optional<LocalDateTime> plus_calendar(LocalDateTime local, const Duration& duration) {
    const auto month = plus_months(local.day(), duration.months());
    const auto day = month ? plus_days(*month, duration.days()) : std::nullopt;
    return day ? std::optional(LocalDateTime(*day, local.time())) : std::nullopt;
}

struct Seconds {
    std::int64_t whole;
    std::int64_t nanosecond;
};
std::optional<Seconds> plus_seconds(std::int64_t seconds, std::int64_t nanosecond,
                                    const Duration& duration) {
    const std::int64_t nanoseconds = nanosecond + duration.nanosecond();
    Seconds sum{};
    if (__builtin_add_overflow(seconds, duration.seconds(), &sum.whole) ||
        __builtin_add_overflow(sum.whole, nanoseconds / nanoseconds_in_second, &sum.whole)) {
        return std::nullopt;
    }
    sum.nanosecond = nanoseconds % nanoseconds_in_second;
    return sum;
}

/// The day that whole days are counted to: one before the end's when its clock is not yet as far as
/// the beginning's.
std::int64_t last_full_day(LocalDateTime from, LocalDateTime to) {
    if (to.day() > from.day() && to.time() < from.time()) return to.day() - 1;
    if (to.day() < from.day() && to.time() > from.time()) return to.day() + 1;
    return to.day();
}

std::int64_t months_between(LocalDateTime from, LocalDateTime to) {
    // The day is a fraction of the month: no month has 32.
    const auto position = [](const CalendarDay& day) {
        return (day.year * 12 + day.month) * 32 + day.day;
    };
    return (position(calendar_day(last_full_day(from, to))) - position(calendar_day(from.day()))) /
           32;
}

std::int64_t days_between(LocalDateTime from, LocalDateTime to) {
    return last_full_day(from, to) - from.day();
}

/// The instant whose own zone is `own`, or that is told in the `zone` of another.
DateTime zoned(LocalDateTime local, const std::optional<TimeZone>& own, const TimeZone& zone) {
    return {local, zone, own ? std::optional(own->offset) : std::nullopt};
}

/// Differences of instants always fit.
Duration duration(std::int64_t months, std::int64_t days, std::int64_t seconds,
                  std::int64_t nanoseconds) {
    return Duration::make(months, days, seconds, nanoseconds).value_or(Duration());
}

}  // namespace

std::optional<Date> plus(Date date, const Duration& duration) {
    const auto month = plus_months(date.first_day_number(), duration.months());
    const auto day = month ? plus_days(*month, duration.days()) : std::nullopt;
    // Rounded towards zero: of -0.5 days there is no whole one.
    const bool borrows = duration.seconds() < 0 && duration.nanosecond() != 0;
    const std::int64_t seconds = duration.seconds() + (borrows ? 1 : 0);
    const auto last = day ? plus_days(*day, seconds / seconds_in_day) : std::nullopt;
    return last ? std::optional(Date::from_day(*last)) : std::nullopt;
}

std::optional<LocalTime> plus(LocalTime time, const Duration& duration) {
    return LocalTime::from_nanoseconds(time.nanoseconds() +
                                       duration.seconds() % seconds_in_day * nanoseconds_in_second +
                                       duration.nanosecond());
}

std::optional<Time> plus(Time time, const Duration& duration) {
    return Time(*plus(time.local(), duration), time.offset());
}

std::optional<LocalDateTime> plus(LocalDateTime local, const Duration& duration) {
    const auto later = plus_calendar(local, duration);
    const auto sum =
        later ? plus_seconds(later->seconds(), later->nanosecond(), duration) : std::nullopt;
    return sum ? LocalDateTime::from_seconds(sum->whole, sum->nanosecond) : std::nullopt;
}

std::optional<DateTime> plus(const DateTime& date_time, const Duration& duration) {
    const auto later = plus_calendar(date_time.local(), duration);
    if (!later) return std::nullopt;
    const DateTime moved(*later, date_time.zone(), date_time.offset());
    const auto sum = plus_seconds(moved.seconds(), moved.nanosecond(), duration);
    return sum ? DateTime::at(sum->whole, sum->nanosecond, moved.zone()) : std::nullopt;
}

TimeSpan::TimeSpan(const TemporalParts& from, const TemporalParts& to)
    : dated_(from.day && to.day) {
    constexpr std::int64_t any_day = 0;
    const std::int64_t begin = from.day.value_or(to.day.value_or(any_day));
    from_ = LocalDateTime(begin, from.time.value_or(LocalTime()));
    to_ = LocalDateTime(to.day.value_or(begin), to.time.value_or(LocalTime()));
    if (!from.zone && !to.zone) return;
    begin_ = zoned(from_, from.zone, *(from.zone ? from.zone : to.zone));
    end_ = zoned(to_, to.zone, *(to.zone ? to.zone : from.zone));
    from_ = begin_->local();
    if (const auto there = end_->in(begin_->zone())) to_ = there->local();
}

Duration TimeSpan::seconds_from(LocalDateTime from) const {
    std::int64_t seconds = to_.seconds() - from.seconds();
    if (begin_) {
        seconds = end_->seconds() - DateTime(from, begin_->zone(), begin_->offset()).seconds();
    }
    return duration(0, 0, seconds, std::int64_t{to_.nanosecond()} - from.nanosecond());
}

Duration TimeSpan::between() const {
    if (!dated_) return in_seconds();
    const std::int64_t months = months_between(from_, to_);
    const LocalDateTime after_months = plus(from_, duration(months, 0, 0, 0)).value_or(from_);
    const std::int64_t days = days_between(after_months, to_);
    const Duration rest = seconds_from(plus(after_months, duration(0, days, 0, 0)).value_or(from_));
    return duration(months, days, rest.seconds(), rest.nanosecond());
}

Duration TimeSpan::in_months() const {
    return dated_ ? duration(months_between(from_, to_), 0, 0, 0) : Duration();
}

Duration TimeSpan::in_days() const {
    return dated_ ? duration(0, days_between(from_, to_), 0, 0) : Duration();
}

Duration TimeSpan::in_seconds() const {
    return seconds_from(from_);
}

}  // namespace entente
