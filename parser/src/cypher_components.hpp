// Parts of the grammar that Spirit does not have: guards, and chains of operators that build trees
// from the left.
#pragma once

#include <algorithm>
#include <array>
#include <utility>

#include "cypher_terminals.hpp"

namespace entente::cypher {

/// The place of what stands between two tokens.
inline Place place_between(Iterator first, Iterator last) {
    if (first == last) return {first->offset, 0};
    const Token& end = last[-1];
    return {first->offset, std::size_t{end.offset} + end.length - first->offset};
}

// ---------------------------------------------------------------- actions

/// `parser[set<&Rule::member>]`: the member becomes what the parser found.
template <auto Member>
struct Set {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context).*Member = std::move(x3::_attr(context));
    }
};
template <auto Member>
inline constexpr Set<Member> set{};

/// `parser[push<&Rule::members>]`: what the parser found is one member more.
template <auto Member>
struct Push {
    template <class Ctx>
    void operator()(Ctx& context) const {
        (x3::_val(context).*Member).emplace_back(std::move(x3::_attr(context)));
    }
};
template <auto Member>
inline constexpr Push<Member> push{};

/// `parser[assign<&Rule::member, value>]`: the member becomes the value.
template <auto Member, auto Value>
struct Assign {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context).*Member = Value;
    }
};
template <auto Member, auto Value>
inline constexpr Assign<Member, Value> assign{};

/// `parser[push_back]`, where the rule's value is a container.
struct PushBack {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context).push_back(std::move(x3::_attr(context)));
    }
};
inline constexpr PushBack push_back{};

/// `parser[node]`: the expression is what the parser found.
struct BecomeNode {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context).node = std::move(x3::_attr(context));
    }
};
inline constexpr BecomeNode node{};

/// `parser[same]`: the rule's value is what the parser found.
struct BecomeSame {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context) = std::move(x3::_attr(context));
    }
};
inline constexpr BecomeSame same{};

// ---------------------------------------------------------------- guards

/// The whole of a rule, which writes down where the rule's value stands. Not the rule's on_success:
/// Spirit 1.74 hands that no value when the rule has actions.
template <class Subject>
struct Placed : x3::unary_parser<Subject, Placed<Subject>> {
    using Base = x3::unary_parser<Subject, Placed<Subject>>;
    static constexpr bool is_pass_through_unary = true;

    constexpr explicit Placed(const Subject& whole) : Base(whole) {}

    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleCtx& value,
               Attribute& attribute) const {
        const Iterator start = first;
        if (!this->subject.parse(first, last, context, value, attribute)) return false;
        value.place = place_between(start, first);
        return true;
    }
};
template <class Subject>
constexpr auto placed(const Subject& whole) {
    return Placed<Subject>(whole);
}

/// Runs `parse`; afterwards state.height is the greater of what it was and of what `parse` made.
template <class Parse>
bool measured(State& state, Parse parse) {
    const std::size_t before = std::exchange(state.height, 0);
    const bool found = parse();
    state.height = std::max(before, state.height);
    return found;
}

/// One thing to expect ("an expression") in place of all that it can begin with.
template <class Subject>
struct Described : x3::unary_parser<Subject, Described<Subject>> {
    using Base = x3::unary_parser<Subject, Described<Subject>>;
    static constexpr bool is_pass_through_unary = true;

    constexpr Described(const Subject& inner, Class what) : Base(inner), name(what) {}

    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleCtx& rule,
               Attribute& attribute) const {
        State& state = state_of(context);
        const Iterator start = first;
        const Expectations before = state.furthest == start ? state.expected : Expectations();
        const bool found = this->subject.parse(first, last, context, rule, attribute);
        if (!found && state.furthest == start && state.grouped) {
            state.expected = before;
            state.expected.add(name);
        }
        return found;
    }

    Class name;
};
template <class Subject>
constexpr auto described(Class what, const Subject& subject) {
    return Described<Subject>(subject, what);
}

/// One level of nesting.
template <class Subject>
struct Nested : x3::unary_parser<Subject, Nested<Subject>> {
    using Base = x3::unary_parser<Subject, Nested<Subject>>;
    static constexpr bool is_pass_through_unary = true;

    constexpr explicit Nested(const Subject& inner) : Base(inner) {}

    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleCtx& rule,
               Attribute& attribute) const {
        State& state = state_of(context);
        if (++state.depth > state.limits.nesting) state.fail_nesting(first);
        const Iterator start = first;
        const bool creating = std::exchange(state.creating, false);
        const bool found = measured(state, [&] {
            const bool parsed = this->subject.parse(first, last, context, rule, attribute);
            state.grow(start);
            return parsed;
        });
        state.creating = creating;
        --state.depth;
        return found;
    }
};
template <class Subject>
constexpr auto nested(const Subject& subject) {
    return Nested<Subject>(subject);
}

/// The pattern of a CREATE, but not what is nested in it.
template <class Subject>
struct Creating : x3::unary_parser<Subject, Creating<Subject>> {
    using Base = x3::unary_parser<Subject, Creating<Subject>>;
    static constexpr bool is_pass_through_unary = true;

    constexpr explicit Creating(const Subject& inner) : Base(inner) {}

    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleCtx& rule,
               Attribute& attribute) const {
        State& state = state_of(context);
        state.creating = true;
        const bool found = this->subject.parse(first, last, context, rule, attribute);
        state.creating = false;
        return found;
    }
};
template <class Subject>
constexpr auto creating(const Subject& subject) {
    return Creating<Subject>(subject);
}

/// Succeeds in the pattern of a CREATE, and takes nothing.
struct InCreate : x3::parser<InCreate> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator&, const Iterator&, const Ctx& context, RuleCtx&, Attribute&) const {
        return state_of(context).creating;
    }
};
inline constexpr InCreate in_create{};

/// Keeps the height of one expression apart from that of its neighbours.
template <class Subject>
struct Measured : x3::unary_parser<Subject, Measured<Subject>> {
    using Base = x3::unary_parser<Subject, Measured<Subject>>;
    static constexpr bool is_pass_through_unary = true;

    constexpr explicit Measured(const Subject& inner) : Base(inner) {}

    template <class Ctx, class RuleCtx, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleCtx& rule,
               Attribute& attribute) const {
        return measured(state_of(context),
                        [&] { return this->subject.parse(first, last, context, rule, attribute); });
    }
};
template <class Subject>
constexpr auto measured_alone(const Subject& subject) {
    return Measured<Subject>(subject);
}

// ---------------------------------------------------------------- chains

/// What the chains share: an operand and what may stand between two of them.
template <class Derived, class Operand>
struct Chain : x3::unary_parser<Operand, Derived> {
    using attribute_type = ast::Expression;
    static constexpr bool has_attribute = true;

    constexpr explicit Chain(const Operand& operand)
        : x3::unary_parser<Operand, Derived>(operand) {}

    template <class Ctx, class RuleCtx>
    bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleCtx& rule,
               ast::Expression& value) const {
        State& state = state_of(context);
        const Iterator start = first;
        const auto operand = [&](ast::Expression& one) {
            return this->subject.parse(first, last, context, rule, one);
        };
        const bool found =
            measured(state, [&] { return this->derived().link(state, first, operand, value); });
        if (!found) first = start;
        return found;
    }
};

/// Takes one of the operators, or expects all of them.
template <class Operator, std::size_t N>
const Operator* take_operator(const std::array<Operator, N>& operators, State& state,
                              Iterator& first) {
    state.look(first);
    for (const Operator& one : operators) {
        if (first->is(one.written)) {
            ++first;
            return &one;
        }
    }
    for (const Operator& one : operators)
        state.expected_at(first, one.written);
    return nullptr;
}

struct ArithmeticOperator {
    Sign written;
    ast::BinaryOperator means;
};

inline void wrap_binary(ast::Expression& left, ast::BinaryOperator op, ast::Expression right) {
    const Place place{left.place.offset,
                      right.place.offset + right.place.length - left.place.offset};
    left = ast::Expression{ast::Binary{op, std::exchange(left, {}), std::move(right)}, place};
}

/// `a + b - c` as `(a + b) - c`.
template <class Operand, std::size_t N>
struct FromLeft : Chain<FromLeft<Operand, N>, Operand> {
    constexpr FromLeft(const Operand& operand, const std::array<ArithmeticOperator, N>& ops)
        : Chain<FromLeft, Operand>(operand), operators(ops) {}

    template <class Parse>
    bool link(State& state, Iterator& first, const Parse& operand, ast::Expression& left) const {
        if (!operand(left)) return false;
        while (const ArithmeticOperator* op = take_operator(operators, state, first)) {
            ast::Expression right;
            if (!operand(right)) return false;
            state.grow(first);
            wrap_binary(left, op->means, std::move(right));
        }
        return true;
    }

    std::array<ArithmeticOperator, N> operators;
};
template <std::size_t N, class Operand>
constexpr auto from_left(const Operand& operand, const ArithmeticOperator (&operators)[N]) {
    return FromLeft<Operand, N>(operand, std::to_array(operators));
}

struct ComparisonSign {
    Sign written;
    ast::ComparisonOperator means;
};
inline constexpr std::array comparison_signs{
    ComparisonSign{Sign::equal, ast::ComparisonOperator::equal},
    ComparisonSign{Sign::not_equal, ast::ComparisonOperator::not_equal},
    ComparisonSign{Sign::less, ast::ComparisonOperator::less},
    ComparisonSign{Sign::less_equal, ast::ComparisonOperator::less_equal},
    ComparisonSign{Sign::greater, ast::ComparisonOperator::greater},
    ComparisonSign{Sign::greater_equal, ast::ComparisonOperator::greater_equal},
};

inline Place place_across(const std::vector<ast::Expression>& operands) {
    const Place& first = operands.front().place;
    const Place& last = operands.back().place;
    return {first.offset, last.offset + last.length - first.offset};
}

/// `a < b <= c` as one comparison.
template <class Operand>
struct ComparisonChain : Chain<ComparisonChain<Operand>, Operand> {
    using Chain<ComparisonChain, Operand>::Chain;

    template <class Parse>
    bool link(State& state, Iterator& first, const Parse& operand, ast::Expression& value) const {
        if (!operand(value)) return false;
        const ComparisonSign* op = take_operator(comparison_signs, state, first);
        if (op == nullptr) return true;
        ast::Comparison comparison;
        comparison.operands.push_back(std::exchange(value, {}));
        for (; op != nullptr; op = take_operator(comparison_signs, state, first)) {
            comparison.operators.push_back(op->means);
            if (!operand(comparison.operands.emplace_back())) return false;
        }
        state.grow(first);
        value.place = place_across(comparison.operands);
        value.node = std::move(comparison);
        return true;
    }
};
template <class Operand>
constexpr auto compared(const Operand& operand) {
    return ComparisonChain<Operand>(operand);
}

/// `a AND b AND c` as one connective.
template <class Operand>
struct ConnectiveChain : Chain<ConnectiveChain<Operand>, Operand> {
    constexpr ConnectiveChain(const Operand& operand, Word w, ast::ConnectiveOperator op)
        : Chain<ConnectiveChain, Operand>(operand), written(w), means(op) {}

    template <class Parse>
    bool link(State& state, Iterator& first, const Parse& operand, ast::Expression& value) const {
        if (!operand(value)) return false;
        if (!take(state, first)) return true;
        ast::Connective connective{means, {}};
        connective.operands.push_back(std::exchange(value, {}));
        do {
            if (!operand(connective.operands.emplace_back())) return false;
        } while (take(state, first));
        state.grow(first);
        value.place = place_across(connective.operands);
        value.node = std::move(connective);
        return true;
    }

    [[nodiscard]] bool take(State& state, Iterator& first) const {
        state.look(first);
        if (!first->is(written)) {
            state.expected_at(first, written);
            return false;
        }
        ++first;
        return true;
    }

    Word written;
    ast::ConnectiveOperator means;
};
template <class Operand>
constexpr auto connected(const Operand& operand, Word written, ast::ConnectiveOperator means) {
    return ConnectiveChain<Operand>(operand, written, means);
}

}  // namespace entente::cypher
