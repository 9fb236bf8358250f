#include "question_scope.hpp"

#include <algorithm>
#include <set>

#include "parser/ast_build.hpp"
#include "parser/ast_children.hpp"

namespace entente::question {
namespace {

ast::NodePattern* find_node(ast::PathPattern& pattern, const std::string& variable) {
    for (auto& node : pattern.nodes) {
        if (node.variable && node.variable->text == variable) return &node;
    }
    return nullptr;
}

/// Settles the dates of the EXISTS { } in an expression that stands under `outer`.
void settle_inside(ast::Expression& expression, const std::optional<ast::AsOf>& outer);

void settle(std::vector<ast::Clause>& clauses, const std::optional<ast::AsOf>& outer) {
    for (auto& clause : clauses) {
        if (auto* with = std::get_if<ast::With>(&clause)) {
            for (auto& item : with->projection.items)
                settle_inside(item.expression, outer);
            continue;
        }
        auto* match = std::get_if<ast::Match>(&clause);
        if (match == nullptr) continue;
        if (match->where) settle_inside(*match->where, match->as_of);
        if (match->as_of == outer) {
            match->as_of.reset();
        } else if (!match->as_of) {
            match->as_of = ast::AsOf{ast::literal(Null{}), {}};
        }
    }
}

void settle_inside(ast::Expression& expression, const std::optional<ast::AsOf>& outer) {
    if (auto* exists = std::get_if<ast::Exists>(&expression.node))
        settle(exists->query->parts.front().clauses, outer);
    ast::for_each_operand(expression,
                          [&](ast::Expression& operand) { settle_inside(operand, outer); });
}

/// The clause of the same date that a pattern can join. One MATCH binds no edge twice, and two
/// conditions may well rest on the same edge, so patterns with a type in common stay apart.
const ast::Match* clause_for(const ast::PathPattern& pattern,
                             const std::optional<std::string>& date,
                             const std::vector<ast::Match>& matches,
                             const std::vector<std::optional<std::string>>& dates) {
    const auto shares_type = [&](const ast::PathPattern& other) {
        for (const auto& edge : other.relationships) {
            for (const auto& own : pattern.relationships) {
                if (edge.types.empty() || own.types.empty() || edge.types == own.types) return true;
            }
        }
        return false;
    };
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const auto& patterns = matches[i].patterns;
        if (dates[i] == date && std::none_of(patterns.begin(), patterns.end(), shares_type))
            return &matches[i];
    }
    return nullptr;
}

}  // namespace

void Block::add_pattern(ast::PathPattern pattern, const std::optional<std::string>& as_of) {
    patterns_.push_back({std::move(pattern), as_of});
}

void Block::require_label(const std::string& variable, const std::vector<std::string>& labels,
                          const std::optional<std::string>& as_of) {
    labels_.push_back({variable, labels, as_of});
}

void Block::lift_date(const std::string& variable) {
    for (auto& wanted : labels_) {
        if (wanted.variable == variable) wanted.as_of.reset();
    }
    for (auto& dated : patterns_) {
        if (find_node(dated.pattern, variable) != nullptr) dated.as_of.reset();
    }
}

bool Block::mentions(const std::string& variable) const {
    return std::any_of(patterns_.begin(), patterns_.end(),
                       [&](Dated dated) { return find_node(dated.pattern, variable) != nullptr; });
}

/// The patterns with the labels that were required put on the first occurrence of their variables.
std::vector<Block::Dated> Block::labelled_patterns() const {
    auto patterns = patterns_;
    for (const auto& wanted : labels_) {
        ast::NodePattern* first = nullptr;
        for (auto& dated : patterns) {
            if (first == nullptr) first = find_node(dated.pattern, wanted.variable);
        }
        if (first == nullptr) {
            ast::PathPattern alone;
            alone.nodes.emplace_back();
            alone.nodes.back().variable = ast::symbol(wanted.variable);
            patterns.insert(patterns.begin(), Dated{std::move(alone), wanted.as_of});
            first = &patterns.front().pattern.nodes.front();
        }
        if (!first->labels.empty()) continue;
        for (const auto& label : wanted.labels)
            first->labels.push_back(ast::symbol(label));
        first->any_label = wanted.labels.size() > 1;
    }
    return patterns;
}

std::vector<ast::Clause> Block::clauses() const {
    std::vector<ast::Match> matches;
    std::vector<std::optional<std::string>> dates;
    for (auto& dated : labelled_patterns()) {
        const auto* same = clause_for(dated.pattern, dated.as_of, matches, dates);
        if (same != nullptr) {
            matches[static_cast<std::size_t>(same - matches.data())].patterns.push_back(
                std::move(dated.pattern));
            continue;
        }
        dates.push_back(dated.as_of);
        matches.emplace_back();
        matches.back().patterns.push_back(std::move(dated.pattern));
        if (dated.as_of)
            matches.back().as_of = ast::AsOf{ast::date(*Date::parse(*dated.as_of)), {}};
    }
    if (!conditions_.empty() && !matches.empty()) matches.back().where = condition();
    return {std::make_move_iterator(matches.begin()), std::make_move_iterator(matches.end())};
}

ast::Expression Block::condition() const {
    return ast::connect(ast::ConnectiveOperator::conjunction, conditions_);
}

namespace {

void collect_types(const ast::PathPattern& pattern, std::vector<std::string>& types) {
    for (const auto& edge : pattern.relationships) {
        for (const auto& type : edge.types)
            types.push_back(type.text);
    }
}

/// The types in the EXISTS { } of a condition, and in theirs.
void collect_types(const ast::Expression& expression, std::vector<std::string>& types) {
    ast::for_each_operand(expression,
                          [&](const ast::Expression& operand) { collect_types(operand, types); });
    const auto* exists = std::get_if<ast::Exists>(&expression.node);
    if (exists == nullptr) return;
    for (const auto& clause : exists->query->parts.front().clauses) {
        if (const auto* with = std::get_if<ast::With>(&clause)) {
            for (const auto& item : with->projection.items)
                collect_types(item.expression, types);
        }
        const auto* match = std::get_if<ast::Match>(&clause);
        if (match == nullptr) continue;
        for (const auto& pattern : match->patterns)
            collect_types(pattern, types);
        if (match->where) collect_types(*match->where, types);
    }
}

}  // namespace

std::vector<std::string> Block::types() const {
    std::vector<std::string> types;
    for (const auto& dated : patterns_)
        collect_types(dated.pattern, types);
    for (const auto& condition : conditions_)
        collect_types(condition, types);
    return types;
}

void settle_dates(std::vector<ast::Clause>& clauses) {
    settle(clauses, std::nullopt);
}

namespace {

using Variables = std::set<std::string>;

bool is_bound_in(const std::vector<ast::Clause>& clauses, Variables bound);

bool is_bound_in(const ast::Expression& expression, const Variables& bound) {
    if (const auto* variable = std::get_if<ast::Variable>(&expression.node))
        return bound.contains(variable->name);
    if (const auto* exists = std::get_if<ast::Exists>(&expression.node))
        return is_bound_in(exists->query->parts.front().clauses, bound);
    bool all = true;
    ast::for_each_operand(expression, [&](const ast::Expression& operand) {
        all = all && is_bound_in(operand, bound);
    });
    return all;
}

void bind(const ast::PathPattern& pattern, Variables& bound) {
    for (const auto& node : pattern.nodes)
        if (node.variable) bound.insert(node.variable->text);
    for (const auto& edge : pattern.relationships)
        if (edge.variable) bound.insert(edge.variable->text);
}

/// The items are; then their names are all that is bound.
bool project(const ast::Projection& projection, Variables& bound) {
    Variables next;
    for (const auto& item : projection.items) {
        if (!is_bound_in(item.expression, bound)) return false;
        if (item.alias) next.insert(item.alias->text);
    }
    bound = std::move(next);
    return true;
}

bool is_bound_in(const std::vector<ast::Clause>& clauses, Variables bound) {
    for (const auto& clause : clauses) {
        if (const auto* match = std::get_if<ast::Match>(&clause)) {
            for (const auto& pattern : match->patterns)
                bind(pattern, bound);
            if (match->where && !is_bound_in(*match->where, bound)) return false;
        } else if (const auto* with = std::get_if<ast::With>(&clause)) {
            if (!project(with->projection, bound)) return false;
            if (with->where && !is_bound_in(*with->where, bound)) return false;
        } else if (const auto* last = std::get_if<ast::Return>(&clause)) {
            if (!project(last->projection, bound)) return false;
        }
    }
    return true;
}

}  // namespace

bool is_bound(const ast::Query& query) {
    return std::all_of(query.parts.begin(), query.parts.end(),
                       [](const ast::SingleQuery& part) { return is_bound_in(part.clauses, {}); });
}

}  // namespace entente::question
