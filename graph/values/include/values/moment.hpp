// A point in time.
#pragma once

#include <cstdint>

namespace entente {

struct Moment {
    std::int64_t seconds = 0;  ///< since 1970-01-01T00:00Z
    std::int32_t nanosecond = 0;

    /// What the machine's clock shows.
    [[nodiscard]] static Moment now();
    /// How far the machine's own time zone is from UTC at this moment, in seconds to the east.
    [[nodiscard]] std::int32_t machine_offset() const;
};

}  // namespace entente
