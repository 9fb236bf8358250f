// In which order a pattern is matched: where to start, and which edge to follow next.
#pragma once

#include <optional>
#include <vector>

#include "planner.hpp"

namespace entente::engine {

/// A start or an edge of the order in which a pattern is matched.
struct Step {
    enum class Kind : std::uint8_t { start, expand, into, follow } kind = Kind::start;
    std::size_t index = 0;  ///< into nodes for a start, else into edges
    bool reversed = false;  ///< the edge is followed from its `to` to its `from`
    double rows = 0;        ///< expected after it
};

/// How far an order has come.
struct Progress {
    std::vector<char> node_bound;
    std::vector<char> edge_done;
    std::vector<char> predicate_done;
    BoundSlots bound;
    double rows = 1;
    double cost = 0;
    std::vector<Step> steps;
};

class MatchOrder {
public:
    /// `bound`, `rows`: what the clauses before have bound, and how many rows they are expected to
    /// make.
    MatchOrder(Planner& planner, BoundMatch& match, const BoundSlots& bound, double rows);

    /// The starts and edges in the order in which they are best matched.
    [[nodiscard]] std::vector<Step> steps();

    [[nodiscard]] const NodeCheck& check(std::size_t node) const { return checks_[node]; }
    [[nodiscard]] const std::optional<Lookup>& lookup(std::size_t node) const {
        return lookups_[node];
    }
    [[nodiscard]] EdgeCheck edge_check(const BoundEdge& edge) const {
        return {edge.any_type, edge.types, match_.time};
    }

private:
    void prepare_nodes();
    void prepare_predicates();
    Progress first_progress(const BoundSlots& bound, double rows) const;
    void complete(Progress& progress) const;
    std::optional<Step> cheapest_edge(const Progress& progress) const;
    std::optional<Step> step_along(const Progress& progress, std::size_t index) const;
    void take(Progress& progress, const Step& step) const;
    void bind_node(Progress& progress, std::size_t node) const;
    void apply_predicates(Progress& progress) const;
    Progress started(const Progress& progress, std::size_t node) const;
    std::optional<Progress> best_start() const;
    double fanout(std::size_t edge, bool reversed) const;

    Planner& planner_;
    BoundMatch& match_;
    std::vector<NodeCheck> checks_;
    std::vector<std::optional<Lookup>> lookups_;
    std::vector<std::vector<Slot>> predicate_slots_;
    std::vector<double> selectivities_;
    Progress progress_{{}, {}, {}, BoundSlots(0), 1, 0, {}};
};

}  // namespace entente::engine
