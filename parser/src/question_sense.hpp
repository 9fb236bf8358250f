// Which meaning of a word fits its arguments: chosen by the labels that the pattern's ends ask for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parser/vocabulary.hpp"
#include "question_tree.hpp"

namespace entente::question {

/// Labels that a thing may have; empty: it may have any.
using Labels = std::vector<std::string>;

[[nodiscard]] Labels common_labels(const Labels& a, const Labels& b);
[[nodiscard]] bool compatible(const Labels& a, const Labels& b);

/// The labels that a sense's pattern asks of its variable.
[[nodiscard]] Labels labels_in(const Sense& sense, const std::string& variable);

/// The labels that a phrase's things may have.
[[nodiscard]] Labels labels_of(const NounPhrase& phrase);

/// How a predication's arguments go to a sense's slots.
struct Assignment {
    const Sense* sense = nullptr;
    std::string subject = "x";                     ///< the pattern's variable that the subject is
    std::map<std::string, const Argument*> slots;  ///< variable to argument
    std::vector<const Argument*> left_over;        ///< arguments that this sense has no slot for
};

/// The first sense that fits: the subject's labels, then as many arguments as possible. Nothing
/// when none fits the subject. For a passive predication the subject is the direct object and "by"
/// the agent.
[[nodiscard]] std::optional<Assignment> choose(const Predication& word,
                                               const std::vector<const Argument*>& arguments,
                                               const Labels& subject);

/// True when a sense fits that has a place for every argument of the word.
[[nodiscard]] bool is_assigned(const Predication& word, const Labels& subject);

/// A sense whose pattern's edge has no type: it is said of whatever tie the noun stands for.
[[nodiscard]] bool is_of_ties(const Sense& sense);

}  // namespace entente::question
