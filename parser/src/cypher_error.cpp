#include "cypher_error.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "values/words.hpp"

namespace entente::cypher {
namespace {

using std::string;
using std::string_view;

[[noreturn]] void raise(string detail, Place place, string message,
                        std::vector<string> suggestions = {}) {
    throw Error({.type = "SyntaxError",
                 .phase = "compile time",
                 .detail = std::move(detail),
                 .message = std::move(message),
                 .place = place,
                 .suggestions = std::move(suggestions)});
}

bool is_update(Word word) {
    return word == Word::merge || word == Word::set || word == Word::delete_ ||
           word == Word::detach || word == Word::remove || word == Word::create;
}

/// One failure. Each of the functions raises an error if what it looks for is the case.
class Failure {
public:
    explicit Failure(const State& state)
        : source_(state.source),
          expected_(state.expected),
          found_(*state.furthest),
          index_(static_cast<std::size_t>(state.furthest - source_.tokens.data())) {}

    [[noreturn]] void raise_error() const {
        fault();
        overflow();
        foreign_sign();
        arrow();
        length();
        parameter();
        open_bracket();
        closing_bracket();
        inner_where();
        clause();
        missing_return();
        misspelled();
        late_not();
        quote_in_text();
        reserved_word();
        bare_node();
        anything();
    }

private:
    [[nodiscard]] const Token& before(std::size_t n = 1) const {
        static const Token none;
        return index_ >= n ? source_.tokens[index_ - n] : none;
    }
    [[nodiscard]] bool expects_number() const {
        return expected_.has(Class::expression) || expected_.has(Class::literal) ||
               expected_.has(Class::number);
    }
    [[nodiscard]] string quoted(const Token& token) const {
        constexpr std::size_t longest = 40;
        const string_view text = source_.slice(token);
        if (text.size() <= longest) return fmt::format("\"{}\"", text);
        std::size_t cut = longest;
        while ((static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
            --cut;  // not inside a character
        return fmt::format("\"{}...\"", text.substr(0, cut));
    }

    void fault() const {
        if (found_.kind != Kind::fault) return;
        const Diagnostic& why = source_.faults[found_.partner];
        const bool number = why.detail == "InvalidNumberLiteral" ||
                            why.detail == "IntegerOverflow" ||
                            why.detail == "FloatingPointOverflow";
        if (!number || expects_number()) throw Error(why);
    }

    /// 9223372036854775808 is a token, because a minus before it would make it fit.
    void overflow() const {
        if (found_.kind != Kind::integer || !expects_number()) return;
        if (integer_of(source_.slice(found_)) <=
            std::uint64_t{std::numeric_limits<std::int64_t>::max()})
            return;
        raise("IntegerOverflow", found_.place(),
              fmt::format("{} is too large for an integer: the largest is {}.",
                          source_.slice(found_), std::numeric_limits<std::int64_t>::max()));
    }

    void foreign_sign() const {
        const auto use = [&](string_view mend) {
            raise("UnexpectedSyntax", found_.place(),
                  fmt::format("{} is not an operator here: use {}.", quoted(found_), mend));
        };
        switch (found_.sign) {
            case Sign::bang_equal:
                use("<>");
                break;
            case Sign::equal_equal:
                use("=");
                break;
            case Sign::double_ampersand:
                use("AND");
                break;
            case Sign::double_bar:
                use("OR");
                break;
            case Sign::bang:
                if (expected_.has(Class::expression)) use("NOT");
                break;
            default:
                break;
        }
    }

    /// `(a)->(b)`, `(a)-(b)`, `(a)-[r](b)`: a relationship has two dashes.
    void arrow() const {
        const bool dashed = before().is(Sign::minus) &&
                            (before(2).is(Sign::right_paren) || before(2).is(Sign::less));
        if (dashed && found_.is(Sign::greater)) use_arrow("\"-->\" or \"-[...]->\"");
        if (dashed && found_.is(Sign::left_paren) && expected_.has(Sign::left_bracket)) {
            use_arrow(before(2).is(Sign::less) ? "\"<--\" or \"<-[...]-\""
                                               : "\"--\" or \"-[...]-\"");
        }
        const bool detailed =
            before().is(Sign::right_bracket) && expected_.has(Sign::minus) && expected_.size() == 1;
        if (!detailed) return;
        raise("UnexpectedSyntax", found_.place(),
              fmt::format(
                  "{} stands where \"-\" was expected: a relationship ends with \"]-\" or \"]->\".",
                  found_.kind == Kind::end ? "The end" : quoted(found_)));
    }
    [[noreturn]] void use_arrow(string_view mend) const {
        raise("UnexpectedSyntax", found_.place(),
              fmt::format("{} cannot stand here: a relationship has two dashes, {}.",
                          quoted(found_), mend));
    }

    /// `[:T..3]`, `[:T*-2]`
    void length() const {
        if (found_.is(Sign::dots) && expected_.has(Sign::star)) {
            raise("InvalidRelationshipPattern", found_.place(),
                  "A variable length begins with a star: \"*1..3\", \"*..3\", \"*\".");
        }
        if (found_.is(Sign::minus) && before().is(Sign::star) && expected_.has(Class::number)) {
            raise("InvalidRelationshipPattern", found_.place(), "A length cannot be negative.");
        }
    }

    void parameter() const {
        if (found_.kind != Kind::parameter || expected_.has(Class::expression)) return;
        if (!expected_.has(Sign::left_brace)) return;
        raise("InvalidParameterUse", found_.place(),
              fmt::format(
                  "A parameter cannot stand for all properties of a pattern: name them, as in "
                  "{{name: {}}}.",
                  source_.slice(found_)));
    }

    void open_bracket() const {
        for (std::size_t i = index_; i-- > 0;) {
            const Token& open = source_.tokens[i];
            if (open.kind != Kind::sign || open.partner != no_partner) continue;
            const auto closing = static_cast<Sign>(static_cast<int>(open.sign) + 1);
            const bool opens = open.is(Sign::left_paren) || open.is(Sign::left_bracket) ||
                               open.is(Sign::left_brace);
            if (!opens || !expected_.has(closing)) continue;
            const string where = found_.kind == Kind::end
                                     ? "before the end"
                                     : fmt::format("before {}", quoted(found_));
            raise("UnexpectedSyntax", open.place(),
                  fmt::format("This \"{}\" is never closed: \"{}\" was expected {}.",
                              spelling(open.sign), spelling(closing), where));
        }
    }

    void closing_bracket() const {
        const bool closes = found_.is(Sign::right_paren) || found_.is(Sign::right_bracket) ||
                            found_.is(Sign::right_brace);
        if (!closes || found_.partner != no_partner) return;
        const auto opening = static_cast<Sign>(static_cast<int>(found_.sign) - 1);
        raise("UnexpectedSyntax", found_.place(),
              fmt::format("This \"{}\" closes nothing: there is no \"{}\" before it.",
                          spelling(found_.sign), spelling(opening)));
    }

    [[nodiscard]] bool inside_exists() const {
        for (std::size_t i = index_; i-- > 1;) {
            const Token& token = source_.tokens[i];
            if (!token.is(Sign::left_brace) || !source_.tokens[i - 1].is(Word::exists)) continue;
            if (token.partner == no_partner || token.partner > index_) return true;
        }
        return false;
    }

    /// A clause where none can be, or one that is not in the language.
    void clause() const {
        if (found_.kind != Kind::name) return;
        if (before().is(Sign::semicolon)) {
            raise("UnexpectedSyntax", found_.place(),
                  "One statement at a time: the one before it ended at \";\".");
        }
        const bool after_clause = expected_.has(Word::union_) || expected_.has(Word::return_);
        if (!after_clause) return;
        if (is_update(found_.word) && inside_exists()) {
            raise("InvalidClauseComposition", found_.place(),
                  fmt::format("{} cannot stand in EXISTS {{ }}, which only reads.",
                              spelling(found_.word)));
        }
        if (found_.is(Word::call) && inside_exists()) {
            raise("InvalidClauseComposition", found_.place(),
                  "CALL cannot stand in EXISTS { }, which is made of MATCH, UNWIND, WITH and "
                  "RETURN.");
        }
        if (found_.is(Word::explain) || found_.is(Word::profile)) {
            raise("UnexpectedSyntax", found_.place(),
                  fmt::format("{} goes before the whole query.", spelling(found_.word)));
        }
        if (found_.is(Word::foreach) || found_.is(Word::load)) {
            raise("UnexpectedSyntax", found_.place(),
                  fmt::format("{} is not in the language: {}.", spelling(found_.word),
                              found_.is(Word::load)
                                  ? "files are read with --data"
                                  : "use UNWIND, which makes a row of each item of a list"));
        }
        if (!expected_.has(Word::union_) || expected_.has(Word::match)) return;
        if (begins_clause(found_.word)) {
            raise(
                "UnexpectedSyntax", found_.place(),
                fmt::format(
                    "{} cannot follow RETURN, which ends a query: to go on, use WITH in its place.",
                    spelling(found_.word)));
        }
        if (found_.is(Word::where)) {
            raise("UnexpectedSyntax", found_.place(),
                  "WHERE cannot follow RETURN: it belongs before it.");
        }
    }

    void missing_return() const {
        const bool over =
            found_.kind == Kind::end || found_.is(Sign::semicolon) || found_.is(Word::union_);
        if (!over || !expected_.has(Word::return_)) return;
        if (index_ == 0 || before().is(Word::explain) || before().is(Word::profile)) {
            raise("UnexpectedSyntax", found_.place(), "There is no query here.");
        }
        if (before().is(Word::union_)) return;
        raise("UnexpectedSyntax", found_.place(),
              "This query has no RETURN: say what it should give back, as in \"RETURN *\".");
    }

    [[nodiscard]] std::optional<Word> nearest(string_view text, const Expectations& among) const {
        constexpr std::size_t shortest = 3;
        if (text.size() < shortest) return std::nullopt;
        string upper(text);
        std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        std::size_t best = std::min(edits_allowed(text.size()), text.size() / 2) + 1;
        std::optional<Word> result;
        for_each_of<Word>(word_count, [&](Word w) {
            if (!among.has(w)) return;
            const std::size_t distance = edit_distance(upper, spelling(w), best);
            if (distance < best) {
                best = distance;
                result = w;
            }
        });
        return result;
    }

    void misspelled() const {
        if (found_.kind == Kind::name && found_.word == Word::no_word) {
            if (const auto word = nearest(source_.slice(found_), expected_)) suggest(found_, *word);
        }
        // `RETURN DISTNCT n`: the word was taken for a name, and what follows it cannot.
        const Token& last = before();
        const bool begins_expression = found_.kind != Kind::end && found_.kind != Kind::sign;
        if (last.kind != Kind::name || last.word != Word::no_word || !begins_expression) return;
        Expectations words;
        for (const Word w : {Word::distinct, Word::not_, Word::case_, Word::exists})
            words.add(w);
        if (const auto word = nearest(source_.slice(last), words)) suggest(last, *word);
    }
    [[noreturn]] void suggest(const Token& token, Word word) const {
        raise("UnexpectedSyntax", token.place(),
              fmt::format("{} means nothing here.", quoted(token)), {string(shown(word))});
    }

    /// `MATCH (order)`, `{by: limit}`; a word in capitals is more likely meant as what it is.
    void reserved_word() const {
        if (found_.kind != Kind::name || !is_reserved(found_.word)) return;
        const string_view text = source_.slice(found_);
        const bool named = expected_.has(Class::name);
        const bool meant = !begins_clause(found_.word) && text != spelling(found_.word);
        if (!named && !(meant && expected_.has(Class::expression))) return;
        raise(
            "UnexpectedSyntax", found_.place(),
            fmt::format(
                "\"{0}\" stands where {1} was expected. It is a reserved word: as a name it needs "
                "backticks, `{0}`.",
                text, shown(named ? Class::name : Class::expression)));
    }

    /// `a NOT IN b`
    void late_not() const {
        if (!found_.is(Word::not_) || !expected_.has(Word::in)) return;
        raise("UnexpectedSyntax", found_.place(),
              "NOT cannot stand here: it goes before the whole test, as in \"NOT a IN b\".");
    }

    /// `'it's'`
    void quote_in_text() const {
        const Token& text = before();
        if (text.kind != Kind::string || found_.kind == Kind::end) return;
        if (text.offset + text.length != found_.offset || found_.kind == Kind::sign) return;
        raise("UnexpectedSyntax", found_.place(),
              fmt::format("The text ends before {}: to put a quote in a text, write \\{}.",
                          quoted(found_), source_.slice(text).front()));
    }

    /// `MATCH (n WHERE n.x)`
    void inner_where() const {
        if (!found_.is(Word::where) || !expected_.has(Sign::left_brace)) return;
        raise("UnexpectedSyntax", found_.place(),
              "WHERE cannot stand inside a pattern: it goes after it, as in \"MATCH (n) WHERE n.x "
              "= 1\".");
    }

    /// `MATCH n RETURN n`
    void bare_node() const {
        if (!expected_.has(Sign::equal) || expected_.size() != 1 || !before().is_variable()) return;
        raise("UnexpectedSyntax", before().place(),
              fmt::format("A node is written in parentheses: ({}).", source_.slice(before())));
    }

    [[noreturn]] void anything() const {
        const string list =
            list_expected(expected_, index_ == 0 || before().is(Word::union_) ||
                                         before().is(Word::all) || before().is(Sign::left_brace));
        if (found_.kind == Kind::end) {
            raise("UnexpectedSyntax", found_.place(),
                  fmt::format("The query ends where {} was expected.", list));
        }
        raise("UnexpectedSyntax", found_.place(),
              fmt::format("{} stands where {} was expected.", quoted(found_), list));
    }

    const Tokens& source_;
    const Expectations& expected_;
    const Token& found_;
    std::size_t index_;
};

}  // namespace

void fail_parsing(const State& state) {
    Failure(state).raise_error();
}

void fail_size(std::size_t bytes, std::size_t limit) {
    raise("TooLong", {limit, 0},
          fmt::format(
              "This statement is {} bytes long; the limit is {}. Load large data from a file.",
              bytes, limit));
}

void State::fail_looking(const Token* token) const {
    raise("TooComplex", token->place(),
          "This statement takes too many steps to read. Split it, or write it more plainly.");
}
void State::fail_growing(const Token* token) const {
    raise("TooDeep", token->place(),
          fmt::format("This chain of operators is too long: an expression may be {} levels high. "
                      "Split it with "
                      "parentheses, WITH or a list.",
                      limits.height));
}
void State::fail_nesting(const Token* token) const {
    raise("TooDeep", token->place(),
          fmt::format("Brackets and subqueries may be nested {} deep; this one is deeper.",
                      limits.nesting));
}

}  // namespace entente::cypher
