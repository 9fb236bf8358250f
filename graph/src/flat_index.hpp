// A hash table of 32-bit numbers that stand for things kept elsewhere: the things are not copied
// into it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Murmur3's 64-bit finalizer (Austin Appleby, public domain): every bit of the input reaches every
/// bit of the result.
constexpr std::uint64_t mix_bits(std::uint64_t h) {
    h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCDU;
    h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53U;
    return h ^ (h >> 33);
}

/// Eight bytes a step. Part of the image's format, which holds a table of such hashes.
inline std::uint64_t hash_bytes(std::string_view bytes) {
    std::uint64_t hash = bytes.size() * 0x9E3779B97F4A7C15U;
    while (bytes.size() >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        hash = mix_bits(hash ^ word);
        bytes.remove_prefix(sizeof word);
    }
    std::uint64_t rest = 0;
    if (!bytes.empty()) std::memcpy(&rest, bytes.data(), bytes.size());
    return mix_bits(hash ^ rest);
}

inline constexpr std::uint32_t empty_slot = 0xFFFFFFFFU;

/// The slot that holds what `is_wanted` accepts, or the empty one where it would be put. REQUIRES a
/// power of two of slots, at least one of them empty.
template <class Slots, class IsWanted>
std::size_t probe(const Slots& slots, std::uint64_t hash, IsWanted is_wanted) {
    const std::size_t mask = slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash) & mask;
    while (slots[slot] != empty_slot && !is_wanted(slots[slot]))
        slot = (slot + 1) & mask;
    return slot;
}

/// A growing table of numbers, at most two thirds full.
class FlatIndex {
public:
    FlatIndex() = default;
    explicit FlatIndex(std::vector<std::uint32_t> slots, std::size_t used)
        : slots_(std::move(slots)), used_(used) {}

    /// The number that `is_wanted` accepts, or empty_slot.
    template <class IsWanted>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, IsWanted is_wanted) const {
        return slots_.empty() ? empty_slot : slots_[probe(slots_, hash, is_wanted)];
    }
    /// Puts in a number that is not there yet; `hash_of(number)` gives the hash of any number put
    /// in.
    template <class HashOf>
    void insert(std::uint64_t hash, std::uint32_t number, HashOf hash_of) {
        if ((used_ + 1) * 3 > slots_.size() * 2) grow(hash_of);
        slots_[probe(slots_, hash, [](std::uint32_t) { return false; })] = number;
        ++used_;
    }
    [[nodiscard]] std::vector<std::uint32_t> release() && { return std::move(slots_); }

private:
    template <class HashOf>
    void grow(HashOf hash_of) {
        std::vector<std::uint32_t> larger(slots_.empty() ? 16 : slots_.size() * 2, empty_slot);
        for (const std::uint32_t number : slots_) {
            if (number == empty_slot) continue;
            larger[probe(larger, hash_of(number), [](std::uint32_t) { return false; })] = number;
        }
        slots_ = std::move(larger);
    }

    std::vector<std::uint32_t> slots_;
    std::size_t used_ = 0;
};

}  // namespace entente
