// Reading a file of rules.
#include <algorithm>
#include <string>
#include <utility>

#include "parser/cypher.hpp"
#include "parser/script.hpp"
#include "query/rules.hpp"

namespace entente {
namespace {

/// Line and column of an offset, both from 1.
std::pair<std::size_t, std::size_t> position_of(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    const std::size_t start = before.rfind('\n');
    const std::size_t column = start == std::string_view::npos ? offset : offset - start - 1;
    return {line, column + 1};
}

/// The same complaint, about a place in the file.
[[noreturn]] void refuse(std::string_view file, std::string_view text, std::size_t offset,
                         const std::string& what, std::vector<std::string> suggestions = {}) {
    const auto [line, column] = position_of(text, offset);
    throw Error({.type = "DataError",
                 .phase = "runtime",
                 .detail = "InvalidRule",
                 .message = std::string(file) + ", line " + std::to_string(line) + ", column " +
                            std::to_string(column) + ": " + what,
                 .place = {},
                 .suggestions = std::move(suggestions)});
}

std::string_view trimmed(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

/// The `//` lines right above a rule, as one sentence.
std::string name_above(std::string_view text) {
    std::string name;
    while (true) {
        while (!text.empty() && text.back() != '\n')
            text.remove_suffix(1);
        if (text.empty()) return name;
        text.remove_suffix(1);
        const std::size_t start = text.rfind('\n');
        const std::string_view line =
            trimmed(start == std::string_view::npos ? text : text.substr(start + 1));
        if (!line.starts_with("//")) return name;
        const std::string_view words = trimmed(line.substr(2));
        if (!name.empty()) name.insert(0, 1, ' ');
        name.insert(0, words);
    }
}

/// Nothing when the query has the form of a rule, else what is wrong with it.
std::string wrong_form(const ast::Query& query) {
    constexpr const char* form =
        "A rule is written as MATCH ... WHERE ... CREATE (x)-[:TYPE {key: value}]->(y).";
    if (query.parts.size() != 1) return form;
    const auto& clauses = query.parts.front().clauses;
    if (clauses.size() < 2) return form;
    for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
        const auto* match = std::get_if<ast::Match>(&clauses[i]);
        if (match == nullptr || match->optional) return form;
        if (match->as_of)
            return "A rule holds at the times of what it rests on, so its MATCH cannot say AS OF.";
    }
    const auto* create = std::get_if<ast::Create>(&clauses.back());
    if (create == nullptr || create->patterns.size() != 1) return form;
    const ast::PathPattern& pattern = create->patterns.front();
    if (pattern.relationships.size() != 1) return "A rule creates one edge.";
    const ast::RelationshipPattern& edge = pattern.relationships.front();
    if (edge.types.size() != 1 || edge.hops || edge.direction == ast::Direction::either) {
        return "The edge that a rule creates has one type and one direction.";
    }
    for (const ast::NodePattern& node : pattern.nodes) {
        if (!node.variable || !node.labels.empty() || !node.properties.empty()) {
            return "The edge that a rule creates joins two variables of its MATCH, written as (x) "
                   "and (y).";
        }
    }
    for (const ast::PropertyConstraint& property : edge.properties) {
        if (property.key.text == "since" || property.key.text == "until" ||
            property.key.text == "source" || property.key.text == "rule") {
            return "`" + property.key.text + "` of a derived edge comes from what it rests on.";
        }
    }
    return {};
}

}  // namespace

std::vector<Rule> parse_rules(std::string_view text, std::string_view file) {
    std::vector<Rule> rules;
    for (const Statement& statement : split_script(text)) {
        const auto offset = static_cast<std::size_t>(statement.text.data() - text.data());
        Rule rule;
        rule.text = std::string(statement.text);
        rule.name = name_above(text.substr(0, offset));
        try {
            rule.query = parse_cypher(statement.text);
        } catch (const Error& error) {
            refuse(file, text, offset + error.diagnostic().place.offset, error.what(),
                   error.diagnostic().suggestions);
        }
        if (const std::string wrong = wrong_form(rule.query); !wrong.empty()) {
            refuse(file, text, offset, wrong);
        }
        if (rule.name.empty()) {
            refuse(
                file, text, offset,
                "A rule needs a name: a line above it that begins with // and says what it means.");
        }
        rules.push_back(std::move(rule));
    }
    return rules;
}

}  // namespace entente
