// Over all phrases of a question's tree, the outer ones before the inner ones.
#pragma once

#include <type_traits>

#include "question_tree.hpp"

namespace entente::question {

/// What a walk calls on what it meets; those that are not needed are left as they are.
template <class OnPhrase, class OnWord>
class Walk {
public:
    Walk(OnPhrase on_phrase, OnWord on_word) : on_phrase_(on_phrase), on_word_(on_word) {}

    template <class Tree>
    void question(Tree& question) {
        if (question.asked) phrase(*question.asked);
        if (question.subject) phrase(*question.subject);
        if (question.condition) condition(*question.condition);
    }

    template <class Tree>
    void phrase(Tree& phrase) {
        on_phrase_(phrase);
        for (auto& noun : phrase.nouns)
            word(noun);
        for (auto& adjective : phrase.adjectives)
            word(adjective);
        arguments(phrase.arguments);
        for (auto& further : phrase.further)
            this->phrase(*further.argument.phrase);
        for (auto& part : phrase.conditions)
            condition(part);
        for (auto& part : phrase.parts)
            this->phrase(part);
        if (phrase.rank) measure(phrase.rank->measure);
    }

    template <class Tree>
    void condition(Tree& tree) {
        std::visit(
            [&](auto& node) {
                using Node = std::remove_cvref_t<decltype(node)>;
                if constexpr (std::is_same_v<Node, Predication>) {
                    word(node);
                } else if constexpr (std::is_same_v<Node, Junction>) {
                    for (auto& part : node.parts)
                        condition(part);
                } else if constexpr (std::is_same_v<Node, Negation>) {
                    condition(*node.of);
                } else if constexpr (std::is_same_v<Node, Embedded>) {
                    phrase(*node.subject);
                    condition(*node.predicate);
                } else if constexpr (std::is_same_v<Node, Exceeds>) {
                    measure(node.measure);
                    phrase(*node.other);
                } else if constexpr (std::is_same_v<Node, Ranked>) {
                    measure(node.rank.measure);
                } else {
                    phrase(*node.phrase);
                }
            },
            tree.node);
    }

private:
    template <class Tree>
    void word(Tree& word) {
        on_word_(word);
        arguments(word.arguments);
    }
    template <class Tree>
    void measure(Tree& measure) {
        word(measure.word);
        if (measure.thing) phrase(**measure.thing);
    }
    template <class Tree>
    void arguments(Tree& list) {
        for (auto& argument : list)
            phrase(*argument.phrase);
    }

    OnPhrase on_phrase_;
    OnWord on_word_;
};

template <class Tree, class Visit>
void for_each_phrase(Tree& question, Visit visit) {
    Walk(visit, [](auto&) {}).question(question);
}

template <class Tree, class Visit>
void for_each_word(Tree& question, Visit visit) {
    Walk([](auto&) {}, visit).question(question);
}

}  // namespace entente::question
