// A question's tree in plain English, which reads back as the same question.
#pragma once

#include <optional>
#include <string>

#include "question_tree.hpp"

namespace entente::question {

/// "countries that are members of NATO and not of the EU"; nothing for a tree with something in it
/// that this has no words for.
[[nodiscard]] std::optional<std::string> in_english(const Question& question);

}  // namespace entente::question
