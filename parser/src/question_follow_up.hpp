// Questions that are only whole with the one before them: "why?", "and South Korea?", "in 1985?"
#pragma once

#include <optional>

#include "question_reader.hpp"

namespace entente::question {

/// The reading of such a question: the tree of the one before with another node in its place.
/// Nothing for a question that stands alone. Throws Error where there is none before (`before` is
/// null), or it does not fit.
[[nodiscard]] std::optional<Reading> read_follow_up(const Reader& reader, const QuestionTime& time,
                                                    const Discourse* before);

}  // namespace entente::question
