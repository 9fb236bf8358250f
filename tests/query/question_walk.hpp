// Questions made by the grammar run backwards: from word to word, each one of those that may stand
// next, until the words are a question.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "parser/question.hpp"
#include "query/graph_lexicon.hpp"
#include "query/world.hpp"

namespace entente::test {

/// The facts about a few countries and alliances, all that ties them, and nothing else.
[[nodiscard]] World cut_down(const World& world);

class QuestionWalk {
public:
    /// REQUIRES that the world outlives it.
    QuestionWalk(const World& world, const QuestionTime& time, unsigned seed);

    /// Nothing when the way led nowhere in so many words.
    [[nodiscard]] std::optional<std::string> next();

    /// Whether a few walks on from a text find a question that it is the beginning of.
    [[nodiscard]] bool leads_on(const std::string& text);

    [[nodiscard]] Continuation after(const std::string& text) const;

private:
    /// Adds a word, or does not where none of a few fits.
    bool step(std::string& text, Continuation& found, bool sensibly);
    [[nodiscard]] bool makes_sense(const std::string& text) const;
    [[nodiscard]] std::string some_word(const Continuation& found);
    std::size_t pick(std::size_t count);
    bool chance(int percent);

    const World& world_;
    GraphLexicon lexicon_;
    QuestionTime time_;
    std::mt19937 random_;
    std::vector<std::string> names_;
};

}  // namespace entente::test
