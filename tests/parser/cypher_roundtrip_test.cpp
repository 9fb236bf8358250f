// parse(print(tree)) is the tree, for thousands of random trees.
#include <gtest/gtest.h>

#include "cypher_trees.hpp"
#include "parser/cypher.hpp"

namespace entente::test {
namespace {

template <class Tree, class Parse>
::testing::AssertionResult comes_back(const Tree& tree, Parse parse) {
    const std::string printed = to_cypher(tree);
    try {
        const Tree again = parse(printed);
        if (again == tree) return ::testing::AssertionSuccess();
        return ::testing::AssertionFailure() << printed << "\nis read as\n" << to_cypher(again);
    } catch (const Error& error) {
        return ::testing::AssertionFailure()
               << printed << "\nat " << error.diagnostic().place.offset << ": " << error.what();
    }
}

TEST(CypherRoundTrip, Queries) {
    for (std::uint32_t seed = 0; seed < 4000; ++seed) {
        ASSERT_TRUE(comes_back(Trees(seed).query(), parse_cypher)) << "seed " << seed;
    }
}

TEST(CypherRoundTrip, Expressions) {
    for (std::uint32_t seed = 0; seed < 10000; ++seed) {
        ASSERT_TRUE(comes_back(Trees(seed).expression(), parse_expression)) << "seed " << seed;
    }
}

TEST(CypherRoundTrip, Patterns) {
    const auto parse_one = [](std::string_view text) { return parse_pattern(text).at(0); };
    for (std::uint32_t seed = 0; seed < 4000; ++seed) {
        ASSERT_TRUE(comes_back(Trees(seed).pattern(), parse_one)) << "seed " << seed;
    }
}

}  // namespace
}  // namespace entente::test
