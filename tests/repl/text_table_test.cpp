#include "repl/text_table.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace entente {
namespace {

std::string table(const std::vector<std::string>& columns, const std::vector<TextTable::Row>& rows,
                  const Style& style = {}, const std::vector<bool>& right_aligned = {}) {
    std::ostringstream out;
    const auto row = [&](std::size_t n) { return rows[n]; };
    write_table(out, {columns, rows.size(), row, right_aligned}, style);
    return out.str();
}

TEST(TextTable, WithoutColumnsIsNothing) {
    EXPECT_EQ(table({}, {}), "");
}

TEST(TextTable, WithoutRowsIsAHeader) {
    EXPECT_EQ(table({"a", "bc"}, {}), "a  bc\n─  ──\n");
}

TEST(TextTable, WrapsTheWidestColumnsToFit) {
    const std::vector<TextTable::Row> rows{{"1", "some words that need more room"}};
    EXPECT_EQ(table({"id", "text"}, rows, Style{false, 20}),
              "id  text\n"
              "──  ────────────────\n"
              "1   some words that\n"
              "    need more room\n");
    EXPECT_EQ(table({"id", "text"}, rows),
              "id  text\n"
              "──  ──────────────────────────────\n"
              "1   some words that need more room\n");
}

TEST(TextTable, StaysReadableOnATerminalTooNarrow) {
    EXPECT_EQ(table({"first column", "second column"}, {{"a", "b"}}, Style{false, 5}),
              "first     second\n"
              "column    column\n"
              "────────  ────────\n"
              "a         b\n");
}

TEST(TextTable, LooksAtTheFirstTenThousandRowsForItsWidths) {
    std::vector<TextTable::Row> rows(10'001, {"a"});
    rows[9'999] = {"four"};
    rows[10'000] = {"wider"};
    const std::string written = table({"x"}, rows);
    EXPECT_TRUE(written.starts_with("x\n────\na\n")) << written.substr(0, 40);
    EXPECT_TRUE(written.ends_with("a\nfour\nwide\nr\n")) << written.substr(written.size() - 40);
}

TEST(TextTable, NumbersStandAtTheRight) {
    EXPECT_EQ(table({"n", "x"}, {{"1", "a"}, {"100", "b"}}, {}, {true, false}),
              "  n  x\n"
              "───  ─\n"
              "  1  a\n"
              "100  b\n");
}

TEST(TextTable, ColoursTheHeader) {
    EXPECT_EQ(table({"a"}, {{"b"}}, Style{true, 0}), "\x1b[1ma\x1b[0m\n\x1b[2m─\x1b[0m\nb\n");
}

}  // namespace
}  // namespace entente
