// An update of many rows at once does what it does row by row, and a statement of several clauses
// what they do one after the other: on random graphs, with what is fast in the one case and plain
// in the other.
#include <algorithm>
#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "parser/cypher.hpp"
#include "query/engine.hpp"
#include "small_graph.hpp"

namespace entente::test {
namespace {

class Chance {
public:
    explicit Chance(std::uint32_t seed) : random_(seed) {}
    std::int64_t below(std::int64_t end) {
        return std::uniform_int_distribution<std::int64_t>(0, end - 1)(random_);
    }

private:
    std::mt19937 random_;
};

Graph random_graph(Chance& chance) {
    const std::int64_t nodes = 1 + chance.below(6);
    std::string text;
    for (std::int64_t i = 0; i < nodes; ++i) {
        text += (i == 0 ? "CREATE (n" : ", (n") + std::to_string(i) +
                (chance.below(2) == 0 ? ":A" : ":A:B") + " {k: " + std::to_string(chance.below(4)) +
                ", v: 0})";
    }
    for (std::int64_t i = chance.below(6); i > 0; --i) {
        text += ", (n" + std::to_string(chance.below(nodes)) +
                ")-[:R {w: " + std::to_string(chance.below(3)) + "}]->(n" +
                std::to_string(chance.below(nodes)) + ")";
    }
    return execute(Graph(), parse_cypher(text), {}).next;
}

/// The graph as text, whatever numbers its nodes and relationships have.
std::string dump(const Graph& graph) {
    std::vector<std::string> lines;
    const auto add = [&](std::string_view query) {
        for (const auto& row : run(graph, parse_cypher(query), {}).rows) {
            std::string line;
            for (const Value& value : row)
                line += shown(graph, value) + " ";
            lines.push_back(std::move(line));
        }
    };
    const std::string out = "size([(n)-->() | 1]) AS o, size([(n)<--() | 1]) AS i";
    add("MATCH (n) RETURN labels(n) AS l, n.k AS k, n.v AS v, n.c AS c, " + out);
    add("MATCH (n)-[r]->(m) RETURN n.k AS a, type(r) AS t, r.w AS w, r.c AS c, m.k AS b");
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

Graph after(const Graph& graph, const std::string& statement, Value rows) {
    RunOptions options;
    options.parameters.emplace_back("rows", std::move(rows));
    return execute(graph, parse_cypher(statement), options).next;
}

/// What is done with `x`, a number. No clause reads what a later one of the same row writes.
constexpr std::array row_by_row{
    "CREATE (:A {k: x, v: 0})-[:R {w: x}]->(:B {k: x})",
    "MERGE (n:A {k: x}) ON CREATE SET n.v = 1 ON MATCH SET n.v = n.v + 1",
    "MERGE (n:A:B {k: x, v: 0}) ON CREATE SET n.c = x",
    "MERGE (n:A {k: x}) ON CREATE SET n.k = x + 1",
    "MERGE (n:C)",
    "MERGE (a:A {k: x})-[r:R]->(b:B {k: x}) ON CREATE SET r.c = 1 ON MATCH SET r.c = 2",
    "MERGE (a:A {k: x})-[r:R]-(b:A {k: x})",
    "MERGE (a:A {k: x})-[:R]->(b:B)-[:S]->(c:C)",
    "MATCH (a:A {k: x}), (b:B) MERGE (a)-[r:S]-(b) SET r.w = x",
    "MATCH (a:A {k: x}) MERGE (a)-[r:T]->(b:D {k: x}) SET b.v = coalesce(b.v, 0) + 1",
    "MATCH (a:A {k: x}) SET a.v = a.v + x, a:D",
    "MATCH (a:A {k: x})-[r]->() SET r.c = coalesce(r.c, 0) + 1",
};

TEST(Updates, OfManyRowsAreThoseOfEach) {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        Chance chance(seed);
        const Graph graph = random_graph(chance);
        // Sometimes enough rows for an index.
        const std::int64_t count = chance.below(2) == 0 ? 1 + chance.below(4) : 20;
        List rows;
        for (std::int64_t i = 0; i < count; ++i)
            rows.emplace_back(chance.below(4));
        for (const std::string work : row_by_row) {
            SCOPED_TRACE("seed " + std::to_string(seed) + ": " + work);
            const std::string statement = "UNWIND $rows AS x " + work;
            Graph each = graph;
            for (const Value& row : rows)
                each = after(each, statement, List{row});
            EXPECT_EQ(dump(after(graph, statement, rows)), dump(each));
        }
    }
}

constexpr std::array steps{
    "CREATE (:A {k: 1, v: 2})-[:R {w: 1}]->(:B {k: 2})",
    "MATCH (n:A {k: 1}) SET n.v = n.v + 1, n:B",
    "MATCH (n:B) REMOVE n:B, n.c",
    "MATCH (n:A {k: 2}) DETACH DELETE n",
    "MATCH (:A)-[r:R {w: 1}]->() DELETE r",
    "MATCH (a:A {k: 0}), (b:A {k: 3}) CREATE (a)-[:S {w: 5}]->(b)",
    "MATCH (n:A) MERGE (n)-[:T]->(:D {k: 7})",
    "MERGE (n:B {k: 4}) SET n.c = 9",
    "MATCH (a)-[r:R]->(b) SET r.c = a.k + b.k",
};

TEST(Updates, OfOneStatementAreThoseOfItsParts) {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        Chance chance(seed);
        const Graph graph = random_graph(chance);
        Graph each = graph;
        std::string whole;
        for (std::int64_t i = 2 + chance.below(4); i > 0; --i) {
            const std::string step =
                steps[static_cast<std::size_t>(chance.below(std::ssize(steps)))];
            each = execute(each, parse_cypher(step), {}).next;
            // One row goes on, also when the step had none.
            whole += step + " WITH count(*) AS c ";
        }
        SCOPED_TRACE("seed " + std::to_string(seed) + ": " + whole);
        const Result result = execute(graph, parse_cypher(whole + "RETURN c"), {});
        EXPECT_EQ(dump(result.next), dump(each));
        EXPECT_EQ(std::int64_t{result.next.node_count()} - graph.node_count(),
                  static_cast<std::int64_t>(result.effects.nodes_created) -
                      static_cast<std::int64_t>(result.effects.nodes_deleted));
        EXPECT_EQ(std::int64_t{result.next.edge_count()} - graph.edge_count(),
                  static_cast<std::int64_t>(result.effects.relationships_created) -
                      static_cast<std::int64_t>(result.effects.relationships_deleted));
    }
}

}  // namespace
}  // namespace entente::test
