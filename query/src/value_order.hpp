// How openCypher compares values: `=`, `<`, ORDER BY and DISTINCT each have rules of their own.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>

#include "values/value.hpp"

namespace entente::engine {

/// `a = b`: nothing (null) when either is null or holds a null that decides. Values of different
/// types are not equal, 1 equals 1.0, dates are equal when their first days are, times and
/// date-times when they are the same moment in the same zone.
[[nodiscard]] std::optional<bool> equals(const Value& a, const Value& b);

/// `a <=> b` where `<` has a meaning: between numbers, texts, booleans, instants of one type, and
/// lists of such; else nothing (null): how long a month is, no duration says. `unordered` for NaN:
/// every comparison with it is false.
[[nodiscard]] std::optional<std::partial_ordering> compare(const Value& a, const Value& b);

/// The total order of ORDER BY, min and max: map < node < relationship < list < path < datetime <
/// localdatetime < date < time < localtime < duration < text < boolean < number < NaN < null.
[[nodiscard]] std::strong_ordering order(const Value& a, const Value& b);

/// Equality of DISTINCT and of grouping keys: as `=`, but null is null and NaN is NaN.
[[nodiscard]] bool equivalent(const Value& a, const Value& b);

/// Equivalent values have equal hashes.
[[nodiscard]] std::size_t hash_value(const Value& value);

/// Mixes the hash of one more part into that of the parts before it.
[[nodiscard]] constexpr std::size_t mix_hash(std::size_t seed, std::size_t part) {
    seed ^= part + 0x9E3779B97F4A7C15ULL + (seed << 6U) + (seed >> 2U);
    seed *= 0xFF51AFD7ED558CCDULL;
    return seed ^ (seed >> 33U);
}

}  // namespace entente::engine
