// The rules that the files of the grammar share.
#pragma once

#include "cypher_components.hpp"

namespace entente::cypher {

struct ExpressionRule;
struct OperandRule;
struct PathRule;
struct ShortestPathRule;
struct NamedPathRule;
struct MapRule;
struct SubqueryRule;
struct CreateRule;
struct MergeRule;
struct SetRule;
struct RemoveRule;
struct DeleteRule;
struct CallRule;
struct StatementRule;
struct LonePatternRule;
struct LoneExpressionRule;

/// Any expression.
inline const x3::rule<ExpressionRule, ast::Expression> expression{"expression"};
/// `a.b`, `a[0]`, `(a)`, `a:Label`, `f(a)`: an expression that no operator takes apart.
inline const x3::rule<OperandRule, ast::Expression> operand{"operand"};
/// `{key: value, ...}`
inline const x3::rule<MapRule, std::vector<ast::PropertyConstraint>> map{"map"};
/// `(a)-->(b)`
inline const x3::rule<PathRule, ast::PathPattern> path{"path"};
/// `shortestPath((a)-->(b))`
inline const x3::rule<ShortestPathRule, ast::PathPattern> shortest_path{"shortest_path"};
/// `p = (a)-->(b)`, also without `p =`, also shortest.
inline const x3::rule<NamedPathRule, ast::PathPattern> named_path{"named_path"};
/// What stands in the braces of EXISTS { }.
inline const x3::rule<SubqueryRule, ast::Query> subquery{"subquery"};

// Clauses that change the graph, and CALL.
inline const x3::rule<CreateRule, ast::Create> create{"create"};
inline const x3::rule<MergeRule, ast::Merge> merge{"merge"};
inline const x3::rule<SetRule, ast::Set> set_clause{"set_clause"};
inline const x3::rule<RemoveRule, ast::Remove> remove{"remove"};
inline const x3::rule<DeleteRule, ast::Delete> delete_{"delete"};
inline const x3::rule<CallRule, ast::Call> call{"call"};

// A whole text, up to its end.
inline const x3::rule<StatementRule, ast::Query> statement{"statement"};
inline const x3::rule<LonePatternRule, std::vector<ast::PathPattern>> lone_pattern{"lone_pattern"};
inline const x3::rule<LoneExpressionRule, ast::Expression> lone_expression{"lone_expression"};

BOOST_SPIRIT_DECLARE(decltype(expression), decltype(operand), decltype(map), decltype(path),
                     decltype(shortest_path), decltype(named_path), decltype(subquery),
                     decltype(create), decltype(merge), decltype(set_clause), decltype(remove),
                     decltype(delete_), decltype(call), decltype(statement), decltype(lone_pattern),
                     decltype(lone_expression))

/// The end of the text.
struct End : x3::parser<End> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator& first, const Iterator&, const Ctx& context, RuleCtx&, Attribute&) const {
        if (first->kind == Kind::end) return true;
        state_of(context).expected_at(first, Class::end);
        return false;
    }
};
inline constexpr End end{};

}  // namespace entente::cypher
