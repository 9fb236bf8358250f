#include "graph/schema.hpp"

#include <gtest/gtest.h>

#include "made_graphs.hpp"

namespace entente {
namespace {

std::string refusal(const std::string& text) {
    return message_of([&] { (void)Schema::parse(text, "s.gql"); });
}

TEST(Schema, ReadsNodesAndEdges) {
    const Schema schema = Schema::parse(
        "// labels\n(:A {id STRING NOT NULL, n LIST<INTEGER>})\n"
        "(:A|B)-[:T {r STRING NOT NULL IN ['x', 'y z'] , s STRING REFERENCES A}]->(:B)",
        "s.gql");
    ASSERT_NE(schema.node("A"), nullptr);
    EXPECT_EQ(schema.node("B"), nullptr);
    const SchemaProperty* list = find_property(schema.node("A")->properties, "n");
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(column_of(*list), "n:int[]");
    EXPECT_FALSE(list->required);
    const SchemaEdge* edge = schema.edge("T");
    ASSERT_NE(edge, nullptr);
    EXPECT_EQ(edge->from, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(edge->to, std::vector<std::string>{"B"});
    EXPECT_EQ(edge->properties[0].values, (std::vector<std::string>{"x", "y z"}));
    EXPECT_TRUE(edge->properties[0].required);
    EXPECT_EQ(edge->properties[1].label, "A");
}

TEST(Schema, SaysWhatIsExpected) {
    EXPECT_EQ(refusal("(A)"), "s.gql:1:2: \":\" is expected here.");
    EXPECT_EQ(
        refusal("(:A {n})"),
        "s.gql:1:7: a type: BOOLEAN, INTEGER, FLOAT, STRING, DATE, or LIST< > of one of them is "
        "expected here.");
    EXPECT_EQ(refusal("(:A {n STRING NOT})"), "s.gql:1:18: NULL after NOT is expected here.");
    EXPECT_EQ(refusal("\n(:A)-[:T]->"), "s.gql:2:12: \"(\" is expected here.");
    EXPECT_EQ(refusal("(:A|B)"),
              "s.gql:1:7: a type of edge, \"-[:TYPE]->\", after several labels is expected here.");
    EXPECT_EQ(refusal("(:A {n STRING IN ['x]})"),
              "s.gql:1:20: a quote that closes the text is expected here.");
}

}  // namespace
}  // namespace entente
