#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "values/utf8.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

std::u32string code_points(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        points += point.value;
        i += point.length;
    }
    return points;
}

/// Three rows of the table of distances between prefixes: this one and the two before it.
struct Rows {
    explicit Rows(std::size_t width) : previous2(width), previous(width), current(width) {
        for (std::size_t j = 0; j < width; ++j)
            current[j] = j;
    }
    void advance() {
        std::swap(previous2, previous);
        std::swap(previous, current);
    }
    std::vector<std::size_t> previous2;
    std::vector<std::size_t> previous;
    std::vector<std::size_t> current;
};

/// A character's bit among 64, which others share.
constexpr std::uint64_t bit_of(char32_t character) {
    constexpr unsigned bits = 64;
    return std::uint64_t{1} << (character % bits);
}

/// Which characters an ASCII text has; nothing for another text.
std::optional<std::uint64_t> characters_of(std::string_view text) {
    constexpr unsigned beyond_ascii = 0x80;
    std::uint64_t found = 0;
    unsigned all = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        all |= byte;
        found |= bit_of(byte);
    }
    if ((all & beyond_ascii) != 0) return {};
    return found;
}

}  // namespace

EditDistance::EditDistance(std::string_view from) : from_(code_points(from)) {
    for (const char32_t character : from_)
        characters_ |= bit_of(character);
}

bool EditDistance::is_surely_beyond(std::string_view text, std::size_t limit) const {
    // A code point has a byte at least.
    if (text.size() + limit < from_.size()) return true;
    const auto head = text.substr(0, from_.size() + limit + 1);
    const auto characters = characters_of(head);
    if (!characters) return false;
    if (head.size() > from_.size() + limit) return true;
    // An edit takes away and brings at most one character each.
    return static_cast<std::size_t>(std::popcount(characters_ ^ *characters)) > 2 * limit;
}

std::size_t EditDistance::to(std::string_view text, std::size_t limit) const {
    limit = std::min(limit, std::max(from_.size(), text.size()));
    if (is_surely_beyond(text, limit)) return limit + 1;

    const auto& left = from_;
    const auto right = code_points(text);
    const std::size_t gap =
        left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
    if (gap > limit) return limit + 1;

    const std::size_t width = right.size() + 1;
    const std::size_t too_many = limit + 1;
    Rows rows(width);
    for (std::size_t i = 1; i <= left.size(); ++i) {
        rows.advance();
        // Only cells within `limit` of the diagonal can be within the limit.
        const std::size_t first = i > limit ? i - limit : 1;
        const std::size_t last = std::min(i + limit, right.size());
        std::fill(rows.current.begin(), rows.current.end(), too_many);
        rows.current[0] = i;
        std::size_t best = first == 1 ? i : too_many;
        for (std::size_t j = first; j <= last; ++j) {
            const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
            std::size_t cost = std::min(
                {rows.previous[j] + 1, rows.current[j - 1] + 1, rows.previous[j - 1] + change});
            const bool swapped =
                i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) cost = std::min(cost, rows.previous2[j - 2] + 1);
            rows.current[j] = cost;
            best = std::min(best, cost);
        }
        if (best > limit) return limit + 1;
    }
    return std::min(rows.current[right.size()], limit + 1);
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    return EditDistance(a).to(b, limit);
}

std::size_t edits_allowed(std::size_t length) {
    if (length <= 4) return 1;
    return length <= 8 ? 2 : 3;
}

}  // namespace entente
