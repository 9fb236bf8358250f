// Nothing that is typed, however hostile, crashes the parser, hangs it or eats the machine.
#include <chrono>
#include <random>

#include <gtest/gtest.h>

#include "cypher_cases.hpp"
#include "parser/cypher.hpp"

// Its own limits are never met in practice, so a test has to set lower ones.
#include "../../parser/src/cypher_limits.hpp"

namespace entente::test {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

/// The error of parsing `text`, or "accepted".
std::string outcome(const std::string& text) {
    try {
        const ast::Query query = parse_cypher(text);
        return to_cypher(query).empty() ? "empty" : "accepted";
    } catch (const Error& error) {
        const Diagnostic& d = error.diagnostic();
        EXPECT_LE(d.place.offset + d.place.length, text.size());
        EXPECT_LT(d.message.size(), 1000U);
        return d.detail;
    }
}

// What is opened, and what closes it: each shape of nesting that the grammar has.
struct Nest {
    std::string_view open;
    std::string_view inside;
    std::string_view close;
};
constexpr Nest nests[] = {
    {"(", "1", ")"},
    {"[", "1", "]"},
    {"{a: ", "1", "}"},
    {"f(", "1", ")"},
    {"x[", "1", "]"},
    {"x[..", "1", "]"},
    {"({a: ", "1", "})"},
    {"({a: ", "1", "})-->()"},
    {"[x IN ", "x", "]"},
    {"[x IN xs WHERE ", "x", " | x]"},
    {"[(a)-->(b) | ", "x", "]"},
    {"[(a {k: ", "x", "})-->() | x]"},
    {"CASE WHEN ", "x", " THEN 1 END"},
    {"CASE ", "x", " WHEN 1 THEN 1 END"},
    {"all(x IN ", "x", " WHERE x)"},
    {"reduce(a = ", "1", ", x IN xs | a)"},
    {"NOT (", "x", ")"},
    {"EXISTS { MATCH (a) WHERE ", "x", " }"},
    {"EXISTS { (a) WHERE ", "x", " }"},
    {"-(", "1", ")"},
    {"1 + (", "1", ") + 1"},
    {"shortestPath(({a: ", "1", "})-->(b))"},
};

TEST(CypherAttack, NestingIsBounded) {
    for (const Nest& nest : nests) {
        SCOPED_TRACE(nest.open);
        const auto nested = [&](std::size_t times) {
            return "RETURN " + repeated(nest.open, times) + std::string(nest.inside) +
                   repeated(nest.close, times);
        };
        EXPECT_EQ(outcome(nested(40)), "accepted");
        EXPECT_EQ(outcome(nested(20000)), "TooDeep");
        EXPECT_NE(outcome("RETURN " + repeated(nest.open, 20000)), "accepted");
    }
}

TEST(CypherAttack, ChainsThatMakeHighTreesAreBounded) {
    const std::string_view links[] = {" + 1", " - 1", " * 1",     " ^ 1",  ".a",
                                      "[0]",  "[..]", " IS NULL", " IN x", " STARTS WITH x"};
    for (const std::string_view link : links) {
        SCOPED_TRACE(link);
        EXPECT_EQ(outcome("RETURN x" + repeated(link, 900)), "accepted");
        EXPECT_EQ(outcome("RETURN x" + repeated(link, 50000)), "TooDeep");
    }
    for (const std::string_view prefix : {"NOT ", "- ", "+"}) {
        SCOPED_TRACE(prefix);
        EXPECT_EQ(outcome("RETURN " + repeated(prefix, 900) + "x"), "accepted");
        EXPECT_EQ(outcome("RETURN " + repeated(prefix, 50000) + "x"), "TooDeep");
    }
    // A chain at the left end of a chain at the left end of ...
    const std::string links_900 = repeated(" + 1", 900) + ")";
    EXPECT_EQ(outcome("RETURN " + repeated("(", 50) + "1" + repeated(links_900, 50)), "TooDeep");
}

TEST(CypherAttack, WideTreesAreFine) {
    for (const std::string_view link :
         {" AND x", " OR x", " XOR x", " < x", " = x", ", x", ", [x]", ", f(x) + 1", ", a.b.c"}) {
        SCOPED_TRACE(link);
        EXPECT_EQ(outcome("RETURN [x" + repeated(link, 20000) + "]"), "accepted");
    }
    EXPECT_EQ(outcome("MATCH (a)" + repeated("-->(b)", 20000) + " RETURN a"), "accepted");
    EXPECT_EQ(outcome(repeated("MATCH (a) ", 20000) + "RETURN a"), "accepted");
    EXPECT_EQ(outcome("RETURN 1" + repeated(" UNION RETURN 1", 20000)), "accepted");
}

TEST(CypherAttack, SizeIsBounded) {
    const std::string big = "RETURN '" + std::string(2U << 20U, 'x') + "'";
    try {
        (void)parse_cypher(big);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().detail, "TooLong");
        EXPECT_STREQ(error.what(),
                     "This statement is 2097161 bytes long; the limit is 1048576. Load large data "
                     "from a file.");
    }
}

TEST(CypherAttack, LimitsSayWhatToDo) {
    try {
        (void)parse_cypher("RETURN " + repeated("[", 200));
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "Brackets and subqueries may be nested 100 deep; this one is deeper.");
        EXPECT_EQ(error.diagnostic().place.offset, 107U);
    }
    try {
        (void)parse_cypher("RETURN x" + repeated("+x", 2000));
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "This chain of operators is too long: an expression may be 1000 levels high. "
                     "Split it with "
                     "parentheses, WITH or a list.");
    }
}

TEST(CypherAttack, StepsAreBounded) {
    try {
        (void)cypher::parse_query("RETURN [x IN [1, 2, 3] WHERE x > 1 | x]",
                                  {.looks_per_token = 5});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().detail, "TooComplex");
        EXPECT_STREQ(
            error.what(),
            "This statement takes too many steps to read. Split it, or write it more plainly.");
    }
}

/// Texts of unfinished or doubtful brackets, which a backtracking parser takes exponentially or
/// quadratically long for.
TEST(CypherAttack, TimeGrowsWithTheTextOnly) {
    const std::string_view pieces[] = {
        "(",          "[",        "{",    "({a: ", "[x IN ", "[(a)-->", "(a)-[", "(a)--", "a.",
        "[x IN [y, ", "`",        "'a' ", "/*",    "((a)-",  "$a",      ")",     "]",     "([)]",
        "\\",         "'\\u00e9", "a:b:", "-",     "<-",     "1..",     "|"};
    for (const std::string_view piece : pieces) {
        SCOPED_TRACE(piece);
        const std::string text = "RETURN " + repeated(piece, 100000 / piece.size());
        const auto start = std::chrono::steady_clock::now();
        (void)outcome(text);
        (void)looks_like_cypher(text);
        (void)expected_after(text);
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
    }
}

std::string as_query(const Case& c) {
    if (c.kind == "query") return c.text;
    return c.kind == "expression" ? "RETURN " + c.text : "MATCH " + c.text + " RETURN *";
}

/// Every text of the case files with bytes changed, dropped, doubled and swapped: each is read or
/// refused, and what is read prints as a text that reads as the same.
TEST(CypherAttack, MutatedTextsAreReadOrRefused) {
    std::mt19937 random(20261123);
    const auto below = [&](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    constexpr std::string_view likely = "()[]{}<>-=.:,;|*'\"`$\\/ \n09aAnN_\xC3\xFF";
    std::size_t accepted = 0;
    for (const std::string& file : case_files()) {
        for (const Case& c : load_cases(file)) {
            for (int round = 0; round < 60; ++round) {
                std::string text = as_query(c);
                for (std::size_t changes = 1 + below(3); changes > 0 && !text.empty(); --changes) {
                    const std::size_t at = below(text.size());
                    switch (below(4)) {
                        case 0:
                            text[at] = likely[below(likely.size())];
                            break;
                        case 1:
                            text.erase(at, 1 + below(3));
                            break;
                        case 2:
                            text.insert(at, 1, likely[below(likely.size())]);
                            break;
                        default:
                            std::swap(text[at], text[below(text.size())]);
                    }
                }
                (void)expected_after(text);
                try {
                    const ast::Query query = parse_cypher(text);
                    ++accepted;
                    ASSERT_TRUE(parse_cypher(to_cypher(query)) == query) << text;
                } catch (const Error& error) {
                    const Diagnostic& d = error.diagnostic();
                    ASSERT_EQ(d.type, "SyntaxError") << text;
                    ASSERT_FALSE(d.message.empty()) << text;
                    ASSERT_LE(d.place.offset + d.place.length, text.size()) << text;
                }
            }
        }
    }
    EXPECT_GT(accepted, 500U);
}

}  // namespace
}  // namespace entente::test
