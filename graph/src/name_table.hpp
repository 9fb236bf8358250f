// The names of labels, types and keys while a graph is built.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "fault.hpp"
#include "graph/store.hpp"

namespace entente {

/// The names of labels, types or keys: a few strings, numbered in the order in which they first
/// come.
class NameTable {
public:
    NameTable() = default;
    explicit NameTable(std::span<const StringId> names) : names_(names.begin(), names.end()) {
        for (std::size_t i = 0; i < names_.size(); ++i)
            note(names_[i], i);
    }

    std::uint16_t add(StringId name, const char* kind) {
        if (name < numbers_.size() && numbers_[name] != none) return numbers_[name];
        if (names_.size() >= none) {
            throw data_error("TooMany", fmt::format("A graph has at most {} {}.", none, kind));
        }
        names_.push_back(name);
        note(name, names_.size() - 1);
        return static_cast<std::uint16_t>(names_.size() - 1);
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }
    [[nodiscard]] StringId operator[](std::size_t number) const { return names_[number]; }
    [[nodiscard]] std::vector<StringId> release() && { return std::move(names_); }

private:
    static constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();

    void note(StringId name, std::size_t number) {
        if (name >= numbers_.size()) numbers_.resize(std::size_t{name} + 1, none);
        numbers_[name] = static_cast<std::uint16_t>(number);
    }

    std::vector<StringId> names_;
    std::vector<std::uint16_t> numbers_;  // by string
};

}  // namespace entente
