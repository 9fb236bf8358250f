// Rules: which edges they give, at what times, resting on what.
#include "query/rules.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "parser/cypher.hpp"
#include "query/engine.hpp"
#include "small_graph.hpp"

namespace entente::test {
namespace {

/// The derived edges of a type with time, properties and premises, sorted.
std::vector<std::string> derived(const Graph& graph, std::string_view type) {
    std::vector<std::string> lines;
    for (EdgeId edge = 0; edge < graph.edge_count(); ++edge) {
        if (graph.type_name(graph.type_of(edge)) != type || graph.premises(edge).empty()) continue;
        std::string line = shown_edge(graph, edge);
        std::vector<std::string> properties;
        for (const KeyId key : graph.edge_keys(edge)) {
            if (graph.key_name(key) == "rule") continue;
            properties.push_back(" " + std::string(graph.key_name(key)) + "=" +
                                 shown(graph, graph.edge_property(edge, key)));
        }
        std::ranges::sort(properties);
        for (const std::string& property : properties)
            line += property;
        std::vector<std::string> premises;
        for (const EdgeId premise : graph.premises(edge))
            premises.push_back(shown_edge(graph, premise));
        std::ranges::sort(premises);
        line += " by";
        for (const std::string& premise : premises)
            line += " " + premise;
        lines.push_back(line);
    }
    std::ranges::sort(lines);
    return lines;
}

Graph with_rules(std::string_view graph, std::string_view rules) {
    return apply_rules(make_graph(graph), parse_rules(rules, "rules.cypher"));
}

using Lines = std::vector<std::string>;

TEST(Rules, AnEdgeHoldsWhileAllItRestsOnHold) {
    const Graph graph = with_rules(
        "CREATE (us:Country {name: 'US'})-[:PARTY_TO {role: 'guarantor', since: "
        "date('1960-06-23'), source: ['s1']}]->"
        "(t:Treaty {name: 'T', obligation: 'defence', article: 'Article V', until: "
        "date('2000-01-01')}), "
        "(jp:Country)-[:PARTY_TO {role: 'beneficiary', since: date('1961-01-01'), source: ['s1', "
        "'s2']}]->(t)",
        "// Guarantees.\n"
        "MATCH (x)-[p:PARTY_TO]->(t:Treaty {obligation: 'defence'})<-[q:PARTY_TO]-(y)\n"
        "WHERE p.role IN ['guarantor', 'mutual'] AND q.role IN ['beneficiary', 'mutual'] AND x <> "
        "y\n"
        "CREATE (x)-[:GUARANTEES {treaty: t.name, article: coalesce(p.article, t.article)}]->(y);");
    EXPECT_EQ(derived(graph, "GUARANTEES"),
              Lines{"[:GUARANTEES us->jp] article='Article V' since=1961-01-01 source=['s1', 's2'] "
                    "treaty='T' until=2000-01-01 by [:PARTY_TO jp->t] [:PARTY_TO us->t]"});
}

TEST(Rules, NoEdgeWhereTheTimesDoNotMeet) {
    const Graph graph = with_rules(
        "CREATE (a:C)-[:R {until: date('1950-01-01')}]->(b)-[:R {since: date('1950-01-01')}]->(c)",
        "// Two steps.\nMATCH (x)-[:R]->()-[:R]->(z) CREATE (x)-[:S]->(z)");
    EXPECT_EQ(derived(graph, "S"), Lines{});
}

TEST(Rules, ARuleThatReadsWhatItMakesRunsToTheEnd) {
    const Graph graph = with_rules(
        "CREATE (c:Country)-[:IN]->(r1:Region)-[:PART_OF]->(r2:Region)-[:PART_OF]->(r3:Region)",
        "// In what contains it.\n"
        "MATCH (c:Country)-[:IN]->(:Region)-[:PART_OF]->(s:Region) CREATE (c)-[:IN]->(s)");
    EXPECT_EQ(derived(graph, "IN"), (Lines{"[:IN c->r2] by [:IN c->r1] [:PART_OF r1->r2]",
                                           "[:IN c->r3] by [:IN c->r2] [:PART_OF r2->r3]"}));
}

TEST(Rules, WhatIsTypedInIsNotMadeAgain) {
    const Graph graph = with_rules(
        "CREATE (c:C)-[:A {since: date('1950-01-01')}]->(d), (c)-[:B {note: 'typed'}]->(d)",
        "// B from A.\nMATCH (x)-[:A]->(y) CREATE (x)-[:B]->(y)");
    EXPECT_EQ(derived(graph, "B"), Lines{});
}

TEST(Rules, TimesThatMeetBecomeOneEdge) {
    const Graph graph = with_rules(
        "CREATE (x:X)-[:A {since: date('1950-01-01'), until: date('1960-01-01')}]->(m1)-[:B]->(y), "
        "(x)-[:A {since: date('1960-01-01'), until: date('1970-01-01')}]->(m2)-[:B]->(y), "
        "(x)-[:A {since: date('1980-01-01')}]->(m3)-[:B]->(y)",
        "// Across.\nMATCH (x)-[:A]->()-[:B]->(y) CREATE (x)-[:C]->(y)");
    EXPECT_EQ(derived(graph, "C"), (Lines{"[:C x->y] since=1950-01-01 until=1970-01-01 by [:A "
                                          "x->m1] [:A x->m2] [:B m1->y] [:B m2->y]",
                                          "[:C x->y] since=1980-01-01 by [:A x->m3] [:B m3->y]"}));
}

TEST(Rules, EdgesWithOtherPropertiesStayApart) {
    const Graph graph = with_rules(
        "CREATE (x)-[:A {article: '1'}]->(y), (x)-[:A {article: '2'}]->(y)",
        "// By article.\nMATCH (x)-[a:A]->(y) CREATE (y)<-[:B {article: a.article}]-(x)");
    EXPECT_EQ(derived(graph, "B").size(), 2U);
}

TEST(Rules, AGuardHoldsExactlyOnItsDays) {
    const Graph graph = with_rules(
        "CREATE (x:X)-[:A {since: date('1950-01-01')}]->(y:Y), "
        "(x)-[:SUSPENDS {since: date('1966-07-01'), until: date('2009-04-04')}]->(y)",
        "// Unless suspended.\n"
        "MATCH (x)-[:A]->(y) WHERE NOT EXISTS { MATCH (x)-[:SUSPENDS]->(y) } CREATE (x)-[:B]->(y)");
    EXPECT_EQ(derived(graph, "B"),
              (Lines{"[:B x->y] since=1950-01-01 until=1966-07-01 by [:A x->y]",
                     "[:B x->y] since=2009-04-04 by [:A x->y]"}));
}

constexpr const char* eligible =
    "// Whoever meets all that an alliance requires can join it.\n"
    "MATCH (c:Country)-[:MEETS]->(:Criterion)<-[:REQUIRES]-(a:Alliance)\n"
    "WHERE NOT EXISTS { MATCH (a)-[:REQUIRES]->(k) WHERE NOT EXISTS { MATCH (c)-[:MEETS]->(k) } }\n"
    "CREATE (c)-[:ELIGIBLE_FOR]->(a)";

TEST(Rules, AllCriteriaHaveToBeMetAtOneTime) {
    const Graph graph = with_rules(
        "CREATE (a:Alliance)-[:REQUIRES]->(k1:Criterion), (a)-[:REQUIRES {since: "
        "date('1960-01-01')}]->(k2:Criterion), "
        "(c:Country)-[:MEETS {since: date('1950-01-01')}]->(k1), (c)-[:MEETS {since: "
        "date('1970-01-01'), until: date('1980-01-01')}]->(k2), "
        "(d:Country)-[:MEETS]->(k1)",
        eligible);
    EXPECT_EQ(derived(graph, "ELIGIBLE_FOR"),
              (Lines{"[:ELIGIBLE_FOR c->a] since=1950-01-01 until=1960-01-01 by [:MEETS c->k1] "
                     "[:REQUIRES a->k1]",
                     "[:ELIGIBLE_FOR c->a] since=1970-01-01 until=1980-01-01 by [:MEETS c->k1] "
                     "[:MEETS c->k2] "
                     "[:REQUIRES a->k1] [:REQUIRES a->k2]",
                     "[:ELIGIBLE_FOR d->a] until=1960-01-01 by [:MEETS d->k1] [:REQUIRES a->k1]"}));
}

/// On every day on which anything changes, the rule's edges are the rule's matches of that day.
TEST(Rules, DerivedEdgesAreTheMatchesOfEveryDay) {
    const char* facts =
        "CREATE (a:Alliance)-[:REQUIRES {until: date('1990-01-01')}]->(k1:Criterion {since: "
        "date('1940-01-01')}), "
        "(a)-[:REQUIRES {since: date('1960-01-01')}]->(k2:Criterion), "
        "(c:Country {since: date('1945-05-05')})-[:MEETS {since: date('1950-01-01'), until: "
        "date('1955-01-01')}]->(k1), "
        "(c)-[:MEETS {since: date('1958-01-01')}]->(k1), (c)-[:MEETS {since: date('1970-01-01'), "
        "until: date('1980-01-01')}]->(k2)";
    const Graph graph = with_rules(facts, eligible);
    const auto matches = parse_cypher(
        "MATCH (c:Country)-[:MEETS]->(:Criterion)<-[:REQUIRES]-(a:Alliance) "
        "WHERE NOT EXISTS { MATCH (a)-[:REQUIRES]->(k) WHERE NOT EXISTS { MATCH (c)-[:MEETS]->(k) "
        "} } "
        "RETURN DISTINCT c, a");
    const auto edges = parse_cypher("MATCH (c)-[:ELIGIBLE_FOR]->(a) RETURN DISTINCT c, a");
    for (int year = 1935; year < 2000; ++year) {
        for (const char* day : {"-01-01", "-05-05", "-12-31"}) {
            RunOptions options;
            options.as_of = Date::parse(std::to_string(year) + day)->interval();
            EXPECT_EQ(run(graph, matches, options).rows, run(graph, edges, options).rows)
                << year << day;
        }
    }
}

TEST(Rules, LaterRulesSeeWhatEarlierOnesMade) {
    const Graph graph = with_rules("CREATE (a)-[:A]->(b)",
                                   "// One.\nMATCH (x)-[:A]->(y) CREATE (x)-[:B]->(y);\n"
                                   "// Two.\nMATCH (x)-[:B]->(y) CREATE (y)-[:C]->(x);");
    EXPECT_EQ(derived(graph, "C"), Lines{"[:C b->a] by [:B a->b]"});
}

TEST(Rules, NamesComeFromTheCommentAbove) {
    const auto rules = parse_rules(
        "// A heading.\n\n// A first line\n// and a second.\nMATCH (x)-[:A]->(y) CREATE "
        "(x)-[:B]->(y);",
        "rules.cypher");
    ASSERT_EQ(rules.size(), 1U);
    EXPECT_EQ(rules[0].name, "A first line and a second.");
}

std::string refusal(std::string_view text) {
    try {
        static_cast<void>(parse_rules(text, "rules.cypher"));
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().type, "DataError");
        return error.what();
    }
    return "";
}

TEST(Rules, WrongOnesAreRefusedWithTheirPlace) {
    EXPECT_TRUE(refusal("// A.\nMATCH (x)-[:A]->(y)\nCRATE (x)-[:B]->(y)")
                    .starts_with("rules.cypher, line 3, column 1: "));
    EXPECT_EQ(refusal("// A.\nMATCH (x) RETURN x"),
              "rules.cypher, line 2, column 1: A rule is written as MATCH ... WHERE ... CREATE "
              "(x)-[:TYPE {key: value}]->(y).");
    EXPECT_EQ(refusal("MATCH (x)-[:A]->(y) CREATE (x)-[:B]->(y)"),
              "rules.cypher, line 1, column 1: A rule needs a name: a line above it that begins "
              "with // and says what it means.");
    EXPECT_EQ(
        refusal("// A.\nMATCH (x)-[:A]->(y) CREATE (x)-[:B {since: 1}]->(y)"),
        "rules.cypher, line 2, column 1: `since` of a derived edge comes from what it rests on.");
}

}  // namespace
}  // namespace entente::test
