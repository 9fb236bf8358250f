// Making instants from maps of their components and from one another.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "function.hpp"
#include "values/temporal_parts.hpp"

namespace entente::engine {

/// The types of instants: each is made by the function of its name.
enum class InstantType : std::uint8_t { date, local_time, time, local_date_time, date_time };

[[nodiscard]] constexpr bool has_day(InstantType type) {
    return type != InstantType::local_time && type != InstantType::time;
}
[[nodiscard]] constexpr bool has_time(InstantType type) {
    return type != InstantType::date;
}
[[nodiscard]] constexpr bool has_zone(InstantType type) {
    return type == InstantType::time || type == InstantType::date_time;
}
/// "localtime"
[[nodiscard]] std::string_view name_of(InstantType type);

/// `{year: 1984, month: 10, day: 11}`, `{date: other, day: 28}`, or `{timezone: '+01:00'}`, the
/// moment at which the statement runs. Throws Error (ArgumentError) for what makes no instant of
/// the type.
[[nodiscard]] Value instant_from_map(InstantType type, const Map& map, const Arguments& in);

/// The same instant, or what the type has of it; what it has no part for is dropped. Midnight, or
/// in UTC, where it has more. Throws Error for a date of what has no day, or a time of what has
/// none.
[[nodiscard]] Value instant_from_parts(InstantType type, const TemporalParts& parts,
                                       const Arguments& in);

/// The beginning of the unit ('month', ...) that the instant is in; `fields` as in a map for what
/// is smaller, and a zone in the place of its own.
[[nodiscard]] Value truncated_instant(InstantType type, std::string_view unit,
                                      const TemporalParts& parts, const Map& fields,
                                      const Arguments& in);

/// An instant as `base` is, but for the fields.
[[nodiscard]] Value instant_with_fields(InstantType type, const TemporalParts& base,
                                        const Map& fields, const Arguments& in);

/// What clocks in the zone show at the moment; on this machine when none is given.
[[nodiscard]] TemporalParts parts_at(Moment moment, const std::optional<TimeZone>& zone);

/// Throws Error for a name that the time zone database does not have.
[[nodiscard]] TimeZone zone_from(const Value& text, const Arguments& in);

/// Throws Error (ArgumentError).
[[noreturn]] void wrong_instant(const Arguments& in, std::string message);

}  // namespace entente::engine
