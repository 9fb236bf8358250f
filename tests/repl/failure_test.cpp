#include "repl/failure.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace entente {
namespace {

Failure failure(std::string statement, Place place, Origin origin = {}) {
    return {std::move(statement), std::move(origin), {"SyntaxError", "", "", "Wrong.", place, {}}};
}

std::string printed(const Failure& failure, const Style& style = {}) {
    std::ostringstream out;
    print_failure(out, failure, style);
    return out.str();
}

TEST(Failure, MarksThePlaceThenSaysWhatIsWrong) {
    EXPECT_EQ(printed(failure("who guarantees Jappan", {15, 6})),
              "who guarantees Jappan\n"
              "               ^^^^^^\n"
              "Wrong.\n");
}

TEST(Failure, NamesTheFileLineAndColumn) {
    const Origin origin{"facts.txt", 7, 3, Origin::not_typed};
    EXPECT_EQ(printed(failure("is x", {3, 1}, origin)),
              "facts.txt:7:6: Wrong.\n"
              "is x\n"
              "   ^\n");
}

TEST(Failure, ShowsTheRightLineOfSeveral) {
    const Origin origin{"q.cypher", 10, 5, Origin::not_typed};
    EXPECT_EQ(printed(failure("MATCH (n)\nRETURN m\nLIMIT 3", {17, 1}, origin)),
              "q.cypher:11:8: Wrong.\n"
              "RETURN m\n"
              "       ^\n");
}

TEST(Failure, CountsColumnsInCharactersAndMarksByWidth) {
    const Failure wide = failure("ist 日本 in naïveland", {std::string("ist 日本 in ").size(), 10});
    EXPECT_EQ(position_of(wide).column, 11U);
    EXPECT_EQ(position_of(wide).length, 9U);
    EXPECT_EQ(printed(wide),
              "ist 日本 in naïveland\n"
              "            ^^^^^^^^^\n"
              "Wrong.\n");
    EXPECT_EQ(printed(failure("a\t日本", {2, 6})), "a 日本\n  ^^^^\nWrong.\n");
}

TEST(Failure, MarksTheEndBehindTheLastCharacter) {
    EXPECT_EQ(printed(failure("MATCH (n", {8, 0})), "MATCH (n\n        ^\nWrong.\n");
}

TEST(Failure, KeepsToTheFirstLineOfALongPlace) {
    EXPECT_EQ(printed(failure("ab cd\nef", {3, 5})), "ab cd\n   ^^\nWrong.\n");
}

TEST(Failure, SurvivesAPlaceOutsideTheText) {
    EXPECT_EQ(printed(failure("ab", {99, 99})), "ab\n  ^\nWrong.\n");
    EXPECT_EQ(printed(failure("", {0, 1})), "\n^\nWrong.\n");
}

TEST(Failure, WithoutAPlaceIsTheMessageAlone) {
    EXPECT_EQ(printed(failure("MATCH (n) RETURN n", {})), "Wrong.\n");
}

TEST(Failure, MarksUnderTheTypedLineWhileItFits) {
    Origin origin;
    origin.typed_at = 9;
    EXPECT_EQ(printed(failure("is x", {3, 1}, origin), Style{false, 80}),
              "            ^\nWrong.\n");
    EXPECT_EQ(printed(failure("is x", {3, 1}, origin), Style{false, 12}), "is x\n   ^\nWrong.\n");
}

TEST(Failure, CutsALongLineAroundThePlace) {
    const std::string line = std::string(500, 'a') + " bad " + std::string(500, 'c');
    EXPECT_EQ(printed(failure(line, {501, 3}), Style{false, 60}),
              "…" + std::string(28, 'a') + " bad " + std::string(25, 'c') + "…\n" +
                  std::string(30, ' ') + "^^^\nWrong.\n");
}

TEST(Failure, AsksWhatWasMeant) {
    Diagnostic diagnostic{"", "", "", "Unknown.", {}, {"A"}};
    EXPECT_EQ(message_of(diagnostic), "Unknown. Did you mean A?");
    diagnostic.suggestions = {"A", "B"};
    EXPECT_EQ(message_of(diagnostic), "Unknown. Did you mean A or B?");
    diagnostic.suggestions = {"A", "B", "C"};
    EXPECT_EQ(message_of(diagnostic), "Unknown. Did you mean A, B or C?");
}

TEST(Failure, ShowsNoControlCharacters) {
    Failure hostile = failure("is \x1b[2J x", {3, 4});
    hostile.diagnostic.message = "Unknown \"\x1b[2J\".";
    EXPECT_EQ(printed(hostile), "is ␛[2J x\n   ^^^^\nUnknown \"␛[2J\".\n");
}

}  // namespace
}  // namespace entente
