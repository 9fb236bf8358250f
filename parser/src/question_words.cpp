#include "question_words.hpp"

#include <algorithm>

namespace entente::question {
namespace {

using Kind = Auxiliary::Kind;

/// Words of the grammar itself, sorted. What is here is not looked for among codes of countries
/// ("can" is no Canada).
constexpr auto words_of_grammar = std::to_array<std::string_view>({
    "a",          "able",       "about",     "according", "after",     "all",       "allowed",
    "alone",      "also",       "am",        "among",     "amongst",   "an",        "and",
    "any",        "anybody",    "anyone",    "apart",     "are",       "arent",     "as",
    "assuming",   "at",         "be",        "became",    "because",   "become",    "becomes",
    "becoming",   "been",       "before",    "began",     "being",     "besides",   "between",
    "biggest",    "both",       "but",       "by",        "can",       "cannot",    "cant",
    "cease",      "ceased",     "come",      "common",    "compare",   "connected", "correct",
    "could",      "couldnt",    "count",     "date",      "day",       "define",    "describe",
    "did",        "didnt",      "display",   "do",        "does",      "doesnt",    "dont",
    "during",     "each",       "earlier",   "earliest",  "eight",     "eighth",    "either",
    "eleven",     "eligible",   "else",      "end",       "ended",     "enumerate", "ever",
    "every",      "except",     "excluding", "exist",     "exists",    "explain",   "fewer",
    "fewest",     "fifteen",    "fifth",     "final",     "find",      "first",     "five",
    "following",  "for",        "formerly",  "four",      "fourteen",  "fourth",    "free",
    "from",       "get",        "give",      "going",     "got",       "greatest",  "had",
    "hadnt",      "half",       "happen",    "happens",   "has",       "hasnt",     "have",
    "havent",     "having",     "highest",   "history",   "how",       "if",        "in",
    "include",    "included",   "includes",  "is",        "isnt",      "it",        "its",
    "lacking",    "largest",    "last",      "later",     "latest",    "least",     "less",
    "linked",     "list",       "located",   "longer",    "lowest",    "majority",  "many",
    "may",        "me",         "might",     "minimum",   "month",     "more",      "most",
    "multiple",   "must",       "name",      "neither",   "never",     "newest",    "nine",
    "ninth",      "no",         "non",       "none",      "nor",       "not",       "number",
    "of",         "oldest",     "on",        "once",      "one",       "only",      "or",
    "other",      "out",        "over",      "past",      "permitted", "point",     "possible",
    "previously", "print",      "prior",     "rank",      "related",   "remain",    "remained",
    "remains",    "right",      "second",    "seven",     "seventh",   "several",   "shall",
    "short",      "should",     "show",      "since",     "six",       "sixth",     "smallest",
    "so",         "solely",     "some",      "somebody",  "someone",   "sooner",    "stand",
    "started",    "stop",       "stopped",   "suppose",   "supposing", "tell",      "ten",
    "tenth",      "than",       "that",      "the",       "their",     "them",      "then",
    "there",      "these",      "they",      "third",     "thirteen",  "this",      "those",
    "three",      "throughout", "tied",      "till",      "time",      "to",        "top",
    "true",       "twelve",     "two",       "under",     "until",     "up",        "upon",
    "us",         "used",       "was",       "wasnt",     "way",       "ways",      "were",
    "werent",     "what",       "whats",     "when",      "where",     "whether",   "which",
    "while",      "who",        "whom",      "whose",     "why",       "will",      "with",
    "within",     "without",    "wont",      "would",     "wouldnt",   "year",      "yes",
    "yet",
});

}  // namespace

bool is_preposition(std::string_view word) {
    return std::find(prepositions.begin(), prepositions.end(), word) != prepositions.end();
}

bool is_function_word(std::string_view folded) {
    return std::binary_search(words_of_grammar.begin(), words_of_grammar.end(), folded) ||
           folded == possessive;
}

std::span<const std::string_view> function_words() {
    return words_of_grammar;
}

namespace {

std::vector<std::string> auxiliary_words(Kind kind) {
    std::vector<std::string> words;
    for (const auto& [word, auxiliary] : auxiliaries) {
        if (auxiliary.kind == kind && !auxiliary.negated && word != possessive)
            words.emplace_back(word);
    }
    return words;
}
}  // namespace

std::vector<std::string> table_phrases(Terminal terminal, const QuestionTime& now) {
    switch (terminal) {
        case Terminal::preposition:
            return {prepositions.begin(), prepositions.end()};
        case Terminal::number: {
            std::vector<std::string> words(number_words.begin(), number_words.end());
            words.insert(words.end(), round_words.begin(), round_words.end());
            return words;
        }
        case Terminal::ordinal:
            return {place_words.begin(), place_words.end()};
        case Terminal::be:
            return auxiliary_words(Kind::be);
        case Terminal::do_:
            return auxiliary_words(Kind::do_);
        case Terminal::have:
            return auxiliary_words(Kind::have);
        case Terminal::modal:
            return auxiliary_words(Kind::modal);
        case Terminal::time:
            return time_phrases(now.date);
        default:
            return {};
    }
}

}  // namespace entente::question
