// What the temporal instants are made of, so that parts of one can go into another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "values/temporal.hpp"
#include "values/value.hpp"

namespace entente {

/// The parts that an instant's type has.
struct TemporalParts {
    std::optional<std::int64_t> day;  ///< counted from 1970-01-01
    std::optional<LocalTime> time;
    /// A named zone's `offset` is the one that it has at that moment.
    std::optional<TimeZone> zone;
};

/// Nothing for a value that is no instant: a duration is none.
[[nodiscard]] std::optional<TemporalParts> parts_of(const Value& value);

/// A temporal value as ISO 8601 writes it, which is what toString() gives; nothing for any other.
[[nodiscard]] std::optional<std::string> temporal_text(const Value& value);

/// The name of a temporal value's type, as its function is written: "localtime". REQUIRES that the
/// value is temporal.
[[nodiscard]] std::string_view temporal_name(const Value& value);

}  // namespace entente
