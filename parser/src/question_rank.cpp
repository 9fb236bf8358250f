// Orders: "the oldest alliance", "third to join", "the country with most allies", "older than the
// EU", "which has more members, NATO or the EU".
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "parser/ast_build.hpp"
#include "parser/ast_children.hpp"
#include "question_build.hpp"
#include "question_lowering.hpp"
#include "question_period.hpp"

namespace entente::question {

namespace {

using ast::ComparisonOperator;

bool aggregates(const ast::Expression& expression) {
    const auto* call = std::get_if<ast::FunctionCall>(&expression.node);
    static constexpr std::array names{"count", "min", "max", "sum", "avg"};
    bool found =
        call != nullptr && std::find(names.begin(), names.end(), call->name.text) != names.end();
    ast::for_each_operand(
        expression, [&](const ast::Expression& operand) { found = found || aggregates(operand); });
    return found;
}

/// A noun that names things by what they are to others, and not a mere kind.
bool names_tie(const NounPhrase& set) {
    if (set.nouns.empty()) return false;
    const auto& senses = set.nouns.back().senses;
    const bool tied = std::any_of(senses.begin(), senses.end(), [](const Sense* sense) {
        return sense->word_class == WordClass::noun && !sense->transparent;
    });
    return tied && !set.arguments.empty();
}

ComparisonOperator before(bool greatest, bool or_equal) {
    if (or_equal)
        return greatest ? ComparisonOperator::greater_equal : ComparisonOperator::less_equal;
    return greatest ? ComparisonOperator::greater : ComparisonOperator::less;
}

ast::Expression count_of(const std::string& variable) {
    ast::FunctionCall call{ast::symbol("count"), true, {}};
    call.arguments.push_back(ast::variable(variable));
    return {std::move(call), {}};
}

ast::Expression number(std::int64_t value) {
    return ast::literal(Value(value));
}

}  // namespace

/// The things to choose from, whenever they were.
void Lowering::assert_candidates(const NounPhrase& choice, const Term& term, Block& block) {
    std::vector<ast::Expression> names;
    Labels labels;
    std::string key = "name";
    if (!choice.nouns.empty()) {
        NounPhrase kind;
        kind.nouns = choice.nouns;
        narrow(term, labels_of(kind));
    }
    for (const auto& part : choice.parts) {
        if (!part.is_name()) refuse("Name each of them here.", part.place);
        const auto entity = resolve(part, labels_of_term(term));
        if (std::find(labels.begin(), labels.end(), entity.label) == labels.end())
            labels.push_back(entity.label);
        key = entity.key;
        names.push_back(ast::literal(entity.key_value));
    }
    narrow(term, labels);
    block.require_label(term.variable, labels, std::nullopt);
    block.add_condition({ast::Binary{ast::BinaryOperator::in, ast::property(term.variable, key),
                                     ast::Expression{ast::ListLiteral{std::move(names)}, {}}},
                         {}});
}

/// What makes a thing one of the set.
void Lowering::describe_member(const NounPhrase& set, const Term& term, Block& block) {
    if (!set.anything) return assert_phrase(set, term, block);
    const auto labels = labels_of_term(term);
    if (!term.entity && !labels.empty())
        block.require_label(term.variable, labels, time_.date.iso());
}

const Sense* Lowering::degree_sense(const Measure& measure, const NounPhrase& set,
                                    const Term& term) const {
    const auto labels = set.anything ? labels_of_term(term) : labels_of(set);
    const Sense* found = nullptr;
    for (const auto* sense : measure.word.senses) {
        const bool tie = is_of_ties(*sense);
        if (tie && names_tie(set)) return sense;
        if (tie || found != nullptr || !compatible(labels, labels_in(*sense, "x"))) continue;
        found = sense;
    }
    return found;
}

/// The value that a degree of a thing is measured by; its pattern goes into the block.
ast::Expression Lowering::value_of(const Sense& sense, const std::string& of, const Term& term,
                                   Block& block) {
    std::map<std::string, std::string> names;
    names[of] = term.entity ? fresh_node() : term.variable;
    narrow(term, labels_in(sense, of));
    const bool alone = sense.patterns.size() == 1 && sense.patterns.front().relationships.empty();
    const bool timeless = alone || of != "x";
    // "the largest alliance in 1960": by what it was then.
    const auto times = timeless ? std::vector<Time>{} : dated(measured_at_, nullptr, block);
    const auto edge = needs_edge(times, time_) ? fresh_edge() : std::string();
    const auto period = period_of_state(times, time_, edge);
    const auto as_of = timeless ? std::optional<std::string>() : period.as_of;
    for (auto pattern : sense.patterns) {
        for (auto& node : pattern.nodes) {
            if (!node.variable) continue;
            const auto variable = node.variable->text;
            if (!names.contains(variable)) names[variable] = fresh_node();
            node.variable = ast::symbol(names[variable]);
            if (variable == of && term.entity) name_node(node, *term.entity);
            if (variable == of && !term.entity && outer_.contains(term.variable)) {
                node.labels.clear();
                node.any_label = false;
            }
        }
        for (auto& tie : pattern.relationships) {
            if (tie.variable) {
                tie.variable = ast::symbol(names["e"] = fresh_edge());
            } else if (!edge.empty()) {
                tie.variable = ast::symbol(edge);
            }
        }
        if (alone && !term.entity) {
            if (!outer_.contains(term.variable) || !block.mentions(term.variable))
                block.require_label(term.variable, labels_in(sense, of), as_of);
        } else {
            block.add_pattern(std::move(pattern), as_of);
        }
    }
    for (const auto& condition : period.conditions)
        block.add_condition(condition);
    auto value = *sense.measure;
    rename_variables(value, names);
    return value;
}

/// How many of something a thing has: what there is to count goes into the block.
ast::Expression Lowering::amount_of(const Measure& measure, const Term& term, Block& block) {
    if (measure.kind == Measure::Kind::degree) {
        NounPhrase any;
        any.anything = true;
        const auto* sense = degree_sense(measure, any, term);
        if (sense == nullptr)
            refuse("\"" + measure.word.word + "\" is not said of this.", measure.word.place);
        return value_of(*sense, "x", term, block);
    }
    require_counted(**measure.thing);
    if (!measure.word.senses.empty() || !measure.word.arguments.empty()) {
        const auto& thing = **measure.thing;
        const auto counted = open_term(thing, {});
        gaps_.push_back(counted);
        assert_predication(measure.word, term, block);
        gaps_.pop_back();
        assert_phrase(thing, counted, block);
        return count_of(counted.variable);
    }
    gaps_.push_back(term);
    auto possessed = possess(gap_phrase((*measure.thing)->place), **measure.thing);
    possessed.quantifier = Quantifier::none;
    const auto counted = open_term(possessed, {});
    assert_phrase(possessed, counted, block);
    gaps_.pop_back();
    return count_of(counted.variable);
}

bool Lowering::is_amount(const Measure& measure, const NounPhrase& set, const Term& term) const {
    if (measure.kind == Measure::Kind::amount) return true;
    if (measure.kind != Measure::Kind::degree) return false;
    const auto* sense = degree_sense(measure, set, term);
    return sense != nullptr && aggregates(*sense->measure);
}

/// The value that a member of the set is measured by; what makes it one goes into the block.
ast::Expression Lowering::measured(const Measure& measure, const NounPhrase& set, const Term& term,
                                   Block& block) {
    const auto* sense =
        measure.kind == Measure::Kind::degree ? degree_sense(measure, set, term) : nullptr;
    if (sense != nullptr && !is_of_ties(*sense)) {
        describe_member(set, term, block);
        return value_of(*sense, "x", term, block);
    }
    const bool event = measure.kind == Measure::Kind::event;
    const auto outside = std::exchange(wanted_date_, Dating{event, {}});
    if (event) {
        auto verb = measure.word;
        Time ever;
        ever.kind = Time::Kind::ever;
        ever.implied = true;
        if (verb.times.empty()) verb.times.push_back(ever);
        assert_predication(std::move(verb), term, block);
    } else if (!set.anything) {
        assert_phrase(set, term, block);
    }
    const auto dating = std::exchange(wanted_date_, outside);
    if (!dating->date) refuse("I cannot tell what this is first or last by.", set.place);
    if (event && !set.anything) assert_phrase(set, term, block);
    return *dating->date;
}

void Lowering::assert_rank(const Rank& rank, NounPhrase set, const Term& subject, Block& block) {
    bool greatest = rank.greatest;
    if (set.anything && !subject.entity && !labels_of_term(subject).empty())
        set.known_labels = labels_of_term(subject);
    if (rank.measure.kind == Measure::Kind::degree) {
        const auto* sense = degree_sense(rank.measure, set, subject);
        if (sense == nullptr) {
            const auto& place = rank.measure.word.place;
            refuse("\"" + std::string(reader_.text().substr(place.offset, place.length)) +
                       "\" is not said of this.",
                   place);
        }
        greatest = sense->greatest;
    }
    measured_at_ = set.times;
    measured_at_.insert(measured_at_.end(), rank.measure.word.times.begin(),
                        rank.measure.word.times.end());
    if (is_amount(rank.measure, set, subject)) {
        rank_by_amount(rank, greatest, set, subject, block);
    } else {
        rank_by_value(rank, greatest, set, subject, block);
    }
}

/// Fewer others come before it than there are places, and enough that it is not in an earlier one.
void Lowering::rank_by_value(const Rank& rank, bool greatest, const NounPhrase& set,
                             const Term& subject, Block& block) {
    const auto own = measured(rank.measure, set, subject, block);
    if (rank.measure.kind != Measure::Kind::tie)
        block.add_condition(ast::unary(ast::UnaryOperator::is_not_null, own));
    const auto labels = labels_of_term(subject);
    const auto others = [&](const Term& other, bool or_equal) {
        return [&, other, or_equal](Block& inner) {
            labels_[other.variable] = set.anything ? labels : labels_of(set);
            const auto value = measured(rank.measure, set, other, inner);
            inner.add_condition(ast::compare(value, before(greatest, or_equal), own));
        };
    };
    if (rank.to == 1) {
        const Term other{{}, fresh_node()};
        return block.add_condition(ast::negation(exists(others(other, false))));
    }
    const Term ahead{{}, fresh_node()};
    block.add_condition(
        count_condition(others(ahead, false), ahead, ComparisonOperator::less, rank.to));
    if (rank.from == 1) return;
    const Term reached{{}, fresh_node()};
    block.add_condition(count_condition(others(reached, true), reached,
                                        ComparisonOperator::greater_equal, rank.from));
}

/// The clauses of a block as one OPTIONAL MATCH; none when it takes several.
std::vector<ast::Clause> Lowering::optional(const Fill& fill) {
    auto clauses = inside(fill);
    if (clauses.size() != 1) return {};
    std::get<ast::Match>(clauses.front()).optional = true;
    return clauses;
}

/// Its own number first; then the numbers of the others; then how many have more.
void Lowering::rank_by_amount(const Rank& rank, bool greatest, const NounPhrase& set,
                              const Term& subject, Block& block) {
    describe_member(set, subject, block);
    reading_.many_grounds = true;
    const auto labels = labels_of_term(subject);
    const auto condition = [&](bool or_equal, ComparisonOperator op, std::int64_t places) {
        const auto own = fresh_value();
        const auto value = fresh_value();
        const auto ahead = fresh_value();
        std::optional<ast::Expression> amount;
        auto clauses =
            inside([&](Block& inner) { amount = amount_of(rank.measure, subject, inner); });
        clauses.push_back(
            with_values({{*amount, own}},
                        ast::compare(ast::variable(own), ComparisonOperator::greater, number(0))));
        const Term other{{}, fresh_node()};
        auto more = inside([&](Block& inner) {
            labels_[other.variable] = set.anything ? labels : labels_of(set);
            describe_member(set, other, inner);
            amount = amount_of(rank.measure, other, inner);
        });
        clauses.insert(clauses.end(), more.begin(), more.end());
        clauses.push_back(with_values(
            {{ast::variable(own), own},
             {ast::variable(other.variable), other.variable},
             {*amount, value}},
            ast::compare(ast::variable(value), before(greatest, or_equal), ast::variable(own))));
        clauses.push_back(with_values({{count_of(other.variable), ahead}},
                                      ast::compare(ast::variable(ahead), op, number(places))));
        block.add_condition(exists_of(std::move(clauses), ahead));
    };
    // What has none of it has no place.
    block.add_condition(
        exists([&](Block& inner) { static_cast<void>(amount_of(rank.measure, subject, inner)); }));
    condition(false, ComparisonOperator::less, rank.to);
    if (rank.from > 1) condition(true, ComparisonOperator::greater_equal, rank.from);
}

/// "NATO is older than the EU", "NATO has more members than the EU"
void Lowering::assert_exceeds(const Exceeds& exceeds, const Term& subject, Block& block) {
    if (!exceeds.other->is_name()) refuse("Name what it is compared with.", exceeds.other->place);
    NounPhrase any;
    any.anything = true;
    any.place = exceeds.place;
    bool greater = exceeds.greater;
    if (exceeds.measure.kind == Measure::Kind::degree) {
        const auto* sense = degree_sense(exceeds.measure, any, subject);
        if (sense == nullptr) refuse("This is not compared so.", exceeds.place);
        greater = sense->greatest;
    }
    const Term other{resolve(*exceeds.other, labels_of_term(subject)), ""};
    measured_at_ = exceeds.measure.word.times;
    if (!is_amount(exceeds.measure, any, subject)) {
        const auto own = measured(exceeds.measure, any, subject, block);
        const auto theirs = measured(exceeds.measure, any, other, block);
        return block.add_condition(ast::compare(own, before(greater, false), theirs));
    }
    if (!subject.entity && !labels_of_term(subject).empty() && !block.mentions(subject.variable) &&
        !outer_.contains(subject.variable))
        block.require_label(subject.variable, labels_of_term(subject), time_.date.iso());
    const auto own = fresh_value();
    const auto theirs = fresh_value();
    std::optional<ast::Expression> amount;
    auto clauses =
        inside([&](Block& inner) { amount = amount_of(exceeds.measure, subject, inner); });
    clauses.push_back(with_values({{*amount, own}}, std::nullopt));
    auto more = optional([&](Block& inner) { amount = amount_of(exceeds.measure, other, inner); });
    if (more.empty()) refuse("This is more than I can compare at once.", exceeds.place);
    clauses.insert(clauses.end(), more.begin(), more.end());
    clauses.push_back(with_values(
        {{ast::variable(own), own}, {*amount, theirs}},
        ast::compare(ast::variable(own), before(greater, false), ast::variable(theirs))));
    block.add_condition(exists_of(std::move(clauses), theirs));
}

}  // namespace entente::question
