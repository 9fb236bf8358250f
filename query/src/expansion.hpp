// Walking the edges of a node that a pattern follows.
#pragma once

#include <span>
#include <vector>

#include "batch.hpp"
#include "plan.hpp"

namespace entente::engine {

/// The runs of edges of one node that an expansion goes through: a run for each type and heading.
class EdgeWalk {
public:
    EdgeWalk(const Graph& graph, const ExpandPlan& plan);

    /// Where a walk has come to; a walk of each node starts with a fresh one.
    struct Position {
        std::size_t run = 0;
        std::size_t at = 0;
        bool open = false;  ///< the run's edges have been looked up
        EdgeId first = 0;
        std::span<const EdgeId> edges;  ///< of a run inwards
        std::span<const NodeId> others;
    };

    /// The next edge of `node` and the node at its other end, as far as types, heading and time (of
    /// both) go; false at the end. Loops are met once.
    bool next(NodeId node, Position& position, EdgeId& edge, NodeId& other) const;
    /// How many edges next() would give; it looks at each only where time or loops make it.
    [[nodiscard]] std::uint64_t count(NodeId node) const;
    /// True when next() would give the edge among those of `node`.
    [[nodiscard]] bool meets(NodeId node, EdgeId edge) const;
    /// The next edge between two nodes.
    bool next_between(NodeId from, NodeId to, Position& position, EdgeId& edge) const;

    /// True when an edge is followed in one direction only.
    [[nodiscard]] bool one_way() const { return !both_; }
    /// True when it is followed from its source on, of a walk with one heading.
    [[nodiscard]] bool outward() const { return runs_.empty() || runs_.front().out; }
    [[nodiscard]] bool holds(EdgeId edge) const {
        return validities_.empty() || validities_[edge].overlaps(time_);
    }

private:
    [[nodiscard]] bool node_holds(NodeId node) const {
        return node_validities_.empty() || node_validities_[node].overlaps(time_);
    }

    struct Run {
        bool any_type;
        TypeId type;
        bool out;
    };
    void open(NodeId node, Position& position) const;
    [[nodiscard]] std::uint64_t count_run(const Run& run, NodeId node) const;
    bool next_of_type(const Run& run, NodeId source, NodeId target, std::size_t& at,
                      EdgeId& edge) const;
    bool next_of_any(NodeId source, NodeId target, std::size_t& at, EdgeId& edge) const;

    const Graph& graph_;
    std::vector<Run> runs_;
    bool both_ = false;
    Interval time_;
    std::span<const Interval> validities_;       ///< empty when every edge holds
    std::span<const Interval> node_validities_;  ///< empty when every node holds
};

/// The step from its end back to its start.
[[nodiscard]] ExpandPlan turned(ExpandPlan step);

/// True when `edge` is one of the edges in the slots, alone or in lists, of the row.
[[nodiscard]] bool is_among(EdgeId edge, const std::vector<Slot>& slots, const Batch& batch,
                            std::size_t row);

}  // namespace entente::engine
