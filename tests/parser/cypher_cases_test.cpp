// Every case of cypher/*.txt: what is accepted prints as it says and reads back to the same tree;
// what is refused is refused with exactly this message at exactly this place.
#include "cypher_cases.hpp"

#include <gtest/gtest.h>

#include "parser/cypher.hpp"

namespace entente::test {
namespace {

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

/// The carets under `place`, one for a place between two characters.
std::string mark(std::string_view text, Place place) {
    const std::size_t length = code_points(text.substr(place.offset, place.length));
    return std::string(code_points(text.substr(0, place.offset)), ' ') +
           std::string(std::max<std::size_t>(length, 1), '^');
}

template <class Parse>
void check(const Case& c, Parse parse) {
    if (c.error.empty()) {
        const auto tree = parse(c.text);
        const std::string printed = to_cypher(tree);
        EXPECT_EQ(printed, c.prints);
        EXPECT_TRUE(parse(printed) == tree) << "the printed text is another tree";
        return;
    }
    try {
        const auto tree = parse(c.text);
        FAIL() << "accepted as " << to_cypher(tree);
    } catch (const Error& error) {
        const Diagnostic& d = error.diagnostic();
        const std::string mend =
            d.suggestions.empty() ? "" : " Did you mean " + d.suggestions[0] + "?";
        EXPECT_EQ(d.detail + ": " + d.message + mend, c.error);
        EXPECT_EQ(mark(c.text, d.place), c.marked);
        EXPECT_EQ(d.type, "SyntaxError");
        EXPECT_EQ(d.phase, "compile time");
    }
}

void check(const Case& c) {
    if (c.kind == "query") return check(c, parse_cypher);
    if (c.kind == "expression") return check(c, parse_expression);
    check(c, [](std::string_view text) { return parse_pattern(text).at(0); });
}

class CypherCases : public testing::TestWithParam<std::string> {};

TEST_P(CypherCases, Hold) {
    for (const Case& c : load_cases(GetParam())) {
        SCOPED_TRACE(c.file + ".txt, line " + std::to_string(c.line) + ": " + c.text);
        check(c);
    }
}

INSTANTIATE_TEST_SUITE_P(Files, CypherCases, testing::ValuesIn(case_files()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace entente::test
