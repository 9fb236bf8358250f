#include "graph/names.hpp"

#include <algorithm>
#include <set>

#include "graph/store.hpp"
#include "values/utf8.hpp"
#include "values/words.hpp"

namespace entente {

std::size_t NameIndex::size() const {
    return store_->counts.names;
}

std::string_view NameIndex::folded(std::size_t entry) const {
    const auto begin = static_cast<std::size_t>(store_->name_offsets[entry]);
    return {store_->name_bytes.data() + begin,
            static_cast<std::size_t>(store_->name_offsets[entry + 1]) - begin};
}

std::string_view NameIndex::written(std::size_t entry) const {
    return store_->string(store_->name_texts[entry]);
}

std::size_t NameIndex::lower_bound(std::string_view text) const {
    std::size_t first = 0;
    std::size_t last = size();
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        if (folded(middle) < text) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first;
}

std::vector<NamedNode> NameIndex::find(std::string_view text) const {
    std::vector<NamedNode> found;
    for (std::size_t i = lower_bound(text); i < size() && folded(i) == text; ++i) {
        found.push_back({store_->name_nodes[i], store_->name_kinds[i]});
    }
    return found;
}

bool NameIndex::has_prefix(std::string_view text) const {
    const std::size_t exact = lower_bound(text);
    if (exact < size() && folded(exact) == text) return true;
    const std::string with_blank = std::string(text) + ' ';
    const std::size_t longer = lower_bound(with_blank);
    return longer < size() && folded(longer).starts_with(with_blank);
}

std::vector<std::string> NameIndex::complete(std::string_view prefix, std::size_t limit) const {
    std::vector<std::string> names;
    std::set<std::string_view> given;
    for (std::size_t i = lower_bound(prefix);
         i < size() && names.size() < limit && folded(i).starts_with(prefix); ++i) {
        if (given.insert(written(i)).second) names.emplace_back(written(i));
    }
    return names;
}

std::vector<std::string> NameIndex::nearest(std::string_view text, std::size_t limit) const {
    struct Near {
        std::size_t distance;
        std::size_t entry;
    };
    const std::size_t allowed = edits_allowed(count_code_points(text));
    const EditDistance distances(text);
    std::vector<Near> near;
    for (std::size_t i = 0; i < size(); ++i) {
        const std::size_t distance = distances.to(folded(i), allowed);
        if (distance <= allowed) near.push_back({distance, i});
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const Near& a, const Near& b) { return a.distance < b.distance; });
    std::vector<std::string> names;
    for (const Near& candidate : near) {
        if (names.size() == limit) break;
        const std::string_view name = written(candidate.entry);
        if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
    }
    return names;
}

}  // namespace entente
