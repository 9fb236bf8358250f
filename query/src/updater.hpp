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
#include "row_store.hpp"

namespace entente::engine {

/// One query without UNION. Rows of one clause are the next one's; what has to be matched is
/// matched on the graph as it is then.
class Updater {
public:
    /// `now`: what the time is all through the statement.
    Updater(Draft& draft, const RunOptions& options, std::chrono::steady_clock::time_point deadline,
            const Moment& now)
        : draft_(draft),
          options_(options),
          deadline_(deadline),
          binder_(draft.graph(), options_, part_) {
        part_.frame.now = now;
    }

    void run(const ast::SingleQuery& query);
    /// What RETURN gave; empty without it.
    [[nodiscard]] std::vector<std::vector<Value>> rows(const std::vector<std::string>& columns);
    /// The renumberings since run() began, for values that were kept elsewhere.
    [[nodiscard]] const std::vector<Renumbering>& renumberings() const { return renumberings_; }

private:
    friend class Merger;

    void read();
    void update(const ast::Clause& clause);
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
    BoundPart part_;
    Binder binder_;
    std::vector<BoundClause> pending_;  ///< clauses that read and have not been run yet
    RowStore rows_;
    bool started_ = false;
    std::vector<std::pair<std::string, Slot>> outputs_;
    std::vector<Renumbering> renumberings_;
};

}  // namespace entente::engine
