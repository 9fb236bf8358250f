// What Tab makes of several candidates.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// The longest text that all candidates start with, ended between two characters; written as the
/// first candidate has it, when they differ in case only. REQUIRES at least one candidate.
[[nodiscard]] std::string common_start(const std::vector<std::string>& candidates);

/// The candidates side by side in columns, row by row, as many as go into `width`; at most 100,
/// then how many more.
[[nodiscard]] std::string columns_of(const std::vector<std::string>& candidates, std::size_t width);

}  // namespace entente
