// The algorithms on networks whose measures are worked out by hand or by trying everything.
#include "graph/algorithms.hpp"

#include <cmath>
#include <random>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "made_graphs.hpp"

namespace entente {
namespace {

const Pulse no_pulse = [] {};

/// "a>b b>c": edges of type R; a name alone is a node. Nodes are numbered as they are first met.
Graph graph_of(const std::string& text) {
    Maker maker;
    const auto node = [&](const std::string& name) {
        const auto known = maker.builder.find_id(name);
        return known ? *known : maker.node(name);
    };
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const std::size_t arrow = word.find('>');
        const NodeId from = node(word.substr(0, arrow));
        if (arrow != std::string::npos) maker.edge(from, "R", node(word.substr(arrow + 1)));
    }
    return maker.build();
}

Network without_directions(const std::string& text) {
    return {graph_of(text), {}, false, no_pulse};
}
Network with_directions(const std::string& text) {
    return {graph_of(text), {}, true, no_pulse};
}

using Numbers = std::vector<std::uint32_t>;
using Scores = std::vector<double>;

void expect_near(const Scores& found, const Scores& expected) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_NEAR(found[i], expected[i], 1e-6) << "of vertex " << i;
}

TEST(Network, SeveralEdgesAreOneLinkAndLoopsAreNone) {
    const Network network = with_directions("a>b a>b b>b b>a");
    EXPECT_EQ(num_edges(network.links()), 2U);
    EXPECT_EQ(num_edges(without_directions("a>b a>b b>b b>a").links()), 2U);
}

TEST(Network, WithTypesTheNodesAreTheEndsOfSuchEdges) {
    Maker maker;
    const NodeId a = maker.node("a", {"A"});
    const NodeId b = maker.node("b", {"B"});
    const NodeId c = maker.node("c", {"A"});
    maker.edge(a, "R", b);
    maker.edge(b, "S", c);
    const Graph graph = maker.build();
    const auto nodes = [&](const NetworkChoice& choice) {
        return Network(graph, choice, false, no_pulse).nodes();
    };
    const std::vector<TypeId> types = {*graph.find_type("S")};
    const std::vector<LabelId> labels = {*graph.find_label("A")};
    EXPECT_EQ(nodes({}), (std::vector<NodeId>{a, b, c}));
    EXPECT_EQ(nodes({types, {}, Interval::all()}), (std::vector<NodeId>{b, c}));
    EXPECT_EQ(nodes({types, labels, Interval::all()}), (std::vector<NodeId>{a, c}));
}

TEST(Network, OnADateOnlyWhatHoldsThen) {
    Maker maker;
    const NodeId a = maker.node("a");
    const NodeId b = maker.node("b");
    const NodeId c = maker.node("c");
    maker.set_edge(maker.edge(a, "R", b), "until", date("1950"));
    maker.edge(b, "R", c);
    maker.set_node(c, "since", date("1940"));
    const Graph graph = maker.build();
    const auto links = [&](const char* when) {
        const NetworkChoice choice{{}, {}, date(when).interval()};
        return num_edges(Network(graph, choice, true, no_pulse).links());
    };
    EXPECT_EQ(links("1939"), 1U);
    EXPECT_EQ(links("1945"), 2U);
    EXPECT_EQ(links("1951"), 1U);
}

TEST(Degrees, EveryEdgeCounts) {
    const Degrees found = degrees(graph_of("a>b a>b b>b b>c"), {}, no_pulse);
    EXPECT_EQ(found.out, (Numbers{2, 2, 0}));
    EXPECT_EQ(found.in, (Numbers{0, 3, 1}));
}

TEST(Betweenness, OfAPath) {
    const Network path = without_directions("a>b b>c c>d");
    expect_near(betweenness(path, false, no_pulse), {0, 2, 2, 0});
    expect_near(betweenness(path, true, no_pulse), {0, 2.0 / 3, 2.0 / 3, 0});
    expect_near(betweenness(with_directions("a>b b>c d>c"), false, no_pulse), {0, 1, 0, 0});
}

TEST(Betweenness, SharesAPairAmongItsPaths) {
    expect_near(betweenness(without_directions("a>b a>c b>d c>d"), false, no_pulse),
                {0.5, 0.5, 0.5, 0.5});
}

TEST(Betweenness, OfMorePathsThanAWholeNumberCanCount) {
    std::string diamonds;
    for (int i = 0; i < 100; ++i)
        diamonds += fmt::format("{0}>l{0} l{0}>{1} {0}>r{0} r{0}>{1} ", i, i + 1);
    const Scores found = betweenness(without_directions(diamonds), false, no_pulse);
    EXPECT_NEAR(found[1], found[3], 1e-6);  // l0 and r0
    EXPECT_TRUE(std::isfinite(found[150]));
}

TEST(Closeness, CountsOnlyWhatIsReached) {
    // The star's middle reaches 3 of 4 others in 1 step each.
    const Closeness star = closeness(without_directions("m>a m>b m>c lone"), no_pulse);
    expect_near(star.score, {0.75, 0.45, 0.45, 0.45, 0});
    expect_near(star.harmonic, {0.75, 0.5, 0.5, 0.5, 0});
    expect_near(closeness(with_directions("a>b b>c"), no_pulse).score, {2.0 / 3, 0.5, 0});
}

TEST(PageRank, SumsToOneThoughNodesLeadNowhere) {
    const Network network = with_directions("a>b a>c b>c d");
    const Scores rank = page_rank(network, {}, no_pulse);
    EXPECT_NEAR(rank[0] + rank[1] + rank[2] + rank[3], 1, 1e-9);
    EXPECT_NEAR(rank[0], rank[3], 1e-9);
    EXPECT_NEAR(rank[1], rank[0] * (1 + 0.85 / 2), 1e-6);
    EXPECT_NEAR(rank[2], rank[0] * (1 + 0.85 / 2) + 0.85 * rank[1], 1e-6);
}

TEST(PageRank, OfARingIsTheSameForAll) {
    expect_near(page_rank(with_directions("a>b b>c c>a"), {}, no_pulse),
                {1.0 / 3, 1.0 / 3, 1.0 / 3});
}

TEST(Components, AreNumberedFromTheLargest) {
    EXPECT_EQ(components(with_directions("a b>c e>d d>c f>g")), (Numbers{3, 1, 1, 1, 1, 2, 2}));
    EXPECT_EQ(strong_components(with_directions("a>b b>c c>b c>d")), (Numbers{2, 1, 1, 3}));
}

TEST(CoreNumbers, OfATriangleWithATail) {
    EXPECT_EQ(core_numbers(without_directions("a>b b>c c>a c>d d>e f")),
              (Numbers{2, 2, 2, 1, 1, 0}));
}

TEST(Triangles, AndTheShareOfLinkedNeighbours) {
    const Triangles found = triangles(without_directions("a>b b>c c>a c>d b>d"), no_pulse);
    EXPECT_EQ(found.count, (std::vector<std::uint64_t>{1, 2, 2, 1}));
    expect_near(found.coefficient, {1, 2.0 / 3, 2.0 / 3, 1});
}

TEST(Communities, TwoTrianglesWithABridge) {
    EXPECT_EQ(communities(without_directions("a>b b>c c>a c>d d>e e>f f>d"), 1, no_pulse),
              (Numbers{1, 1, 1, 2, 2, 2}));
    EXPECT_EQ(communities(without_directions("a b"), 1, no_pulse), (Numbers{1, 2}));
}

TEST(Communities, WholeCommunitiesJoinToo) {
    // A ring of eight triangles, at a resolution so small that all is one.
    std::string ring;
    for (int i = 0; i < 8; ++i)
        ring += fmt::format("a{0}>b{0} b{0}>c{0} c{0}>a{0} c{0}>a{1} ", i, (i + 1) % 8);
    const Network network = without_directions(ring);
    EXPECT_EQ(communities(network, 0.01, no_pulse), Numbers(24, 1));
    EXPECT_EQ(communities(network, 1.5, no_pulse)[23], 8U);
}

using Cliques = std::vector<Numbers>;

Cliques cliques_of(const Network& network, std::size_t least) {
    Cliques cliques;
    maximal_cliques(
        network, least, [&](auto members) { cliques.emplace_back(members.begin(), members.end()); },
        no_pulse);
    std::ranges::sort(cliques);
    return cliques;
}

TEST(Cliques, OfTwoThatShareALink) {
    const Network network = without_directions("a>b b>c c>a c>d b>d d>e f");
    EXPECT_EQ(cliques_of(network, 1), (Cliques{{0, 1, 2}, {1, 2, 3}, {3, 4}, {5}}));
    EXPECT_EQ(cliques_of(network, 3), (Cliques{{0, 1, 2}, {1, 2, 3}}));
}

/// Every set of vertices that is a clique and has no vertex beside it that could join.
Cliques tried_cliques(const Network& network) {
    const Network::Vertex size = network.size();
    const auto linked = [&](Network::Vertex a, Network::Vertex b) {
        return std::ranges::binary_search(network.neighbours(a), b);
    };
    Cliques cliques;
    for (std::uint32_t set = 1; set < (1U << size); ++set) {
        Numbers members;
        Numbers could_join;
        for (Network::Vertex v = 0; v < size; ++v) {
            bool all = true;
            for (Network::Vertex w = 0; w < size; ++w)
                all = all && (v == w || (set >> w & 1U) == 0 || linked(v, w));
            if (all) could_join.push_back(v);
            if ((set >> v & 1U) != 0) members.push_back(v);
        }
        if (could_join == members) cliques.push_back(members);
    }
    std::ranges::sort(cliques);
    return cliques;
}

TEST(Cliques, AreThoseThatTryingAllSetsFinds) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::string text;
        const auto chance = random() % 10;
        for (int a = 0; a < 8; ++a) {
            text += std::to_string(a) + " ";
            for (int b = 0; b < a; ++b) {
                if (random() % 10 < chance)
                    text += std::to_string(a) + ">" + std::to_string(b) + " ";
            }
        }
        const Network network = without_directions(text);
        EXPECT_EQ(cliques_of(network, 1), tried_cliques(network)) << text;
    }
}

TEST(Algorithms, OfAnEmptyNetwork) {
    const Network network = without_directions("");
    EXPECT_TRUE(betweenness(network, true, no_pulse).empty());
    EXPECT_TRUE(closeness(network, no_pulse).score.empty());
    EXPECT_TRUE(page_rank(network, {}, no_pulse).empty());
    EXPECT_TRUE(components(network).empty());
    EXPECT_TRUE(strong_components(network).empty());
    EXPECT_TRUE(core_numbers(network).empty());
    EXPECT_TRUE(communities(network, 1, no_pulse).empty());
    EXPECT_TRUE(triangles(network, no_pulse).count.empty());
    EXPECT_TRUE(cliques_of(network, 1).empty());
}

TEST(Algorithms, StopWhenThePulseThrows) {
    const Network network = without_directions("a>b b>c c>a");
    const Pulse stop = [] { throw std::runtime_error("stopped"); };
    EXPECT_THROW(static_cast<void>(betweenness(network, true, stop)), std::runtime_error);
    EXPECT_THROW(static_cast<void>(closeness(network, stop)), std::runtime_error);
    EXPECT_THROW(maximal_cliques(
                     network, 1, [](auto) {}, stop),
                 std::runtime_error);
    EXPECT_THROW(static_cast<void>(communities(network, 1, stop)), std::runtime_error);
}

}  // namespace
}  // namespace entente
