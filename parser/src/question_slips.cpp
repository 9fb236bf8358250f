#include "question_slips.hpp"

#include <algorithm>

#include "question_grammar.hpp"
#include "question_lowering.hpp"
#include "values/words.hpp"

namespace entente::question {
namespace {

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

/// Names near to a run of words, and the run.
struct NearNames {
    std::vector<std::string> names;
    std::string run;
};

/// Names near to the word, or to a run of words around it: "Untied States", "Mediteranean
/// Dialogue".
NearNames nearest_names(const Reader& reader, std::size_t at) {
    const auto& words = reader.words();
    constexpr std::size_t longest = 4;
    for (std::size_t length = longest; length > 0; --length) {
        for (std::size_t from = at + 1 >= length ? at + 1 - length : 0; from <= at; ++from) {
            if (from + length > words.size()) continue;
            std::string run;
            bool plain = true;
            for (std::size_t i = from; i < from + length; ++i) {
                plain = plain && (i == at || !is_function_word(words[i].folded));
                run += (i == from ? "" : " ") + words[i].folded;
            }
            if (!plain) continue;
            if (auto names = reader.lexicon().nearest(run, 3); !names.empty())
                return {std::move(names), std::move(run)};
        }
    }
    return {};
}

bool starts_upper(std::string_view text) {
    return !text.empty() && ((text.front() >= 'A' && text.front() <= 'Z') ||
                             static_cast<unsigned char>(text.front()) >= 0x80);
}

bool has_lower(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string typed(const Reader& reader, std::size_t at) {
    const auto place = reader.place(at, 1);
    return std::string(reader.text().substr(place.offset, place.length));
}

/// How many letters a slip may concern: none in a short word, where another word is always near.
std::size_t slips_allowed(std::size_t letters) {
    return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

/// The words nearest to the one at `at`, all equally near; none when a name may be meant.
std::vector<std::string> meant_words(const Reader& reader, std::size_t at) {
    const auto& word = reader.words()[at].folded;
    // Written like a name, and not as a sentence begins or all in capitals.
    if (at > 0 && starts_upper(typed(reader, at)) && has_lower(reader.text())) return {};
    auto nearest = slips_allowed(word.size());
    std::vector<std::string> found;
    const auto consider = [&](std::string_view candidate) {
        const auto distance = edit_distance(word, candidate, nearest);
        if (distance > nearest || distance == 0) return;
        // "recently" is no slip for "recent".
        if (distance > 1 && (word.starts_with(candidate) || candidate.starts_with(word))) return;
        if (distance < nearest) found.clear();
        nearest = distance;
        found.emplace_back(candidate);
    };
    if (nearest == 0) return {};
    for (const auto& candidate : reader.vocabulary().words())
        consider(candidate);
    for (const auto candidate : function_words())
        consider(candidate);
    const auto near = nearest_names(reader, at);
    const bool name_near =
        std::any_of(near.names.begin(), near.names.end(), [&](const std::string& name) {
            return edit_distance(near.run, fold_name(name), nearest) <= nearest;
        });
    if (name_near) return {};
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// "russias allies": a name, and its apostrophe is missing.
bool is_owner(const Reader& reader, std::size_t at) {
    const auto& word = reader.words()[at].folded;
    constexpr std::size_t shortest = 4;
    return word.size() > shortest && word.ends_with('s') && at + 1 < reader.words().size() &&
           !reader.lexicon().find(word.substr(0, word.size() - 1)).empty();
}

/// Tries all that the unknown words can mean, and keeps what can be read.
class Corrector {
public:
    explicit Corrector(const QuestionTime& time) : time_(time) {}

    void correct(const Reader& reader, const std::vector<std::string>& notes) {
        constexpr std::size_t most_words = 3;
        const auto at = reader.first_unknown();
        if (!at || notes.size() == most_words) return;
        if (is_owner(reader, *at)) {
            auto corrected = reader;
            corrected.own(*at);
            const auto word = typed(reader, *at);
            go_on(corrected, notes, word, word.substr(0, word.size() - 1) + "'s");
        }
        for (const auto& word : meant_words(reader, *at)) {
            constexpr int most_tried = 12;
            if (++tried_ > most_tried) return;
            auto corrected = reader;
            corrected.correct(*at, word);
            go_on(corrected, notes, typed(reader, *at), word);
        }
    }

    [[nodiscard]] std::optional<Reading> only() && {
        if (found_.size() != 1) return {};
        return std::move(found_.front());
    }

private:
    void go_on(Reader& corrected, std::vector<std::string> notes, const std::string& typed,
               const std::string& meant) {
        notes.push_back("Read \"" + typed + "\" as \"" + meant + "\".");
        if (auto parsed = parse(corrected)) {
            read(std::move(*parsed), corrected, notes);
        } else {
            correct(corrected, notes);
        }
    }

    void read(Question question, const Reader& reader, std::vector<std::string>& notes) {
        try {
            auto reading = lower(std::move(question), reader, time_);
            const bool known = std::any_of(found_.begin(), found_.end(), [&](const Reading& other) {
                return other.query == reading.query && other.form == reading.form &&
                       other.negated == reading.negated;
            });
            if (known) return;
            reading.notes.insert(reading.notes.begin(), notes.begin(), notes.end());
            found_.push_back(std::move(reading));
        } catch (const Error&) {
            // What makes no sense was not meant.
        }
    }

    const QuestionTime& time_;
    std::vector<Reading> found_;
    int tried_ = 0;
};

}  // namespace

std::optional<Reading> read_corrected(const Reader& reader, const QuestionTime& time) {
    Corrector corrector(time);
    corrector.correct(reader, {});
    return std::move(corrector).only();
}

void refuse_unknown(const Reader& reader) {
    const auto at = reader.first_unknown();
    if (!at) return;
    const auto place = reader.place(*at, 1);
    const auto word = typed(reader, *at);
    const auto& folded = reader.words()[*at].folded;
    auto [names, run] = nearest_names(reader, *at);
    auto words = nearest_words(reader.vocabulary(), folded);
    const bool name_is_nearer =
        !names.empty() &&
        (words.empty() || edit_distance(folded, fold_name(names.front()), folded.size()) <=
                              edit_distance(folded, words.front(), folded.size()));
    if (starts_upper(word) ? (words.empty() || !names.empty()) : name_is_nearer) {
        const auto& called = reader.vocabulary().called();
        refuse(
            "I know " + (called.empty() ? "nothing" : "no " + called) + " called \"" + word + "\".",
            place, "UnknownName", std::move(names));
    }
    refuse("I do not know the word \"" + word + "\".", place, "UnknownWord", std::move(words));
}

void refuse_not_understood(const Reader& reader) {
    refuse_unknown(reader);
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

}  // namespace entente::question
