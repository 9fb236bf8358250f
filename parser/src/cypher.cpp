// The pattern language's front door: text to tree.
#include "parser/cypher.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "cypher_error.hpp"
#include "cypher_rules.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

using cypher::Kind;
using cypher::State;
using cypher::Token;
using cypher::Tokens;

template <class Rule>
bool run(const Rule& rule, State& state, typename Rule::attribute_type& result) {
    const Tokens& source = state.source;
    cypher::Iterator first = source.tokens.data();
    const cypher::Iterator last = first + source.tokens.size();
    return rule.parse(first, last, cypher::x3::make_context<cypher::StateTag>(state),
                      cypher::x3::unused, result);
}

template <class Rule>
typename Rule::attribute_type parse(const Rule& rule, std::string_view text,
                                    const cypher::Limits& limits = {}) {
    if (text.size() > limits.bytes) cypher::fail_size(text.size(), limits.bytes);
    const Tokens tokens = cypher::tokenize(text);
    State state(tokens, limits);
    typename Rule::attribute_type result;
    if (!run(rule, state, result)) cypher::fail_parsing(state);
    return result;
}

/// "With whom is Japan allied?" begins like a query and is none.
bool is_question_word(std::string_view word) {
    const std::string folded = fold_name(word);
    constexpr std::array<std::string_view, 6> words{"whom", "which", "what", "whose", "how", "who"};
    return std::find(words.begin(), words.end(), folded) != words.end();
}

}  // namespace

ast::Query cypher::parse_query(std::string_view text, const Limits& limits) {
    return parse(statement, text, limits);
}

ast::Query parse_cypher(std::string_view text) {
    return parse(cypher::statement, text);
}

std::vector<ast::PathPattern> parse_pattern(std::string_view text) {
    return parse(cypher::lone_pattern, text);
}

ast::Expression parse_expression(std::string_view text) {
    return parse(cypher::lone_expression, text);
}

bool looks_like_cypher(std::string_view text) {
    constexpr std::size_t enough = 256;  // the first two words are all that matters
    const Tokens source = cypher::tokenize(text.substr(0, enough));
    const Token& first = source.tokens.front();
    if (first.kind != Kind::name) return false;
    const Token& second = source.tokens[1];
    // "explain the CSTO": a plan is asked of a query, which begins with a clause.
    const bool of_plan = first.word == cypher::Word::explain || first.word == cypher::Word::profile;
    if (of_plan && second.kind == Kind::name && !cypher::begins_clause(second.word)) return false;
    if (cypher::begins_clause(first.word)) return !is_question_word(source.slice(second));
    // A misspelled MATCH is still no question.
    return second.is(cypher::Sign::left_paren) && first.word == cypher::Word::no_word &&
           edit_distance(fold_name(source.slice(first)), "match", 2) <= 2;
}

namespace {
/// What was expected at the end of a text; nothing where the text is wrong before that.
std::optional<cypher::Expectations> expected_at_end(std::string_view text) {
    const cypher::Limits limits;
    if (text.size() > limits.bytes) return {};
    const Tokens tokens = cypher::tokenize(text);
    State state(tokens, limits);
    state.grouped = false;
    ast::Query result;
    try {
        run(cypher::statement, state, result);
    } catch (const Error&) {
        return {};
    }
    if (state.furthest->kind != Kind::end) return {};
    return state.expected;
}
}  // namespace

std::vector<std::string> expected_after(std::string_view text) {
    const auto expected = expected_at_end(text);
    return expected ? cypher::expected_texts(*expected) : std::vector<std::string>();
}

std::vector<ExpectedName> expected_names_after(std::string_view text) {
    const auto expected = expected_at_end(text);
    std::vector<ExpectedName> names;
    if (!expected) return names;
    if (expected->has(cypher::Class::label)) names.push_back(ExpectedName::label);
    if (expected->has(cypher::Class::relationship_type))
        names.push_back(ExpectedName::relationship_type);
    if (expected->has(cypher::Class::property_key)) names.push_back(ExpectedName::property_key);
    if (expected->has(cypher::Class::procedure_name)) names.push_back(ExpectedName::procedure);
    return names;
}

}  // namespace entente
