// Named time zones, as the machine's time zone database has them: the TZif files (RFC 8536) under
// /usr/share/zoneinfo, or under the folder that the environment variable TZDIR names. A file is
// read when its zone is first asked for an offset.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "values/local_date_time.hpp"
#include "values/time.hpp"

namespace entente {

/// One of the zones that this program has met. There is one object a name; it lives as long as the
/// program, and any thread may ask it.
class Zone {
public:
    explicit Zone(std::string name);
    ~Zone();
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    /// At a moment, in seconds since 1970-01-01T00:00Z. Nothing when the database does not have the
    /// zone.
    [[nodiscard]] std::optional<Offset> offset_at(std::int64_t seconds) const;

private:
    struct Rules;

    std::string name_;
    std::unique_ptr<Rules> rules_;
};

/// Null when the database has no zone of this name.
[[nodiscard]] const Zone* find_zone(std::string_view name);

/// The zone of this name whether or not this machine's database has it: for values that were made
/// elsewhere.
[[nodiscard]] const Zone* zone_named(std::string_view name);

/// Where a clock stands: at a fixed offset, or in a named zone.
struct TimeZone {
    Offset offset = 0;            ///< of the fixed one
    const Zone* named = nullptr;  ///< null for a fixed one

    /// `offset` when the database does not have the zone.
    [[nodiscard]] Offset offset_at(std::int64_t seconds) const;
    /// The offset for what a clock on the wall shows. Where it is set back and shows a time twice,
    /// `preferred` if that is one of the two, else the earlier moment; where it is put forward and
    /// never shows the time, the offset before.
    [[nodiscard]] Offset offset_for(LocalDateTime local,
                                    std::optional<Offset> preferred = std::nullopt) const;
};

/// "Europe/Stockholm", "Z", "+01:00", "+0100", "+01". Nothing for a zone that the database does not
/// have.
[[nodiscard]] std::optional<TimeZone> find_time_zone(std::string_view text);

}  // namespace entente
