#include "question_slips.hpp"

#include <algorithm>
#include <map>

#include "question_lowering.hpp"
#include "values/words.hpp"

namespace entente::question {
namespace {

/// Words of the vocabulary within reach of a misspelt one, nearest first.
std::vector<std::string> nearest_words(const Vocabulary& vocabulary, const std::string& word) {
    const auto allowed = edits_allowed(word.size());
    const EditDistance distances(word);
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& phrase : vocabulary.phrases()) {
        if (phrase.find(' ') != std::string::npos) continue;
        const auto distance = distances.to(phrase, allowed);
        if (distance <= allowed) found.emplace_back(distance, phrase);
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> words;
    for (std::size_t i = 0; i < found.size() && i < 3; ++i)
        words.push_back(found[i].second);
    return words;
}

/// Words next to each other, joined.
struct Run {
    std::size_t at = 0;
    std::size_t length = 0;
    std::string text;
};

/// The word, and the runs of words around it that a name may be ("Untied States", "Mediteranean
/// Dialogue"), longest first.
std::vector<Run> runs_around(const Reader& reader, std::size_t at) {
    const auto& words = reader.words();
    constexpr std::size_t longest = 4;
    std::vector<Run> runs;
    for (std::size_t length = longest; length > 0; --length) {
        for (std::size_t from = at + 1 >= length ? at + 1 - length : 0; from <= at; ++from) {
            if (from + length > words.size()) continue;
            Run run{from, length, {}};
            bool plain = true;
            for (std::size_t i = from; i < from + length; ++i) {
                plain = plain && (i == at || !is_function_word(words[i].folded));
                run.text += (i == from ? "" : " ") + words[i].folded;
            }
            if (plain) runs.push_back(std::move(run));
        }
    }
    return runs;
}

/// Names near to a run of words, and the run.
struct NearNames {
    std::vector<std::string> names;
    std::string run;
};

NearNames nearest_names(const Reader& reader, std::size_t at) {
    for (auto& run : runs_around(reader, at)) {
        if (auto names = reader.lexicon().nearest(run.text, 3); !names.empty())
            return {std::move(names), std::move(run.text)};
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

std::string typed(const Reader& reader, std::size_t at, std::size_t length = 1) {
    const auto place = reader.place(at, length);
    return std::string(reader.text().substr(place.offset, place.length));
}

/// How many letters a slip may concern: none in a short word, where another word is always near.
std::size_t slips_allowed(std::size_t letters) {
    return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

/// "russias allies": a name, and its apostrophe is missing.
bool is_owner(const Reader& reader, std::size_t at) {
    const auto& word = reader.words()[at].folded;
    constexpr std::size_t shortest = 4;
    return word.size() > shortest && word.ends_with('s') && at + 1 < reader.words().size() &&
           !reader.lexicon().find(word.substr(0, word.size() - 1)).empty();
}

/// What a misspelt word, alone or with those around it, may have been meant for.
struct Correction {
    std::size_t at = 0;
    std::size_t length = 1;  ///< in words
    std::string meant;       ///< as the note has it
    std::string folded;
    std::size_t distance = 0;
};

/// The words of the vocabulary and the grammar within reach of the one at `at`.
std::vector<Correction> words_meant(const Reader& reader, std::size_t at) {
    const auto& word = reader.words()[at].folded;
    const auto allowed = slips_allowed(word.size());
    // Written like a name, and not as a sentence begins or all in capitals.
    if (allowed == 0 || (at > 0 && starts_upper(typed(reader, at)) && has_lower(reader.text())))
        return {};
    const EditDistance distances(word);
    std::vector<Correction> found;
    const auto consider = [&](std::string_view candidate) {
        const auto distance = distances.to(candidate, allowed);
        if (distance > allowed || distance == 0) return;
        // "recently" is no slip for "recent".
        if (distance > 1 && (word.starts_with(candidate) || candidate.starts_with(word))) return;
        found.push_back({at, 1, std::string(candidate), std::string(candidate), distance});
    };
    for (const auto& candidate : reader.vocabulary().words())
        consider(candidate);
    for (const auto candidate : function_words())
        consider(candidate);
    return found;
}

/// Tries all that the unknown words can mean, and keeps what can be read.
class Corrector {
public:
    explicit Corrector(const ReadKnown& read) : read_(read) {}

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
        for (const auto& meant : corrections(reader, *at)) {
            constexpr int most_tried = 12;
            if (++tried_ > most_tried) return;
            auto corrected = reader;
            corrected.correct(meant.at, meant.length, meant.folded);
            go_on(corrected, notes, typed(reader, meant.at, meant.length), meant.meant);
        }
    }

    [[nodiscard]] std::optional<Reading> only() && {
        if (found_.size() != 1) return {};
        return std::move(found_.front());
    }

private:
    /// All that are equally near, and nearer than all others.
    std::vector<Correction> corrections(const Reader& reader, std::size_t at) {
        auto found = words_meant(reader, at);
        const auto names = names_meant(reader, at);
        found.insert(found.end(), names.begin(), names.end());
        std::size_t nearest = std::string::npos;
        for (const auto& correction : found)
            nearest = std::min(nearest, correction.distance);
        std::erase_if(found, [&](const Correction& other) { return other.distance > nearest; });
        return found;
    }

    /// The names within reach of the words around `at`.
    std::vector<Correction> names_meant(const Reader& reader, std::size_t at) {
        for (const auto& run : runs_around(reader, at)) {
            const auto allowed = slips_allowed(run.text.size());
            if (allowed == 0) continue;
            std::vector<Correction> found;
            for (const auto& name : names_near(reader, run.text)) {
                auto folded = fold_name(name);
                const auto distance = edit_distance(run.text, folded, allowed);
                if (distance > allowed || folded.front() != run.text.front()) continue;
                found.push_back({run.at, run.length, name, std::move(folded), distance});
            }
            if (!found.empty()) return found;
        }
        return {};
    }

    /// The same runs are met again with every candidate for another word.
    const std::vector<std::string>& names_near(const Reader& reader, const std::string& run) {
        const auto known = names_near_.find(run);
        if (known != names_near_.end()) return known->second;
        constexpr std::size_t most_names = 6;
        return names_near_.emplace(run, reader.lexicon().nearest(run, most_names)).first->second;
    }

    void go_on(Reader& corrected, std::vector<std::string> notes, const std::string& typed,
               const std::string& meant) {
        notes.push_back("Read \"" + typed + "\" as \"" + meant + "\".");
        try {
            if (auto reading = read_(corrected)) {
                keep(std::move(*reading), notes);
            } else {
                correct(corrected, notes);
            }
        } catch (const Error&) {
            // What makes no sense was not meant.
        }
    }

    void keep(Reading reading, const std::vector<std::string>& notes) {
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const Reading& other) {
            return other.query == reading.query && other.form == reading.form &&
                   other.negated == reading.negated;
        });
        if (known) return;
        reading.notes.insert(reading.notes.begin(), notes.begin(), notes.end());
        found_.push_back(std::move(reading));
    }

    const ReadKnown& read_;
    std::map<std::string, std::vector<std::string>> names_near_;
    std::vector<Reading> found_;
    int tried_ = 0;
};

}  // namespace

std::optional<Reading> read_corrected(const Reader& reader, const ReadKnown& read) {
    Corrector corrector(read);
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
