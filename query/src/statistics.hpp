// How many rows to expect, from the graph's own counts.
#pragma once

#include <optional>
#include <span>

#include "plan.hpp"

namespace entente::engine {

class Statistics {
public:
    explicit Statistics(const Graph& graph) : graph_(graph) {}

    /// How many nodes pass the labels of the pattern.
    [[nodiscard]] double nodes(const NodeCheck& check) const;
    /// The share of nodes met by an expansion that pass it.
    [[nodiscard]] double share(const NodeCheck& check) const;
    /// How many edges of one node the expansion follows, on average. `known`: the very nodes, where
    /// they are few.
    [[nodiscard]] double fanout(const NodeCheck& from, const EdgeCheck& edges, Heading heading,
                                std::span<const NodeId> known) const;
    /// The share of rows that a predicate keeps.
    [[nodiscard]] double selectivity(const Expr& predicate) const;

private:
    [[nodiscard]] double degree(NodeId node, const EdgeCheck& edges, Heading heading) const;

    const Graph& graph_;
};

/// The smallest label that a scan can go through, if any.
[[nodiscard]] std::optional<LabelId> smallest_label(const Graph& graph, const NodeCheck& check);

/// The nodes that alone can satisfy a predicate like `n.name = 'Japan'` on `slot`; nothing when no
/// index has them.
struct Lookup {
    std::vector<NodeId> nodes;
    std::string found_by;
};
[[nodiscard]] std::optional<Lookup> find_lookup(const Graph& graph, const Expr& predicate,
                                                Slot slot);

}  // namespace entente::engine
