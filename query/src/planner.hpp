// The state of planning one query. Its parts stand in plan_*.cpp; use plan.hpp.
#pragma once

#include <vector>

#include "plan.hpp"
#include "statistics.hpp"

namespace entente::engine {

/// Which slots are bound at one place of a plan.
class BoundSlots {
public:
    explicit BoundSlots(std::size_t slots) : bound_(slots, 0) {}
    void add(Slot slot) {
        if (slot >= bound_.size()) bound_.resize(slot + 1, 0);
        bound_[slot] = 1;
    }
    [[nodiscard]] bool has(Slot slot) const { return slot < bound_.size() && bound_[slot] != 0; }
    [[nodiscard]] bool has_all(const std::vector<Slot>& slots) const {
        for (const Slot slot : slots) {
            if (!has(slot)) return false;
        }
        return true;
    }

private:
    std::vector<char> bound_;
};

class Planner {
public:
    /// `check_given`: nodes that were bound before may be gone from the graph.
    Planner(const Graph& graph, Frame& frame, bool keep_grounds, bool check_given = false)
        : graph_(graph),
          frame_(frame),
          keep_grounds_(keep_grounds),
          check_given_(check_given),
          statistics_(graph) {}

    [[nodiscard]] PlanPtr plan_clauses(std::vector<BoundClause>& clauses, PlanPtr plan,
                                       BoundSlots& bound);
    /// `counted`: what follows only groups and counts the rows, reading these slots.
    [[nodiscard]] PlanPtr plan_match(BoundMatch& match, PlanPtr input, BoundSlots& bound,
                                     const std::vector<Slot>* counted = nullptr);
    /// Gives the subqueries inside their plans.
    void plan_subqueries(Expr& expression);

    [[nodiscard]] const Graph& graph() const { return graph_; }
    [[nodiscard]] Statistics& statistics() { return statistics_; }
    [[nodiscard]] bool keeps_grounds() const { return keep_grounds_; }
    [[nodiscard]] bool checks_given() const { return check_given_; }

private:
    [[nodiscard]] PlanPtr plan_optional(BoundMatch& match, PlanPtr input, BoundSlots& bound);
    [[nodiscard]] PlanPtr plan_call(BoundCall& call, PlanPtr plan, BoundSlots& bound);
    [[nodiscard]] PlanPtr plan_projection(BoundProjection& projection, PlanPtr plan,
                                          BoundSlots& bound);
    void plan_subquery(SubQuery& query);

    const Graph& graph_;
    Frame& frame_;
    bool keep_grounds_;
    bool check_given_;
    Statistics statistics_;
};

/// A plan node on top of `input`.
template <class Operation>
[[nodiscard]] PlanPtr on_top(PlanPtr input, Operation operation, double rows) {
    auto plan = std::make_unique<Plan>();
    plan->operation = std::move(operation);
    plan->input = std::move(input);
    plan->rows = rows;
    return plan;
}

/// True when it holds an EXISTS { } or a pattern comprehension.
[[nodiscard]] bool has_subquery(const Expr& expression);

/// The predicates, those that run subqueries last.
[[nodiscard]] PlanPtr filtered(PlanPtr input, std::vector<Expr> predicates);

/// What is counted needs no rows (plan_counts.cpp). After set_live_slots(), which has to be called
/// again where it returns true.
[[nodiscard]] bool fold_counts(const Graph& graph, const Frame& frame, Plan& plan);

/// Where equal rows become one in the end, they are not all made (plan_doubles.cpp). `merged`: so
/// they do above the plan. After set_live_slots(), which has to be called again.
void drop_doubles(const Frame& frame, Plan& plan, bool merged);

/// Finds for every operator which columns the ones above it need. `needed`: those the reader of the
/// whole plan needs.
void set_live_slots(Plan& plan, const std::vector<Slot>& needed, std::size_t slots);

}  // namespace entente::engine
