// Places, column names, completion, and telling a query from a question.
#include "parser/cypher.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace entente::test {
namespace {

std::string_view at(std::string_view text, Place place) {
    return text.substr(place.offset, place.length);
}

TEST(CypherPlaces, OfClausesAndPatterns) {
    const std::string_view text =
        "MATCH  p = (a:X {k: 1})-[r:T]->( b ) /* c */ WHERE a.x > 1\n  AS OF date('1985')  RETURN "
        "a.x + 1 AS y, b ";
    const ast::Query query = parse_cypher(text);
    EXPECT_EQ(at(text, query.parts[0].place), text.substr(0, text.size() - 1));
    const auto& match = std::get<ast::Match>(query.parts[0].clauses[0]);
    EXPECT_EQ(at(text, match.place), text.substr(0, text.find("  RETURN")));
    EXPECT_EQ(at(text, match.as_of->place), "AS OF date('1985')");
    EXPECT_EQ(at(text, match.as_of->when.place), "date('1985')");
    EXPECT_EQ(at(text, match.where->place), "a.x > 1");
    const ast::PathPattern& path = match.patterns[0];
    EXPECT_EQ(at(text, path.place), "p = (a:X {k: 1})-[r:T]->( b )");
    EXPECT_EQ(at(text, path.variable->place), "p");
    EXPECT_EQ(at(text, path.nodes[0].place), "(a:X {k: 1})");
    EXPECT_EQ(at(text, path.nodes[0].labels[0].place), "X");
    EXPECT_EQ(at(text, path.nodes[0].properties[0].key.place), "k");
    EXPECT_EQ(at(text, path.nodes[0].properties[0].value->place), "1");
    EXPECT_EQ(at(text, path.nodes[1].place), "( b )");
    EXPECT_EQ(at(text, path.relationships[0].place), "-[r:T]->");
    EXPECT_EQ(at(text, path.relationships[0].types[0].place), "T");
    const auto& result = std::get<ast::Return>(query.parts[0].clauses[1]);
    EXPECT_EQ(at(text, result.place), "RETURN a.x + 1 AS y, b");
    EXPECT_EQ(at(text, result.projection.items[0].alias->place), "y");
}

/// The place of each expression inside `text`, from the outermost to the innermost at the left.
TEST(CypherPlaces, OfExpressions) {
    const auto left_of = [](const ast::Expression& e) -> const ast::Expression& {
        return *std::get<ast::Binary>(e.node).left;
    };
    std::string_view text = " (a + b) * c - d ";
    const ast::Expression sum = parse_expression(text);
    EXPECT_EQ(at(text, sum.place), "(a + b) * c - d");
    EXPECT_EQ(at(text, left_of(sum).place), "(a + b) * c");
    EXPECT_EQ(at(text, left_of(left_of(sum)).place), "(a + b)");

    text = "NOT  - f( x ).y[0] IS  NULL";
    const ast::Expression negation = parse_expression(text);
    EXPECT_EQ(at(text, negation.place), text);
    const ast::Expression& test = *std::get<ast::Unary>(negation.node).operand;
    EXPECT_EQ(at(text, test.place), "- f( x ).y[0] IS  NULL");
    const ast::Expression& minus = *std::get<ast::Unary>(test.node).operand;
    EXPECT_EQ(at(text, minus.place), "- f( x ).y[0]");
    const ast::Expression& index = *std::get<ast::Unary>(minus.node).operand;
    EXPECT_EQ(at(text, index.place), "f( x ).y[0]");
    const ast::Expression& property = *std::get<ast::Index>(index.node).subject;
    EXPECT_EQ(at(text, property.place), "f( x ).y");
    EXPECT_EQ(at(text, std::get<ast::Property>(property.node).subject->place), "f( x )");

    text = "a AND b < c AND x:A:B";
    const ast::Expression all = parse_expression(text);
    const auto& operands = std::get<ast::Connective>(all.node).operands;
    EXPECT_EQ(at(text, all.place), text);
    EXPECT_EQ(at(text, operands[1].place), "b < c");
    EXPECT_EQ(at(text, operands[2].place), "x:A:B");
    EXPECT_EQ(at(text, std::get<ast::HasLabels>(operands[2].node).labels[1].place), "B");

    text = "[ -1 , CASE a WHEN 1 THEN 2 END , (a)-->(b)]";
    const ast::Expression list = parse_expression(text);
    const auto& items = std::get<ast::ListLiteral>(list.node).items;
    EXPECT_EQ(at(text, items[0].place), "-1");
    EXPECT_EQ(at(text, items[1].place), "CASE a WHEN 1 THEN 2 END");
    EXPECT_EQ(at(text, items[2].place), "(a)-->(b)");
}

TEST(CypherPlaces, DoNotMakeTreesDiffer) {
    EXPECT_TRUE(parse_cypher("RETURN 1") == parse_cypher("  RETURN  1 "));
}

TEST(CypherErrors, HaveAPlaceOnLaterLines) {
    const std::string_view text = "MATCH (n)\n  // a comment\n  RETRUN n";
    try {
        (void)parse_cypher(text);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(at(text, error.diagnostic().place), "RETRUN");
        EXPECT_EQ(error.diagnostic().suggestions, std::vector<std::string>{"RETURN"});
    }
}

TEST(CypherComments, AreAlsoLinesThatBeginWithAHash) {
    EXPECT_EQ(to_cypher(parse_cypher("# one\nMATCH (n)\n  # two\nRETURN n")), "MATCH (n) RETURN n");
    EXPECT_THROW((void)parse_cypher("RETURN n # one"), Error);
}

TEST(CypherColumns, AreNamedAsWritten) {
    const ast::Query query = parse_cypher("RETURN  a.x  +1 , count( * ), (b) AS c");
    const auto& items = std::get<ast::Return>(query.parts[0].clauses[0]).projection.items;
    EXPECT_EQ(items[0].text, "a.x  +1");
    EXPECT_EQ(items[1].text, "count( * )");
    EXPECT_EQ(items[2].text, "(b)");
}

bool has(const std::vector<std::string>& texts, std::string_view text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

using Texts = std::vector<std::string>;

TEST(CypherCompletion, OffersWhatCanStandAtTheEnd) {
    EXPECT_EQ(expected_after(""),
              (Texts{"CALL", "CREATE", "DELETE", "DETACH", "EXPLAIN", "MATCH", "MERGE", "OPTIONAL",
                     "PROFILE", "REMOVE", "RETURN", "SET", "UNWIND", "WITH"}));
    EXPECT_EQ(expected_after("MERGE (n) ON "), (Texts{"CREATE", "MATCH"}));
    EXPECT_EQ(expected_after("DETACH "), Texts{"DELETE"});
    EXPECT_TRUE(has(expected_after("MATCH (n) "), "SET"));
    EXPECT_TRUE(has(expected_after("MATCH (n) SET n "), "+="));
    EXPECT_EQ(expected_after("OPTIONAL "), Texts{"MATCH"});
    EXPECT_EQ(expected_after("MATCH "), (Texts{"allShortestPaths", "shortestPath", "("}));
    EXPECT_EQ(expected_after("MATCH (n"), (Texts{")", "{", ":"}));
    EXPECT_EQ(expected_after("RETURN 1 ORDER"), Texts{"BY"});
    EXPECT_EQ(expected_after("MATCH (n) WHERE n.x STARTS"), Texts{"WITH"});
    EXPECT_EQ(expected_after("MATCH (n) WHERE "),
              (Texts{"CASE", "EXISTS", "FALSE", "NOT", "NULL", "TRUE", "(", "[", "{", "+", "-"}));
    EXPECT_TRUE(has(expected_after("MATCH (n)"), "WHERE"));
    EXPECT_TRUE(has(expected_after("MATCH (n)"), "RETURN"));
    EXPECT_TRUE(has(expected_after("MATCH (n) WHERE n.x"), "IS"));
    EXPECT_TRUE(has(expected_after("MATCH (n) RETURN n.x"), "ORDER"));
    EXPECT_TRUE(has(expected_after("RETURN 1 AS x"), "UNION"));
}

TEST(CypherCompletion, OffersNothingAfterAMistakeOrInsideAText) {
    EXPECT_EQ(expected_after("MATCH (n)) "), Texts{});
    EXPECT_EQ(expected_after("RETURN 'abc"), Texts{});
    EXPECT_EQ(expected_after("MATCH (n:"), Texts{});
}

TEST(LooksLikeCypher, ByItsFirstWord) {
    for (const std::string_view text :
         {"MATCH (n) RETURN n", "  match", "// c\nRETURN 1", "OPTIONAL MATCH (n)",
          "WITH 1 AS x RETURN x", "UNWIND [1] AS x RETURN x", "CREATE (a)", "MERGE (n)",
          "EXPLAIN MATCH (n) RETURN n", "PROFILE RETURN 1", "CALL db.labels()",
          "MACTH (n) RETURN n", "mtach(n)"}) {
        EXPECT_TRUE(looks_like_cypher(text)) << text;
    }
    for (const std::string_view text :
         {"", "who guarantees Japan's defence?", "with whom is Japan allied?",
          "With which countries is Japan allied?", "matching", "is japan a member", ":help", "1",
          "(n)", "members of NATO (in 1999)", "'MATCH'", "`MATCH` (n)"}) {
        EXPECT_FALSE(looks_like_cypher(text)) << text;
    }
}

}  // namespace
}  // namespace entente::test
