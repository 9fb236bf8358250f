// The front of the question language: read, parse, lower, and say what was not understood.
#include "parser/question.hpp"

#include <algorithm>

#include "question_grammar.hpp"
#include "question_lower.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

using question::Reader;

[[noreturn]] void refuse(std::string detail, std::string message, Place place,
                         std::vector<std::string> suggestions) {
    throw Error({.type = "QuestionError",
                 .detail = std::move(detail),
                 .message = std::move(message),
                 .place = place,
                 .suggestions = std::move(suggestions)});
}

/// Words of the vocabulary within reach of a misspelt one, nearest first.
std::vector<std::string> nearest_words(const Vocabulary& vocabulary, const std::string& word) {
    const auto allowed = edits_allowed(word.size());
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& phrase : vocabulary.phrases()) {
        if (phrase.find(' ') != std::string::npos) continue;
        const auto distance = edit_distance(word, phrase, allowed);
        if (distance <= allowed) found.emplace_back(distance, phrase);
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> words;
    for (std::size_t i = 0; i < found.size() && i < 3; ++i)
        words.push_back(found[i].second);
    return words;
}

/// Names near to the word, or to a run of words around it: "Untied States", "Mediteranean
/// Dialogue".
std::vector<std::string> nearest_names(const Reader& reader, std::size_t at) {
    const auto& words = reader.words();
    constexpr std::size_t longest = 4;
    for (std::size_t length = longest; length > 0; --length) {
        for (std::size_t from = at + 1 >= length ? at + 1 - length : 0; from <= at; ++from) {
            if (from + length > words.size()) continue;
            std::string run;
            bool plain = true;
            for (std::size_t i = from; i < from + length; ++i) {
                plain = plain && (i == at || !question::is_function_word(words[i].folded));
                run += (i == from ? "" : " ") + words[i].folded;
            }
            if (!plain) continue;
            if (auto names = reader.lexicon().nearest(run, 3); !names.empty()) return names;
        }
    }
    return {};
}

bool starts_upper(std::string_view text) {
    return !text.empty() && ((text.front() >= 'A' && text.front() <= 'Z') ||
                             static_cast<unsigned char>(text.front()) >= 0x80);
}

/// Refuses at the first word that is nothing known.
void refuse_unknown(const Reader& reader) {
    const auto at = reader.first_unknown();
    if (!at) return;
    const auto place = reader.place(*at, 1);
    const auto typed = std::string(reader.text().substr(place.offset, place.length));
    const auto& folded = reader.words()[*at].folded;
    auto names = nearest_names(reader, *at);
    auto words = nearest_words(reader.vocabulary(), folded);
    const bool name_is_nearer =
        !names.empty() &&
        (words.empty() || edit_distance(folded, fold_name(names.front()), folded.size()) <=
                              edit_distance(folded, words.front(), folded.size()));
    if (starts_upper(typed) ? (words.empty() || !names.empty()) : name_is_nearer) {
        refuse("UnknownName", "I know no country, treaty or alliance called \"" + typed + "\".",
               place, std::move(names));
    }
    refuse("UnknownWord", "I do not know the word \"" + typed + "\".", place, std::move(words));
}

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
    refuse("NotUnderstood", std::move(message), place, {});
}

}  // namespace

Reading read_question(std::string_view text, const Vocabulary& vocabulary, const Lexicon& lexicon,
                      const QuestionTime& time) {
    Reader reader(text, vocabulary, lexicon, time);
    const bool blank =
        std::all_of(reader.words().begin(), reader.words().end(), [](const Word& word) {
            return word.folded == "?" || word.folded == "." || word.folded == "!";
        });
    if (blank) refuse("NotUnderstood", "There is no question here.", {0, text.size()}, {});
    constexpr std::size_t most_words = 120;
    if (reader.words().size() > most_words) {
        refuse("NotUnderstood", "This question is too long. Ask it in parts.", {0, text.size()},
               {});
    }
    auto parsed = question::parse(reader);
    if (!parsed) {
        refuse_unknown(reader);
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
