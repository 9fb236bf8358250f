// What is taken out of a graph before it is frozen.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "column_log.hpp"
#include "premises.hpp"

namespace entente {

/// Which rows were removed.
class Removed {
public:
    void add(std::uint32_t row) {
        if (row >= flags_.size()) flags_.resize(std::size_t{row} + 1);
        flags_[row] = 1;
    }
    [[nodiscard]] bool has(std::uint32_t row) const {
        return row < flags_.size() && flags_[row] != 0;
    }
    [[nodiscard]] bool empty() const { return flags_.empty(); }
    /// Where each of `count` rows stands when the removed ones are taken out; no_row for those.
    [[nodiscard]] std::vector<std::uint32_t> places(std::uint32_t count) const {
        std::vector<std::uint32_t> places(count);
        std::uint32_t next = 0;
        for (std::uint32_t row = 0; row < count; ++row)
            places[row] = has(row) ? no_row : next++;
        return places;
    }

private:
    std::vector<char> flags_;
};

/// Takes out the items whose place is no_row.
template <class T>
void take_out(std::vector<T>& items, const std::vector<std::uint32_t>& places) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (places[i] != no_row) items[places[i]] = items[i];
    }
    const auto left = std::ranges::count_if(places, [](auto place) { return place != no_row; });
    items.resize(static_cast<std::size_t>(left));
}

/// Removes the derived edges that rest on a removed one, and those that rest on them.
void remove_unfounded(const Premises& premises, Removed& removed);

/// The premises of the edges that are left, by their numbers now.
[[nodiscard]] Premises renumbered(const Premises& premises, const std::vector<EdgeId>& places);

}  // namespace entente
