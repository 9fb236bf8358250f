// Adding up a duration from amounts of units, which may have fractions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "values/duration.hpp"

namespace entente {

/// The largest first.
enum class DurationUnit : std::uint8_t {
    years,
    quarters,
    months,
    weeks,
    days,
    hours,
    minutes,
    seconds,
    milliseconds,
    microseconds,
    nanoseconds
};

/// "years", ...; nothing for any other name.
[[nodiscard]] std::optional<DurationUnit> duration_unit(std::string_view name);

/// `whole` and `fraction`, which is between -1 and 1, have the same sign.
struct Amount {
    std::int64_t whole = 0;
    long double fraction = 0;

    /// Nothing for what is not finite or too large.
    [[nodiscard]] static std::optional<Amount> of(long double number);
};

/// A fraction of a unit goes over into the next smaller one of months, days and seconds, where a
/// month is an average one.
class DurationSum {
public:
    void add(DurationUnit unit, const Amount& amount);
    /// Nothing when an amount or their sum was too large.
    [[nodiscard]] std::optional<Duration> sum() const;

private:
    /// A sum of whole units and of fractions of them.
    struct Part {
        std::int64_t whole = 0;
        long double fraction = 0;
    };
    void add(Part& part, const Amount& amount, std::int64_t factor);
    void add(std::int64_t& sum, std::int64_t number);

    Part months_;
    Part days_;
    Part seconds_;
    Part nanoseconds_;
    bool too_large_ = false;
};

}  // namespace entente
