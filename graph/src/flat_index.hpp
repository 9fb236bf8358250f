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

/// A growing table of numbers, at most two thirds full. Beside each number stands a half of its
/// hash, so that a number that is not wanted is passed over without a look at what it stands for.
class FlatIndex {
public:
    /// The number that `is_wanted` accepts, or empty_slot.
    template <class IsWanted>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, IsWanted is_wanted) const {
        if (slots_.empty()) return empty_slot;
        const auto tag = static_cast<std::uint32_t>(hash >> 32U);
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t slot = static_cast<std::size_t>(hash) & mask;; slot = (slot + 1) & mask) {
            const Slot& here = slots_[slot];
            if (here.number == empty_slot) return empty_slot;
            if (here.tag == tag && is_wanted(here.number)) return here.number;
        }
    }
    /// Puts in a number that is not there yet; `hash_of(number)` gives the hash of any number put
    /// in.
    template <class HashOf>
    void insert(std::uint64_t hash, std::uint32_t number, HashOf hash_of) {
        if ((used_ + 1) * 3 > slots_.size() * 2) grow(hash_of);
        put(hash, number);
        ++used_;
    }
    /// Room for so many numbers without growing.
    void reserve(std::size_t count) {
        std::size_t size = 16;
        while (count * 3 > size * 2)
            size *= 2;
        if (slots_.empty()) slots_.resize(size);
    }
    /// The number that find(hash) will ask about first, or empty_slot.
    [[nodiscard]] std::uint32_t candidate(std::uint64_t hash) const {
        return find(hash, [](std::uint32_t) { return true; });
    }
    /// Asks for the memory that find(hash) will look at first.
    void prefetch(std::uint64_t hash) const {
        if (!slots_.empty()) {
            __builtin_prefetch(&slots_[static_cast<std::size_t>(hash) & (slots_.size() - 1)]);
        }
    }
    /// The table for probe(): its numbers alone.
    [[nodiscard]] std::vector<std::uint32_t> numbers() const {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(slots_.size());
        for (const Slot& slot : slots_)
            numbers.push_back(slot.number);
        return numbers;
    }

private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t number = empty_slot;
    };

    void put(std::uint64_t hash, std::uint32_t number) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(hash) & mask;
        while (slots_[slot].number != empty_slot)
            slot = (slot + 1) & mask;
        slots_[slot] = {static_cast<std::uint32_t>(hash >> 32U), number};
    }
    template <class HashOf>
    void grow(HashOf hash_of) {
        const std::vector<Slot> smaller = std::move(slots_);
        slots_ = std::vector<Slot>(smaller.empty() ? 16 : smaller.size() * 2);
        for (const Slot& slot : smaller) {
            if (slot.number != empty_slot) put(hash_of(slot.number), slot.number);
        }
    }

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace entente
