// Rules: edges that follow from edges.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"
#include "parser/ast.hpp"

namespace entente {

/// `MATCH pattern WHERE condition CREATE (x)-[:TYPE {key: expression}]->(y)`, named by the comment
/// line(s) above it: for every match there is an edge, holding while all the matched edges hold
/// (and while no edge inside a NOT EXISTS does), with the properties given.
struct Rule {
    std::string
        name;  ///< what a person reads: "A party that is bound to defend another guarantees it."
    ast::Query query;
    std::string text;
};

/// Rules of a file, separated by `;`. Throws Error (DataError) with `file` and the line.
[[nodiscard]] std::vector<Rule> parse_rules(std::string_view text, std::string_view file);

/// The graph with all that follows: rules in order, each repeated until it adds nothing. Derived
/// edges have `since` and `until` from the intersection of their premises' times and keep the
/// premises. An edge that is already there for that time is not made again.
[[nodiscard]] Graph apply_rules(const Graph& graph, const std::vector<Rule>& rules);

/// The same after facts have changed: what was derived before is taken out first.
[[nodiscard]] Graph apply_rules_again(const Graph& graph, const std::vector<Rule>& rules);

}  // namespace entente
