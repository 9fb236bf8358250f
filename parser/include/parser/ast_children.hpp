// Walking the syntax tree of the pattern language.
#pragma once

#include <concepts>
#include <type_traits>
#include <variant>

#include "parser/ast.hpp"

namespace entente::ast {

namespace detail {

/// Calls `visit` with every expression that a node holds in one way or another. What has patterns
/// or clauses inside runs rows of its own and counts as a leaf.
template <class Visit>
struct Children {
    Visit& visit;

    template <class Held>
    void take(Held& held) const {
        using T = std::remove_const_t<Held>;
        if constexpr (std::is_same_v<T, Expression>) {
            visit(held);
        } else if constexpr (std::is_same_v<T, Box<Expression>>) {
            visit(*held);
        } else if constexpr (std::is_same_v<T, PropertyConstraint>) {
            take(held.value);
        } else if constexpr (std::is_same_v<T, CaseBranch>) {
            visit(held.when);
            visit(held.then);
        } else if constexpr (requires { held.has_value(); }) {
            if (held) take(*held);
        } else {
            for (auto& item : held)
                take(item);
        }
    }
    template <class... Held>
    void all(Held&... held) const {
        (take(held), ...);
    }

    template <class Node>
    void operator()(Node& node) const {
        using T = std::remove_const_t<Node>;
        if constexpr (std::is_same_v<T, Property> || std::is_same_v<T, HasLabels>) {
            all(node.subject);
        } else if constexpr (std::is_same_v<T, Unary>) {
            all(node.operand);
        } else if constexpr (std::is_same_v<T, Binary>) {
            all(node.left, node.right);
        } else if constexpr (std::is_same_v<T, Connective> || std::is_same_v<T, Comparison>) {
            all(node.operands);
        } else if constexpr (std::is_same_v<T, FunctionCall>) {
            all(node.arguments);
        } else if constexpr (std::is_same_v<T, ListLiteral>) {
            all(node.items);
        } else if constexpr (std::is_same_v<T, MapLiteral>) {
            all(node.entries);
        } else if constexpr (std::is_same_v<T, Index>) {
            all(node.subject, node.index);
        } else if constexpr (std::is_same_v<T, Slice>) {
            all(node.subject, node.from, node.to);
        } else if constexpr (std::is_same_v<T, Case>) {
            all(node.subject, node.branches, node.otherwise);
        } else if constexpr (std::is_same_v<T, ListComprehension>) {
            all(node.list, node.where, node.result);
        } else if constexpr (std::is_same_v<T, Quantifier>) {
            all(node.list, node.where);
        } else if constexpr (std::is_same_v<T, Reduce>) {
            all(node.start, node.list, node.step);
        } else {
            static_assert(std::is_same_v<T, Literal> || std::is_same_v<T, Variable> ||
                          std::is_same_v<T, Parameter> || std::is_same_v<T, CountStar> ||
                          std::is_same_v<T, PatternComprehension> ||
                          std::is_same_v<T, PatternPredicate> || std::is_same_v<T, Exists>);
        }
    }
};

}  // namespace detail

/// Calls `visit` with each operand of `expression` (an Expression, const or not), from left to
/// right. Patterns and queries inside it are not operands.
template <class E, class Visit>
    requires std::same_as<std::remove_const_t<E>, Expression>
void for_each_operand(E& expression, Visit visit) {
    std::visit(detail::Children<Visit>{visit}, expression.node);
}

namespace detail {

template <class Visit>
struct ClauseExpressions {
    Visit& visit;

    template <class ProjectionT>
    void projected(ProjectionT& projection) const {
        for (auto& item : projection.items)
            visit(item.expression);
        for (auto& item : projection.order)
            visit(item.expression);
        if (projection.skip) visit(*projection.skip);
        if (projection.limit) visit(*projection.limit);
    }
    template <class SetT>
    void set(SetT& set) const {
        for (auto& item : set.items) {
            std::visit(
                [&](auto& one) {
                    using T = std::remove_cvref_t<decltype(one)>;
                    if constexpr (std::is_same_v<T, SetProperty>) visit(*one.property.subject);
                    if constexpr (!std::is_same_v<T, ChangedLabels>) visit(one.value);
                },
                item);
        }
    }

    template <class ClauseT>
    void operator()(ClauseT& clause) const {
        using T = std::remove_const_t<ClauseT>;
        if constexpr (std::is_same_v<T, Match>) {
            if (clause.where) visit(*clause.where);
        } else if constexpr (std::is_same_v<T, Unwind>) {
            visit(clause.list);
        } else if constexpr (std::is_same_v<T, With>) {
            projected(clause.projection);
            if (clause.where) visit(*clause.where);
        } else if constexpr (std::is_same_v<T, Return>) {
            projected(clause.projection);
        } else if constexpr (std::is_same_v<T, Merge>) {
            for (auto& action : clause.actions)
                set(action.set);
        } else if constexpr (std::is_same_v<T, Set>) {
            set(clause);
        } else if constexpr (std::is_same_v<T, Remove>) {
            for (auto& item : clause.items) {
                if (auto* removed = std::get_if<RemoveProperty>(&item))
                    visit(*removed->property.subject);
            }
        } else if constexpr (std::is_same_v<T, Delete>) {
            for (auto& item : clause.items)
                visit(item);
        } else if constexpr (std::is_same_v<T, Call>) {
            if (clause.arguments) {
                for (auto& argument : *clause.arguments)
                    visit(argument);
            }
            if (clause.where) visit(*clause.where);
        } else {
            static_assert(std::is_same_v<T, Create>);
        }
    }
};

}  // namespace detail

/// Calls `visit` with each expression of `clause` (a Clause, const or not) that stands in it
/// directly, not in its patterns.
template <class C, class Visit>
    requires std::same_as<std::remove_const_t<C>, Clause>
void for_each_expression(C& clause, Visit visit) {
    std::visit(detail::ClauseExpressions<Visit>{visit}, clause);
}

/// Calls `visit` with each pattern of MATCH, CREATE and MERGE.
template <class C, class Visit>
    requires std::same_as<std::remove_const_t<C>, Clause>
void for_each_pattern(C& clause, Visit visit) {
    if (auto* merge = std::get_if<Merge>(&clause)) visit(merge->pattern);
    const auto each = [&](auto* matched_or_created) {
        if (matched_or_created == nullptr) return;
        for (auto& pattern : matched_or_created->patterns)
            visit(pattern);
    };
    each(std::get_if<Match>(&clause));
    each(std::get_if<Create>(&clause));
}

/// True for a clause that changes the graph.
[[nodiscard]] inline bool is_update(const Clause& clause) {
    return std::holds_alternative<Create>(clause) || std::holds_alternative<Merge>(clause) ||
           std::holds_alternative<Set>(clause) || std::holds_alternative<Remove>(clause) ||
           std::holds_alternative<Delete>(clause);
}
[[nodiscard]] inline bool is_update(const Query& query) {
    for (const SingleQuery& part : query.parts) {
        for (const Clause& clause : part.clauses) {
            if (is_update(clause)) return true;
        }
    }
    return false;
}

}  // namespace entente::ast
