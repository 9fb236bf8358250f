// What "it", "they" and "its" stand for.
#pragma once

#include <optional>
#include <vector>

#include "parser/question.hpp"
#include "question_tree.hpp"

namespace entente::question {

/// What a question may refer to without naming it.
struct References {
    std::vector<Entity> one;         ///< "it": which of them is decided by what is said of it
    std::optional<NounPhrase> many;  ///< "they"
};

/// What a question may refer to after this one and its answer.
[[nodiscard]] References references_after(const Discourse& before);

/// What was asked for, as a description that can stand in another question: "members of NATO in
/// 1955". Nothing when no things were asked for.
[[nodiscard]] std::optional<NounPhrase> asked_set(const Question& question);

/// These things by their names.
[[nodiscard]] NounPhrase named_phrase(const std::vector<Entity>& entities, const Place& place);

/// Gives all of a tree one place: that of the words that stand for it now.
void place_all(Question& question, const Place& place);
void place_all(NounPhrase& phrase, const Place& place);

}  // namespace entente::question
