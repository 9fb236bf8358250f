#include "query/plain.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "binder.hpp"
#include "parser/ast_build.hpp"
#include "parser/ast_children.hpp"

namespace entente {
namespace {

using ast::ComparisonOperator;
using ast::Expression;
using Expressions = std::vector<Expression>;

void add_all(Expressions& to, Expressions from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

/// What the cells of `since` or `until` of all nodes or of all edges are.
struct Held {
    bool days = false;
    bool parts = false;  ///< dates known to the year or the month
    bool years = false;  ///< whole numbers

    [[nodiscard]] bool any() const { return days || parts || years; }
};

Held held_in(const Column* column) {
    Held held;
    if (column == nullptr) return held;
    column->for_each_row([&](std::uint32_t row) {
        const Value value = column->at(row);
        if (const Date* date = value.get_if<Date>()) {
            (date->precision() == Date::Precision::day ? held.days : held.parts) = true;
        } else {
            held.years = true;
        }
    });
    return held;
}

/// The conditions that `since` and `until` of one thing have to meet.
class Conditions {
public:
    Conditions(Held since, Held until) : since_(since), until_(until) {}

    [[nodiscard]] bool none() const { return !since_.any() && !until_.any(); }

    [[nodiscard]] Expressions on(const Expression& thing, const Interval& time) const {
        Expressions all;
        if (since_.any() && time.end != end_of_time) {
            all.push_back(begun(thing, Date::from_day(time.end - 1)));
        }
        if (until_.any() && time.begin != beginning_of_time) {
            all.push_back(not_ended(thing, Date::from_day(time.begin)));
        }
        return all;
    }

private:
    static Expression property(const Expression& thing, const std::string& key) {
        return {ast::Property{thing, ast::symbol(key)}, {}};
    }
    static Expression is_null(const Expression& thing, const std::string& key) {
        return ast::unary(ast::UnaryOperator::is_null, property(thing, key));
    }
    static Expression compare(const Expression& thing, const std::string& key,
                              ComparisonOperator op, Expression with) {
        return ast::compare(property(thing, key), op, std::move(with));
    }
    static Expression year(const Date& date) { return ast::literal(std::int64_t{date.year()}); }

    [[nodiscard]] Expression begun(const Expression& thing, const Date& last) const {
        Expressions ways;
        ways.push_back(is_null(thing, "since"));
        if (since_.days || since_.parts) {
            ways.push_back(
                compare(thing, "since", ComparisonOperator::less_equal, ast::date(last)));
        }
        if (since_.years)
            ways.push_back(compare(thing, "since", ComparisonOperator::less_equal, year(last)));
        return ast::connect(ast::ConnectiveOperator::disjunction, std::move(ways));
    }

    /// A year or a month that something lasted until is part of its time.
    [[nodiscard]] Expression not_ended(const Expression& thing, const Date& first) const {
        Expressions ways;
        ways.push_back(is_null(thing, "until"));
        if (until_.days || until_.parts) {
            ways.push_back(compare(thing, "until", ComparisonOperator::greater, ast::date(first)));
        }
        if (until_.parts) {
            Expressions text;
            text.push_back(property(thing, "until"));
            ast::ListLiteral around;
            around.items.push_back(ast::literal(first.iso().substr(0, 4)));
            around.items.push_back(ast::literal(first.iso().substr(0, 7)));
            ways.push_back(
                {ast::Binary{ast::BinaryOperator::in, ast::call("toString", std::move(text)),
                             Expression{std::move(around), {}}},
                 {}});
        }
        if (until_.years) {
            ways.push_back(compare(thing, "until", ComparisonOperator::greater_equal, year(first)));
        }
        return ast::connect(ast::ConnectiveOperator::disjunction, std::move(ways));
    }

    Held since_;
    Held until_;
};

class PlainWriter {
public:
    PlainWriter(const Graph& graph, const RunOptions& options)
        : graph_(graph),
          options_(options),
          on_nodes_(held_in(node_column("since")), held_in(node_column("until"))),
          on_edges_(held_in(edge_column("since")), held_in(edge_column("until"))) {}

    void rewrite(ast::Query& query, const Interval& time) {
        for (ast::SingleQuery& part : query.parts) {
            for (ast::Clause& clause : part.clauses)
                collect_names(clause);
        }
        for (ast::SingleQuery& part : query.parts) {
            for (ast::Clause& clause : part.clauses)
                rewrite(clause, time);
        }
    }

private:
    [[nodiscard]] const Column* node_column(std::string_view name) const {
        const auto key = graph_.find_key(name);
        return key ? graph_.node_column(*key) : nullptr;
    }
    [[nodiscard]] const Column* edge_column(std::string_view name) const {
        const auto key = graph_.find_key(name);
        return key ? graph_.edge_column(*key) : nullptr;
    }

    // ------------------------------------------------------------ names

    void collect_names(const ast::Clause& clause) {
        ast::for_each_pattern(clause,
                              [this](const ast::PathPattern& pattern) { collect_names(pattern); });
        if (const auto* unwind = std::get_if<ast::Unwind>(&clause)) {
            names_.insert(unwind->variable.text);
        } else if (const auto* with = std::get_if<ast::With>(&clause)) {
            for (const ast::ProjectionItem& item : with->projection.items) {
                if (item.alias) names_.insert(item.alias->text);
            }
        } else if (const auto* call = std::get_if<ast::Call>(&clause)) {
            for (const ast::YieldItem& item : call->yield)
                names_.insert((item.alias ? *item.alias : item.field).text);
        }
    }
    void collect_names(const ast::PathPattern& pattern) {
        if (pattern.variable) names_.insert(pattern.variable->text);
        for (const ast::NodePattern& node : pattern.nodes) {
            if (node.variable) names_.insert(node.variable->text);
        }
        for (const ast::RelationshipPattern& edge : pattern.relationships) {
            if (edge.variable) names_.insert(edge.variable->text);
        }
    }
    /// The variable's name; a new one, made of `stem`, where it has none.
    const std::string& name_of(std::optional<ast::Symbol>& variable, const std::string& stem) {
        if (!variable) {
            std::size_t number = 1;
            while (!names_.insert(stem + std::to_string(number)).second)
                ++number;
            variable = ast::symbol(stem + std::to_string(number));
        }
        return variable->text;
    }

    // ------------------------------------------------------------ clauses

    void rewrite(ast::Clause& clause, const Interval& time) {
        if (auto* match = std::get_if<ast::Match>(&clause)) {
            rewrite(*match, time);
            return;
        }
        const ast::Clause before = clause;
        ast::for_each_expression(clause,
                                 [&](Expression& expression) { rewrite(expression, time); });
        ast::for_each_pattern(
            clause, [&](ast::PathPattern& pattern) { rewrite_constraints(pattern, time); });
        if (auto* result = std::get_if<ast::Return>(&clause))
            keep_names(std::get<ast::Return>(before).projection, result->projection);
    }

    /// A column goes on being called by its expression as it was written.
    static void keep_names(const ast::Projection& before, ast::Projection& now) {
        for (std::size_t i = 0; i < now.items.size(); ++i) {
            ast::ProjectionItem& item = now.items[i];
            if (!item.alias && item.expression != before.items[i].expression)
                item.alias = ast::symbol(item.text);
        }
    }

    void rewrite(ast::Match& match, Interval time) {
        if (match.as_of) time = time_of(*match.as_of);
        match.as_of.reset();
        if (match.where) rewrite(*match.where, time);
        for (ast::PathPattern& pattern : match.patterns)
            rewrite_constraints(pattern, time);
        require(match.where, conditions_on(match.patterns, time));
    }

    [[nodiscard]] Interval time_of(const ast::AsOf& as_of) const {
        engine::BoundPart part;
        return engine::Binder(graph_, options_, part).bind_time(as_of);
    }

    template <class Condition>
    static void require(std::optional<Condition>& where, Expressions conditions) {
        if (conditions.empty()) return;
        if (where) conditions.insert(conditions.begin(), Expression(std::move(take(*where))));
        where = ast::connect(ast::ConnectiveOperator::conjunction, std::move(conditions));
    }
    static Expression& take(Expression& expression) { return expression; }
    static Expression& take(Box<Expression>& expression) { return *expression; }

    // ------------------------------------------------------------ patterns

    void rewrite_constraints(ast::PathPattern& pattern, const Interval& time) {
        for (ast::NodePattern& node : pattern.nodes) {
            for (ast::PropertyConstraint& constraint : node.properties)
                rewrite(*constraint.value, time);
        }
        for (ast::RelationshipPattern& edge : pattern.relationships) {
            for (ast::PropertyConstraint& constraint : edge.properties)
                rewrite(*constraint.value, time);
        }
    }

    Expressions conditions_on(std::vector<ast::PathPattern>& patterns, const Interval& time) {
        Expressions all;
        if (time.is_all()) return all;
        std::set<std::string> done;
        for (ast::PathPattern& pattern : patterns) {
            if (!on_nodes_.none()) add_all(all, conditions_on_nodes(pattern, time, done));
            if (!on_nodes_.none() || !on_edges_.none())
                add_all(all, conditions_on_edges(pattern, time));
        }
        return all;
    }

    Expressions conditions_on_nodes(ast::PathPattern& pattern, const Interval& time,
                                    std::set<std::string>& done) {
        Expressions all;
        for (ast::NodePattern& node : pattern.nodes) {
            const std::string& name = name_of(node.variable, "n");
            if (done.insert(name).second) add_all(all, on_nodes_.on(ast::variable(name), time));
        }
        return all;
    }

    Expressions conditions_on_edges(ast::PathPattern& pattern, const Interval& time) {
        Expressions all;
        for (ast::RelationshipPattern& edge : pattern.relationships) {
            const bool one = !edge.hops && pattern.kind == ast::PathKind::all;
            if (!one || !on_edges_.none()) {
                Expression named = ast::variable(name_of(edge.variable, "r"));
                add_all(all, one ? on_edges_.on(named, time) : on_each(std::move(named), time));
            }
        }
        return all;
    }

    /// `all(r IN edges WHERE conditions)`: a path of varying length goes only over edges that hold,
    /// between nodes that do.
    Expressions on_each(Expression edges, const Interval& time) {
        std::optional<ast::Symbol> item;
        const Expression edge = ast::variable(name_of(item, "r"));
        Expressions each = on_edges_.on(edge, time);
        for (const char* const end : {"startNode", "endNode"})
            add_all(each, on_nodes_.on(ast::call(end, {edge}), time));
        if (each.empty()) return {};
        ast::Quantifier all{ast::QuantifierKind::all, *item, std::move(edges), std::nullopt};
        all.where = ast::connect(ast::ConnectiveOperator::conjunction, std::move(each));
        return {Expression{std::move(all), {}}};
    }

    // ------------------------------------------------------------ expressions

    void rewrite(Expression& expression, const Interval& time) {
        if (auto* predicate = std::get_if<ast::PatternPredicate>(&expression.node)) {
            rewrite_predicate(expression, std::move(predicate->pattern), time);
        } else if (auto* exists = std::get_if<ast::Exists>(&expression.node)) {
            rewrite(*exists->query, time);
        } else if (auto* comprehension = std::get_if<ast::PatternComprehension>(&expression.node)) {
            rewrite(*comprehension, time);
        } else {
            ast::for_each_operand(expression, [&](Expression& operand) { rewrite(operand, time); });
        }
    }

    /// A pattern as a condition cannot name what it asks about: it becomes EXISTS { }.
    void rewrite_predicate(Expression& expression, ast::PathPattern pattern, const Interval& time) {
        ast::Match match;
        match.patterns.push_back(std::move(pattern));
        collect_names(match.patterns.front());
        rewrite(match, time);
        if (!match.where) {
            expression.node = ast::PatternPredicate{std::move(match.patterns.front())};
            return;
        }
        ast::Query query;
        query.parts.emplace_back().clauses.emplace_back(std::move(match));
        expression.node = ast::Exists{std::move(query)};
    }

    void rewrite(ast::PatternComprehension& comprehension, const Interval& time) {
        collect_names(comprehension.pattern);
        if (comprehension.where) rewrite(**comprehension.where, time);
        rewrite(*comprehension.result, time);
        rewrite_constraints(comprehension.pattern, time);
        std::vector<ast::PathPattern> patterns;
        patterns.push_back(std::move(comprehension.pattern));
        require(comprehension.where, conditions_on(patterns, time));
        comprehension.pattern = std::move(patterns.front());
    }

    const Graph& graph_;
    const RunOptions& options_;
    Conditions on_nodes_;
    Conditions on_edges_;
    std::set<std::string> names_;
};

}  // namespace

ast::Query without_as_of(const Graph& graph, ast::Query query, const RunOptions& options) {
    PlainWriter(graph, options).rewrite(query, options.as_of);
    return query;
}

}  // namespace entente
