#include "graph/names.hpp"

#include <gtest/gtest.h>

#include "made_graphs.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

Graph world() {
    Maker maker;
    const NodeId japan = maker.node("JPN");
    maker.set_node(japan, "name", "Japan");
    maker.set_node(japan, "official", "Japan");  // the same name once more
    maker.set_node(japan, "adjectives", texts({"Japanese"}));
    maker.set_node(japan, "people", texts({"Japanese"}));
    maker.set_node(japan, "iso3", "JPN");
    const NodeId china = maker.node("CHN");
    maker.set_node(china, "name", "China");
    maker.set_node(china, "official", "People's Republic of China");
    const NodeId turkey = maker.node("TUR");
    maker.set_node(turkey, "name", "T\u00FCrkiye");
    maker.set_node(turkey, "aliases", texts({"Turkey", "Republic of Turkey"}));
    const NodeId states = maker.node("USA");
    maker.set_node(states, "name", "United States");
    maker.set_node(states, "aliases", texts({"U.S.", "America", "United States of America"}));
    const NodeId georgia = maker.node("GEO");
    maker.set_node(georgia, "name", "Georgia");
    const NodeId state = maker.node("US-GA");
    maker.set_node(state, "name", "Georgia");
    const NodeId odd = maker.node("odd");
    maker.set_node(odd, "name", "???");  // no words, so no name
    maker.set_node(odd, "aliases", List{7, "Odd one"});
    return maker.build();
}

using Names = std::vector<std::string>;
using Found = std::vector<NamedNode>;

TEST(Names, AreFoundFolded) {
    const Graph graph = world();
    const NameIndex& names = graph.names();
    EXPECT_EQ(names.find("japan"), (Found{{0, NameKind::name}}));
    EXPECT_EQ(names.find("japanese"), (Found{{0, NameKind::adjective}}));
    EXPECT_EQ(names.find("jpn"), (Found{{0, NameKind::code}}));
    EXPECT_EQ(names.find(fold_name("T\u00FCrkiye")), (Found{{2, NameKind::name}}));
    EXPECT_EQ(names.find("turkey"), (Found{{2, NameKind::alias}}));
    EXPECT_EQ(names.find("us"), (Found{{3, NameKind::alias}}));
    EXPECT_EQ(names.find("georgia"), (Found{{4, NameKind::name}, {5, NameKind::name}}));
    EXPECT_EQ(names.find("odd one"), (Found{{6, NameKind::alias}}));
    for (const char* nothing : {"", "Japan", "jap", "zz", "united"}) {
        EXPECT_TRUE(names.find(nothing).empty()) << nothing;
    }
}

TEST(Names, WithAPossessiveAreFoundEitherWay) {
    const Graph graph = world();
    for (const char* written : {"People's Republic of China", "People\u2019s republic of china",
                                "peoples republic of china"}) {
        EXPECT_EQ(graph.names().find(fold_name(written)), (Found{{1, NameKind::alias}})) << written;
    }
}

TEST(Names, PrefixesEndAtWords) {
    const Graph graph = world();
    const NameIndex& names = graph.names();
    for (const char* prefix : {"united", "united states", "united states of", "japan", "people"}) {
        EXPECT_TRUE(names.has_prefix(prefix)) << prefix;
    }
    for (const char* no_prefix : {"unite", "united state", "states", "zz"}) {
        EXPECT_FALSE(names.has_prefix(no_prefix)) << no_prefix;
    }
}

TEST(Names, CompleteAsWritten) {
    const Graph graph = world();
    const NameIndex& names = graph.names();
    EXPECT_EQ(names.complete("united", 9), (Names{"United States", "United States of America"}));
    EXPECT_EQ(names.complete("t", 9), (Names{"Turkey", "T\u00FCrkiye"}));
    EXPECT_EQ(names.complete("japan", 9), (Names{"Japan", "Japanese"}));
    EXPECT_EQ(names.complete("", 3).size(), 3U);
    EXPECT_EQ(names.complete("peop", 9), (Names{"People's Republic of China"}));
    EXPECT_TRUE(names.complete("zz", 9).empty());
}

TEST(Names, NearestFirst) {
    const Graph graph = world();
    const NameIndex& names = graph.names();
    EXPECT_EQ(names.nearest("jappan", 3), (Names{"Japan"}));
    EXPECT_EQ(names.nearest("chian", 3), (Names{"China"}));
    EXPECT_EQ(names.nearest("unitd sttaes", 3), (Names{"United States"}));
    EXPECT_EQ(names.nearest("turkye", 2), (Names{"Turkey", "T\u00FCrkiye"}));
    EXPECT_TRUE(names.nearest("atlantis", 3).empty());
    EXPECT_TRUE(Graph().names().nearest("japan", 3).empty());
}

}  // namespace
}  // namespace entente
