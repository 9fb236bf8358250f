// The arrays of a graph on their way into a store.
#pragma once

#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "graph/store.hpp"

namespace entente {

/// Sections, and the memory they lie in.
class SectionList {
public:
    /// Takes an array over. An empty array makes no section.
    template <class T>
    void add(SectionKind kind, std::vector<T> array, std::uint32_t index = 0) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (array.empty()) return;
        auto kept = std::make_shared<const std::vector<T>>(std::move(array));
        sections_.push_back({kind, index, std::as_bytes(std::span(*kept))});
        keepers_.push_back(std::move(kept));
    }
    /// Sections in memory that `keeper` holds; null for memory that outlives every graph.
    SectionList(std::vector<Section> sections, std::shared_ptr<const void> keeper)
        : sections_(std::move(sections)) {
        if (keeper != nullptr) keepers_.push_back(std::move(keeper));
    }
    SectionList() = default;

    void append(SectionList other) {
        sections_.insert(sections_.end(), other.sections_.begin(), other.sections_.end());
        keepers_.insert(keepers_.end(), other.keepers_.begin(), other.keepers_.end());
    }
    [[nodiscard]] const std::vector<Section>& sections() const { return sections_; }
    [[nodiscard]] const std::vector<std::shared_ptr<const void>>& keepers() const {
        return keepers_;
    }

private:
    std::vector<Section> sections_;
    std::vector<std::shared_ptr<const void>> keepers_;
};

/// A store over the sections. The number and size of every section are checked against the counts;
/// what is in them is not. Throws Error (DataError) when they do not fit.
[[nodiscard]] std::shared_ptr<const GraphStore> open_store(SectionList list);

/// Throws Error (DataError) when a number in a section points outside what it numbers.
void check_store(const GraphStore& store);

}  // namespace entente
