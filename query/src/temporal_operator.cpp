#include "temporal_operator.hpp"

#include "failure.hpp"
#include "values/temporal_arithmetic.hpp"

namespace entente::engine {
namespace {

using ast::BinaryOperator;

[[noreturn]] void too_long(Place place) {
    fail_running("ArithmeticError", "NumberOutOfRange",
                 "The result is too long for a duration, which comes to at most 2^63 seconds.",
                 place);
}

template <class T>
Value in_calendar(const std::optional<T>& result, Place place) {
    if (result) return *result;
    fail_running("ArithmeticError", "NumberOutOfRange",
                 "The result is beyond the calendar, which has the years -999999999 to 999999999.",
                 place);
}

/// The sum of an instant and a duration; nothing when `value` is no instant.
std::optional<Value> moved(const Value& value, const Duration& duration, Place place) {
    return std::visit(
        [&]<class T>(const T& held) -> std::optional<Value> {
            if constexpr (Temporal<T> && !std::same_as<T, Duration>) {
                return in_calendar(plus(held, duration), place);
            } else {
                return std::nullopt;
            }
        },
        value.variant());
}

Value as_duration(const std::optional<Duration>& result, Place place) {
    if (!result) too_long(place);
    return *result;
}

/// Nothing when `number` is none.
std::optional<Value> multiplied(const Duration& duration, const Value& number, Place place) {
    if (const auto* whole = number.get_if<std::int64_t>()) {
        return as_duration(duration.times(*whole), place);
    }
    if (const auto* real = number.get_if<double>()) {
        return as_duration(duration.times(*real), place);
    }
    return std::nullopt;
}

std::optional<Value> divided(const Duration& duration, const Value& number, Place place) {
    if (const auto* whole = number.get_if<std::int64_t>()) {
        if (*whole == 0) {
            fail_running("ArithmeticError", "DivisionByZero", "A duration cannot be divided by 0.",
                         place);
        }
        return as_duration(duration.divided_by(*whole), place);
    }
    if (const auto* real = number.get_if<double>()) {
        return as_duration(duration.divided_by(*real), place);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Value> temporal_result(BinaryOperator op, const Value& left, const Value& right,
                                     Place place) {
    const auto* from = left.get_if<Duration>();
    const auto* by = right.get_if<Duration>();
    switch (op) {
        case BinaryOperator::add:
            if (from != nullptr && by != nullptr) return as_duration(from->plus(*by), place);
            if (by != nullptr) return moved(left, *by, place);
            return from != nullptr ? moved(right, *from, place) : std::nullopt;
        case BinaryOperator::subtract:
            if (by == nullptr) return std::nullopt;
            if (from != nullptr) return as_duration(from->minus(*by), place);
            return moved(left, *as_duration(by->times(std::int64_t{-1}), place).get_if<Duration>(),
                         place);
        case BinaryOperator::multiply:
            if (from != nullptr) return multiplied(*from, right, place);
            return by != nullptr ? multiplied(*by, left, place) : std::nullopt;
        case BinaryOperator::divide:
            return from != nullptr ? divided(*from, right, place) : std::nullopt;
        default:
            return std::nullopt;
    }
}

}  // namespace entente::engine
