// Trees back to text. Everything appends to one string.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/ast.hpp"

namespace entente::cypher {

/// How tightly an expression holds together, from the loosest to the tightest: an operand looser
/// than its place allows goes in parentheses.
enum class Level {
    disjunction,
    exclusive,
    conjunction,
    negation,
    comparison,
    test,  ///< IN, STARTS WITH, IS NULL ...
    sum,
    product,
    power,
    sign,
    labels,   ///< `a:Label`, which nothing can follow
    postfix,  ///< `a.b`, `a[0]`
    atom,
};

class Printer {
public:
    void query(const ast::Query& query);
    /// As an operand of what holds together as `least` says.
    void expression(const ast::Expression& expression, Level least = Level::disjunction);
    void path(const ast::PathPattern& path);

    [[nodiscard]] std::string take() { return std::move(out_); }

    // One for each kind of expression.
    void operator()(const ast::Literal& literal);
    void operator()(const ast::Variable& variable);
    void operator()(const ast::Parameter& parameter);
    void operator()(const ast::Property& property);
    void operator()(const ast::HasLabels& has_labels);
    void operator()(const ast::Unary& unary);
    void operator()(const ast::Binary& binary);
    void operator()(const ast::Connective& connective);
    void operator()(const ast::Comparison& comparison);
    void operator()(const ast::FunctionCall& call);
    void operator()(const ast::CountStar& count_star);
    void operator()(const ast::ListLiteral& list);
    void operator()(const ast::MapLiteral& map);
    void operator()(const ast::Index& index);
    void operator()(const ast::Slice& slice);
    void operator()(const ast::Case& choice);
    void operator()(const ast::ListComprehension& comprehension);
    void operator()(const ast::Quantifier& quantifier);
    void operator()(const ast::Reduce& reduce);
    void operator()(const ast::PatternComprehension& comprehension);
    void operator()(const ast::PatternPredicate& predicate);
    void operator()(const ast::Exists& exists);

    // One for each kind of clause.
    void operator()(const ast::Match& match);
    void operator()(const ast::Unwind& unwind);
    void operator()(const ast::With& with);
    void operator()(const ast::Return& result);
    void operator()(const ast::Create& create);
    void operator()(const ast::Merge& merge);
    void operator()(const ast::Set& set);
    void operator()(const ast::Remove& remove);
    void operator()(const ast::Delete& one);
    void operator()(const ast::Call& call);
    // One for each kind of item of SET and REMOVE.
    void operator()(const ast::SetProperty& item);
    void operator()(const ast::SetProperties& item);
    void operator()(const ast::RemoveProperty& item);
    void operator()(const ast::ChangedLabels& item);

private:
    void text(std::string_view text) { out_ += text; }
    /// A variable or an alias: in backticks when it is no plain name or a reserved word.
    void name(std::string_view name);
    /// A label, a type, a key: in backticks only when it is no plain name.
    void schema_name(std::string_view name);
    void function_name(std::string_view name);
    void backticked(std::string_view name);
    void string(std::string_view value);
    void floating(double value);
    void value(const Value& value);

    template <class Items, class Print>
    void separated(const Items& items, std::string_view separator, Print print) {
        bool first = true;
        for (const auto& item : items) {
            if (!first) text(separator);
            first = false;
            print(item);
        }
    }
    void expressions(const std::vector<ast::Expression>& list);
    void entries(const std::vector<ast::PropertyConstraint>& entries);
    /// The braces of a node or a relationship, or what stands in their place.
    template <class Pattern>
    void braces(const Pattern& pattern, bool apart);
    void labels(const std::vector<ast::Symbol>& labels);
    void optional(std::string_view before, const std::optional<Box<ast::Expression>>& one);
    void optional(std::string_view before, const std::optional<ast::Expression>& one);

    void node(const ast::NodePattern& node);
    void relationship(const ast::RelationshipPattern& relationship);
    void relationship_detail(const ast::RelationshipPattern& relationship);
    void hops(const ast::Hops& hops);
    void paths(const std::vector<ast::PathPattern>& paths);
    void projection(const ast::Projection& projection);
    void single_query(const ast::SingleQuery& query);

    std::string out_;
};

/// Of the form in which `expression` is printed.
[[nodiscard]] Level level_of(const ast::Expression& expression);

}  // namespace entente::cypher
