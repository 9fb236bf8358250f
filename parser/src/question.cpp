// The front of the question language: read, parse, lower, and say what was not understood.
#include "parser/question.hpp"

#include <algorithm>

#include "question_assumption.hpp"
#include "question_english.hpp"
#include "question_follow_up.hpp"
#include "question_grammar.hpp"
#include "question_lowering.hpp"
#include "question_slips.hpp"

namespace entente {
namespace {

using question::Reader;
using question::refuse;

[[noreturn]] void refuse_loose(const Reader& reader, std::size_t at) {
    const auto place = reader.place(at, 1);
    const auto typed = std::string(reader.text().substr(place.offset, place.length));
    refuse("\"" + typed + "\" stands for nothing here. Name what is meant, or ask about it first.",
           place);
}

/// Nothing where the question has no form; throws where what it says makes no sense.
std::optional<Reading> read_known(Reader& reader, const QuestionTime& time,
                                  const Discourse* before) {
    if (auto followed = question::read_follow_up(reader, time, before)) return followed;
    if (const auto at = reader.first_loose_owner()) refuse_loose(reader, *at);
    if (auto parsed = question::parse(reader))
        return question::lower(std::move(*parsed), reader, time);
    if (reader.first_unknown()) return {};
    return question::read_assumed(reader, time);
}

}  // namespace

Reading read_question(std::string_view text, const Vocabulary& vocabulary, const Lexicon& lexicon,
                      const QuestionTime& time, const Discourse* before) {
    Reader reader(text, vocabulary, lexicon, time);
    const bool blank =
        std::all_of(reader.words().begin(), reader.words().end(), [](const Word& word) {
            return word.folded == "?" || word.folded == "." || word.folded == "!";
        });
    if (blank) refuse("There is no question here.", {0, text.size()});
    constexpr std::size_t most_words = 120;
    if (reader.words().size() > most_words) {
        refuse("This question is too long. Ask it in parts.", {0, text.size()});
    }
    if (before != nullptr) reader.refer(question::references_after(*before));
    const auto read = [&](Reader& known) { return read_known(known, time, before); };
    if (auto reading = read(reader)) return std::move(*reading);
    if (auto beyond = reader.first_beyond())
        refuse(std::move(beyond->second), beyond->first, "OutOfScope");
    if (auto corrected = question::read_corrected(reader, read)) return std::move(*corrected);
    question::refuse_unknown(reader);
    if (const auto at = reader.first_loose_reference()) refuse_loose(reader, *at);
    refuse_not_understood(reader);
}

std::string words_of(const Reading& reading) {
    return reading.tree ? question::in_english(*reading.tree).value_or("") : "";
}

std::string reading_in_english(const Reading& reading, const Vocabulary& vocabulary,
                               const Lexicon& lexicon, const QuestionTime& time) {
    auto text = words_of(reading);
    if (text.empty()) return "";
    try {
        const auto again = read_question(text, vocabulary, lexicon, time);
        const bool same = again.notes.empty() && again.form == reading.form &&
                          again.negated == reading.negated && again.query == reading.query;
        return same ? text : "";
    } catch (const Error&) {
        return "";
    }
}

}  // namespace entente
