#include "values/duration.hpp"

#include <cmath>

#include <fmt/format.h>

#include "values/duration_sum.hpp"

namespace entente {
namespace {

/// Nothing when it does not fit.
std::optional<std::int64_t> product(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
    return result;
}

std::optional<std::int64_t> sum(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (__builtin_add_overflow(a, b, &result)) return std::nullopt;
    return result;
}

/// Each part of a duration, changed by `scale`, as amounts that may have fractions.
template <class Scale>
std::optional<Duration> scaled(const Duration& duration, Scale scale) {
    DurationSum all;
    const auto add = [&](DurationUnit unit, std::int64_t number) {
        const auto amount = Amount::of(scale(number));
        if (amount) all.add(unit, *amount);
        return amount.has_value();
    };
    if (!add(DurationUnit::months, duration.months()) ||
        !add(DurationUnit::days, duration.days()) ||
        !add(DurationUnit::seconds, duration.seconds()) ||
        !add(DurationUnit::nanoseconds, duration.nanosecond())) {
        return std::nullopt;
    }
    return all.sum();
}

void append(std::string& text, std::int64_t number, char unit) {
    if (number != 0) text += fmt::format("{}{}", number, unit);
}

/// "6.7S": the seconds of a minute and the nanoseconds, which have the same sign.
void append_seconds(std::string& text, std::int64_t seconds, std::int64_t nanoseconds) {
    if (seconds == 0 && nanoseconds == 0) return;
    text += fmt::format("{}{}", seconds < 0 || nanoseconds < 0 ? "-" : "", std::abs(seconds));
    if (nanoseconds != 0) {
        std::string fraction = fmt::format(".{:09}", std::abs(nanoseconds));
        fraction.erase(fraction.find_last_not_of('0') + 1);
        text += fraction;
    }
    text += 'S';
}

}  // namespace

std::optional<Duration> Duration::make(std::int64_t months, std::int64_t days, std::int64_t seconds,
                                       std::int64_t nanoseconds) {
    const auto whole = sum(seconds, floor_divide(nanoseconds, nanoseconds_in_second));
    const auto of_months = product(months, seconds_in_average_month);
    const auto of_days = product(days, seconds_in_day);
    if (!whole || !of_months || !of_days) return std::nullopt;
    const auto of_both = sum(*of_months, *of_days);
    if (!of_both || !sum(*of_both, *whole)) return std::nullopt;
    Duration made;
    made.months_ = months;
    made.days_ = days;
    made.seconds_ = *whole;
    made.nanosecond_ = static_cast<std::int32_t>(floor_modulo(nanoseconds, nanoseconds_in_second));
    return made;
}

std::optional<Duration> Duration::plus(const Duration& other) const {
    const auto months = sum(months_, other.months_);
    const auto days = sum(days_, other.days_);
    const auto seconds = sum(seconds_, other.seconds_);
    if (!months || !days || !seconds) return std::nullopt;
    return make(*months, *days, *seconds, std::int64_t{nanosecond_} + other.nanosecond_);
}

std::optional<Duration> Duration::minus(const Duration& other) const {
    const auto negative = other.times(std::int64_t{-1});
    return negative ? plus(*negative) : std::nullopt;
}

std::optional<Duration> Duration::times(std::int64_t factor) const {
    // A factor is split so that the nanoseconds' product fits.
    const std::int64_t thousands = factor / nanoseconds_in_second;
    const std::int64_t rest = factor % nanoseconds_in_second;
    const auto months = product(months_, factor);
    const auto days = product(days_, factor);
    const auto seconds = product(seconds_, factor);
    if (!months || !days || !seconds) return std::nullopt;
    const auto carried = sum(*seconds, thousands * nanosecond_);
    return carried ? make(*months, *days, *carried, rest * nanosecond_) : std::nullopt;
}

std::optional<Duration> Duration::times(double factor) const {
    // As doubles multiply, so that three tenths of ten days are three days.
    return scaled(*this, [factor](std::int64_t number) {
        return static_cast<long double>(static_cast<double>(number) * factor);
    });
}

std::optional<Duration> Duration::divided_by(double divisor) const {
    return scaled(*this, [divisor](std::int64_t number) {
        return static_cast<long double>(static_cast<double>(number) / divisor);
    });
}

std::optional<Duration> Duration::divided_by(std::int64_t divisor) const {
    return scaled(*this, [divisor](std::int64_t number) {
        return static_cast<long double>(number) / static_cast<long double>(divisor);
    });
}

std::string Duration::iso() const {
    if (*this == Duration()) return "PT0S";
    std::string text = "P";
    append(text, months_ / 12, 'Y');
    append(text, months_ % 12, 'M');
    append(text, days_, 'D');
    if (seconds_ == 0 && nanosecond_ == 0) return text;
    text += 'T';
    const bool borrows = seconds_ < 0 && nanosecond_ != 0;
    const std::int64_t seconds = borrows ? seconds_ + 1 : seconds_;
    append(text, seconds / 3600, 'H');
    append(text, seconds / 60 % 60, 'M');
    append_seconds(text, seconds % 60, borrows ? nanosecond_ - nanoseconds_in_second : nanosecond_);
    return text;
}

std::int64_t Duration::average_seconds() const {
    return months_ * seconds_in_average_month + days_ * seconds_in_day + seconds_;
}

std::strong_ordering operator<=>(const Duration& a, const Duration& b) {
    if (const auto order = a.average_seconds() <=> b.average_seconds(); order != 0) return order;
    if (const auto order = a.nanosecond_ <=> b.nanosecond_; order != 0) return order;
    if (const auto order = a.months_ <=> b.months_; order != 0) return order;
    return a.days_ <=> b.days_;
}

}  // namespace entente
