// What EXPLAIN and PROFILE show of a statement that changes the graph.
#include <algorithm>
#include <utility>

#include "parser/cypher.hpp"
#include "text.hpp"
#include "updater.hpp"

namespace entente::engine {
namespace {

constexpr std::string_view argument =
    "argument";  // an operator that only hands on what it is given

std::string_view keyword(const ast::Clause& clause) {
    if (std::holds_alternative<ast::Create>(clause)) return "CREATE";
    if (std::holds_alternative<ast::Merge>(clause)) return "MERGE";
    if (std::holds_alternative<ast::Set>(clause)) return "SET";
    if (std::holds_alternative<ast::Remove>(clause)) return "REMOVE";
    return std::get<ast::Delete>(clause).detach ? "DETACH DELETE" : "DELETE";
}

}  // namespace

void Updater::add_to_plan(PlanTree operators) {
    PlanTree below = std::exchange(plan_, std::move(operators));
    if (below.name.empty()) return;
    if (plan_.name == argument) {
        plan_ = std::move(below);
        return;
    }
    PlanTree* lowest = &plan_;
    while (!lowest->inputs.empty())
        lowest = &lowest->inputs.front();
    lowest->inputs.push_back(std::move(below));
}

/// The clause as one operator, called by its keyword. The subplan of MERGE is how it looks for what
/// may be there; it is not measured, since it is made anew when the clause makes what it matches.
PlanTree Updater::operator_of(const ast::Clause& clause, const BoundUpdate& bound) {
    const auto word = keyword(clause);
    PlanTree step{to_lower(word), to_cypher(clause).substr(word.size() + 1), 1, {}, {}, {}};
    if (!plan_.name.empty()) step.rows = plan_.rows;
    if (const auto* merge = std::get_if<BoundMerge>(&bound)) {
        std::vector<BoundClause> clauses;
        clauses.emplace_back(merge->match);
        const PlanPtr matched =
            make_plan(draft_.graph(), frame(), clauses, given_rows(), visible_slots());
        step.subplans.push_back(plan_tree(draft_.graph(), frame(), *matched, nullptr));
        step.rows = std::max(step.rows, matched->rows);
    }
    return step;
}

}  // namespace entente::engine
