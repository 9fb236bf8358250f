// How many: "at least two allies", "no member", "most of them", "only NATO".
#include <array>

#include "parser/ast_build.hpp"
#include "question_build.hpp"
#include "question_lowering.hpp"

namespace entente::question {

namespace {

ast::Expression count_of(ast::Expression thing) {
    ast::FunctionCall call{ast::symbol("count"), true, {}};
    call.arguments.push_back(std::move(thing));
    return {std::move(call), {}};
}

}  // namespace

bool is_counted(const NounPhrase& phrase) {
    return phrase.quantity &&
           (phrase.quantifier == Quantifier::counted || phrase.quantifier == Quantifier::none);
}

bool is_quantified(const NounPhrase& phrase) {
    return phrase.quantifier == Quantifier::negative || phrase.quantifier == Quantifier::most ||
           phrase.quantifier == Quantifier::only || phrase.quantifier == Quantifier::greatest ||
           is_counted(phrase);
}

ast::Clause with_values(const std::vector<std::pair<ast::Expression, std::string>>& values,
                        std::optional<ast::Expression> where) {
    ast::With with;
    for (const auto& [value, name] : values)
        with.projection.items.push_back({value, ast::symbol(name), {}});
    with.where = std::move(where);
    return with;
}

std::string Lowering::fresh_value() {
    const auto made = values_made_++;
    return made == 0 ? "k" : "k" + std::to_string(made + 1);
}

std::vector<ast::Clause> Lowering::inside(const Fill& fill) {
    const auto outer = outer_;
    for (const auto& [variable, labels] : labels_)
        outer_.insert(variable);
    ++depth_;
    Block inner;
    fill(inner);
    --depth_;
    outer_ = outer;
    return inner.clauses();
}

ast::Expression Lowering::exists_of(std::vector<ast::Clause> clauses, const std::string& value) {
    ast::Return last;
    last.projection.items.push_back({ast::variable(value), std::nullopt, value});
    clauses.emplace_back(std::move(last));
    ast::Query query;
    query.parts.emplace_back();
    query.parts.back().clauses = std::move(clauses);
    return {ast::Exists{std::move(query)}, {}};
}

/// EXISTS { what `fill` says of the term  WITH count(DISTINCT term) AS k WHERE k op number }
ast::Expression Lowering::count_condition(const Fill& fill, const Term& term,
                                          ast::ComparisonOperator op, std::int64_t number) {
    const auto value = fresh_value();
    auto clauses = inside(fill);
    clauses.push_back(
        with_values({{count_of(ast::variable(term.variable)), value}},
                    ast::compare(ast::variable(value), op, ast::literal(Value(number)))));
    return exists_of(std::move(clauses), value);
}

/// `said` holds of as many of the things that the phrase describes as its quantifier says.
void Lowering::assert_quantified(const NounPhrase& phrase, const Said& said, Block& block) {
    auto plain = phrase;
    plain.quantifier = Quantifier::none;
    plain.quantity.reset();
    switch (phrase.quantifier) {
        case Quantifier::greatest:
            refuse("\"The most\" is not understood in this place.", phrase.place);
        case Quantifier::universal:
            return assert_every(plain, said, block);
        case Quantifier::most:
            return assert_most(plain, said, block);
        case Quantifier::only:
            return assert_only(plain, said, block);
        case Quantifier::negative:
            return block.add_condition(ast::negation(exists([&](Block& inner) {
                const auto term = open_term(plain, {});
                said(term, inner);
                if (!plain.is_name()) assert_phrase(plain, term, inner);
            })));
        default:
            break;
    }
    require_counted(plain);
    const Term term{{}, fresh_node()};
    labels_[term.variable] = labels_of(plain);
    const auto labels = labels_[term.variable];
    labels_.erase(term.variable);
    block.add_condition(count_condition(
        [&](Block& inner) {
            labels_[term.variable] = labels;
            said(term, inner);
            assert_phrase(plain, term, inner);
        },
        term, phrase.quantity->op, phrase.quantity->number));
}

/// There are such things, and none of which it does not hold.
void Lowering::assert_every(const NounPhrase& plain, const Said& said, Block& block) {
    block.add_condition(
        exists([&](Block& inner) { assert_phrase(plain, open_term(plain, {}), inner); }));
    block.add_condition(ast::negation(exists([&](Block& inner) {
        const auto term = open_term(plain, {});
        assert_phrase(plain, term, inner);
        inner.add_condition(
            ast::negation(exists([&](Block& innermost) { said(term, innermost); })));
    })));
}

/// More than half.
void Lowering::assert_most(const NounPhrase& plain, const Said& said, Block& block) {
    const auto all = fresh_value();
    const auto held = fresh_value();
    Term term;
    ast::Case held_case;
    auto clauses = inside([&](Block& inner) {
        term = open_term(plain, {});
        assert_phrase(plain, term, inner);
        held_case.branches.push_back({exists([&](Block& innermost) { said(term, innermost); }),
                                      ast::variable(term.variable)});
    });
    const ast::Expression twice{
        ast::Binary{ast::BinaryOperator::multiply, ast::literal(Value(std::int64_t{2})),
                    ast::variable(held)},
        {}};
    clauses.push_back(
        with_values({{count_of(ast::variable(term.variable)), all},
                     {count_of({std::move(held_case), {}}), held}},
                    ast::compare(twice, ast::ComparisonOperator::greater, ast::variable(all))));
    block.add_condition(exists_of(std::move(clauses), all));
}

/// It holds of one that the phrase describes, and of nothing else.
void Lowering::assert_only(const NounPhrase& plain, const Said& said, Block& block) {
    const bool each = !plain.parts.empty() && plain.all;
    for (const auto& part : each ? plain.parts : std::vector{plain}) {
        block.add_condition(exists([&](Block& inner) {
            const auto term = open_term(part, {});
            said(term, inner);
            if (!part.is_name()) assert_phrase(part, term, inner);
        }));
    }
    block.add_condition(ast::negation(exists([&](Block& inner) {
        const Term term{{}, fresh_node()};
        labels_[term.variable] = labels_of(plain);
        said(term, inner);
        inner.add_condition(ast::negation(
            exists([&](Block& innermost) { assert_phrase(plain, term, innermost); })));
    })));
}

}  // namespace entente::question
