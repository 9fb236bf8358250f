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

}  // namespace entente::ast
