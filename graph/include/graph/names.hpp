// The index of names: from folded words to nodes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values/value.hpp"

namespace entente {

struct GraphStore;

/// In what way a name names: the properties `name`; `official` and `aliases`; `adjectives`
/// ("Japanese"); `people` ("Poles"); `iso3`.
enum class NameKind : std::uint8_t { name, alias, adjective, people, code };

struct NamedNode {
    NodeId node = no_node;
    NameKind kind = NameKind::name;
    friend bool operator==(const NamedNode&, const NamedNode&) = default;
};

/// All names of a graph's nodes, folded (values/words.hpp) and sorted at build time. A name with a
/// possessive in it ("people 's republic") is found also as one written without the apostrophe
/// ("peoples republic"). A view: valid as long as the graph.
class NameIndex {
public:
    /// The nodes that bear exactly this folded name, by kind, then node; several when it is
    /// ambiguous.
    [[nodiscard]] std::vector<NamedNode> find(std::string_view text) const;
    /// True when some folded name is `text` or goes on from it with a further word ("united" for
    /// "united states").
    [[nodiscard]] bool has_prefix(std::string_view text) const;
    /// Names as they are written in the data (not folded) whose folded form starts with `prefix`,
    /// in order, at most `limit`.
    [[nodiscard]] std::vector<std::string> complete(std::string_view prefix,
                                                    std::size_t limit) const;
    /// The written names nearest to a folded text by edit distance, nearest first, none further
    /// than edits_allowed().
    [[nodiscard]] std::vector<std::string> nearest(std::string_view text, std::size_t limit) const;
    [[nodiscard]] std::size_t size() const;

private:
    friend class StoreOpener;
    /// The first entry whose folded text is not below `text`.
    [[nodiscard]] std::size_t lower_bound(std::string_view text) const;
    [[nodiscard]] std::string_view folded(std::size_t entry) const;
    [[nodiscard]] std::string_view written(std::size_t entry) const;

    const GraphStore* store_ = nullptr;
};

}  // namespace entente
