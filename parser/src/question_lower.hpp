// From the tree of a question to the syntax tree of a query.
#pragma once

#include "question_reader.hpp"
#include "question_tree.hpp"

namespace entente::question {

/// Throws Error (QuestionError) where words do not fit each other, with the place of the one that
/// does not.
[[nodiscard]] Reading lower(Question question, const Reader& reader, const QuestionTime& time);

}  // namespace entente::question
