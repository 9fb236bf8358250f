// The pattern language: text to syntax tree and back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parser/ast.hpp"

namespace entente {

/// Parses one statement, with or without a closing `;`. Throws Error (SyntaxError, with the
/// furthest place reached, what could have stood there, and the nearest keyword when a word looks
/// like one).
[[nodiscard]] ast::Query parse_cypher(std::string_view text);

/// A pattern alone: `(x:Country)-[e:MEMBER_OF]->(y:Alliance), (y)--(z)` as vocabulary files hold
/// it.
[[nodiscard]] std::vector<ast::PathPattern> parse_pattern(std::string_view text);
/// An expression alone.
[[nodiscard]] ast::Expression parse_expression(std::string_view text);

/// True when a statement begins as a query of the pattern language does (MATCH, RETURN, EXPLAIN
/// ...), by its first word.
[[nodiscard]] bool looks_like_cypher(std::string_view text);

/// What could stand at the end of `text`, keywords and punctuation, for completion.
[[nodiscard]] std::vector<std::string> expected_after(std::string_view text);

/// Names that could stand there.
enum class ExpectedName : std::uint8_t { label, relationship_type, property_key, procedure };
[[nodiscard]] std::vector<ExpectedName> expected_names_after(std::string_view text);

/// Text that parses back to the same tree, on one line, with keywords in capitals and only the
/// parentheses it needs.
[[nodiscard]] std::string to_cypher(const ast::Query& query);
[[nodiscard]] std::string to_cypher(const ast::Expression& expression);
[[nodiscard]] std::string to_cypher(const ast::PathPattern& pattern);
[[nodiscard]] std::string to_cypher(const ast::Clause& clause);

}  // namespace entente
