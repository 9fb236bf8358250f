#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "values/utf8.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

/// The code points of a text, without a heap when they are few.
class CodePoints {
public:
    explicit CodePoints(std::string_view text) {
        if (text.size() > few_.size()) many_.resize(text.size());
        for (std::size_t i = 0; i < text.size();) {
            const CodePoint point = code_point_at(text, i);
            data()[count_++] = point.value;
            i += point.length;
        }
    }
    [[nodiscard]] std::size_t size() const { return count_; }
    char32_t operator[](std::size_t i) const { return many_.empty() ? few_[i] : many_[i]; }

private:
    char32_t* data() { return many_.empty() ? few_.data() : many_.data(); }

    std::array<char32_t, 64> few_;
    std::vector<char32_t> many_;
    std::size_t count_ = 0;
};

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

/// Which characters an ASCII text has, a bit each; two may share one. Nothing for another text.
std::optional<std::uint64_t> characters_of(std::string_view text) {
    constexpr unsigned bits = 64;
    std::uint64_t found = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) return {};
        found |= std::uint64_t{1} << (byte % bits);
    }
    return found;
}

/// An edit takes away and brings at most one character each.
bool too_different(std::string_view a, std::string_view b, std::size_t limit) {
    const auto left = characters_of(a);
    const auto right = characters_of(b);
    if (!left || !right) return false;
    const std::size_t longer = std::max(a.size(), b.size());
    return longer - std::min(a.size(), b.size()) > limit ||
           static_cast<std::size_t>(std::popcount(*left ^ *right)) > 2 * limit;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    // A code point has at most four bytes, so lengths alone rule most pairs out.
    const std::size_t more = std::max(a.size(), b.size());
    const std::size_t less = std::min(a.size(), b.size());
    if (limit > more) limit = more;
    if (less * 4 + limit < more || too_different(a, b, limit)) return limit + 1;

    const CodePoints left(a);
    const CodePoints right(b);
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

std::size_t edits_allowed(std::size_t length) {
    if (length <= 4) return 1;
    return length <= 8 ? 2 : 3;
}

}  // namespace entente
