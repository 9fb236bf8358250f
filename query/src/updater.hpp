// Running a statement that changes the graph, clause by clause.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "binder.hpp"
#include "bound_update.hpp"
#include "draft.hpp"
#include "evaluator.hpp"
#include "plan.hpp"
#include "profile.hpp"
#include "row_store.hpp"

namespace entente::engine {

/// One query without UNION. Rows of one clause are the next one's; what has to be matched is
/// matched on the graph as it is then.
class Updater {
public:
    /// `now`: what the time is all through the statement. `asked`: with EXPLAIN nothing is run or
    /// changed, with PROFILE each step is measured.
    Updater(Draft& draft, const RunOptions& options, std::chrono::steady_clock::time_point deadline,
            const Moment& now, ast::Asked asked)
        : draft_(draft),
          options_(options),
          deadline_(deadline),
          asked_(asked),
          binder_(draft.graph(), options_, part_) {
        part_.frame.now = now;
    }

    void run(const ast::SingleQuery& query);
    /// What RETURN gave; empty without it.
    [[nodiscard]] std::vector<std::vector<Value>> rows(const std::vector<std::string>& columns);
    /// After run() with EXPLAIN or PROFILE.
    [[nodiscard]] PlanTree take_plan() { return std::move(plan_); }
    /// The renumberings since run() began, for values that were kept elsewhere.
    [[nodiscard]] const std::vector<Renumbering>& renumberings() const { return renumberings_; }

private:
    friend class Merger;

    void read();
    void run(const Plan& plan, RowStore& results, Profile* profile);
    void update(const ast::Clause& clause);
    void change(BoundUpdate& bound);
    /// Puts operators on top of the plan so far, which feeds the lowest of them.
    void add_to_plan(PlanTree operators);
    [[nodiscard]] PlanTree operator_of(const ast::Clause& clause, const BoundUpdate& bound);
    [[nodiscard]] bool runs() const { return asked_ != ast::Asked::explain; }
    void apply(BoundCreate& create);
    void apply(BoundMerge& merge);
    void apply(BoundChanges& changes);
    void apply(BoundDelete& clause);
    void plan_expressions(BoundUpdate& update);
    /// Makes the changes so far part of the graph that patterns see.
    void freeze();
    void freeze(RowStore& also);
    void add_pattern_names(const ast::PathPattern& pattern);
    [[nodiscard]] std::vector<Slot> visible_slots() const;
    [[nodiscard]] GivenRows given_rows() const;
    [[nodiscard]] Frame& frame() { return part_.frame; }
    /// Of what is left of the time that the statement has.
    const RunOptions& timed_options();

    Draft& draft_;
    RunOptions options_;
    std::chrono::steady_clock::time_point deadline_;
    ast::Asked asked_;
    BoundPart part_;
    Binder binder_;
    std::vector<BoundClause> pending_;  ///< clauses that read and have not been run yet
    RowStore rows_;
    PlanTree plan_;  ///< so far; without a name when nothing has been planned
    std::vector<std::pair<std::string, Slot>> outputs_;
    std::vector<Renumbering> renumberings_;
};

}  // namespace entente::engine
