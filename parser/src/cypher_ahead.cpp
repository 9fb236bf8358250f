#include "cypher_ahead.hpp"

namespace entente::cypher {
namespace {

bool is_name(const Token* at) {
    return at->kind == Kind::name || at->kind == Kind::quoted;
}

/// `(`, perhaps a variable, and then what can follow it in a node pattern.
bool is_node(const Tokens& tokens, const Token* at) {
    if (!at->is(Sign::left_paren) || tokens.partner(at) == nullptr) return false;
    ++at;
    if (at->is_variable()) {
        ++at;
        if (at->kind == Kind::parameter) return true;  // for the sake of the error message
    }
    return at->is(Sign::right_paren) || at->is(Sign::colon) || at->is(Sign::left_brace);
}

/// After the second dash of a relationship.
bool is_node_or_end(const Token* at) {
    if (at->is(Sign::greater)) ++at;
    return at->is(Sign::left_paren) || at->kind == Kind::end;
}

/// Calls `test` for each token after `at` up to the bracket that closes it, but not for those in
/// brackets between, until it returns true.
template <class Test>
bool any_inside(const Tokens& tokens, const Token* at, Test test) {
    const Token* close = tokens.partner(at);
    const Token* last = close == nullptr ? &tokens.tokens.back() : close;
    for (++at; at < last; ++at) {
        if (test(*at)) return true;
        if (at->partner != no_partner && at->kind == Kind::sign && tokens.partner(at) > at) {
            at = tokens.partner(at);
        }
    }
    return false;
}

}  // namespace

bool at_path_variable(const Tokens&, const Token* at) {
    return at->is_variable() && at[1].is(Sign::equal);
}

bool at_relationship(const Tokens& tokens, const Token* at) {
    if (at->is(Sign::less)) ++at;
    if (!at->is(Sign::minus)) return false;
    ++at;
    if (at->is(Sign::minus)) return is_node_or_end(at + 1);
    if (!at->is(Sign::left_bracket)) return false;
    // A list after a minus never has one of these, so it is a pattern also when it is not finished.
    const Token* inside = at + 1;
    if (inside->is_variable()) ++inside;
    if (inside->is(Sign::colon) || inside->is(Sign::star)) return true;
    const Token* close = tokens.partner(at);
    if (close == nullptr) return inside->kind == Kind::end;
    return close[1].is(Sign::minus) && is_node_or_end(close + 2);
}

bool at_pattern(const Tokens& tokens, const Token* at) {
    return is_node(tokens, at) && at_relationship(tokens, tokens.partner(at) + 1);
}

bool at_shortest_path(const Tokens&, const Token* at) {
    return (at->is(Word::shortest_path) || at->is(Word::all_shortest_paths)) &&
           at[1].is(Sign::left_paren);
}

bool at_bare_pattern(const Tokens& tokens, const Token* at) {
    return at->is(Sign::left_paren) || at_path_variable(tokens, at) || at_shortest_path(tokens, at);
}

bool at_list_comprehension(const Tokens& tokens, const Token* at) {
    if (!at->is(Sign::left_bracket) || !at[1].is_variable() || !at[2].is(Word::in)) return false;
    // `[x IN a, b]` is a list whose first item is a test.
    return !any_inside(tokens, at, [](const Token& t) { return t.is(Sign::comma); });
}

bool at_pattern_comprehension(const Tokens& tokens, const Token* at) {
    if (!at->is(Sign::left_bracket)) return false;
    const Token* pattern = at_path_variable(tokens, at + 1) ? at + 3 : at + 1;
    return at_pattern(tokens, pattern) && any_inside(tokens, at, [](const Token& t) {
               return t.is(Sign::bar) || t.is(Word::where);
           });
}

bool at_list(const Tokens& tokens, const Token* at) {
    return !at_list_comprehension(tokens, at) && !at_pattern_comprehension(tokens, at);
}

bool at_quantifier(const Tokens&, const Token* at) {
    const bool named =
        at->is(Word::all) || at->is(Word::any) || at->is(Word::none) || at->is(Word::single);
    return named && at[1].is(Sign::left_paren) && at[2].is_variable() && at[3].is(Word::in);
}

bool at_reduce(const Tokens&, const Token* at) {
    return at->is(Word::reduce) && at[1].is(Sign::left_paren) && at[2].is_variable() &&
           at[3].is(Sign::equal);
}

bool at_count_star(const Tokens&, const Token* at) {
    return at->is(Word::count) && at[1].is(Sign::left_paren) && at[2].is(Sign::star);
}

bool at_function_call(const Tokens& tokens, const Token* at) {
    if (at_quantifier(tokens, at) || at_reduce(tokens, at) || at_shortest_path(tokens, at))
        return false;
    if (!at->is_variable() && !at->is(Word::exists) && !at->is(Word::all)) return false;
    while (at[1].is(Sign::dot) && is_name(at + 2))
        at += 2;
    return at[1].is(Sign::left_paren);
}

bool at_negative_number(const Tokens&, const Token* at) {
    if (!at->is(Sign::minus) || (at[1].kind != Kind::integer && at[1].kind != Kind::floating))
        return false;
    return !at[2].is(Sign::dot) && !at[2].is(Sign::left_bracket) && !at[2].is(Sign::colon);
}

}  // namespace entente::cypher
