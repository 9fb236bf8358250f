#include "values/duration_sum.hpp"

#include <array>
#include <cmath>

namespace entente {
namespace {

struct UnitName {
    std::string_view name;
    DurationUnit unit;
};
constexpr std::array<UnitName, 11> names = {{{"years", DurationUnit::years},
                                             {"quarters", DurationUnit::quarters},
                                             {"months", DurationUnit::months},
                                             {"weeks", DurationUnit::weeks},
                                             {"days", DurationUnit::days},
                                             {"hours", DurationUnit::hours},
                                             {"minutes", DurationUnit::minutes},
                                             {"seconds", DurationUnit::seconds},
                                             {"milliseconds", DurationUnit::milliseconds},
                                             {"microseconds", DurationUnit::microseconds},
                                             {"nanoseconds", DurationUnit::nanoseconds}}};

constexpr long double average_days_in_month =
    static_cast<long double>(seconds_in_average_month) / seconds_in_day;

/// What of it has the sign of `whole`: 3 and -0.25 are 2 and 0.75.
void agree_in_sign(std::int64_t& whole, long double& fraction) {
    if (whole > 0 && fraction < 0) {
        --whole;
        fraction += 1;
    } else if (whole < 0 && fraction > 0) {
        ++whole;
        fraction -= 1;
    }
}

/// Whole nanoseconds. A thousandth of one is nothing but the rounding of a fraction in binary.
std::int64_t whole_nanoseconds(long double number) {
    return static_cast<std::int64_t>(number + std::copysign(0.001L, number));
}

}  // namespace

std::optional<DurationUnit> duration_unit(std::string_view name) {
    for (const UnitName& unit : names) {
        if (unit.name == name) return unit.unit;
    }
    return std::nullopt;
}

std::optional<Amount> Amount::of(long double number) {
    constexpr long double two_to_63 = 9223372036854775808.0L;
    if (!(number > -two_to_63 && number < two_to_63)) return std::nullopt;
    Amount amount;
    amount.whole = static_cast<std::int64_t>(number);
    amount.fraction = number - std::trunc(number);
    return amount;
}

void DurationSum::add(std::int64_t& sum, std::int64_t number) {
    too_large_ = too_large_ || __builtin_add_overflow(sum, number, &sum);
}

void DurationSum::add(Part& part, const Amount& amount, std::int64_t factor) {
    std::int64_t product = 0;
    too_large_ = too_large_ || __builtin_mul_overflow(amount.whole, factor, &product);
    add(part.whole, product);
    part.fraction += amount.fraction * static_cast<long double>(factor);
    add(part.whole, static_cast<std::int64_t>(part.fraction));
    part.fraction -= std::trunc(part.fraction);
}

void DurationSum::add(DurationUnit unit, const Amount& amount) {
    switch (unit) {
        case DurationUnit::years:
            return add(months_, amount, 12);
        case DurationUnit::quarters:
            return add(months_, amount, 3);
        case DurationUnit::months:
            return add(months_, amount, 1);
        case DurationUnit::weeks:
            return add(days_, amount, 7);
        case DurationUnit::days:
            return add(days_, amount, 1);
        case DurationUnit::hours:
            return add(seconds_, amount, 3600);
        case DurationUnit::minutes:
            return add(seconds_, amount, 60);
        case DurationUnit::seconds:
            return add(seconds_, amount, 1);
        case DurationUnit::milliseconds:
            add(seconds_, {amount.whole / 1'000, 0}, 1);
            return add(nanoseconds_, {amount.whole % 1'000, amount.fraction}, 1'000'000);
        case DurationUnit::microseconds:
            add(seconds_, {amount.whole / 1'000'000, 0}, 1);
            return add(nanoseconds_, {amount.whole % 1'000'000, amount.fraction}, 1'000);
        case DurationUnit::nanoseconds:
            add(seconds_, {amount.whole / nanoseconds_in_second, 0}, 1);
            return add(nanoseconds_, {amount.whole % nanoseconds_in_second, amount.fraction}, 1);
    }
}

std::optional<Duration> DurationSum::sum() const {
    if (too_large_) return std::nullopt;
    Part months = months_;
    agree_in_sign(months.whole, months.fraction);
    DurationSum rest;
    Part days = days_;
    days.fraction += months.fraction * average_days_in_month;
    rest.add(days.whole, static_cast<std::int64_t>(days.fraction));
    days.fraction -= std::trunc(days.fraction);
    agree_in_sign(days.whole, days.fraction);
    // The fractions come to less than a day and a second.
    const std::int64_t nanoseconds =
        whole_nanoseconds(days.fraction * static_cast<long double>(nanoseconds_in_day) +
                          seconds_.fraction * static_cast<long double>(nanoseconds_in_second) +
                          nanoseconds_.fraction);
    std::int64_t seconds = seconds_.whole;
    rest.add(seconds, floor_divide(nanoseconds_.whole, nanoseconds_in_second));
    if (rest.too_large_) return std::nullopt;
    return Duration::make(months.whole, days.whole, seconds,
                          floor_modulo(nanoseconds_.whole, nanoseconds_in_second) + nanoseconds);
}

}  // namespace entente
