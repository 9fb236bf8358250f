#include "completion_list.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "repl/characters.hpp"

namespace entente {

namespace {

constexpr std::size_t most_shown = 100;

/// ASCII letters only: a name is completed to how it is written, so a letter too few costs no more
/// than a key.
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::size_t common_length(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    while (at < a.size() && at < b.size()) {
        const std::size_t length = character_at(a, at).length;
        const bool same =
            std::equal(a.begin() + static_cast<std::ptrdiff_t>(at),
                       a.begin() + static_cast<std::ptrdiff_t>(at + length),
                       b.begin() + static_cast<std::ptrdiff_t>(at),
                       b.begin() + static_cast<std::ptrdiff_t>(std::min(at + length, b.size())),
                       [](char x, char y) { return lower(x) == lower(y); });
        if (!same) break;
        at += length;
    }
    return at;
}

}  // namespace

std::string common_start(const std::vector<std::string>& candidates) {
    std::string_view common = candidates.front();
    for (const std::string& candidate : candidates) {
        common = common.substr(0, common_length(common, candidate));
    }
    return std::string(common);
}

std::string columns_of(const std::vector<std::string>& candidates, std::size_t width) {
    const std::size_t count = std::min(candidates.size(), most_shown);
    std::size_t widest = 1;
    for (std::size_t i = 0; i < count; ++i) {
        widest = std::max(widest, display_width(shown(candidates[i])));
    }
    const std::size_t columns = std::max<std::size_t>((width + 2) / (widest + 2), 1);
    std::string list;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string candidate = shown(candidates[i]);
        list += candidate;
        const bool ends_row = (i + 1) % columns == 0 || i + 1 == count;
        list += ends_row ? "\n" : std::string(widest + 2 - display_width(candidate), ' ');
    }
    if (candidates.size() > count) list += fmt::format("({} more)\n", candidates.size() - count);
    return list;
}

}  // namespace entente
