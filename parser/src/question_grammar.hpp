// The grammar of questions: words to tree. Spirit stays in the .cpp.
#pragma once

#include "question_reader.hpp"
#include "question_tree.hpp"

namespace entente::question {

/// Nothing when the words are no question; the reader then knows how far the grammar got and what
/// it expected there.
[[nodiscard]] std::optional<Question> parse(Reader& reader);

}  // namespace entente::question
