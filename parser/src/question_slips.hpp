// Words that are nothing known: read as the word that was meant where that is plain, else refused.
#pragma once

#include <functional>
#include <optional>

#include "question_reader.hpp"

namespace entente::question {

/// Reads a question all of whose words are known; nothing where it has no form.
using ReadKnown = std::function<std::optional<Reading>(Reader&)>;

/// The reading of a question whose unknown words are each a slip away from a word of the vocabulary
/// or the grammar, or from a name, with a note for each; nothing when a word is near to none, or
/// the question can be read in several ways. A name keeps its first letter: with another one it is
/// as likely to be another name.
[[nodiscard]] std::optional<Reading> read_corrected(const Reader& reader, const ReadKnown& read);

/// Refuses at the first word that is nothing known, if there is one.
void refuse_unknown(const Reader& reader);

/// Refuses where the grammar got no further: at a word that is nothing known, else where it
/// expected another one.
[[noreturn]] void refuse_not_understood(const Reader& reader);

}  // namespace entente::question
