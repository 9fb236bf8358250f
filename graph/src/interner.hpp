// Strings kept once, while a graph is built.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "flat_index.hpp"
#include "graph/column.hpp"
#include "graph/store.hpp"

namespace entente {

/// Numbers strings in the order in which they first come. Its three arrays are those of the store.
class Interner {
public:
    Interner() : offsets_{0} {}
    /// Goes on from the strings of a store, with their numbers.
    explicit Interner(const GraphStore& store);

    StringId add(std::string_view text);
    [[nodiscard]] StringId find(std::string_view text) const;  ///< no_string when unknown
    /// find() of many texts into as many ids. It asks for all their memory before it looks at any,
    /// so that a large table costs one wait, not one for each text.
    void find(std::span<const std::string_view> texts, std::span<StringId> ids) const;
    /// Valid until the next add().
    [[nodiscard]] std::string_view operator[](StringId id) const {
        const auto begin = static_cast<std::size_t>(offsets_[id]);
        return {bytes_.data() + begin, static_cast<std::size_t>(offsets_[id + 1]) - begin};
    }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(offsets_.size() - 1);
    }

    struct Arrays {
        std::vector<std::uint64_t> offsets;
        std::vector<char> bytes;
        std::vector<std::uint32_t> slots;
    };
    [[nodiscard]] Arrays release() && {
        return {std::move(offsets_), std::move(bytes_), index_.numbers()};
    }

private:
    std::vector<std::uint64_t> offsets_;
    std::vector<char> bytes_;
    FlatIndex index_;
};

/// The number of a string in a store, or no_string.
[[nodiscard]] StringId find_string(const GraphStore& store, std::string_view text);

}  // namespace entente
