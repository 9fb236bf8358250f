// The grammar of questions: words to tree. Spirit stays in the .cpp.
#pragma once

#include "question_build.hpp"
#include "question_reader.hpp"
#include "question_tree.hpp"

namespace entente::question {

/// Nothing when the words are no question; the reader then knows how far the grammar got and what
/// it expected there.
[[nodiscard]] std::optional<Question> parse(Reader& reader);

/// A clause alone: "Ukraine joined NATO".
[[nodiscard]] std::optional<Clause> parse_clause(Reader& reader);

/// A part of a question: times, or a phrase, with the preposition before it.
struct Fragment {
    std::vector<Time> times;
    std::string preposition;
    std::optional<NounPhrase> phrase;
};
[[nodiscard]] std::optional<Fragment> parse_fragment(Reader& reader);

}  // namespace entente::question
