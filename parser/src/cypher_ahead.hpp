// What is it that begins here? Answered from the next few tokens and from where brackets close, so
// that the grammar never reads the same text twice. REQUIRES of each: `at` is a token of `tokens`.
#pragma once

#include "cypher_token.hpp"

namespace entente::cypher {

/// `name =` before a pattern.
[[nodiscard]] bool at_path_variable(const Tokens& tokens, const Token* at);
/// `(a)-->`, `(:A {k: 1})<-[`: a pattern, and not an expression in parentheses with a minus after
/// it.
[[nodiscard]] bool at_pattern(const Tokens& tokens, const Token* at);
/// `-->`, `<-[..]-`: the pattern before it goes on.
[[nodiscard]] bool at_relationship(const Tokens& tokens, const Token* at);
/// `shortestPath(`, `allShortestPaths(`
[[nodiscard]] bool at_shortest_path(const Tokens& tokens, const Token* at);
/// `EXISTS { (a)-->(b) ... }` after the brace: a pattern, not clauses.
[[nodiscard]] bool at_bare_pattern(const Tokens& tokens, const Token* at);
/// `[x IN list WHERE c | r]`; with a comma between the brackets it is a list.
[[nodiscard]] bool at_list_comprehension(const Tokens& tokens, const Token* at);
/// `[(a)-->(b) WHERE c | r]`, `[p = (a)-->(b) | r]`
[[nodiscard]] bool at_pattern_comprehension(const Tokens& tokens, const Token* at);
/// What is neither of these and may be a list.
[[nodiscard]] bool at_list(const Tokens& tokens, const Token* at);
/// `all(x IN`
[[nodiscard]] bool at_quantifier(const Tokens& tokens, const Token* at);
/// `reduce(x =`
[[nodiscard]] bool at_reduce(const Tokens& tokens, const Token* at);
/// `count(*)`
[[nodiscard]] bool at_count_star(const Tokens& tokens, const Token* at);
/// `name(`, `name.space.name(`, and none of the above.
[[nodiscard]] bool at_function_call(const Tokens& tokens, const Token* at);
/// `-1` and not `-1.x` or `-1[0]`: a negative number.
[[nodiscard]] bool at_negative_number(const Tokens& tokens, const Token* at);

}  // namespace entente::cypher
