// Reading a time zone's file in the format TZif (RFC 8536).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "values/time.hpp"
#include "zone_rule.hpp"

namespace entente {

/// The offsets of one zone. offsets[i] holds from changes[i - 1], or from the beginning of time, up
/// to changes[i]; after the last change the rule goes on, if there is one.
struct ZoneOffsets {
    std::vector<std::int64_t> changes;  ///< ascending
    std::vector<Offset> offsets;        ///< one more than the changes
    std::optional<ZoneRule> rule;

    [[nodiscard]] Offset at(std::int64_t seconds) const;
};

/// Of the bytes of a file. Nothing for one that is damaged, or from before version 2 of the format
/// (2005).
[[nodiscard]] std::optional<ZoneOffsets> read_zone_file(std::string_view file);

}  // namespace entente
