#include "name_sections.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "interner.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

struct NamingKey {
    std::string_view key;
    NameKind kind;
};

constexpr std::array<NamingKey, 6> naming_keys = {{{"name", NameKind::name},
                                                   {"official", NameKind::alias},
                                                   {"aliases", NameKind::alias},
                                                   {"adjectives", NameKind::adjective},
                                                   {"people", NameKind::people},
                                                   {"iso3", NameKind::code}}};

/// A folded name that lies in the collector's text.
struct NameEntry {
    std::uint64_t head = 0;  ///< its first eight bytes, as a number that orders as they do
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
    NodeId node = no_node;
    StringId written = no_string;
    NameKind kind = NameKind::name;
};

std::uint64_t head_of(std::string_view text) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < sizeof head; ++i) {
        head = head << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return head;
}

class NameCollector {
public:
    explicit NameCollector(const GraphStore& store) : store_(store) {}

    void collect() {
        for (const auto& [key, kind] : naming_keys) {
            if (const Column* column = node_column(key)) {
                column->for_each_row(
                    [&, k = kind](NodeId node) { add_cell(column->cell(node), node, k); });
            }
        }
        std::sort(entries_.begin(), entries_.end(),
                  [this](const NameEntry& a, const NameEntry& b) { return before(a, b); });
        const auto same = [this](const NameEntry& a, const NameEntry& b) {
            return a.node == b.node && text(a) == text(b);
        };
        // A node's equal names may stand apart, by kind: the first is the one to keep.
        std::vector<NameEntry> kept;
        for (const NameEntry& entry : entries_) {
            bool known = false;
            for (auto it = kept.rbegin(); it != kept.rend() && text(*it) == text(entry); ++it) {
                known = known || same(*it, entry);
            }
            if (!known) kept.push_back(entry);
        }
        entries_ = std::move(kept);
    }

    SectionList sections() const {
        std::vector<std::uint64_t> offsets{0};
        std::vector<char> bytes;
        std::vector<NodeId> nodes;
        std::vector<NameKind> kinds;
        std::vector<StringId> written;
        for (const NameEntry& entry : entries_) {
            const std::string_view folded = text(entry);
            bytes.insert(bytes.end(), folded.begin(), folded.end());
            offsets.push_back(bytes.size());
            nodes.push_back(entry.node);
            kinds.push_back(entry.kind);
            written.push_back(entry.written);
        }
        SectionList sections;
        sections.add(SectionKind::name_offsets, std::move(offsets));
        sections.add(SectionKind::name_bytes, std::move(bytes));
        sections.add(SectionKind::name_nodes, std::move(nodes));
        sections.add(SectionKind::name_kinds, std::move(kinds));
        sections.add(SectionKind::name_texts, std::move(written));
        return sections;
    }
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    [[nodiscard]] std::string_view text(const NameEntry& entry) const {
        return std::string_view(text_).substr(entry.offset, entry.length);
    }
    [[nodiscard]] bool before(const NameEntry& a, const NameEntry& b) const {
        if (a.head != b.head) return a.head < b.head;
        const int order = text(a).compare(text(b));
        if (order != 0) return order < 0;
        return std::tie(a.kind, a.node, a.written) < std::tie(b.kind, b.node, b.written);
    }
    [[nodiscard]] const Column* node_column(std::string_view key) const {
        const StringId name = find_string(store_, key);
        const auto keys = store_.key_names;
        const auto found = std::find(keys.begin(), keys.end(), name);
        if (name == no_string || found == keys.end()) return nullptr;
        return store_.node_columns[static_cast<std::size_t>(found - keys.begin())];
    }

    void add_cell(const Cell& cell, NodeId node, NameKind kind) {
        if (cell.tag == CellTag::text) {
            add_name(static_cast<StringId>(cell.bits), node, kind);
        } else if (cell.tag == CellTag::list) {
            for (const Cell& item : store_.list_cells.subspan(cell.bits, cell.length)) {
                if (item.tag == CellTag::text) {
                    add_name(static_cast<StringId>(item.bits), node, kind);
                }
            }
        }
    }

    void add_name(StringId written, NodeId node, NameKind kind) {
        std::string folded = fold_name(store_.string(written));
        if (folded.empty()) return;
        add_entry(folded, written, node, kind);
        constexpr std::string_view possessive = " 's";
        const std::size_t size = folded.size();
        for (std::size_t i; (i = folded.find(possessive)) != std::string::npos;) {
            folded.replace(i, possessive.size(), "s");
        }
        if (folded.size() != size) add_entry(folded, written, node, kind);
    }

    void add_entry(std::string_view folded, StringId written, NodeId node, NameKind kind) {
        entries_.push_back({head_of(folded), text_.size(),
                            static_cast<std::uint32_t>(folded.size()), node, written, kind});
        text_ += folded;
    }

    const GraphStore& store_;
    std::string text_;
    std::vector<NameEntry> entries_;
};

}  // namespace

SectionList build_names(const GraphStore& store, std::uint32_t& count) {
    NameCollector names(store);
    names.collect();
    count = static_cast<std::uint32_t>(names.size());
    return names.sections();
}

}  // namespace entente
