#include "removed.hpp"

namespace entente {

void remove_unfounded(const Premises& premises, Removed& removed) {
    const auto rests_on_removed = [&](std::size_t i) {
        return std::ranges::any_of(premises.of(i), [&](EdgeId edge) { return removed.has(edge); });
    };
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < premises.edges.size(); ++i) {
            if (removed.has(premises.edges[i]) || !rests_on_removed(i)) continue;
            removed.add(premises.edges[i]);
            more = true;
        }
    }
}

Premises renumbered(const Premises& premises, const std::vector<EdgeId>& places) {
    Premises left;
    std::vector<EdgeId> items;
    for (std::size_t i = 0; i < premises.edges.size(); ++i) {
        if (places[premises.edges[i]] == no_edge) continue;
        items.clear();
        for (const EdgeId premise : premises.of(i))
            items.push_back(places[premise]);
        left.add(places[premises.edges[i]], items);
    }
    return left;
}

}  // namespace entente
