// Binding what runs a pattern inside an expression: EXISTS { }, pattern predicates and pattern
// comprehensions.
#include <algorithm>
#include <utility>

#include "bind.hpp"
#include "binder.hpp"
#include "failure.hpp"

namespace entente::engine {
namespace {

/// True for a query whose clauses look at several rows at once.
bool mixes_rows(const std::vector<BoundClause>& clauses) {
    return std::ranges::any_of(clauses, [](const BoundClause& clause) {
        const auto* projection = std::get_if<BoundProjection>(&clause);
        return projection != nullptr && (projection->aggregated || projection->distinct ||
                                         projection->skip || projection->limit);
    });
}

std::vector<std::string> column_names(const SubQuery& sub, const ast::SingleQuery& query) {
    std::vector<std::string> names;
    if (!std::holds_alternative<ast::Return>(query.clauses.back())) return names;
    for (const auto& [name, slot] : std::get<BoundProjection>(sub.clauses.back()).outputs)
        names.push_back(name);
    return names;
}

}  // namespace

void refuse_pattern(const ast::Expression& expression) {
    if (!std::holds_alternative<ast::PatternPredicate>(expression.node)) return;
    syntax_error("UnexpectedSyntax",
                 "A pattern is a condition, not a value. Write [pattern | result] for a list, or "
                 "EXISTS { pattern } for a boolean.",
                 expression.place);
}

Expr Binder::bind_node(const ast::PatternPredicate& predicate, Place place) {
    auto sub = std::make_shared<SubQuery>();
    sub->tag = add_slot(SlotKind::number, "");
    Scope inner(scope_, &sub->imports);
    Scope* around = std::exchange(scope_, &inner);
    const Grouping* grouping = std::exchange(grouping_, nullptr);
    sub->clauses.emplace_back(bind_pattern({predicate.pattern}, nullptr, false));
    grouping_ = grouping;
    scope_ = around;
    return {ExistsOf{std::move(sub)}, {}, place};
}

Expr Binder::bind_node(const ast::PatternComprehension& comprehension, Place place) {
    auto sub = std::make_shared<SubQuery>();
    sub->tag = add_slot(SlotKind::number, "");
    Scope inner(scope_, &sub->imports);
    Scope* around = std::exchange(scope_, &inner);
    const Grouping* grouping = std::exchange(grouping_, nullptr);
    const ast::Expression* where = comprehension.where ? &**comprehension.where : nullptr;
    sub->clauses.emplace_back(bind_pattern({comprehension.pattern}, where, true));
    sub->result = bind_expression(*comprehension.result);
    grouping_ = grouping;
    scope_ = around;
    return {CollectOf{std::move(sub)}, {}, place};
}

/// A union has rows when one of its parts has.
Expr Binder::bind_node(const ast::Exists& exists, Place place) {
    std::vector<std::string> first;
    Expr any{ConnectiveOf{ast::ConnectiveOperator::disjunction}, {}, place};
    for (const ast::SingleQuery& part : exists.query->parts) {
        any.operands.push_back(bind_exists(part, place));
        auto names = column_names(*any.operands.back().get_if<ExistsOf>()->query, part);
        if (any.operands.size() == 1) first = names;
        require_same_columns(first, std::move(names), part.place);
    }
    if (any.operands.size() == 1) return std::move(any.operands.front());
    return any;
}

Expr Binder::bind_exists(const ast::SingleQuery& query, Place place) {
    auto sub = std::make_shared<SubQuery>();
    sub->tag = add_slot(SlotKind::number, "");
    Scope inner(scope_, &sub->imports);
    Scope* around = std::exchange(scope_, &inner);
    const Grouping* grouping = std::exchange(grouping_, nullptr);
    // A query inside count() counts for itself.
    const bool inside = std::exchange(inside_aggregate_, false);
    bind_clauses(query, sub->clauses, true);
    sub->one_row_at_a_time = mixes_rows(sub->clauses);
    inside_aggregate_ = inside;
    grouping_ = grouping;
    scope_ = around;
    return {ExistsOf{std::move(sub)}, {}, place};
}

}  // namespace entente::engine
