#include "question_lower.hpp"

#include <algorithm>
#include <array>

#include "parser/ast_build.hpp"
#include "question_build.hpp"
#include "question_lowering.hpp"
#include "question_period.hpp"
#include "question_scope.hpp"
#include "question_walk.hpp"

namespace entente::question {

void refuse(std::string message, const Place& place, std::string detail,
            std::vector<std::string> suggestions) {
    throw Error({.type = "QuestionError",
                 .detail = std::move(detail),
                 .message = std::move(message),
                 .place = place,
                 .suggestions = std::move(suggestions)});
}

const NounPhrase& through(const NounPhrase& phrase) {
    if (phrase.nouns.size() != 1 || phrase.arguments.empty()) return phrase;
    const auto& senses = phrase.nouns.front().senses;
    // "NATO's accessions" are those of others, "Spain's accession" is Spain's own.
    const auto labels = labels_of(*phrase.arguments.front().phrase);
    const bool own = std::none_of(senses.begin(), senses.end(), [&](const Sense* sense) {
        return !sense->transparent && !sense->slots.empty() && !labels.empty() &&
               compatible(labels, labels_in(*sense, sense->slots.front().variable));
    });
    const bool transparent =
        own && std::any_of(senses.begin(), senses.end(),
                           [](const Sense* sense) { return sense->transparent; });
    return transparent ? through(*phrase.arguments.front().phrase) : phrase;
}

bool is_transparent(const NounPhrase& phrase) {
    return &through(phrase) != &phrase;
}

bool is_uncounted(const NounPhrase& phrase) {
    if (phrase.nouns.empty()) return false;
    const auto& senses = phrase.nouns.back().senses;
    return std::any_of(senses.begin(), senses.end(),
                       [](const Sense* sense) { return sense->uncounted; });
}

void require_counted(const NounPhrase& phrase) {
    if (!is_uncounted(phrase)) return;
    refuse("The facts tell where there are " + phrase.nouns.back().word + ", and not how many.",
           phrase.nouns.back().place, "OutOfScope");
}

std::string with_article(const std::string& label) {
    const auto noun = lower_case(label);
    return (std::string_view("aeiou").find(noun.front()) == std::string_view::npos ? "a " : "an ") +
           noun;
}

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

namespace {

const Sense* giving_sense(const NounPhrase& phrase) {
    if (phrase.nouns.size() != 1) return nullptr;
    const Sense* first = nullptr;
    for (const auto* sense : phrase.nouns.front().senses) {
        if (!sense->give) continue;
        const bool fits = std::all_of(
            phrase.arguments.begin(), phrase.arguments.end(), [&](const Argument& argument) {
                return compatible(labels_of(*argument.phrase), labels_in(*sense, "y"));
            });
        if (fits) return sense;
        if (first == nullptr) first = sense;
    }
    return first;
}

/// A noun like "relationship": its pattern's `x` is an edge.
const Sense* relation_sense(const NounPhrase& phrase) {
    if (phrase.nouns.size() != 1) return nullptr;
    for (const auto* sense : phrase.nouns.front().senses) {
        for (const auto& pattern : sense->patterns) {
            for (const auto& edge : pattern.relationships) {
                if (edge.variable && edge.variable->text == "x") return sense;
            }
        }
    }
    return nullptr;
}

}  // namespace

namespace {

/// Takes the negations off the front of a condition; true when an odd number of them was there.
bool strip_negation(Condition& condition) {
    bool negated = false;
    while (auto* negation = std::get_if<Negation>(&condition.node)) {
        auto inner = std::move(*negation->of);
        condition = std::move(inner);
        negated = !negated;
    }
    return negated;
}

/// The words of a condition that take arguments, where two joined subjects can be each other's
/// argument: "are Japan and NATO allies", "do Japan and NATO cooperate". Null when there are none.
struct Relational {
    const Predication* word = nullptr;
    std::vector<Argument>* arguments = nullptr;
};

Relational relational_in(Condition& condition) {
    if (auto* word = std::get_if<Predication>(&condition.node)) return {word, &word->arguments};
    if (auto* is_a = std::get_if<IsA>(&condition.node)) {
        for (const auto& noun : is_a->phrase->nouns) {
            const bool takes =
                std::any_of(noun.senses.begin(), noun.senses.end(),
                            [](const Sense* sense) { return !sense->slots.empty(); });
            if (takes) return {&noun, &is_a->phrase->arguments};
        }
    }
    return {};
}

ast::Projection distinct(ast::Expression expression, std::string alias) {
    ast::Projection projection;
    projection.distinct = true;
    ast::ProjectionItem item{std::move(expression), ast::symbol(alias), {}};
    projection.items.push_back(std::move(item));
    projection.order.push_back({ast::variable(std::move(alias)), false});
    return projection;
}

}  // namespace

/// "are Japan and NATO allies": the second is what the first is an ally of.
void Lowering::fold_reciprocal(std::optional<NounPhrase>& subject, Condition& whole) const {
    if (!subject || subject->parts.size() != 2 || !subject->all) return;
    auto* condition = &whole;
    while (auto* negation = std::get_if<Negation>(&condition->node))
        condition = &*negation->of;
    const auto relational = relational_in(*condition);
    if (relational.word == nullptr) return;
    std::vector<const Argument*> arguments;
    for (const auto& argument : *relational.arguments)
        arguments.push_back(&argument);
    for (const bool swapped : {false, true}) {
        auto first = subject->parts[swapped ? 1 : 0];
        auto second = subject->parts[swapped ? 0 : 1];
        Argument other{std::string(neighbour), second, second.place};
        auto with_other = arguments;
        with_other.push_back(&other);
        const auto without = choose(*relational.word, arguments, labels_of(first));
        const auto assignment = choose(*relational.word, with_other, labels_of(first));
        if (!assignment || !without || assignment->left_over.size() > without->left_over.size())
            continue;
        relational.arguments->push_back(std::move(other));
        subject = std::move(first);
        return;
    }
}

/// A clause inside a phrase: its subject, one or joined, and what is said of it.
void Lowering::assert_clause(NounPhrase phrase, Condition condition, Block& block) {
    std::optional<NounPhrase> subject(std::move(phrase));
    fold_reciprocal(subject, condition);
    const auto parts = subject->parts.empty() ? std::vector{*subject} : subject->parts;
    if (parts.size() > 1 && !subject->all)
        refuse("\"or\" is not understood in this place.", subject->place);
    for (const auto& part : parts) {
        if (is_quantified(part) || part.quantifier == Quantifier::universal) {
            const auto said = [&](const Term& term, Block& inner) {
                assert_condition(condition, term, inner);
            };
            assert_quantified(part, said, block);
            continue;
        }
        const auto term = open_term(part, {});
        assert_condition(condition, term, block);
        if (!part.is_name() && !part.anything) assert_phrase(part, term, block);
    }
}

/// "does NATO have members in Asia": are there members of NATO in Asia. "what are NATO's criteria":
/// NATO's criteria.
void Lowering::fold_possession(Question& question) const {
    if (!question.condition) return;
    if (question.subject && !question.asked) {
        auto* condition = &*question.condition;
        bool negated = false;
        while (auto* negation = std::get_if<Negation>(&condition->node)) {
            condition = &*negation->of;
            negated = !negated;
        }
        const auto& owner = *question.subject;
        const bool one =
            owner.is_name() || (owner.is_described() && !owner.nouns.back().plural &&
                                owner.quantifier != Quantifier::universal && !is_quantified(owner));
        auto* has = std::get_if<Has>(&condition->node);
        if (has != nullptr && one && !is_quantified(*has->phrase)) {
            auto phrase = has->phrase->anything ? NounPhrase{} : *has->phrase;
            question.asked = possess(std::move(*question.subject), std::move(phrase));
            question.denied = question.denied != negated;
            question.subject.reset();
            question.condition.reset();
            return;
        }
    }
    const auto* is_a = std::get_if<IsA>(&question.condition->node);
    if (is_a == nullptr || question.subject || !question.asked || !question.asked->anything) return;
    if (!is_a->phrase->is_described() && !is_a->phrase->is_name()) return;
    // "which of the Visegrad Group are members of NATO": both hold.
    auto asked = *is_a->phrase;
    asked.conditions.insert(asked.conditions.end(), question.asked->conditions.begin(),
                            question.asked->conditions.end());
    question.asked = std::move(asked);
    question.condition.reset();
}

/// "what is NATO", "Japan", "tell me about AUKUS".
bool Lowering::describe(const Question& question) {
    const bool alone =
        question.asked && question.asked->is_name() && !question.condition &&
        (question.form == QuestionForm::things || question.form == QuestionForm::describe);
    if (!alone) {
        if (question.form == QuestionForm::describe)
            refuse("One thing at a time: name one of them.", question.asked->place);
        return false;
    }
    const auto entity = resolve(*question.asked, {});
    ast::PathPattern pattern;
    pattern.nodes.emplace_back();
    pattern.nodes.back().variable = ast::symbol("x");
    name_node(pattern.nodes.back(), entity);
    Block block;
    block.add_pattern(std::move(pattern), std::nullopt);
    reading_.form = QuestionForm::describe;
    reading_.column = lower_case(entity.label);
    finish(block, distinct(ast::property("x", "name"), reading_.column));
    return true;
}

/// The things that a question names one by one.
std::vector<Entity> Lowering::named(const NounPhrase& phrase) {
    std::vector<Entity> entities;
    for (const auto& part : phrase.parts.empty() ? std::vector{phrase} : phrase.parts) {
        if (!part.is_name()) refuse("Name each of them here.", part.place);
        entities.push_back(resolve(part, {}));
    }
    return entities;
}

/// "what do Turkey and Greece have in common": what edges of the same type lead to from both.
bool Lowering::find_common(const Question& question) {
    if (question.form != QuestionForm::common) return false;
    const auto entities = named(*question.asked);
    if (entities.size() != 2) refuse("Name two of them.", question.asked->place);
    ast::PathPattern pattern;
    pattern.nodes.resize(3);
    name_node(pattern.nodes.front(), entities.front());
    pattern.nodes[1].variable = ast::symbol("x");
    name_node(pattern.nodes.back(), entities.back());
    pattern.relationships.resize(2);
    pattern.relationships.front().variable = ast::symbol("e");
    pattern.relationships.front().direction = ast::Direction::right;
    pattern.relationships.back().variable = ast::symbol("f");
    pattern.relationships.back().direction = ast::Direction::left;
    const auto type = [](const char* edge) {
        std::vector<ast::Expression> arguments;
        arguments.push_back(ast::variable(edge));
        return ast::call("type", std::move(arguments));
    };
    Block block;
    block.add_pattern(std::move(pattern), time_.date.iso());
    block.add_condition(ast::compare(type("e"), ast::ComparisonOperator::equal, type("f")));
    // Not whom both are tied to: that is asked for by its noun ("common allies").
    block.add_condition(ast::negation(
        {ast::HasLabels{ast::variable("x"), {ast::symbol(entities.front().label)}}, {}}));
    reading_.form = QuestionForm::common;
    reading_.as_of = time_.date.iso();
    reading_.column = "name";
    auto projection = distinct(ast::property("x", "name"), reading_.column);
    projection.items.push_back({type("e"), ast::symbol("tie"), {}});
    finish(block, std::move(projection));
    return true;
}

/// "compare NATO and the Warsaw Pact": the things themselves.
bool Lowering::compare(const Question& question) {
    if (question.form != QuestionForm::compare) return false;
    const auto entities = named(*question.asked);
    if (entities.size() < 2) refuse("Name two of them.", question.asked->place);
    for (const auto& entity : entities) {
        if (entity.label == entities.front().label) continue;
        refuse("These are not of a kind: one is " + with_article(entities.front().label) +
                   ", the other " + with_article(entity.label) + ".",
               question.asked->place);
    }
    Block block;
    block.require_label("x", {entities.front().label}, std::nullopt);
    std::vector<ast::Expression> names;
    for (const auto& entity : entities)
        names.push_back(ast::literal(entity.key_value));
    block.add_condition(
        {ast::Binary{ast::BinaryOperator::in, ast::property("x", entities.front().key),
                     ast::Expression{ast::ListLiteral{std::move(names)}, {}}},
         {}});
    reading_.form = QuestionForm::compare;
    reading_.column = lower_case(entities.front().label);
    finish(block, distinct(ast::property("x", "name"), reading_.column));
    return true;
}

/// "Japan's relationship with NATO": the edges between the two.
bool Lowering::relate(Question& question) {
    if (question.form == QuestionForm::relation) {
        auto ends = *question.asked;
        if (question.subject)
            ends = coordinate(std::move(ends), true, false, std::move(*question.subject));
        if (ends.parts.size() != 2) refuse("Say how which two are related.", ends.place);
        ast::PathPattern pattern;
        for (const auto& part : ends.parts) {
            pattern.nodes.emplace_back();
            name_node(pattern.nodes.back(), resolve(part, {}));
        }
        pattern.relationships.emplace_back();
        pattern.relationships.front().direction = ast::Direction::either;
        pattern.relationships.front().variable = ast::symbol("x");
        return_relation(std::move(pattern), {});
        return true;
    }
    if (!question.asked || question.condition) return false;
    const auto* sense = relation_sense(*question.asked);
    if (sense == nullptr) return false;
    auto word = question.asked->nouns.front();
    word.senses = {sense};
    for (const auto& argument : question.asked->arguments) {
        const auto& phrase = *argument.phrase;
        if (phrase.parts.size() != 2) {
            word.arguments.push_back(argument);
            continue;
        }
        for (const auto& part : phrase.parts)
            word.arguments.push_back({std::string(neighbour), part, part.place});
    }
    std::vector<const Argument*> arguments;
    for (const auto& argument : word.arguments)
        arguments.push_back(&argument);
    const auto assignment = choose(word, arguments, {});
    if (!assignment || assignment->slots.size() != 2 || !assignment->left_over.empty()) {
        refuse("Say between which two: \"the relationship between A and B\".",
               question.asked->place);
    }
    auto pattern = sense->patterns.front();
    for (auto& node : pattern.nodes) {
        const auto* argument = assignment->slots.at(node.variable->text);
        node.variable.reset();
        name_node(node, resolve(*argument->phrase, {}));
    }
    return_relation(std::move(pattern), question.asked->times);
    return true;
}

void Lowering::return_relation(ast::PathPattern pattern, const std::vector<Time>& times) {
    const auto period = period_of_state(times, time_, "x");
    Block block;
    block.add_pattern(std::move(pattern), period.as_of);
    for (const auto& condition : period.conditions)
        block.add_condition(condition);
    heart_period_ = period;
    reading_.form = QuestionForm::relation;
    reading_.column = "relation";
    std::vector<ast::Expression> arguments;
    arguments.push_back(ast::variable("x"));
    finish(block, distinct(ast::call("type", std::move(arguments)), reading_.column));
}

/// What the clause asks its subject to be: "ANZUS" is the treaty in "when was ANZUS signed", and
/// the alliance in "who is in ANZUS".
Labels Lowering::subject_labels(const NounPhrase& subject, const Condition& condition) const {
    const auto* word = std::get_if<Predication>(&condition.node);
    if (word == nullptr || word->senses.empty()) return {};
    std::vector<const Argument*> arguments;
    for (const auto& argument : word->arguments)
        arguments.push_back(&argument);
    const auto assignment = choose(*word, arguments, labels_of(subject));
    return assignment ? labels_in(*assignment->sense, assignment->subject) : Labels{};
}

/// A clause about a subject: it holds or not, since when, how.
void Lowering::lower_clause(Question& question, Block& block) {
    if (question.denied) reading_.negated = true;
    if (!question.subject) {
        const auto term = open_term(*question.asked, {});
        return assert_phrase(*question.asked, term, block);
    }
    auto& condition = *question.condition;
    if (strip_negation(condition)) reading_.negated = !reading_.negated;
    const auto& subject = through(*question.subject);
    if (!subject.parts.empty() && reading_.form == QuestionForm::when) {
        return lower_each(subject, condition, block);
    }
    if (auto* word = std::get_if<Predication>(&condition.node);
        word != nullptr && reading_.form == QuestionForm::when && subject.is_name()) {
        for (auto& argument : word->arguments) {
            const auto objects = through(*argument.phrase);
            if (objects.parts.size() < 2) continue;
            argument.phrase = gap_phrase(argument.place);
            return lower_each_object(subject, condition, objects, block);
        }
    }
    if (subject.quantifier == Quantifier::negative && !subject.parts.empty()) {
        for (const auto& part : subject.parts)
            assert_not(condition, open_term(part, {}), block);
        return;
    }
    if (!subject.parts.empty()) {
        std::vector<ast::Expression> either;
        for (const auto& part : subject.parts) {
            const auto assert_part = [&](Block& into) {
                const auto term = open_term(part, {});
                if (!part.is_name()) assert_phrase(part, term, into);
                assert_condition(condition, term, into);
            };
            if (subject.all) {
                assert_part(block);
            } else {
                either.push_back(exists(assert_part));
            }
        }
        if (!either.empty())
            block.add_condition(
                ast::connect(ast::ConnectiveOperator::disjunction, std::move(either)));
        return;
    }
    const auto others = [&] {
        auto set = subject;
        for (auto& name : partners_in(condition)) {
            if (compatible(labels_of(name), labels_of(subject)))
                set.conditions.push_back(negate({IsA{std::move(name)}}));
        }
        return set;
    };
    // "Japan's only ally" is one thing, "only allies of Japan" are those that nothing else is.
    const bool sole =
        subject.quantifier == Quantifier::only && subject.is_described() &&
        std::any_of(subject.arguments.begin(), subject.arguments.end(),
                    [](const Argument& argument) { return argument.preposition == possessive; });
    if (is_quantified(subject) && !sole) {
        const auto said = [&](const Term& term, Block& inner) {
            assert_condition(condition, term, inner);
        };
        return assert_quantified(others(), said, block);
    }
    const bool every =
        (subject.referring && !subject.is_name()) ||
        (subject.anything && subject.quantifier == Quantifier::universal) ||
        (subject.is_described() && !subject.rank &&
         (subject.quantifier == Quantifier::universal ||
          (subject.nouns.back().plural && subject.quantifier != Quantifier::existential &&
           !is_uncounted(subject))));
    if (every && reading_.form == QuestionForm::yes_no)
        return assert_all_of(others(), condition, block);
    const auto term = open_term(subject, subject_labels(subject, condition));
    // The clause comes first, so that the heart of the question is its verb and not a word of the
    // subject.
    assert_condition(condition, term, block);
    if (subject.is_name()) return;
    assert_phrase(subject, term, block);
    subject_ = term;
}

/// "when did France and Spain join NATO": a row for each.
void Lowering::lower_each(const NounPhrase& subjects, const Condition& condition, Block& block) {
    Term term{{}, fresh_node()};
    labels_[term.variable] = labels_of(subjects);
    std::vector<ast::Expression> names;
    for (const auto& part : subjects.parts) {
        if (!part.is_name()) refuse("Name each of them here.", part.place);
        names.push_back(ast::literal(resolve(part, {}).name));
    }
    assert_condition(condition, term, block);
    block.add_condition({ast::Binary{ast::BinaryOperator::in, ast::property(term.variable, "name"),
                                     ast::Expression{ast::ListLiteral{std::move(names)}, {}}},
                         {}});
    subject_ = term;
}

/// "when did Poland join NATO and the EU": a row for each.
void Lowering::lower_each_object(const NounPhrase& subject, const Condition& condition,
                                 const NounPhrase& objects, Block& block) {
    if (std::find(objects.part_negated.begin(), objects.part_negated.end(), true) !=
        objects.part_negated.end())
        refuse("Ask for one date at a time.", objects.place);
    const Term object{{}, fresh_node()};
    labels_[object.variable] = labels_of(objects);
    gaps_.push_back(object);
    const auto term = open_term(subject, subject_labels(subject, condition));
    assert_condition(condition, term, block);
    gaps_.pop_back();
    assert_candidates(objects, object, block);
    subject_ = object;
}

namespace {
bool has_rank(const Condition& condition) {
    if (std::holds_alternative<Ranked>(condition.node)) return true;
    const auto* junction = std::get_if<Junction>(&condition.node);
    return junction != nullptr && std::any_of(junction->parts.begin(), junction->parts.end(),
                                              [](const Condition& part) { return has_rank(part); });
}
}  // namespace

namespace {

/// Those that a list ends with which are not what it begins with: "a NATO member, Finland or
/// Austria".
std::optional<NounPhrase> take_choice(NounPhrase& list, bool described) {
    if (list.parts.size() < 3 || list.all) return {};
    const auto& first = list.parts.front();
    const bool apart =
        std::all_of(list.parts.begin() + 1, list.parts.end(), [&](const NounPhrase& part) {
            return part.is_name() && (described ? first.is_described()
                                                : !compatible(labels_of(first), labels_of(part)));
        });
    if (!apart) return {};
    NounPhrase choice;
    choice.place = list.parts[1].place;
    choice.choice = true;
    choice.all = false;
    choice.parts.assign(std::make_move_iterator(list.parts.begin() + 1),
                        std::make_move_iterator(list.parts.end()));
    choice.part_negated.assign(choice.parts.size(), false);
    auto one = std::move(list.parts.front());
    list = std::move(one);
    return choice;
}

/// Takes the argument that is "the most ..." out of a word's, which then counts it.
void count_greatest(Predication word, Condition& condition) {
    for (auto& argument : word.arguments) {
        auto& thing = *argument.phrase;
        if (thing.quantifier != Quantifier::greatest) continue;
        Rank rank;
        rank.place = thing.place;
        rank.greatest = true;
        rank.measure.kind = Measure::Kind::amount;
        rank.measure.thing = thing;
        (*rank.measure.thing)->quantifier = Quantifier::none;
        argument.phrase = gap_phrase(thing.place);
        rank.measure.word = std::move(word);
        condition = Condition{Ranked{std::move(rank)}};
        return;
    }
}

/// "is in the most alliances": it has the greatest number of those it is in.
void fold_greatest(Condition& condition) {
    if (const auto* word = std::get_if<Predication>(&condition.node)) {
        count_greatest(Predication(*word), condition);
        return;
    }
    const auto* is_a = std::get_if<IsA>(&condition.node);
    if (is_a == nullptr || is_a->phrase->nouns.size() != 1) return;
    auto noun = is_a->phrase->nouns.front();
    noun.arguments = is_a->phrase->arguments;
    noun.times = is_a->phrase->times;
    count_greatest(std::move(noun), condition);
}

void fold_greatest(Question& question) {
    if (!question.asked) return;
    if (question.asked->quantifier == Quantifier::greatest)
        refuse("\"The most\" is not understood in this place.", question.asked->place);
    if (question.condition && !question.subject) fold_greatest(*question.condition);
    for (auto& condition : question.asked->conditions)
        fold_greatest(condition);
}

/// "who is a NATO member, Finland or Austria": which of the two is.
void fold_choice(Question& question) {
    if (!question.asked || question.subject || !question.condition) return;
    std::optional<NounPhrase> choice;
    if (auto* is_a = std::get_if<IsA>(&question.condition->node))
        choice = take_choice(*is_a->phrase, true);
    if (auto* word = std::get_if<Predication>(&question.condition->node)) {
        for (auto& argument : word->arguments)
            if (!choice) choice = take_choice(*argument.phrase, false);
    }
    if (!choice) return;
    choice->nouns = std::move(question.asked->nouns);
    question.asked = std::move(choice);
}

/// "Japan and NATO": how the two are related.
void fold_pair(Question& question) {
    if (question.form != QuestionForm::things || !question.asked || question.condition) return;
    const auto& pair = *question.asked;
    const bool named = std::all_of(pair.parts.begin(), pair.parts.end(),
                                   [](const NounPhrase& part) { return part.is_name(); });
    if (pair.parts.size() != 2 || !named || !pair.all || pair.part_negated.back()) return;
    question.form = QuestionForm::relation;
}

/// "NATO membership count": of its members.
void count_members(Question& question, const Vocabulary& vocabulary) {
    if (question.form != QuestionForm::count || !question.asked || question.condition) return;
    if (!is_transparent(*question.asked)) return;
    const auto& name = through(*question.asked);
    if (!name.is_name() || !has_members(name, vocabulary)) return;
    auto members = members_of(name);
    auto* of = std::get_if<Predication>(&members.conditions.front().node);
    of->times = question.asked->times;
    question.asked = std::move(members);
}

}  // namespace

/// "which country joined first": what is asked for has that place among all that are asked for.
void Lowering::fold_rank(Question& question) {
    // "did Spain or Portugal join first": which of them.
    if (question.subject && question.condition && question.subject->parts.size() > 1 &&
        !question.subject->all && has_rank(*question.condition)) {
        question.form = QuestionForm::things;
        question.subject->choice = true;
        question.asked = std::move(question.subject);
        question.subject.reset();
    }
    if (!question.asked || question.subject || !question.condition) return;
    auto* whole = &*question.condition;
    if (auto* ranked = std::get_if<Ranked>(&whole->node)) {
        question.asked->rank = std::move(ranked->rank);
        question.condition.reset();
        return;
    }
    auto* junction = std::get_if<Junction>(&whole->node);
    if (junction == nullptr || !junction->all || junction->parts.size() != 2) return;
    auto* ranked = std::get_if<Ranked>(&junction->parts.back().node);
    if (ranked == nullptr || ranked->rank.measure.kind != Measure::Kind::event) return;
    question.asked->rank = std::move(ranked->rank);
    question.condition.reset();
}

/// What is asked for is `x`.
void Lowering::lower_asked(Question& question, Block& block) {
    const Term x{{}, "x"};
    auto& asked = *question.asked;
    labels_["x"] = labels_of(asked);
    if (const auto* sense = giving_sense(asked)) {
        labels_["x"] = labels_in(*sense, "y");
        block.require_label("x", labels_["x"], std::nullopt);
        for (const auto& argument : asked.arguments)
            assert_phrase(*argument.phrase, x, block);
    } else {
        assert_phrase(asked, x, block);
    }
    if (question.condition && question.subject) {
        gaps_.push_back(x);
        const bool negated = strip_negation(*question.condition);
        if (negated) {
            const auto term = open_term(*question.subject, {});
            if (!question.subject->is_name()) assert_phrase(*question.subject, term, block);
            assert_not(*question.condition, term, block);
        } else {
            lower_clause(question, block);
        }
        gaps_.pop_back();
    } else if (question.condition) {
        assert_condition(*question.condition, x, block);
    }
    if (!block.mentions("x")) block.require_label("x", labels_["x"], time_.date.iso());
}

void Lowering::return_truth(const Block& block) {
    reading_.column = "answer";
    ast::Projection projection;
    ast::ProjectionItem item;
    item.alias = ast::symbol("answer");
    if (block.has_patterns()) {
        item.expression =
            ast::compare({ast::CountStar{}, {}}, ast::ComparisonOperator::greater, ast::literal(0));
    } else {
        item.expression = block.condition();
    }
    projection.items.push_back(std::move(item));
    finish(block, std::move(projection));
}

void Lowering::return_date(const Question& question, const Block& block) {
    if (!heart_ || !heart_->date)
        refuse("I cannot tell what time this asks for.",
               question.subject ? question.subject->place : Place{});
    auto date = *heart_->date;
    if (question.lasting) return return_duration(question, block);
    if (question.when == WhenKind::end && !heart_->edge.empty())
        date = ast::property(heart_->edge, "until");
    if (auto* own = std::get_if<ast::Property>(&date.node);
        own != nullptr && question.when == WhenKind::end && own->key.text == "since")
        own->key = ast::symbol("until");
    reading_.all_time = question.when != WhenKind::since;
    if (question.when == WhenKind::end) reading_.until = true;
    auto projection = distinct(std::move(date), "date");
    reading_.column = "date";
    if (subject_) {
        const auto labels = labels_of_term(*subject_);
        reading_.column = labels.size() == 1 ? lower_case(labels.front()) : "name";
        ast::ProjectionItem item{
            ast::property(subject_->variable, "name"), ast::symbol(reading_.column), {}};
        projection.items.insert(projection.items.begin(), std::move(item));
    }
    finish(block, std::move(projection));
}

/// "how long": from when, until when.
void Lowering::return_duration(const Question& question, const Block& block) {
    const auto* since = std::get_if<ast::Property>(&heart_->date->node);
    if (since == nullptr)
        refuse("I cannot tell how long this was.",
               question.subject ? question.subject->place : Place{});
    auto until = *since;
    until.key = ast::symbol("until");
    auto projection = distinct(*heart_->date, "since");
    projection.items.push_back({{std::move(until), {}}, ast::symbol("until"), {}});
    reading_.all_time = true;
    reading_.form = QuestionForm::duration;
    reading_.unit = question.unit;
    reading_.column = "since";
    if (subject_) {
        const auto labels = labels_of_term(*subject_);
        reading_.column = labels.size() == 1 ? lower_case(labels.front()) : "name";
        ast::ProjectionItem item{
            ast::property(subject_->variable, "name"), ast::symbol(reading_.column), {}};
        projection.items.insert(projection.items.begin(), std::move(item));
    }
    finish(block, std::move(projection));
}

void Lowering::return_things(const Question& question, const Block& block) {
    const auto labels = labels_["x"];
    reading_.column = labels.size() == 1 ? lower_case(labels.front()) : "name";
    if (const auto* sense = giving_sense(*question.asked)) {
        auto given = *sense->give;
        rename_variables(given, {{"y", "x"}});
        reading_.form = QuestionForm::value;
        reading_.column = question.asked->nouns.front().senses.front()->word;
        return finish(block, distinct(std::move(given), reading_.column));
    }
    if (question.form == QuestionForm::count) {
        reading_.column = "count";
        ast::Projection projection;
        ast::FunctionCall call{ast::symbol("count"), true, {}};
        call.arguments.push_back(ast::variable("x"));
        projection.items.push_back({{std::move(call), {}}, ast::symbol("count"), {}});
        return finish(block, std::move(projection));
    }
    finish(block, distinct(ast::property("x", "name"), reading_.column));
}

namespace {

/// The one stretch of time that a question is about; nothing when it is about several, or all.
std::optional<Interval> span_of(const Question& question, const QuestionTime& now) {
    std::vector<Interval> spans;
    bool all = question.form == QuestionForm::when;
    const auto collect = [&](const std::vector<Time>& times) {
        for (const auto& time : times) {
            all = all || time.kind != Time::Kind::during || !time.others.empty();
            if (std::find(spans.begin(), spans.end(), time.span) == spans.end() &&
                time.kind == Time::Kind::during)
                spans.push_back(time.span);
        }
    };
    collect(question.times);
    for_each_phrase(question, [&](const NounPhrase& phrase) { collect(phrase.times); });
    for_each_word(question, [&](const Predication& word) { collect(word.times); });
    if (spans.size() == 1) return spans.front();
    if (!spans.empty() || all) return {};
    return now.date.interval();
}

}  // namespace

void Lowering::finish(const Block& block, ast::Projection projection) {
    ast::SingleQuery single;
    single.clauses = block.clauses();
    settle_dates(single.clauses);
    single.clauses.emplace_back(ast::Return{std::move(projection), {}});
    reading_.query.parts.push_back(std::move(single));
    reading_.edge_types = block.types();
}

Reading Lowering::run(Question question) {
    asked_span_ = span_of(question, time_);
    for (const auto& entity : reader_.befallen())
        understood_.push_back({entity, ""});
    for (const auto& time : question.times) {
        if (question.condition) {
            question.condition = with_time(std::move(*question.condition), time);
        } else if (question.asked) {
            question.asked->times.push_back(time);
        }
    }
    const bool now = question.tensed || (reader_.says_now() && !question.condition);
    if (question.asked && question.asked->is_described() && !question.subject && !now)
        question.asked->untensed = true;
    fold_greatest(question);
    fold_choice(question);
    fold_pair(question);
    fold_possession(question);
    fold_rank(question);
    count_members(question, reader_.vocabulary());
    if (question.form == QuestionForm::count && question.asked) require_counted(*question.asked);
    reading_.form = question.form;
    if (question.condition) fold_reciprocal(question.subject, *question.condition);
    if (find_common(question) || compare(question) || describe(question) || relate(question))
        return std::move(reading_);
    if (question.when == WhenKind::since) {
        const auto drop = [](auto& head) {
            std::erase_if(head.times, [](const Time& time) { return time.perfect; });
        };
        for_each_word(question, drop);
        for_each_phrase(question, drop);
    }
    always_ = question.form == QuestionForm::when && question.when != WhenKind::since;
    keep_edge_ = question.form == QuestionForm::when || question.manner;
    Block block;
    const bool clause = question.form == QuestionForm::yes_no ||
                        question.form == QuestionForm::why || question.form == QuestionForm::when ||
                        question.manner;
    if (clause) {
        lower_clause(question, block);
    } else {
        lower_asked(question, block);
    }
    // How it is so that one is bound to another: by what it follows from.
    const bool by_grounds = question.manner && heart_ && !heart_->manner && reading_.claim;
    if (by_grounds) {
        reading_.form = QuestionForm::why;
        return_truth(block);
    } else if (question.manner) {
        if (!heart_ || !heart_->manner)
            refuse("I can tell that it is so, but not how.", question.subject->place);
        reading_.column = "how";
        reading_.form = QuestionForm::value;
        finish(block, distinct(*heart_->manner, "how"));
    } else if (question.form == QuestionForm::when) {
        return_date(question, block);
    } else if (clause) {
        return_truth(block);
    } else {
        return_things(question, block);
    }
    if (heart_period_) reading_.as_of = heart_period_->as_of;
    if (!heart_period_) reading_.as_of = time_.date.iso();
    reading_.all_time = !reading_.as_of;
    return std::move(reading_);
}

namespace {

/// What holds today need not hold on a day that is still to come.
void refuse_future(const Question& question, const QuestionTime& now) {
    if (!now.is_today) return;
    const auto check = [&](const std::vector<Time>& times) {
        for (const auto& time : times) {
            const bool from = time.kind == Time::Kind::during || time.kind == Time::Kind::since ||
                              time.kind == Time::Kind::after;
            const bool later =
                std::any_of(time.others.begin(), time.others.end(),
                            [&](const Interval& span) { return span.begin >= now.date.end_day(); });
            if (from && (later || time.span.begin >= now.date.end_day()))
                refuse("That time is still to come, and the facts end today.", time.place,
                       "OutOfScope");
        }
    };
    check(question.times);
    for_each_phrase(question, [&](const NounPhrase& phrase) { check(phrase.times); });
    for_each_word(question, [&](const Predication& word) { check(word.times); });
}

}  // namespace

Reading lower(Question question, const Reader& reader, const QuestionTime& time) {
    refuse_future(question, time);
    auto tree = std::make_shared<const Question>(question);
    auto reading = Lowering(reader, time).run(std::move(question));
    if (reading.modality == Modality::will && reading.form != QuestionForm::yes_no) {
        std::size_t at = 0;
        while (at < reader.words().size() && !reader.is_word(at, "will"))
            ++at;
        refuse("What will be is not for facts to say. Ask what is or what can be.",
               reader.place(at, 1), "OutOfScope");
    }
    if (!is_bound(reading.query))
        refuse("I cannot tell what is said of what here.", reader.place(0, reader.words().size()));
    reading.tree = std::move(tree);
    return reading;
}

}  // namespace entente::question
