#include "cypher_words.hpp"

#include <algorithm>
#include <array>

namespace entente::cypher {
namespace {

enum Use : unsigned {
    free_word = 0,
    elsewhere = 1,  // reserved in openCypher, needed by nothing in our grammar
    reserved = 2 | elsewhere,
    clause = 4,
};

struct Entry {
    std::string_view upper;
    unsigned use;
    std::string_view shown = upper;
};

constexpr std::array<Entry, word_count> entries{{
    {"", free_word},
    {"ADD", elsewhere},
    {"ALL", reserved},
    {"ALLSHORTESTPATHS", free_word, "allShortestPaths"},
    {"AND", reserved},
    {"ANY", free_word, "any"},
    {"AS", reserved},
    {"ASC", reserved},
    {"ASCENDING", reserved},
    {"BY", reserved},
    {"CALL", clause},
    {"CASE", reserved},
    {"CONSTRAINT", elsewhere},
    {"CONTAINS", reserved},
    {"COUNT", free_word, "count"},
    {"CREATE", reserved | clause},
    {"DELETE", reserved | clause},
    {"DESC", reserved},
    {"DESCENDING", reserved},
    {"DETACH", reserved | clause},
    {"DISTINCT", reserved},
    {"DO", elsewhere},
    {"DROP", elsewhere},
    {"ELSE", reserved},
    {"END", reserved},
    {"ENDS", reserved},
    {"EXISTS", reserved},
    {"EXPLAIN", clause},
    {"FALSE", reserved},
    {"FOR", elsewhere},
    {"FOREACH", clause},
    {"IN", reserved},
    {"IS", reserved},
    {"LIMIT", reserved},
    {"LOAD", clause},
    {"MANDATORY", elsewhere},
    {"MATCH", reserved | clause},
    {"MERGE", reserved | clause},
    {"NONE", free_word, "none"},
    {"NOT", reserved},
    {"NULL", reserved},
    {"OF", elsewhere},
    {"OFFSET", free_word},
    {"ON", reserved},
    {"OPTIONAL", reserved | clause},
    {"OR", reserved},
    {"ORDER", reserved},
    {"PROFILE", clause},
    {"REDUCE", free_word, "reduce"},
    {"REMOVE", reserved | clause},
    {"REQUIRE", elsewhere},
    {"RETURN", reserved | clause},
    {"SCALAR", elsewhere},
    {"SET", reserved | clause},
    {"SHORTESTPATH", free_word, "shortestPath"},
    {"SINGLE", free_word, "single"},
    {"SKIP", reserved},
    {"STARTS", reserved},
    {"THEN", reserved},
    {"TRUE", reserved},
    {"UNION", reserved},
    {"UNIQUE", elsewhere},
    {"UNWIND", reserved | clause},
    {"VALID_TIME", free_word},
    {"WHEN", reserved},
    {"WHERE", reserved},
    {"WITH", reserved | clause},
    {"XOR", reserved},
    {"YIELD", free_word},
}};
static_assert(std::is_sorted(entries.begin(), entries.end(),
                             [](const Entry& a, const Entry& b) { return a.upper < b.upper; }));

constexpr std::size_t longest = 16;  // ALLSHORTESTPATHS

const Entry& entry(Word word) {
    return entries[static_cast<std::size_t>(word)];
}

}  // namespace

Word find_word(std::string_view text) {
    if (text.size() > longest) return Word::no_word;
    std::array<char, longest> upper{};
    std::transform(text.begin(), text.end(), upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    const std::string_view key(upper.data(), text.size());
    const auto* found =
        std::lower_bound(entries.begin(), entries.end(), key,
                         [](const Entry& e, std::string_view k) { return e.upper < k; });
    if (found == entries.end() || found->upper != key) return Word::no_word;
    return static_cast<Word>(found - entries.begin());
}

std::string_view spelling(Word word) {
    return entry(word).shown;
}
bool is_reserved(Word word) {
    return (entry(word).use & reserved) == reserved;
}
bool is_reserved_elsewhere(Word word) {
    return (entry(word).use & elsewhere) != 0;
}
bool begins_clause(Word word) {
    return (entry(word).use & clause) != 0;
}

}  // namespace entente::cypher
