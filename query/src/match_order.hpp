// In which order a pattern is matched: where to start, and which edge to follow next.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "planner.hpp"

namespace entente::engine {

/// A condition that an edge exists between two nodes of the pattern: `WHERE (a)-[:T]->(b)`. It may
/// be followed from one to the other as an edge of the pattern is, each node once.
struct EdgeTest {
    std::size_t predicate = 0;  ///< into the pattern's predicates
    std::size_t from = 0;       ///< into its nodes
    std::size_t to = 0;
    ExpandPlan step;
};

/// `a.x = b.y` with `b` not bound yet: the two sides.
struct JoinKey {
    const Expr* bound = nullptr;
    const Expr* sought = nullptr;
};

/// A start or an edge of the order in which a pattern is matched.
struct Step {
    enum class Kind : std::uint8_t {
        start,
        join,  ///< a start whose nodes are looked up by a value they share with a bound one
        expand,
        into,
        follow,
        test,       ///< an edge test is followed
        intersect,  ///< to a node, by several edges and edge tests at once
    } kind = Kind::start;
    /// Into nodes for a start, a join and an intersection, into edge tests for a test, else into
    /// edges.
    std::size_t index = 0;
    bool reversed = false;             ///< the edge is followed from its `to` to its `from`
    double rows = 0;                   ///< expected after it
    double cost = rows;                ///< rows made or looked at
    std::vector<std::size_t> edges{};  ///< of an intersection
    std::vector<std::size_t> tests{};  ///< of an intersection
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
    /// make. `counted`: the rows are only grouped and counted, and no more than these slots read.
    MatchOrder(Planner& planner, BoundMatch& match, const BoundSlots& bound, double rows,
               const std::vector<Slot>* counted);

    /// The starts and edges in the order in which they are best matched.
    [[nodiscard]] std::vector<Step> steps();

    [[nodiscard]] const NodeCheck& check(std::size_t node) const { return checks_[node]; }
    [[nodiscard]] const std::optional<Lookup>& lookup(std::size_t node) const {
        return lookups_[node];
    }
    [[nodiscard]] EdgeCheck edge_check(const BoundEdge& edge) const {
        return {edge.any_type, edge.types, match_.time};
    }
    /// By which values the nodes can be looked up, given what is bound.
    [[nodiscard]] std::vector<JoinKey> join_keys(std::size_t node, const BoundSlots& bound) const;
    [[nodiscard]] const EdgeTest& test(std::size_t index) const { return tests_[index]; }

private:
    void prepare_nodes();
    void prepare_predicates();
    void prepare_tests();
    Progress first_progress(const BoundSlots& bound, double rows) const;
    Progress completed(const Progress& progress) const;
    void search(const Progress& progress, std::optional<Progress>& best, int& budget) const;
    std::vector<Step> next_steps(const Progress& progress) const;
    std::optional<Step> step_along(const Progress& progress, std::size_t index) const;
    std::optional<Step> test_step(const Progress& progress, std::size_t index) const;
    std::optional<Step> intersection(const Progress& progress, std::size_t node) const;
    bool only_counted(const Progress& progress, const Step& step) const;
    double rows_after(const Progress& progress, const Step& step) const;
    void take(Progress& progress, const Step& step) const;
    void bind_node(Progress& progress, std::size_t node) const;
    void apply_predicates(Progress& progress) const;
    Progress started(const Progress& progress, std::size_t node) const;
    std::optional<Progress> best_start() const;
    double fanout(std::size_t edge, bool reversed) const;
    double measured_fanout(std::size_t edge, bool reversed) const;
    double test_fanout(std::size_t test, bool reversed) const;

    Planner& planner_;
    BoundMatch& match_;
    const std::vector<Slot>* counted_;
    std::vector<NodeCheck> checks_;
    std::vector<std::optional<Lookup>> lookups_;
    std::vector<std::vector<Slot>> predicate_slots_;
    std::vector<double> selectivities_;
    std::vector<EdgeTest> tests_;
    mutable std::vector<double> fanouts_;  ///< of each edge both ways; negative: not yet known
    Progress progress_{{}, {}, {}, BoundSlots(0), 1, 0, {}};
};

}  // namespace entente::engine
