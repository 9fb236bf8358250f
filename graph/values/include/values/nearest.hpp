// The nearest of a few names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The names that `word` may have been meant for, nearest first, at most three: those within a few
/// edits, or that begin with it.
[[nodiscard]] std::vector<std::string> nearest(std::string_view word,
                                               std::span<const std::string_view> names);

}  // namespace entente
