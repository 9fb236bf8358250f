#include "repl/text_table.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace entente {
namespace {

std::string table(const TextTable& table, const Style& style = {}) {
    std::ostringstream out;
    write_table(out, table, style);
    return out.str();
}

TEST(TextTable, WithoutColumnsIsNothing) {
    EXPECT_EQ(table({}), "");
}

TEST(TextTable, WithoutRowsIsAHeader) {
    EXPECT_EQ(table({{"a", "bc"}, {}, {}}), "a  bc\n─  ──\n");
}

TEST(TextTable, WrapsTheWidestColumnsToFit) {
    const TextTable wide{{"id", "text"}, {{"1", "some words that need more room"}}, {}};
    EXPECT_EQ(table(wide, Style{false, 20}),
              "id  text\n"
              "──  ────────────────\n"
              "1   some words that\n"
              "    need more room\n");
    EXPECT_EQ(table(wide),
              "id  text\n"
              "──  ──────────────────────────────\n"
              "1   some words that need more room\n");
}

TEST(TextTable, StaysReadableOnATerminalTooNarrow) {
    const TextTable wide{{"first column", "second column"}, {{"a", "b"}}, {}};
    EXPECT_EQ(table(wide, Style{false, 5}),
              "first     second\n"
              "column    column\n"
              "────────  ────────\n"
              "a         b\n");
}

TEST(TextTable, NumbersStandAtTheRight) {
    EXPECT_EQ(table({{"n", "x"}, {{"1", "a"}, {"100", "b"}}, {true, false}}),
              "  n  x\n"
              "───  ─\n"
              "  1  a\n"
              "100  b\n");
}

TEST(TextTable, ColoursTheHeader) {
    EXPECT_EQ(table({{"a"}, {{"b"}}, {}}, Style{true, 0}), "\x1b[1ma\x1b[0m\n\x1b[2m─\x1b[0m\nb\n");
}

}  // namespace
}  // namespace entente
