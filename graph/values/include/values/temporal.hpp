// What openCypher's temporal types have in common.
#pragma once

#include <concepts>

#include "values/date.hpp"
#include "values/date_time.hpp"
#include "values/duration.hpp"
#include "values/local_date_time.hpp"
#include "values/local_time.hpp"
#include "values/time.hpp"

namespace entente {

/// A temporal type; all of them write themselves as ISO 8601 has it, with `iso()`.
template <class T>
concept Temporal = std::same_as<T, Date> || std::same_as<T, LocalTime> || std::same_as<T, Time> ||
    std::same_as<T, LocalDateTime> || std::same_as<T, DateTime> || std::same_as<T, Duration>;

}  // namespace entente
