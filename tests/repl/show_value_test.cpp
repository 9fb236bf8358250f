#include "repl/show_value.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "graph/builder.hpp"

namespace entente {
namespace {

TEST(ShowValue, FloatsAlwaysShowAPointOrAnExponent) {
    EXPECT_EQ(show_real(1.0), "1.0");
    EXPECT_EQ(show_real(-0.0), "-0.0");
    EXPECT_EQ(show_real(0.1), "0.1");
    EXPECT_EQ(show_real(1e300), "1e+300");
    EXPECT_EQ(show_real(123456789012345680.0), "1.2345678901234568e+17");
    EXPECT_EQ(show_real(std::numeric_limits<double>::quiet_NaN()), "NaN");
    EXPECT_EQ(show_real(-std::numeric_limits<double>::infinity()), "-Infinity");
}

TEST(ShowValue, JsonHasTextsForWhatItHasNoNumbersFor) {
    const Graph graph;
    EXPECT_EQ(to_json(Value(std::numeric_limits<double>::infinity()), graph), "\"Infinity\"");
    EXPECT_EQ(to_json(Value(std::numeric_limits<double>::quiet_NaN()), graph), "\"NaN\"");
    EXPECT_EQ(to_json(Value(2.0), graph), "2.0");
    EXPECT_EQ(to_json(Value(std::numeric_limits<std::int64_t>::min()), graph),
              "-9223372036854775808");
}

TEST(ShowValue, ATextStandsWithoutQuotesButInsideAList) {
    const Graph graph;
    EXPECT_EQ(show(Value("Japan"), graph), "Japan");
    EXPECT_EQ(show(Value(List{Value("a'b\\")}), graph), "['a\\'b\\\\']");
}

TEST(ShowValue, NothingReachesATerminalThatCouldSteerIt) {
    const Graph graph;
    EXPECT_EQ(show(Value("\x1b[31mred\x07"), graph), "␛[31mred␇");
    EXPECT_EQ(show(Value(List{Value("a\nb")}), graph), "['a␊b']");
    EXPECT_EQ(show(Value("\xFF"), graph), "\xEF\xBF\xBD");
}

TEST(ShowValue, NamesThatAreNoPlainWordsStandInBackticks) {
    GraphBuilder builder;
    const LabelId labels[] = {builder.label("Odd Label"), builder.label("Plain")};
    const NodeId node = builder.add_node("", labels);
    builder.set_node_property(node, builder.key("a`b"), 1);
    const Graph graph = std::move(builder).build();
    EXPECT_EQ(show(Value(Node{node}), graph), "(:`Odd Label`:Plain {`a``b`: 1})");
    EXPECT_EQ(to_json(Value(Node{node}), graph),
              "{\"~id\": \"n0\", \"~entityType\": \"node\", \"~labels\": [\"Odd Label\", "
              "\"Plain\"], \"~properties\": {\"a`b\": 1}}");
}

}  // namespace
}  // namespace entente
