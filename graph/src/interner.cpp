#include "interner.hpp"

#include <utility>

namespace entente {

Interner::Interner(const GraphStore& store)
    : offsets_(store.string_offsets.begin(), store.string_offsets.end()),
      bytes_(store.string_bytes.begin(), store.string_bytes.end()) {
    index_.reserve(size());
    const auto hash_of = [this](StringId id) { return hash_bytes((*this)[id]); };
    for (StringId id = 0; id < size(); ++id)
        index_.insert(hash_of(id), id, hash_of);
}

StringId Interner::add(std::string_view text) {
    const std::uint64_t hash = hash_bytes(text);
    const auto found = index_.find(hash, [&](StringId id) { return (*this)[id] == text; });
    if (found != empty_slot) return found;
    const StringId id = size();
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    offsets_.push_back(bytes_.size());
    index_.insert(hash, id, [this](StringId other) { return hash_bytes((*this)[other]); });
    return id;
}

static_assert(empty_slot == no_string);

StringId Interner::find(std::string_view text) const {
    return index_.find(hash_bytes(text), [&](StringId id) { return (*this)[id] == text; });
}

void Interner::find(std::span<const std::string_view> texts, std::span<StringId> ids) const {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(texts.size());
    for (const std::string_view text : texts) {
        hashes.push_back(hash_bytes(text));
        index_.prefetch(hashes.back());
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        ids[i] = index_.candidate(hashes[i]);
        if (ids[i] != empty_slot) __builtin_prefetch(&offsets_[ids[i]]);
    }
    for (const StringId id : ids) {
        if (id != empty_slot) __builtin_prefetch(bytes_.data() + offsets_[id]);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        ids[i] = index_.find(hashes[i], [&](StringId id) { return (*this)[id] == texts[i]; });
    }
}

StringId find_string(const GraphStore& store, std::string_view text) {
    if (store.string_slots.empty()) return no_string;
    return store.string_slots[probe(store.string_slots, hash_bytes(text),
                                    [&](StringId id) { return store.string(id) == text; })];
}

}  // namespace entente
