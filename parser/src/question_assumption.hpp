// "if Ukraine joined NATO, who would defend it": a question that takes something to be so.
#pragma once

#include <optional>

#include "question_reader.hpp"

namespace entente::question {

/// The reading of such a question; nothing for one without an "if". Throws Error for what cannot
/// be assumed, at the words.
[[nodiscard]] std::optional<Reading> read_assumed(const Reader& reader, const QuestionTime& time);

}  // namespace entente::question
