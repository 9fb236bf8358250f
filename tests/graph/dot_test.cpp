#include "graph/dot.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "made_graphs.hpp"
#include "scratch_folder.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string drawing(const Graph& graph, std::span<const NodeId> nodes,
                    std::span<const EdgeId> edges, std::string_view title) {
    std::ostringstream out;
    write_dot(out, graph, nodes, edges, title);
    return out.str();
}

Graph example() {
    Maker maker;
    const NodeId japan = maker.node("JPN", {"Country"});
    const NodeId nato = maker.node("NATO", {"Alliance"});
    const NodeId odd = maker.node("a \"quoted\" \\ id\n", {"Whatever"});
    const NodeId nameless = maker.node("");
    maker.node("node 3");  // an id that looks as if it were ours
    maker.set_node(japan, "name", "Japan & <friends> &amp; T\u00FCrkiye");
    maker.set_node(odd, "name", "say \"hi\"\\N\nand a name that is long enough to be broken");
    const EdgeId partner = maker.edge(japan, "PARTNER_OF", nato);
    maker.set_edge(partner, "since", date("1990"));
    maker.set_edge(partner, "until", date("2014-05"));
    maker.set_edge(maker.edge(nato, "T", odd), "since", date("1999-03-12"));
    maker.set_edge(maker.edge(odd, "T", nameless), "until", date("1999"));
    const std::array<EdgeId, 1> premise = {partner};
    maker.builder.add_derived_edge(nato, japan, maker.builder.type("D"), premise);
    return maker.build();
}

TEST(Dot, WritesNodesAndEdges) {
    const std::array<NodeId, 2> nodes = {4, 4};
    const std::array<EdgeId, 4> edges = {3, 2, 1, 0};
    EXPECT_EQ(drawing(example(), nodes, edges, "What's \"up\"?"),
              R"(digraph "What's \"up\"?" {
  graph [label="What's \"up\"?", labelloc=t, rankdir=LR, fontname="Helvetica"];
  node [shape=box, style="rounded,filled", fontname="Helvetica"];
  edge [fontname="Helvetica", fontsize=10];
  "JPN" [label="Japan &amp; <friends> &amp;amp;\nTürkiye", fillcolor="#77AADD"];
  "NATO" [label="NATO", fillcolor="#EE8866"];
  "a \"quoted\" \\ id\n" [label="say \"hi\"\\N\nand a name that is long\nenough to be broken", fillcolor="#AAAA00"];
  "node 3'" [label="node 3'", fillcolor="#FFFFFF"];
  "node 3" [label="node 3", fillcolor="#FFFFFF"];
  "JPN" -> "NATO" [label="PARTNER_OF\n1990–2014-05"];
  "NATO" -> "a \"quoted\" \\ id\n" [label="T\n1999-03-12–"];
  "NATO" -> "JPN" [label="D", style=dashed];
  "a \"quoted\" \\ id\n" -> "node 3'" [label="T\n–1999"];
}
)");
}

TEST(Dot, OfNothing) {
    EXPECT_EQ(drawing(Graph(), {}, {}, ""), R"(digraph "" {
  graph [label="", labelloc=t, rankdir=LR, fontname="Helvetica"];
  node [shape=box, style="rounded,filled", fontname="Helvetica"];
  edge [fontname="Helvetica", fontsize=10];
}
)");
}

TEST(Dot, IsWhatGraphvizAccepts) {
    if (std::system("dot -V >/dev/null 2>&1") != 0) GTEST_SKIP() << "Graphviz is not installed";
    const ScratchFolder scratch;
    const fs::path& folder = scratch.path();
    const std::array<NodeId, 1> nodes = {4};
    const std::array<EdgeId, 4> edges = {0, 1, 2, 3};
    std::ofstream(folder / "x.dot")
        << drawing(example(), nodes, edges, "A \"title\" with \\ and \x01 and \xFF");
    const std::string command = "dot -Tsvg '" + (folder / "x.dot").string() + "' -o '" +
                                (folder / "x.svg").string() + "' 2>'" +
                                (folder / "complaints").string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
    const auto read = [&](const char* name) {
        std::ostringstream text;
        text << std::ifstream(folder / name).rdbuf();
        return text.str();
    };
    EXPECT_EQ(read("complaints"), "");
    const std::string svg = read("x.svg");
    EXPECT_NE(svg.find("Japan &amp; &lt;friends&gt; &amp;amp;"), std::string::npos);
    EXPECT_NE(svg.find("say &quot;hi&quot;\\N"), std::string::npos);
}

}  // namespace
}  // namespace entente
