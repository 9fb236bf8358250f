// When nodes and edges hold, from their `since` and `until`.
#pragma once

#include <optional>

#include "graph/graph.hpp"
#include "section_list.hpp"

namespace entente {

/// From the first day of `since` up to the day `until`; up to the end of `until` when only its year
/// or month is known.
[[nodiscard]] Interval validity(std::optional<Date> since, std::optional<Date> until);

/// True when no day of `until` is on or after the first one of `since`.
[[nodiscard]] bool out_of_order(Date since, Date until);

/// The date that a `since` or `until` is: a date, or a whole number, which is a year. Nothing where
/// there is none.
[[nodiscard]] std::optional<Date> date_of(const Column* column, std::uint32_t row);

/// The validity of all nodes and edges, sections that are left out when nothing is dated. Throws
/// Error (DataError) for a `since` or `until` that is no date, and for dates out of order.
[[nodiscard]] SectionList build_validity(const Graph& graph);

}  // namespace entente
