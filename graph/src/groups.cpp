#include "groups.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

std::vector<std::uint32_t> number_by_size(const std::vector<std::uint32_t>& group,
                                          std::size_t count) {
    std::vector<std::size_t> size(count);
    std::vector<std::uint32_t> in_order;  // of their first members
    for (const std::uint32_t each : group) {
        if (size[each]++ == 0) in_order.push_back(each);
    }
    std::ranges::stable_sort(in_order,
                             [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
    std::vector<std::uint32_t> number(count);
    for (std::size_t i = 0; i < in_order.size(); ++i)
        number[in_order[i]] = static_cast<std::uint32_t>(i + 1);
    std::vector<std::uint32_t> result;
    result.reserve(group.size());
    for (const std::uint32_t each : group)
        result.push_back(number[each]);
    return result;
}

}  // namespace entente
