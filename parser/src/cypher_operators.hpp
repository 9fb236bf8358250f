// The operators that are not the same on both sides: NOT and signs before an operand, and the tests
// after one
// (`IN list`, `STARTS WITH text`, `IS NULL`).
#pragma once

#include "cypher_ahead.hpp"
#include "cypher_components.hpp"

namespace entente::cypher {

/// Wraps `value` in one unary operator for each token from `begin` to `end`, the last token
/// innermost.
template <class Meaning>
void wrap_prefixes(State& state, Iterator begin, Iterator end, ast::Expression& value,
                   Meaning means) {
    const std::size_t stop = value.place.offset + value.place.length;
    while (end != begin) {
        --end;
        state.grow(end);
        value.node = ast::Unary{means(*end), std::exchange(value, {})};
        value.place = {end->offset, stop - end->offset};
    }
}

/// `NOT NOT a`
template <class Operand>
struct Negation : Chain<Negation<Operand>, Operand> {
    using Chain<Negation, Operand>::Chain;

    template <class Parse>
    bool link(State& state, Iterator& first, const Parse& operand, ast::Expression& value) const {
        const Iterator begin = first;
        while (first->is(Word::not_))
            ++first;
        state.look(first);
        state.expected_at(first, Word::not_);
        const Iterator end = first;
        if (!operand(value)) return false;
        wrap_prefixes(state, begin, end, value,
                      [](const Token&) { return ast::UnaryOperator::logical_not; });
        return true;
    }
};
template <class Operand>
constexpr auto negated(const Operand& operand) {
    return Negation<Operand>(operand);
}

/// `- + a`. A minus and a number are a negative number, so that the least of all integers can be
/// written.
template <class Operand>
struct Signed : Chain<Signed<Operand>, Operand> {
    using Chain<Signed, Operand>::Chain;

    template <class Parse>
    bool link(State& state, Iterator& first, const Parse& operand, ast::Expression& value) const {
        const Iterator begin = first;
        const auto is_sign = [](const Token* t) { return t->is(Sign::minus) || t->is(Sign::plus); };
        while (is_sign(first) && !at_negative_number(state.source, first))
            ++first;
        state.look(first);
        const Iterator end = first;
        if (is_sign(first)) {
            take_negative_number(state, first, value);
        } else {
            if (first == begin) {
                state.expected_at(first, Sign::minus);
                state.expected_at(first, Sign::plus);
            }
            if (!operand(value)) return false;
        }
        wrap_prefixes(state, begin, end, value, [](const Token& t) {
            return t.is(Sign::minus) ? ast::UnaryOperator::minus : ast::UnaryOperator::plus;
        });
        return true;
    }

    static void take_negative_number(State& state, Iterator& first, ast::Expression& value) {
        const Iterator begin = first;
        const Token& number = first[1];
        const std::string_view digits = state.source.slice(number);
        first += 2;
        value.place = place_between(begin, first);
        if (number.kind == Kind::floating) {
            value.node = ast::Literal{Value(-floating_of(digits))};
        } else {  // unsigned arithmetic wraps, so that 2^63 becomes -2^63
            value.node = ast::Literal{Value(static_cast<std::int64_t>(0 - integer_of(digits)))};
        }
    }
};
template <class Operand>
constexpr auto with_signs(const Operand& operand) {
    return Signed<Operand>(operand);
}

/// `a IN b`, `a STARTS WITH b`, `a ENDS WITH b`, `a CONTAINS b`, `a =~ b`, `a IS NULL`, `a IS NOT
/// NULL`.
template <class Operand>
struct Tests : Chain<Tests<Operand>, Operand> {
    using Chain<Tests, Operand>::Chain;

    template <class Parse>
    bool link(State& state, Iterator& first, const Parse& operand, ast::Expression& left) const {
        if (!operand(left)) return false;
        for (;;) {
            state.look(first);
            if (take(state, first, Word::is)) {
                if (!null_test(state, first, left)) return false;
                continue;
            }
            const std::optional<ast::BinaryOperator> op = binary(state, first);
            if (!op) return true;
            if (*op == ast::BinaryOperator::starts_with || *op == ast::BinaryOperator::ends_with) {
                if (!take(state, first, Word::with)) return false;
            }
            ast::Expression right;
            if (!operand(right)) return false;
            state.grow(first);
            wrap_binary(left, *op, std::move(right));
        }
    }

    template <class What>
    static bool take(State& state, Iterator& first, What what) {
        if (!first->is(what)) {
            state.expected_at(first, what);
            return false;
        }
        ++first;
        return true;
    }

    static std::optional<ast::BinaryOperator> binary(State& state, Iterator& first) {
        if (take(state, first, Word::in)) return ast::BinaryOperator::in;
        if (take(state, first, Word::starts)) return ast::BinaryOperator::starts_with;
        if (take(state, first, Word::ends)) return ast::BinaryOperator::ends_with;
        if (take(state, first, Word::contains)) return ast::BinaryOperator::contains;
        if (take(state, first, Sign::matches)) return ast::BinaryOperator::matches;
        return std::nullopt;
    }

    static bool null_test(State& state, Iterator& first, ast::Expression& left) {
        const bool negative = take(state, first, Word::not_);
        if (!take(state, first, Word::null)) return false;
        state.grow(first);
        const Token& end = first[-1];
        const Place place{left.place.offset, end.offset + end.length - left.place.offset};
        left.node =
            ast::Unary{negative ? ast::UnaryOperator::is_not_null : ast::UnaryOperator::is_null,
                       std::exchange(left, {})};
        left.place = place;
        return true;
    }
};
template <class Operand>
constexpr auto tested(const Operand& operand) {
    return Tests<Operand>(operand);
}

}  // namespace entente::cypher
