// The words of one question and what each can be: names, vocabulary, times, function words. The
// terminals of the grammar stand on this.
#pragma once

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "question_reference.hpp"
#include "question_tree.hpp"
#include "values/words.hpp"

namespace entente::question {

/// A reading of `length` words.
template <class T>
struct Found {
    T value;
    std::size_t length = 0;
};

struct Auxiliary {
    enum class Kind : std::uint8_t { be, do_, have, modal };
    Kind kind{};
    bool negated = false;
    Modality modality = Modality::none;
    bool past = false;
};

/// What a terminal of the grammar takes, for completion.
enum class Terminal : std::uint8_t {
    none,  ///< takes nothing, or what is taken elsewhere too
    word,  ///< of the grammar
    name,
    noun,
    adjective,
    comparative,
    superlative,
    preposition,
    verb,
    base_verb,
    participle,
    gerund,
    time,
    number,
    ordinal,
    be,
    do_,
    have,
    modal
};

/// What a rule or a terminal found at one word.
struct Kept {
    std::shared_ptr<const void> value;  ///< null when it found nothing
    std::size_t length = 0;
};

class Reader {
public:
    Reader(std::string_view text, const Vocabulary& vocabulary, const Lexicon& lexicon,
           const QuestionTime& time);

    /// Some of another reader's words, from `from` up to `to`: a part of its question.
    Reader(const Reader& whole, std::size_t from, std::size_t to);

    /// Lets "it", "they" and "its" stand for something.
    void refer(References references);
    [[nodiscard]] const References& references() const { return references_; }
    /// "them" in "which of them".
    [[nodiscard]] std::optional<Found<NounPhrase>> many_at(std::size_t at) const;
    /// The first word that refers to something, where it has nothing to refer to.
    [[nodiscard]] std::optional<std::size_t> first_loose_reference() const;

    /// "its" with neither a name nor a noun before it.
    [[nodiscard]] std::optional<std::size_t> first_loose_owner() const;

    /// The question is about what follows when this happens to these things.
    void set_occasion(std::string occasion, std::vector<Entity> befallen);
    [[nodiscard]] const std::string& occasion() const { return occasion_; }
    [[nodiscard]] const std::vector<Entity>& befallen() const { return befallen_; }

    [[nodiscard]] const std::vector<Word>& words() const { return words_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
    [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

    // What stands at word `at`. The longest reading; nothing when there is none.
    [[nodiscard]] std::optional<Found<NounPhrase>> name_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<NounPhrase>> adjectival_name_at(std::size_t at) const;
    /// The name that is an adjective and a noun as well: "Baltic states". It takes no word.
    [[nodiscard]] std::optional<Found<NounPhrase>> group_name_at(std::size_t at) const;
    /// The types of the edges that a verb is about, or whose criteria it is about.
    [[nodiscard]] std::optional<Found<std::vector<std::string>>> action_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<Predication>> phrase_at(std::size_t at,
                                                              WordClass word_class) const;
    [[nodiscard]] std::optional<Found<Predication>> noun_at(
        std::size_t at) const;  ///< kinds and nouns
    [[nodiscard]] std::optional<Found<Predication>> verb_at(
        std::size_t at, std::initializer_list<WordForm> forms) const;
    [[nodiscard]] std::optional<Found<std::string>> preposition_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<Time>> time_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<Entity>> era_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<Auxiliary>> auxiliary_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<std::int64_t>> number_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<std::int64_t>> place_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<Predication>> degree_at(std::size_t at, WordForm form) const;
    [[nodiscard]] bool is_word(std::size_t at, std::string_view folded) const {
        return at < words_.size() && words_[at].folded == folded;
    }

    /// A word such as "now" stood among those that are left out.
    [[nodiscard]] bool says_now() const { return says_now_; }

    [[nodiscard]] Place place(std::size_t from, std::size_t length) const;

    // Where the grammar got to, and what it could have gone on with there.
    void expect(std::size_t at, std::string_view what, Terminal terminal = Terminal::none);
    /// What is tried while muted is not expected: it must not stand there.
    void mute(bool more) { muted_ += more ? 1 : -1; }
    [[nodiscard]] bool is_muted() const { return muted_ > 0; }
    [[nodiscard]] std::size_t furthest() const { return furthest_; }
    [[nodiscard]] const std::set<std::string>& expected() const { return expected_; }

    /// A terminal that was tried at a word from which on the question may be the beginning of what
    /// it takes.
    struct Opening {
        std::size_t at = 0;
        Terminal terminal{};
        friend auto operator<=>(const Opening&, const Opening&) = default;
    };
    /// Takes note of openings, and of the grammar's words that may stand at the end.
    void complete() { completing_ = true; }
    [[nodiscard]] const std::set<Opening>& openings() const { return openings_; }
    [[nodiscard]] const std::set<std::string>& next_words() const { return next_words_; }

    /// What a rule or a terminal found at a word, null before it was tried there. The grammar goes
    /// back to try other ways, which ask the same again.
    [[nodiscard]] const Kept* kept(const void* what, std::size_t at) const;
    void keep(const void* what, std::size_t at, Kept found);
    /// Before another parse: the words may have changed.
    void forget_kept() { kept_.clear(); }

    /// Throws Error (NotUnderstood) once the grammar has tried too much.
    void spend();

    /// Reads `length` words from `at` on as others from now on, which keep the place of what was
    /// typed. `folded` has them with a blank between.
    void correct(std::size_t at, std::size_t length, std::string_view folded);
    /// The word at `at` is a name with an "s" whose apostrophe is missing.
    void own(std::size_t at);

    /// The first stretch of words that is a phrase beyond what facts can tell ("best", "should"):
    /// its place and what is said of it.
    [[nodiscard]] std::optional<std::pair<Place, std::string>> first_beyond() const;

    /// The first word that is nothing at all: no name, no word of the vocabulary or the grammar.
    [[nodiscard]] std::optional<std::size_t> first_unknown() const;

private:
    void drop_fillers();
    void drop_or_not();
    [[nodiscard]] std::optional<Found<NounPhrase>> reference_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<std::vector<Entity>>> entities_at(std::size_t at) const;
    [[nodiscard]] std::optional<Found<Time>> era_time_at(std::size_t at) const;
    [[nodiscard]] std::string joined(std::size_t from, std::size_t count) const;

    std::string_view text_;
    const Vocabulary& vocabulary_;
    const Lexicon& lexicon_;
    QuestionTime time_;
    std::vector<Word> words_;
    References references_;
    std::string occasion_;
    std::vector<Entity> befallen_;
    std::size_t furthest_ = 0;
    std::set<std::string> expected_;
    std::size_t fuel_ = 0;
    bool says_now_ = false;
    int muted_ = 0;
    bool completing_ = false;
    std::set<Opening> openings_;
    std::set<std::string> next_words_;
    std::unordered_map<const void*, std::vector<std::optional<Kept>>> kept_;
    mutable std::map<std::size_t, std::optional<Found<std::vector<Entity>>>> names_seen_;
};

/// True for words that the grammar itself uses ("who", "is", "not", "after").
[[nodiscard]] bool is_function_word(std::string_view folded);
/// All of them, sorted.
[[nodiscard]] std::span<const std::string_view> function_words();

/// What a terminal takes that the grammar's own tables hold, folded: prepositions, auxiliaries,
/// numbers, and times, in which the year of `now` stands for any date.
[[nodiscard]] std::vector<std::string> table_phrases(Terminal terminal, const QuestionTime& now);
/// Times: "in 2026", "before 2026", "ever", and what comes before an era ("during").
[[nodiscard]] std::vector<std::string> time_phrases(const Date& date);

}  // namespace entente::question
