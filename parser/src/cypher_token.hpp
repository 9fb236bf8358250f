// A query of the pattern language cut into tokens: what the grammar reads, and what error messages
// point at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cypher_words.hpp"
#include "values/error.hpp"

namespace entente::cypher {

enum class Kind : std::uint8_t {
    end,        ///< after the last token; its place is the end of the text
    name,       ///< `country`, `MATCH`; `word` says which word it is
    quoted,     ///< a name in backticks
    integer,    ///< `1`, `0x1F`, `0o17`
    floating,   ///< `1.5`, `.5`, `1e9`
    string,     ///< in either quotes
    parameter,  ///< `$name`
    sign,       ///< punctuation and operators; `sign` says which
    fault,      ///< what is no token; faults[fault] says why
};

enum class Sign : std::uint8_t {
    no_sign,
    left_paren,
    right_paren,
    left_bracket,
    right_bracket,
    left_brace,
    right_brace,
    comma,
    dot,
    dots,
    colon,
    semicolon,
    bar,
    plus,
    minus,
    star,
    slash,
    percent,
    caret,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    matches,
    plus_equal,
    // Signs of other languages, which no rule accepts and messages know the mend for.
    bang,
    bang_equal,
    equal_equal,
    ampersand,
    double_ampersand,
    double_bar,
    question,
};
inline constexpr std::size_t sign_count = static_cast<std::size_t>(Sign::question) + 1;

/// "(" for left_paren.
[[nodiscard]] std::string_view spelling(Sign sign);

inline constexpr std::uint32_t no_partner = 0xFFFFFFFFU;

struct Token {
    Kind kind = Kind::end;
    Word word = Word::no_word;
    Sign sign = Sign::no_sign;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    /// Of a bracket: the index of the one that closes or opens it, if any. Of a fault: which one.
    std::uint32_t partner = no_partner;

    [[nodiscard]] bool is(Sign s) const { return sign == s; }
    [[nodiscard]] bool is(Word w) const { return word == w; }
    [[nodiscard]] bool is_variable() const {
        return kind == Kind::quoted || (kind == Kind::name && !is_reserved(word));
    }
    [[nodiscard]] Place place() const { return {offset, length}; }
};

/// A text and its tokens. The last token is Kind::end, there only. REQUIRES: the text outlives it.
struct Tokens {
    std::string_view text;
    std::vector<Token> tokens;
    std::vector<Diagnostic> faults;

    [[nodiscard]] std::string_view slice(const Token& token) const {
        return text.substr(token.offset, token.length);
    }
    [[nodiscard]] const Token* partner(const Token* bracket) const {
        return bracket->partner == no_partner ? nullptr : &tokens[bracket->partner];
    }
};

/// Never fails: what is no token becomes a fault, which is an error only if the grammar gets that
/// far. REQUIRES: text.size() < 4 GiB.
[[nodiscard]] Tokens tokenize(std::string_view text);

/// What a token of Kind::name or Kind::quoted names, of Kind::parameter after its `$`.
[[nodiscard]] std::string name_of(std::string_view token);
/// What a token of Kind::string says, its escapes resolved.
[[nodiscard]] std::string string_of(std::string_view token);
/// The value of a token of Kind::integer, up to 2^63 (which only a minus before it makes fit).
[[nodiscard]] std::uint64_t integer_of(std::string_view token);
/// The value of a token of Kind::floating.
[[nodiscard]] double floating_of(std::string_view token);

}  // namespace entente::cypher
