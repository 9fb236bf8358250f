#include "repl/characters.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

using Lines = std::vector<std::string>;

TEST(Characters, WidthIsInColumnsAndCountInCodePoints) {
    EXPECT_EQ(display_width("Côte"), 4U);
    EXPECT_EQ(display_width("日本"), 4U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
    EXPECT_EQ(count_characters("日本"), 2U);
    EXPECT_EQ(count_characters("a\xFF\xFE"), 3U);
}

TEST(Characters, WrapCutsBetweenWords) {
    EXPECT_EQ(wrap("", 5), (Lines{""}));
    EXPECT_EQ(wrap("one two", 7), (Lines{"one two"}));
    EXPECT_EQ(wrap("one two three", 7), (Lines{"one two", "three"}));
    EXPECT_EQ(wrap("one two three", 6), (Lines{"one", "two", "three"}));
    EXPECT_EQ(wrap("unbreakable", 4), (Lines{"unbr", "eaka", "ble"}));
    EXPECT_EQ(wrap("日本国 x", 5), (Lines{"日本", "国 x"}));
    EXPECT_EQ(wrap("日本", 1), (Lines{"日", "本"}));
}

TEST(Characters, ShortenedMarksTheCut) {
    EXPECT_EQ(shortened("abcdef", 6), "abcdef");
    EXPECT_EQ(shortened("abcdef", 4), "abc…");
    EXPECT_EQ(shortened_front("abcdef", 4), "…def");
    EXPECT_EQ(shortened_front("日本国", 5), "…本国");
    EXPECT_EQ(shortened("abc", 0), "");
}

TEST(Characters, ShownReplacesControls) {
    EXPECT_EQ(shown("a\tb\x1b\x7f\n"), "a b␛␡␊");
    EXPECT_EQ(shown_lines("a\x1b\nb\n"), "a␛\nb\n");
}

}  // namespace
}  // namespace entente
