// Numbering groups.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// The groups renumbered from 1, the largest first; of two as large, the one with the first member.
/// `group` is by member, its numbers below `count`.
[[nodiscard]] std::vector<std::uint32_t> number_by_size(const std::vector<std::uint32_t>& group,
                                                        std::size_t count);

}  // namespace entente
