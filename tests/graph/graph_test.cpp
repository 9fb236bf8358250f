#include "graph/graph.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "made_graphs.hpp"

namespace entente {
namespace {

TEST(Graph, EmptyOne) {
    const Graph graph;
    EXPECT_EQ(graph.node_count(), 0U);
    EXPECT_EQ(graph.edge_count(), 0U);
    EXPECT_EQ(graph.key_count(), 0U);
    EXPECT_FALSE(graph.find_label("Country"));
    EXPECT_FALSE(graph.find_id("JPN"));
    EXPECT_FALSE(graph.find_string(""));
    EXPECT_TRUE(graph.edge_validities().empty());
    EXPECT_EQ(Maker().build().node_count(), 0U);
}

TEST(Graph, NodesLabelsAndIds) {
    Maker maker;
    const NodeId japan = maker.node("JPN", {"Country"});
    const NodeId nato = maker.node("NATO", {"Organisation", "Alliance", "Organisation"});
    const NodeId nameless = maker.node("");
    const Graph graph = maker.build();
    EXPECT_EQ(graph.node_count(), 3U);
    EXPECT_EQ(graph.label_count(), 3U);
    EXPECT_EQ(graph.labels_of(nato).size(), 2U);
    EXPECT_TRUE(std::ranges::is_sorted(graph.labels_of(nato)));
    EXPECT_TRUE(graph.labels_of(nameless).empty());
    EXPECT_TRUE(graph.has_label(japan, *graph.find_label("Country")));
    EXPECT_FALSE(graph.has_label(japan, *graph.find_label("Alliance")));
    EXPECT_FALSE(graph.find_label("country"));
    EXPECT_EQ(graph.nodes_with(*graph.find_label("Alliance")).size(), 1U);
    EXPECT_EQ(graph.id_of(nato), "NATO");
    EXPECT_EQ(graph.id_of(nameless), "");
    EXPECT_EQ(graph.find_id("NATO"), nato);
    EXPECT_FALSE(graph.find_id("Alliance"));  // a string, but no id
    EXPECT_FALSE(graph.find_id(""));
}

/// A value of each kind, for the test of columns.
std::vector<Value> sample_values() {
    return {true,
            false,
            0,
            -7,
            1.5,
            -0.25,
            "",
            "text",
            date("1960"),
            date("1960-06-23"),
            List{},
            List{1, "two", Null{}, 2.5, true, date("1999-01")}};
}

TEST(Graph, ColumnsKeepEveryValue) {
    // One key a kind, so typed columns; and one that has them all.
    for (const NodeId rows : {1U, 12U, 400U}) {
        Maker maker;
        const std::vector<Value> values = sample_values();
        for (NodeId node = 0; node < rows; ++node)
            maker.node("");
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto node = static_cast<NodeId>(i % rows);
            maker.set_node(node, "k" + std::to_string(values[i].variant().index()), values[i]);
            maker.set_node(static_cast<NodeId>(rows - 1 - node), "any", values[i]);
        }
        const Graph graph = maker.build();
        std::map<std::pair<NodeId, std::string>, Value> last;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto node = static_cast<NodeId>(i % rows);
            last[{node, "k" + std::to_string(values[i].variant().index())}] = values[i];
            last[{rows - 1 - node, "any"}] = values[i];
        }
        std::size_t found = 0;
        for (NodeId node = 0; node < rows; ++node) {
            for (const KeyId key : graph.node_keys(node)) {
                const auto expected = last.find({node, std::string(graph.key_name(key))});
                ASSERT_NE(expected, last.end());
                EXPECT_EQ(graph.node_property(node, key), expected->second);
                EXPECT_TRUE(graph.node_column(key)->has(node));
                ++found;
            }
        }
        EXPECT_EQ(found, last.size());
    }
}

TEST(Graph, TypedColumns) {
    Maker maker;
    for (int i = 0; i < 100; ++i)
        maker.node("");
    for (NodeId node = 0; node < 100; ++node)
        maker.set_node(node, "number", int(node) * 2);
    maker.set_node(17, "name", "Japan");
    maker.set_node(5, "name", "Korea");
    maker.set_node(40, "gone", 1);
    maker.set_node(40, "gone", Null{});
    const Graph graph = maker.build();
    const Column& number = *graph.node_column(*graph.find_key("number"));
    EXPECT_EQ(number.type(), ColumnType::integer);
    EXPECT_EQ(number.integer(99), 198);
    EXPECT_EQ(number.size(), 100U);
    const Column& name = *graph.node_column(*graph.find_key("name"));
    EXPECT_EQ(name.type(), ColumnType::text);
    EXPECT_EQ(graph.string(name.text(17)), "Japan");
    EXPECT_EQ(name.text(17), graph.find_string("Japan"));
    EXPECT_FALSE(name.has(16));
    EXPECT_TRUE(name.at(16).is_null());
    std::vector<std::uint32_t> rows;
    name.for_each_row([&](std::uint32_t row) { rows.push_back(row); });
    EXPECT_EQ(rows, (std::vector<std::uint32_t>{5, 17}));
    EXPECT_EQ(graph.node_column(*graph.find_key("gone")), nullptr);
    EXPECT_EQ(graph.edge_column(*graph.find_key("name")), nullptr);
    EXPECT_TRUE(graph.node_property(40, *graph.find_key("gone")).is_null());
}

TEST(Graph, Validity) {
    struct Case {
        const char* since;
        const char* until;
        const char* begin;
        const char* end;
    };
    const std::vector<Case> cases = {
        {"1960", "1962", "1960-01-01", "1963-01-01"},
        {"1960-06", "1962-02", "1960-06-01", "1962-03-01"},
        {"1960-06-23", "1962-02-03", "1960-06-23", "1962-02-03"},
        {"1960", "1960", "1960-01-01", "1961-01-01"},
        {"1960-06", "1960", "1960-06-01", "1961-01-01"},
        {"1960-06-23", "1960-06-23", "1960-06-23", "1960-06-23"},
    };
    for (const Case& c : cases) {
        Maker maker;
        const NodeId node = maker.node("a");
        const NodeId undated = maker.node("b");
        const EdgeId edge = maker.edge(node, "T", undated);
        maker.set_node(node, "since", date(c.since));
        maker.set_node(node, "until", date(c.until));
        maker.set_edge(edge, "since", date(c.since));
        const Graph graph = maker.build();
        const Interval expected{date(c.begin).first_day(), date(c.end).first_day()};
        EXPECT_EQ(graph.node_validity(node), expected) << c.since << ' ' << c.until;
        EXPECT_EQ(graph.node_validity(undated), Interval::all());
        EXPECT_EQ(graph.edge_validity(edge), (Interval{expected.begin, end_of_time}));
    }
}

TEST(Graph, AYearMayBeANumber) {
    Maker maker;
    const NodeId node = maker.node("a");
    maker.set_node(node, "since", 1960);
    maker.set_node(node, "until", 1962);
    EXPECT_EQ(maker.build().node_validity(node),
              (Interval{date("1960").first_day(), date("1963").first_day()}));
}

/// An edge with what was set on it, as a naive graph keeps it.
struct NaiveEdge {
    NodeId source;
    TypeId type;
    NodeId target;
    std::int64_t mark;
    auto operator<=>(const NaiveEdge&) const = default;
};

class RandomGraph : public testing::TestWithParam<std::tuple<NodeId, EdgeId, TypeId>> {};

TEST_P(RandomGraph, RowsAreThoseOfANaiveEdgeList) {
    const auto [nodes, edges, types] = GetParam();
    std::mt19937 random(nodes + edges + types);
    GraphBuilder builder;
    const KeyId mark = builder.key("mark");
    for (NodeId node = 0; node < nodes; ++node)
        builder.add_node("", {});
    for (TypeId type = 0; type < types; ++type)
        builder.type("T" + std::to_string(type));
    std::vector<NaiveEdge> naive;
    for (EdgeId i = 0; i < edges; ++i) {
        // Squared, so that a few nodes have most of the edges.
        const auto pick = [&random, nodes = nodes] {
            return static_cast<NodeId>(std::uint64_t{random() % nodes} * (random() % nodes) /
                                       nodes);
        };
        const NaiveEdge edge{pick(), static_cast<TypeId>(random() % types), pick(), i};
        naive.push_back(edge);
        builder.set_edge_property(builder.add_edge(edge.source, edge.target, edge.type), mark,
                                  std::int64_t{i});
    }
    const Graph graph = std::move(builder).build();
    std::ranges::sort(naive);  // equal edges by mark: in the order in which they were added

    ASSERT_EQ(graph.edge_count(), edges);
    std::map<std::pair<NodeId, TypeId>, std::set<EdgeId>> out;
    std::map<std::pair<NodeId, TypeId>, std::set<EdgeId>> in;
    std::map<TypeId, EdgeId> of_type;
    for (EdgeId edge = 0; edge < edges; ++edge) {
        const NaiveEdge found{graph.source(edge), graph.type_of(edge), graph.target(edge),
                              *graph.edge_property(edge, mark).get_if<std::int64_t>()};
        ASSERT_EQ(found, naive[edge]);
        out[{found.source, found.type}].insert(edge);
        in[{found.target, found.type}].insert(edge);
        ++of_type[found.type];
    }
    for (NodeId node = 0; node < nodes; ++node) {
        std::size_t out_total = 0;
        std::size_t in_total = 0;
        for (TypeId type = 0; type < types; ++type) {
            const OutEdges leaving = graph.out_edges(node, type);
            ASSERT_EQ(leaving.targets.size(), (out[{node, type}].size()));
            for (EdgeId i = 0; i < leaving.targets.size(); ++i) {
                ASSERT_TRUE((out[{node, type}].contains(leaving.first + i)));
                ASSERT_EQ(leaving.targets[i], graph.target(leaving.first + i));
            }
            const InEdges entering = graph.in_edges(node, type);
            ASSERT_EQ(entering.edges.size(), (in[{node, type}].size()));
            for (std::size_t i = 0; i < entering.edges.size(); ++i) {
                ASSERT_TRUE((in[{node, type}].contains(entering.edges[i])));
                ASSERT_EQ(entering.sources[i], graph.source(entering.edges[i]));
            }
            ASSERT_TRUE(std::ranges::is_sorted(entering.sources));
            out_total += leaving.targets.size();
            in_total += entering.edges.size();
        }
        ASSERT_EQ(graph.out_edges(node).targets.size(), out_total);
        ASSERT_EQ(graph.in_edges(node).edges.size(), in_total);
        ASSERT_EQ(graph.in_edges(node).sources.size(), in_total);
    }
    for (TypeId type = 0; type < types; ++type)
        EXPECT_EQ(graph.edges_of_type(type), of_type[type]);
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, RandomGraph,
    testing::Values(std::tuple{1U, 0U, TypeId{1}}, std::tuple{1U, 5U, TypeId{2}},
                    std::tuple{10U, 300U, TypeId{3}}, std::tuple{200U, 1000U, TypeId{1}},
                    std::tuple{300U, 3000U, TypeId{7}}, std::tuple{20U, 2000U, TypeId{300}}));

}  // namespace
}  // namespace entente
