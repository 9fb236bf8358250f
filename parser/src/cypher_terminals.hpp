// The terminals of the grammar: each looks at one token.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <boost/spirit/home/x3.hpp>

#include "cypher_state.hpp"
#include "parser/ast.hpp"

namespace entente::cypher {

namespace x3 = boost::spirit::x3;

struct StateTag;
using Iterator = const Token*;
using Context = x3::context<StateTag, State>;

template <class Ctx>
State& state_of(const Ctx& context) {
    return x3::get<StateTag>(context);
}

/// A terminal without a value: one word or one sign.
template <class What>
struct Exactly : x3::parser<Exactly<What>> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    constexpr explicit Exactly(What w) : what(w) {}

    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator& first, const Iterator&, const Ctx& context, RuleCtx&, Attribute&) const {
        State& state = state_of(context);
        state.look(first);
        if (!first->is(what)) {
            state.expected_at(first, what);
            return false;
        }
        ++first;
        return true;
    }

    What what;
};
constexpr Exactly<Word> word(Word w) {
    return Exactly<Word>(w);
}
constexpr Exactly<Sign> sign(Sign s) {
    return Exactly<Sign>(s);
}

/// A terminal whose value `Read` makes of the token, or refuses to.
template <class Value, class Read>
struct Terminal : x3::parser<Terminal<Value, Read>> {
    using attribute_type = Value;
    static constexpr bool has_attribute = true;

    constexpr Terminal(Expectation expected, Read r) : what(expected), read(r) {}

    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator& first, const Iterator&, const Ctx& context, RuleCtx&,
               Attribute& attribute) const {
        State& state = state_of(context);
        state.look(first);
        std::optional<Value> value = read(state, *first);
        if (!value) {
            state.expected_at(first, what);
            return false;
        }
        x3::traits::move_to(std::move(*value), attribute);
        ++first;
        return true;
    }

    Expectation what;
    Read read;
};
template <class Value, class Read>
constexpr auto terminal(Expectation what, Read read) {
    return Terminal<Value, Read>(what, read);
}

inline ast::Symbol symbol_of(const State& state, const Token& token) {
    return {name_of(state.source.slice(token)), token.place()};
}

/// A variable or an alias: a reserved word only in backticks.
inline const auto variable =
    terminal<ast::Symbol>(Class::name, [](const State& state, const Token& token) {
        return token.is_variable() ? std::optional(symbol_of(state, token)) : std::nullopt;
    });

/// A label, a type or a key, which may also be a reserved word.
inline auto schema_name(Class what) {
    return terminal<ast::Symbol>(what, [](const State& state, const Token& token) {
        const bool is_name = token.kind == Kind::name || token.kind == Kind::quoted;
        return is_name ? std::optional(symbol_of(state, token)) : std::nullopt;
    });
}
inline const auto label = schema_name(Class::label);
inline const auto relationship_type = schema_name(Class::relationship_type);
inline const auto property_key = schema_name(Class::property_key);

/// `$name`
inline const auto parameter =
    terminal<std::string>(Class::parameter, [](const State& state, const Token& token) {
        return token.kind == Kind::parameter ? std::optional(name_of(state.source.slice(token)))
                                             : std::nullopt;
    });

inline std::optional<std::int64_t> read_integer(const State& state, const Token& token) {
    if (token.kind != Kind::integer) return std::nullopt;
    const std::uint64_t value = integer_of(state.source.slice(token));
    if (value > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return std::nullopt;
    return static_cast<std::int64_t>(value);
}
/// An integer without a sign.
inline const auto integer = terminal<std::int64_t>(Class::number, read_integer);

inline std::optional<Value> read_literal(const State& state, const Token& token) {
    switch (token.kind) {
        case Kind::integer:
            if (const auto value = read_integer(state, token)) return Value(*value);
            return std::nullopt;
        case Kind::floating:
            return Value(floating_of(state.source.slice(token)));
        case Kind::string:
            return Value(string_of(state.source.slice(token)));
        case Kind::name:
            if (token.is(Word::true_)) return Value(true);
            if (token.is(Word::false_)) return Value(false);
            if (token.is(Word::null)) return Value();
            return std::nullopt;
        default:
            return std::nullopt;
    }
}
/// A number without a sign, a text, TRUE, FALSE or NULL.
inline const auto literal = terminal<Value>(Class::literal, read_literal);

/// Looks ahead without taking anything, to choose between alternatives that begin alike.
struct Ahead : x3::parser<Ahead> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    using Test = bool (*)(const Tokens&, const Token*);

    constexpr explicit Ahead(Test t) : test(t) {}

    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator& first, const Iterator&, const Ctx& context, RuleCtx&, Attribute&) const {
        return test(state_of(context).source, first);
    }

    Test test;
};
constexpr Ahead ahead(Ahead::Test test) {
    return Ahead(test);
}

}  // namespace entente::cypher
