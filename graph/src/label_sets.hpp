// The sets of labels of nodes while a graph is built.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "flat_index.hpp"
#include "graph/store.hpp"
#include "section_list.hpp"

namespace entente {

/// The distinct sets of labels that nodes have.
class LabelSets {
public:
    LabelSets() : offsets_{0} {}
    explicit LabelSets(const GraphStore& store)
        : offsets_(store.label_set_offsets.begin(), store.label_set_offsets.end()),
          items_(store.label_set_items.begin(), store.label_set_items.end()) {
        for (std::uint32_t set = 0; set < size(); ++set)
            index(set);
    }

    std::uint32_t add(std::span<const LabelId> labels) {
        sorted_.assign(labels.begin(), labels.end());
        std::sort(sorted_.begin(), sorted_.end());
        sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
        const std::uint32_t found = index_.find(hash(sorted_), [this](std::uint32_t set) {
            return std::ranges::equal((*this)[set], sorted_);
        });
        if (found != empty_slot) return found;
        items_.insert(items_.end(), sorted_.begin(), sorted_.end());
        offsets_.push_back(static_cast<std::uint32_t>(items_.size()));
        index(size() - 1);
        return size() - 1;
    }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(offsets_.size() - 1);
    }
    [[nodiscard]] std::span<const LabelId> operator[](std::uint32_t set) const {
        return std::span(items_).subspan(offsets_[set], offsets_[set + 1] - offsets_[set]);
    }
    void release_into(SectionList& sections) && {
        sections.add(SectionKind::label_set_offsets, std::move(offsets_));
        sections.add(SectionKind::label_set_items, std::move(items_));
    }

private:
    static std::uint64_t hash(std::span<const LabelId> labels) {
        const auto bytes = std::as_bytes(labels);
        return hash_bytes({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    void index(std::uint32_t set) {
        index_.insert(hash((*this)[set]), set,
                      [this](std::uint32_t other) { return hash((*this)[other]); });
    }

    std::vector<std::uint32_t> offsets_;
    std::vector<LabelId> items_;
    std::vector<LabelId> sorted_;
    FlatIndex index_;
};

}  // namespace entente
