// What may follow the beginning of a question: the grammar notes which of its terminals it tried
// where the text ends, and the tables that those stand on say what they take.
#include <algorithm>
#include <array>
#include <set>

#include "parser/question.hpp"
#include "question_grammar.hpp"
#include "question_reader.hpp"

namespace entente {
namespace {

using question::Reader;
using question::Terminal;

/// So many names are looked through, and so many of them offered: the shortest, which are most
/// used.
constexpr std::size_t most_names_seen = 500;
constexpr std::size_t most_names = 50;

bool takes(Terminal terminal, const WordSense& found) {
    const auto word_class = found.sense->word_class;
    const bool verb = word_class == WordClass::verb;
    const bool degree = word_class == WordClass::degree;
    switch (terminal) {
        case Terminal::noun:
            return word_class == WordClass::noun || word_class == WordClass::kind;
        case Terminal::adjective:
            return word_class == WordClass::adjective;
        case Terminal::preposition:
            return word_class == WordClass::preposition;
        case Terminal::comparative:
            return degree && found.form == WordForm::comparative;
        case Terminal::superlative:
            return degree && found.form == WordForm::superlative;
        case Terminal::verb:
            return verb && (found.form == WordForm::base || found.form == WordForm::third_person ||
                            found.form == WordForm::past);
        case Terminal::base_verb:
            return verb && found.form == WordForm::base;
        case Terminal::participle:
            return verb && found.form == WordForm::participle;
        case Terminal::gerund:
            return verb && found.form == WordForm::gerund;
        default:
            return false;
    }
}

/// The stretch of a question that is being typed: all of it, or what follows an "if", or the
/// question after what is assumed.
struct Part {
    std::size_t from = 0;
    bool clause = false;
};

constexpr std::array leads{"if", "suppose", "supposing", "assuming"};

Part part_typed(const Reader& reader) {
    const auto count = reader.words().size();
    std::size_t lead = 0;
    const auto is_lead = [&](const char* word) { return reader.is_word(lead, word); };
    while (lead < count && std::none_of(leads.begin(), leads.end(), is_lead))
        ++lead;
    if (lead == count) return {};
    const auto assumed = lead + (reader.is_word(lead + 1, "that") ? 2 : 1);
    if (lead > 0) return {assumed, true};
    auto comma = count;
    while (comma > assumed && !reader.is_word(comma - 1, ","))
        --comma;
    if (comma == assumed) return {assumed, true};
    return {comma + (reader.is_word(comma, "then") ? 1 : 0), false};
}

bool parse_part(Reader& reader, const Part& part) {
    try {
        return part.clause ? question::parse_clause(reader).has_value()
                           : question::parse(reader).has_value();
    } catch (const Error&) {
        return false;  // too involved
    }
}

/// What begins with the words that are typed, and goes on.
class Openings {
public:
    Openings(const Reader& reader, std::string_view prefix, const QuestionTime& time)
        : reader_(reader), prefix_(prefix), time_(time) {}

    std::set<std::string> words() {
        for (const auto& word : reader_.next_words()) {
            const bool closes = word == "?" || word == "!" || word == "." || word == ";";
            if (!closes && word.starts_with(prefix_)) found_.insert(word);
        }
        for (const auto& [at, terminal] : reader_.openings())
            add(at, terminal);
        return std::move(found_);
    }

private:
    void add(std::size_t at, Terminal terminal) {
        constexpr std::size_t longest = 10;
        const auto count = reader_.words().size() - at;
        if (count > longest) return;
        std::string typed;
        for (auto i = at; i < at + count; ++i)
            typed += reader_.words()[i].folded + " ";
        const auto skipped = typed.size();
        typed += prefix_;
        if (terminal == Terminal::name) {
            add_names(typed, count, false);
            return;
        }
        if (terminal == Terminal::time) add_eras(at, count);
        const auto add_phrase = [&](std::string_view phrase) {
            if (phrase.starts_with(typed) && phrase.size() > skipped)
                found_.emplace(phrase.substr(skipped));
        };
        for (const auto& phrase : question::table_phrases(terminal, time_))
            add_phrase(phrase);
        const auto& phrases = reader_.vocabulary().phrases();
        for (auto phrase = std::lower_bound(phrases.begin(), phrases.end(), typed);
             phrase != phrases.end() && phrase->starts_with(typed); ++phrase) {
            const auto& senses = *reader_.vocabulary().find(*phrase);
            const bool fits = std::any_of(senses.begin(), senses.end(), [&](const auto& sense) {
                return takes(terminal, sense);
            });
            if (fits) add_phrase(*phrase);
        }
    }

    /// "during the Cold ...": the name of an era after some words.
    void add_eras(std::size_t at, std::size_t count) {
        for (std::size_t before = 1; before <= count; ++before) {
            std::string typed;
            for (auto i = at + before; i < at + count; ++i)
                typed += reader_.words()[i].folded + " ";
            add_names(typed + std::string(prefix_), count - before, true);
        }
    }

    [[nodiscard]] bool is_era(const std::string& name) const {
        const auto named = reader_.lexicon().find(fold_name(name));
        return std::any_of(named.begin(), named.end(), [&](const Entity& entity) {
            return reader_.vocabulary().is_era(entity.label);
        });
    }

    /// As they are written, without the words that are typed already.
    void add_names(const std::string& typed, std::size_t count, bool eras) {
        if (typed.empty()) return;
        auto names = reader_.lexicon().complete(typed, most_names_seen);
        if (eras) std::erase_if(names, [&](const std::string& name) { return !is_era(name); });
        std::stable_sort(
            names.begin(), names.end(),
            [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
        names.resize(std::min(names.size(), most_names));
        for (const auto& name : names) {
            std::size_t skipped = 0;
            for (const auto& word : split_words(name)) {
                if (fold_name(word.folded).empty() || skipped++ < count) continue;
                found_.insert(name.substr(word.offset));
                break;
            }
        }
    }

    const Reader& reader_;
    std::string_view prefix_;
    const QuestionTime& time_;
    std::set<std::string> found_;
};

}  // namespace

Continuation continue_question(std::string_view text, std::string_view prefix,
                               const Vocabulary& vocabulary, const Lexicon& lexicon,
                               const QuestionTime& time) {
    const Reader all(text, vocabulary, lexicon, time);
    const auto part = part_typed(all);
    Reader reader(all, part.from, all.words().size());
    reader.complete();
    Continuation found;
    found.whole = parse_part(reader, part) && !part.clause;
    auto words = Openings(reader, prefix, time).words();
    const auto add = [&](std::string_view word) {
        if (word.starts_with(prefix)) words.emplace(word);
    };
    if (all.words().empty()) std::for_each(leads.begin(), leads.end(), add);
    if (part.clause && part.from == all.words().size()) add("that");
    found.words = {words.begin(), words.end()};
    found.names = reader.openings().contains({reader.words().size(), Terminal::name});
    found.begins = found.whole || reader.furthest() == reader.words().size() ||
                   (prefix.empty() && !words.empty());
    return found;
}

std::vector<std::string> question_completions(std::string_view text, std::string_view prefix,
                                              const Vocabulary& vocabulary, const Lexicon& lexicon,
                                              const QuestionTime& time) {
    // "US-Japan": a hyphen between words is as good as a blank.
    while (text.ends_with('-'))
        text.remove_suffix(1);
    auto words = continue_question(text, prefix, vocabulary, lexicon, time).words;
    std::erase_if(words, [&](const std::string& word) {
        const auto longer = std::string(text) + " " + word;
        return !continue_question(longer, "", vocabulary, lexicon, time).begins;
    });
    return words;
}

}  // namespace entente
