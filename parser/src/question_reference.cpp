#include "question_reference.hpp"

#include <algorithm>

#include "question_build.hpp"
#include "question_walk.hpp"

namespace entente::question {
namespace {

template <class Tree>
void place_tree(Tree& tree, const Place& place) {
    const auto place_phrase = [&](NounPhrase& phrase) {
        phrase.place = place;
        for (auto& argument : phrase.arguments)
            argument.place = place;
        for (auto& further : phrase.further)
            further.argument.place = place;
        for (auto& time : phrase.times)
            time.place = place;
        if (phrase.quantity) phrase.quantity->place = place;
        if (phrase.rank) phrase.rank->place = place;
    };
    const auto place_word = [&](Predication& word) {
        word.place = place;
        for (auto& argument : word.arguments)
            argument.place = place;
        for (auto& time : word.times)
            time.place = place;
    };
    Walk walk(place_phrase, place_word);
    if constexpr (std::is_same_v<Tree, Question>) {
        for (auto& time : tree.times)
            time.place = place;
        walk.question(tree);
    } else {
        walk.phrase(tree);
    }
}

}  // namespace

void place_all(Question& question, const Place& place) {
    place_tree(question, place);
}

void place_all(NounPhrase& phrase, const Place& place) {
    place_tree(phrase, place);
}

NounPhrase named_phrase(const std::vector<Entity>& entities, const Place& place) {
    std::optional<NounPhrase> whole;
    for (const auto& entity : entities) {
        NounPhrase name;
        name.names = {entity};
        name.place = place;
        whole =
            whole ? coordinate(std::move(*whole), true, false, std::move(name)) : std::move(name);
    }
    whole->place = place;
    return std::move(*whole);
}

std::optional<NounPhrase> asked_set(const Question& question) {
    const bool of_things =
        question.form == QuestionForm::things || question.form == QuestionForm::count;
    if (!of_things || !question.asked || question.manner) return {};
    auto set = *question.asked;
    if (set.is_name()) return set;
    auto condition = question.condition;
    for (const auto& time : question.times) {
        if (condition) {
            condition = with_time(std::move(*condition), time);
        } else {
            set.times.push_back(time);
        }
    }
    if (condition && question.subject) {
        set.conditions.push_back({Embedded{*question.subject, std::move(*condition)}});
    } else if (condition) {
        set.conditions.push_back(std::move(*condition));
    }
    set.quantifier = Quantifier::none;
    set.referring = true;
    return set;
}

References references_after(const Discourse& before) {
    References references;
    // Of several things the one that the question was about is meant, its subject.
    const auto* about = before.tree && before.tree->subject ? &*before.tree->subject : nullptr;
    const bool one = about != nullptr && about->names.size() == 1;
    const auto subject = one ? about->names.front().node : no_node;
    const auto add = [&](Entity entity) {
        const bool known =
            std::any_of(references.one.begin(), references.one.end(),
                        [&](const Entity& other) { return other.node == entity.node; });
        entity.proper = entity.node == subject;
        entity.adjectival = entity.has_adjective = false;
        if (!known) references.one.push_back(std::move(entity));
    };
    if (before.things.size() == 1) add(before.things.front());
    for (const auto& entity : before.entities)
        add(entity);
    if (!before.tree) return references;
    references.many = asked_set(*before.tree);
    if (!references.many && before.tree->subject && !before.tree->subject->parts.empty()) {
        references.many = *before.tree->subject;
    }
    return references;
}

}  // namespace entente::question
