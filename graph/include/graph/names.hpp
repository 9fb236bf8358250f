// The index of names: from folded words to nodes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace entente {

/// In what way a name names: the properties `name`; `official` and `aliases`; `adjectives` ("Japanese"); `people`
/// ("Poles"); `iso3`.
enum class NameKind : std::uint8_t { name, alias, adjective, people, code };

struct NamedNode {
    NodeId node = no_node;
    NameKind kind = NameKind::name;
    friend bool operator==(const NamedNode&, const NamedNode&) = default;
};

/// All names of a graph's nodes, folded (values/words.hpp) and sorted at build time. A view: valid as long as the graph.
class NameIndex {
public:
    /// The nodes that bear exactly this folded name; several when it is ambiguous.
    [[nodiscard]] std::vector<NamedNode> find(std::string_view folded) const;
    /// True when some folded name is `folded` or goes on from it with a further word ("united" for "united states").
    [[nodiscard]] bool has_prefix(std::string_view folded) const;
    /// Names as they are written in the data (not folded) whose folded form starts with `prefix`, in order, at most `limit`.
    [[nodiscard]] std::vector<std::string> complete(std::string_view prefix, std::size_t limit) const;
    /// The written names nearest to a folded text by edit distance, nearest first, none further than edits_allowed().
    [[nodiscard]] std::vector<std::string> nearest(std::string_view folded, std::size_t limit) const;
    [[nodiscard]] std::size_t size() const;

private:
    friend class Graph;
    // (implementation)
};

}  // namespace entente
