#include "values/words.hpp"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "values/utf8.hpp"

namespace entente {
namespace {

/// The folded words, with `|` between them.
std::string cut(std::string_view text) {
    std::string joined;
    for (const Word& word : split_words(text)) {
        if (!joined.empty()) joined += '|';
        joined += word.folded;
    }
    return joined;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Words, Cuts) {
    const Pairs cases = {
        {"", ""},
        {"  \t\n ", ""},
        {"Who guarantees Japan's defense?", "who|guarantees|japan|'s|defence|?"},
        // Possessives, with either apostrophe.
        {"Japan\u2019s allies", "japan|'s|allies"},
        {"JAPAN'S", "japan|'s"},
        {"the States' allies", "the|states|'s|allies"},
        {"the States\u2019", "the|states|'s"},
        {"U.S.'s", "us|'s"},
        {"Japan 's", "japan|'s"},
        {"'United States' allies", "'|united|states|'|allies"},
        {"who's in", "who|'s|in"},
        {"isn't", "isnt"},
        {"in the '90s", "in|the|'|90s"},
        {"' '", "'|'"},
        // Full stops.
        {"the U.S. bases", "the|us|bases"},
        {"in the U.S.", "in|the|us"},
        {"St. Kitts and Nevis.", "st|kitts|and|nevis|."},
        {"is Japan in NATO.", "is|japan|in|nato|."},
        {"Japan. Korea", "japan|.|korea"},
        {"wait...", "wait|.|.|."},
        {"3.5 and 12.", "3.5|and|12|."},
        {"No.5", "no5"},
        // Hyphens and dashes.
        {"counter-terrorism", "counter|terrorism"},
        {"co-operate Co\u2011operation", "cooperate|cooperation"},
        {"1990\u20131995", "1990|1995"},
        {"yes - no", "yes|-|no"},
        {"Anglo- and", "anglo|-|and"},
        {"-5", "-|5"},
        // Dates.
        {"on 1960-06-23?", "on|1960-06-23|?"},
        {"2020-06, 1939-45, 1939-1945", "2020-06|,|1939|45|,|1939|1945"},
        {"1960-06-231", "1960|06|231"},
        {"1960-06-23-24", "1960|06|23|24"},
        {"1960-13", "1960|13"},
        // Other punctuation.
        {"\u201CNATO\u201D (32)", "\"|nato|\"|(|32|)"},
        {"Article 42(7), 4(2)(a) (7)", "article|42|7|,|4|2|(|a|)|(|7|)"},
        {"a:b;c", "a|:|b|;|c"},
        {"\u65E5\u672C\u3001\uFF1F", "\u65E5\u672C|,|?"},
        {"Antigua & Barbuda", "antigua|and|barbuda"},
    };
    for (const auto& [text, words] : cases)
        EXPECT_EQ(cut(text), words) << text;
}

TEST(Words, Folds) {
    const Pairs cases = {
        {"T\u00FCrkiye", "turkiye"},
        {"\u0130STANBUL", "istanbul"},
        {"C\u00F4te d'Ivoire", "cote divoire"},
        {"C\u00F4te d\u2019Ivoire", "cote divoire"},
        {"S\u00E3o Tom\u00E9", "sao tome"},
        {"Co\u0302te", "cote"},  // decomposed
        {"\u0141\u00D3D\u0179", "lodz"},
        {"\u00D8resund \u00C6r\u00F8", "oresund aero"},
        {"Stra\u00DFe", "strasse"},
        {"\u039F\u0394\u039F\u03A3", "\u03BF\u03B4\u03BF\u03C3"},
        {"Hawai\u02BBi", "hawaii"},
        {"\uFF2E\uFF21\uFF34\uFF2F", "nato"},
        {"co\u00ADoperation", "cooperation"},  // a soft hyphen is not seen
        {"People's Republic", "people 's republic"},
        {"Korea, Republic of", "korea republic of"},
        {"??", ""},
        {"\u0301", ""},  // an accent on nothing
    };
    for (const auto& [name, folded] : cases)
        EXPECT_EQ(fold_name(name), folded) << name;
}

TEST(Words, SpellBritish) {
    const Pairs cases = {
        {"Defense", "defence"},
        {"organization", "organisation"},
        {"organizations", "organisations"},
        {"Organisation", "organisation"},
        {"organizational", "organisational"},
        {"recognizes", "recognises"},
        {"stabilizing", "stabilising"},
        {"center", "centre"},
        {"centers", "centres"},
        {"program", "programme"},
        {"programs", "programmes"},
        {"neighbors", "neighbours"},
        {"neighboring", "neighbouring"},
        {"honor", "honour"},
        {"Dialog", "dialogue"},
        {"theater", "theatre"},
        {"license", "licence"},
        {"size", "size"},
        {"prize", "prize"},
        {"seized", "seized"},
        {"ally", "ally"},
        {"defensive", "defensive"},
        {"programmes", "programmes"},
    };
    for (const auto& [word, british] : cases)
        EXPECT_EQ(fold_name(word), british) << word;
}

TEST(Words, StandWhereTheyStood) {
    const std::string text = "T\u00FCrkiye\u2019s U.S. defense";
    std::vector<std::string> written;
    for (const Word& word : split_words(text)) {
        written.push_back(text.substr(word.offset, word.length));
    }
    EXPECT_EQ(written, (std::vector<std::string>{"T\u00FCrkiye", "\u2019s", "U.S.", "defense"}));
}

TEST(Words, AnyBytesWillDo) {
    EXPECT_EQ(cut("bad \xFF\xC3 byte"), "bad|\uFFFD|\uFFFD|byte");
    EXPECT_EQ(cut(std::string_view("a\0b", 3)).size(), 5U);
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string text(random() % 40, '\0');
        for (char& c : text) {
            constexpr std::string_view likely = "aS' .-\xE2\x80\x99\xCC\x81 1960-06co";
            c = random() % 4 == 0 ? static_cast<char>(random()) : likely[random() % likely.size()];
        }
        std::size_t end = 0;
        for (const Word& word : split_words(text)) {
            EXPECT_GE(word.offset, end);
            EXPECT_GT(word.length, 0U);
            EXPECT_FALSE(word.folded.empty());
            EXPECT_EQ(find_invalid_utf8(word.folded), std::string::npos);
            end = word.offset + word.length;
        }
        EXPECT_LE(end, text.size());
        const std::string folded = fold_name(text);
        EXPECT_EQ(fold_name(folded), folded) << text;
    }
}

TEST(Words, EditDistance) {
    struct Case {
        std::string a;
        std::string b;
        std::size_t distance;
    };
    const std::vector<Case> cases = {
        {"", "", 0},
        {"", "ab", 2},
        {"japan", "japan", 0},
        {"jappan", "japan", 1},
        {"jpaan", "japan", 1},
        {"ca", "abc", 3},
        {"kitten", "sitting", 3},
        {"\u65E5\u672C", "\u65E5", 1},
        {"a", "\u65E5", 1},
    };
    for (const auto& [a, b, distance] : cases) {
        EXPECT_EQ(edit_distance(a, b, 9), distance) << a << ' ' << b;
        EXPECT_EQ(edit_distance(b, a, 9), distance) << a << ' ' << b;
        if (distance == 0) continue;
        EXPECT_EQ(edit_distance(a, b, distance - 1), distance);
    }
    EXPECT_EQ(edit_distance("alliance", "treaty", 2), 3U);
    EXPECT_EQ(edits_allowed(4), 1U);
    EXPECT_EQ(edits_allowed(8), 2U);
    EXPECT_EQ(edits_allowed(9), 3U);
}

}  // namespace
}  // namespace entente
