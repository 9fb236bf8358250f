// Words that are nothing known: read as the word that was meant where that is plain, else refused.
#pragma once

#include <optional>

#include "question_reader.hpp"

namespace entente::question {

/// The reading of a question whose unknown words are each one slip away from a word of the
/// vocabulary or the grammar, with a note for each; nothing when a word is none, may be a name, or
/// can be read in several ways. A name is never corrected: another name is another question.
[[nodiscard]] std::optional<Reading> read_corrected(const Reader& reader, const QuestionTime& time);

/// Refuses at the first word that is nothing known, if there is one.
void refuse_unknown(const Reader& reader);

/// Refuses where the grammar got no further: at a word that is nothing known, else where it
/// expected another one.
[[noreturn]] void refuse_not_understood(const Reader& reader);

}  // namespace entente::question
