#include "values/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "values/words.hpp"

namespace entente {

std::vector<std::string> nearest(std::string_view word, std::span<const std::string_view> names) {
    constexpr std::size_t most = 3;
    const std::size_t allowed = edits_allowed(word.size());
    std::vector<std::pair<std::size_t, std::string_view>> near;
    for (const std::string_view name : names) {
        const std::size_t distance = edit_distance(word, name, allowed);
        const bool begins = word.size() >= 2 && name.starts_with(word);
        if (distance <= allowed && distance < name.size()) {
            near.emplace_back(distance, name);
        } else if (begins) {
            near.emplace_back(allowed, name);
        }
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> result;
    for (const auto& [distance, name] : near) {
        if (result.size() < most) result.emplace_back(name);
    }
    return result;
}

}  // namespace entente
