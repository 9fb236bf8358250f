#include "graph/builder.hpp"

#include <array>

#include <gtest/gtest.h>

#include "made_graphs.hpp"

namespace entente {
namespace {

TEST(Builder, RefusesWhatDoesNotFit) {
    Maker maker;
    const NodeId node = maker.node("JPN");
    EXPECT_EQ(message_of([&] { maker.node("JPN"); }), "Two nodes have the id \"JPN\".");
    EXPECT_EQ(message_of([&] { maker.edge(node, "T", 7); }),
              "An edge has the end 7, but the nodes are 0 to 0.");
    EXPECT_EQ(message_of([&] { maker.builder.add_edge(node, node, 9); }),
              "No edge type has the number 9.");
    const std::array<EdgeId, 1> premise = {3};
    EXPECT_EQ(message_of([&] { maker.builder.add_derived_edge(node, node, 0, premise); }),
              "An edge rests on edge 3, which there is not.");
    const KeyId key = maker.builder.key("k");
    EXPECT_EQ(message_of([&] { maker.builder.set_edge_property(0, key, 1); }),
              "Property key 0 of 0 is set, but there are 1 keys and 0 rows.");
    const std::string not_a_property =
        "A property is a boolean, a number, a text, a date or a list of these, not a map, a node, "
        "a relationship, a path or a list of lists.";
    for (const Value& value :
         {Value(Map{}), Value(Node{0}), Value(Path{}), Value(List{List{}}), Value(List{Map{}})}) {
        EXPECT_EQ(message_of([&] { maker.set_node(node, "k", value); }), not_a_property);
    }
    EXPECT_EQ(maker.build().node_count(), 1U);  // what was refused left nothing behind
}

TEST(Builder, RefusesDatesThatAreNone) {
    Maker maker;
    const EdgeId edge = maker.edge(maker.node("JPN"), "MEMBER_OF", maker.node("NATO"));
    maker.set_edge(edge, "since", "1990");
    EXPECT_EQ(message_of([&] { maker.build(); }),
              "MEMBER_OF JPN -> NATO: `since` is not a date. Write it as a date, as in "
              "date('1960-06-23'), or as a year; in a CSV file, name the column \"since:date\".");
}

TEST(Builder, RefusesDatesOutOfOrder) {
    Maker maker;
    const NodeId nameless = maker.node("");
    maker.set_node(nameless, "name", "X");
    maker.set_node(nameless, "since", date("1990-02"));
    maker.set_node(nameless, "until", date("1990-01"));
    EXPECT_EQ(message_of([&] { maker.build(); }),
              "\"X\": `since` (1990-02) is after `until` (1990-01).");
}

TEST(Builder, PremisesFollowTheirEdges) {
    Maker maker;
    const NodeId a = maker.node("a");
    const NodeId b = maker.node("b");
    const EdgeId second = maker.edge(b, "T", a);
    const EdgeId first = maker.edge(a, "T", b);
    const std::array<EdgeId, 2> both = {second, first};
    const TypeId derived = maker.builder.type("D");
    maker.builder.add_derived_edge(b, b, derived, both);
    const std::array<EdgeId, 1> one = {first};
    maker.builder.add_derived_edge(a, a, derived, one);
    const Graph graph = maker.build();
    // Edges now: a-T->b 0, a-D->a 1, b-T->a 2, b-D->b 3.
    EXPECT_TRUE(graph.premises(0).empty());
    EXPECT_EQ(graph.premises(1)[0], 0U);
    ASSERT_EQ(graph.premises(3).size(), 2U);
    EXPECT_EQ(graph.premises(3)[0], 2U);
    EXPECT_EQ(graph.premises(3)[1], 0U);
}

Graph example() {
    Maker maker;
    const NodeId a = maker.node("a", {"X"});
    const NodeId b = maker.node("b", {"X", "Y"});
    const NodeId c = maker.node("");
    maker.set_node(a, "name", "Alpha");
    maker.set_node(b, "name", "Beta");
    maker.set_node(b, "aliases", texts({"Bee", "Second"}));
    maker.set_node(c, "number", 3);
    const EdgeId edge = maker.edge(b, "T", a);
    maker.set_edge(edge, "since", date("1990"));
    maker.set_edge(edge, "source", texts({"s"}));
    const std::array<EdgeId, 1> premise = {edge};
    maker.builder.add_derived_edge(a, b, maker.builder.type("D"), premise);
    return maker.build();
}

TEST(Builder, GoesOnFromAGraph) {
    const Graph before = example();
    Maker maker;
    maker.builder = GraphBuilder(before);
    EXPECT_EQ(maker.builder.node_count(), 3U);
    EXPECT_EQ(maker.builder.edge_count(), 2U);
    EXPECT_EQ(maker.builder.find_id("b"), 1U);
    EXPECT_EQ(message_of([&] { maker.node("a"); }), "Two nodes have the id \"a\".");
    const NodeId d = maker.node("d", {"Y"});
    maker.set_node(0, "name", "Alef");
    maker.set_node(1, "aliases", Null{});
    const EdgeId first = maker.edge(0, "T", d);  // comes to stand before the old ones
    maker.set_edge(first, "since", date("2000"));
    const Graph after = maker.build();

    EXPECT_EQ(*before.node_property(0, *before.find_key("name")).get_if<std::string>(), "Alpha");
    EXPECT_EQ(*after.node_property(0, *after.find_key("name")).get_if<std::string>(), "Alef");
    EXPECT_EQ(after.node_property(2, *after.find_key("number")), Value(3));
    EXPECT_EQ(after.node_column(*after.find_key("aliases")), nullptr);
    EXPECT_EQ(after.find_id("d"), d);
    EXPECT_EQ(after.nodes_with(*after.find_label("Y")).size(), 2U);
    // a-T->d 0, a-D->b 1, b-T->a 2.
    EXPECT_EQ(after.edge_validity(0).begin, date("2000").first_day());
    EXPECT_EQ(after.edge_validity(2).begin, date("1990").first_day());
    ASSERT_EQ(after.premises(1).size(), 1U);
    EXPECT_EQ(after.premises(1)[0], 2U);
    EXPECT_EQ(after.edge_property(2, *after.find_key("source")), texts({"s"}));
}

TEST(Builder, IsEmptyAfterwards) {
    Maker maker;
    maker.node("a");
    EXPECT_EQ(maker.build().node_count(), 1U);
    EXPECT_EQ(maker.builder.node_count(), 0U);
    EXPECT_EQ(maker.build().node_count(), 0U);
}

}  // namespace
}  // namespace entente
