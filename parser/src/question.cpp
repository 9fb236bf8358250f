// The front of the question language: read, parse, lower, and say what was not understood.
#include "parser/question.hpp"

#include <algorithm>

#include "question_grammar.hpp"
#include "question_lowering.hpp"
#include "question_slips.hpp"

namespace entente {
namespace {

using question::Reader;
using question::refuse;

[[noreturn]] void refuse_not_understood(const Reader& reader) {
    const auto at = reader.furthest();
    const auto place = reader.place(at, 1);
    const bool at_end = at >= reader.words().size();
    std::vector<std::string> expected(reader.expected().begin(), reader.expected().end());
    std::string wanted;
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < expected.size() && i < most; ++i) {
        if (i > 0) wanted += i + 1 == std::min(expected.size(), most) ? " or " : ", ";
        const bool described = expected[i].starts_with("a ") || expected[i].starts_with("an ");
        wanted += described ? expected[i] : "\"" + expected[i] + "\"";
    }
    auto message = at_end ? std::string("The question ends too early.")
                          : "I do not understand \"" +
                                std::string(reader.text().substr(place.offset, place.length)) +
                                "\" here.";
    if (!wanted.empty()) message += " I expected " + wanted + ".";
    refuse(std::move(message), place);
}

}  // namespace

Reading read_question(std::string_view text, const Vocabulary& vocabulary, const Lexicon& lexicon,
                      const QuestionTime& time) {
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
    auto parsed = question::parse(reader);
    if (!parsed) {
        if (auto beyond = reader.first_beyond())
            refuse(std::move(beyond->second), beyond->first, "OutOfScope");
        if (auto corrected = question::read_corrected(reader, time)) return std::move(*corrected);
        question::refuse_unknown(reader);
        refuse_not_understood(reader);
    }
    return question::lower(std::move(*parsed), reader, time);
}

std::vector<std::string> question_completions(std::string_view text, const Vocabulary& vocabulary,
                                              const Lexicon& lexicon) {
    Reader reader(text, vocabulary, lexicon, {Date::today(), true});
    static_cast<void>(question::parse(reader));
    if (reader.furthest() < reader.words().size()) return {};
    return {reader.expected().begin(), reader.expected().end()};
}

}  // namespace entente
