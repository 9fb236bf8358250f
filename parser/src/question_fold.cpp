// Questions to simpler ones that ask the same, before they are lowered: "does NATO have members in
// Asia" asks for members of NATO in Asia, "which country joined first" for the first to join.
#include <algorithm>
#include <iterator>
#include <utility>

#include "question_build.hpp"
#include "question_lowering.hpp"

namespace entente::question {
namespace {

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

bool has_rank(const Condition& condition) {
    if (std::holds_alternative<Ranked>(condition.node)) return true;
    const auto* junction = std::get_if<Junction>(&condition.node);
    return junction != nullptr && std::any_of(junction->parts.begin(), junction->parts.end(),
                                              [](const Condition& part) { return has_rank(part); });
}

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

/// "does NATO have members in Asia": are there members of NATO in Asia. "what are NATO's criteria":
/// NATO's criteria.
void fold_possession(Question& question) {
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

/// "which country joined first": what is asked for has that place among all that are asked for.
void fold_rank(Question& question) {
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

void Lowering::fold(Question& question) const {
    fold_greatest(question);
    fold_choice(question);
    fold_pair(question);
    fold_possession(question);
    fold_rank(question);
    count_members(question, reader_.vocabulary());
}

}  // namespace entente::question
