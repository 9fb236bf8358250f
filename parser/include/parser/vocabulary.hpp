// The vocabulary: the words that questions are asked in, each with the pattern it stands for. It is
// data: a text file. docs/vocabulary.md describes the file's form.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parser/ast.hpp"

namespace entente {

enum class WordClass : std::uint8_t {
    kind,
    noun,
    verb,
    adjective,
    preposition,
    modifier,
    degree  ///< an adjective that is compared: old/older/oldest
};

/// Which of its forms a word was met in. Nouns: base (singular) and plural.
enum class WordForm : std::uint8_t {
    base,
    third_person,
    past,
    participle,
    gerund,
    plural,
    comparative,
    superlative
};

/// One thing that an argument of a word can be: the pattern's variable it binds, and the
/// prepositions it comes with
/// ("" is a verb's direct object).
struct Slot {
    std::string variable;
    std::vector<std::string> prepositions;
    friend bool operator==(const Slot&, const Slot&) = default;
};

/// One meaning of a word. In the pattern `x` is the subject (of a noun: what it names), the slots'
/// variables are the arguments, `e` is the edge that holds or does not.
struct Sense {
    WordClass word_class{};
    std::string word;                             ///< the first form, for messages
    std::vector<std::vector<std::string>> forms;  ///< of each synonym, in the order of the line
    std::vector<Slot> slots;
    std::vector<ast::PathPattern> patterns;
    /// `where e.until < y.until`: what else has to hold.
    std::optional<ast::Expression> where;
    /// `at e.since`: an event, with the date it happened on; nothing for a state, which holds as
    /// long as its edges do.
    std::optional<ast::Expression> at;
    /// `give y.article`: the noun denotes this value and not a node.
    std::optional<ast::Expression> give;
    /// `how c.summary`: what answers \"how\" about it.
    std::optional<ast::Expression> how;
    /// `most count(y)`, `least x.founded`: what an adjective's degrees are measured by.
    std::optional<ast::Expression> measure;
    bool greatest = false;  ///< `most`: the superlative is that with the greatest value
    bool negated = false;   ///< `not`: the word says that the pattern does not hold ("outside")
    bool ever = false;      ///< `ever`: without a time of its own it is about all time
    /// `uncounted`: a node stands for an unknown number of what the noun names ("troops").
    bool uncounted = false;
    /// `occasion`: the word only stands in an "if" ("if Poland is attacked").
    bool occasion = false;
    /// `upon attack`: the word means this under that occasion only, and may leave out whom it
    /// befalls.
    std::string upon;
    bool transparent =
        false;  ///< `same`: the noun denotes its own argument ("Japan's defence" in "defend ...")
};

/// How an edge of a type is told: "has been", "was" and "is" forms between its two ends.
struct Telling {
    std::string type;
    std::string present;  ///< "is a member of"
    std::string past;     ///< "was a member of"
    std::string perfect;  ///< "has been a member of"
    std::string
        inverse;  ///< "members", the heading of a list of those at the edge's start; may be empty
};

/// What a phrase means in one of its readings.
struct WordSense {
    const Sense* sense = nullptr;
    WordForm form{};
};

/// How a possibility is decided: `asks ELIGIBLE_FOR REQUIRES MEETS`: by what its object requires,
/// one by one, and whether its subject meets it.
struct Asking {
    std::string possibility;
    std::string requirement;
    std::string fulfilment;
};

class Vocabulary {
public:
    /// Throws Error (DataError) with `file`, the line and the mend.
    static Vocabulary parse(std::string_view text, std::string_view file);

    Vocabulary() = default;
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;
    Vocabulary(Vocabulary&&) = default;
    Vocabulary& operator=(Vocabulary&&) = default;

    /// All readings of a folded phrase ("joined", "take part"), in the file's order.
    [[nodiscard]] const std::vector<WordSense>* find(std::string_view folded) const;
    /// How many words the longest phrase has.
    [[nodiscard]] std::size_t longest() const { return longest_; }
    /// True for a word that occurs in some phrase.
    [[nodiscard]] bool knows_word(std::string_view folded) const;
    /// All words that occur in some phrase, folded and sorted.
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
    [[nodiscard]] bool is_filler(std::string_view folded) const;
    /// True for words that say what is meant without them: "now", "current".
    [[nodiscard]] bool is_present(std::string_view folded) const;
    /// What to say of a phrase that asks for what is no fact ("best", "should"); null for others.
    [[nodiscard]] const std::string* beyond(std::string_view folded) const;
    /// Senses that stand for a noun's mere neighbour: "European countries", "NATO countries".
    [[nodiscard]] const std::vector<const Sense*>& modifiers() const { return modifiers_; }

    /// What is done upon an occasion, for "what happens if": the senses that come up with it.
    [[nodiscard]] std::vector<const Sense*> responses_to(std::string_view occasion) const;

    /// The type of the edge that says that an edge of this type could be ("may MEMBER_OF
    /// ELIGIBLE_FOR").
    [[nodiscard]] std::optional<std::string> possibility_of(std::string_view type) const;
    /// The type of the edge that says that an edge of this type is not so ("opposite MEETS FAILS").
    [[nodiscard]] std::optional<std::string> opposite_of(std::string_view type) const;
    [[nodiscard]] const Asking* asking(std::string_view possibility) const;
    /// The type of the edges from a thing to what came before it ("succession SUCCEEDS"); "" for
    /// none.
    [[nodiscard]] const std::string& succession() const { return succession_; }
    /// What has names here: "country, treaty or alliance"; "" where the vocabulary does not say.
    [[nodiscard]] const std::string& called() const { return called_; }
    /// True for a label whose nodes are stretches of time that can date things ("era Era").
    [[nodiscard]] bool is_era(std::string_view label) const;
    /// True for a label whose nodes are not looked for by their names.
    [[nodiscard]] bool is_nameless(std::string_view label) const;
    [[nodiscard]] const Telling* telling(std::string_view type) const;

    /// All phrases, folded and sorted, for completion and suggestions.
    [[nodiscard]] const std::vector<std::string>& phrases() const { return phrases_; }

private:
    friend class VocabularyReader;
    std::vector<std::unique_ptr<Sense>> senses_;
    std::unordered_map<std::string, std::vector<WordSense>> by_phrase_;
    std::vector<std::string> words_;     // sorted
    std::vector<std::string> phrases_;   // sorted
    std::vector<std::string> fillers_;   // sorted
    std::vector<std::string> presents_;  // sorted
    std::unordered_map<std::string, std::string> beyond_;
    std::vector<const Sense*> modifiers_;
    std::vector<std::pair<std::string, std::string>> possibilities_;
    std::vector<std::pair<std::string, std::string>> opposites_;
    std::vector<Telling> tellings_;
    std::vector<Asking> askings_;
    std::vector<std::string> nameless_;
    std::string succession_;
    std::string called_;
    std::vector<std::string> eras_;
    std::size_t longest_ = 0;
};

}  // namespace entente
