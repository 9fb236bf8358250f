// A query with its dates written out gives what it gives with AS OF, on random graphs and queries.
#include "query/plain.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "naive.hpp"
#include "parser/cypher.hpp"
#include "query/engine.hpp"
#include "small_graph.hpp"

namespace entente::test {
namespace {

std::vector<std::string> sorted_rows(const Graph& graph, const Table& table) {
    std::vector<std::string> rows;
    for (const auto& row : table.rows) {
        std::string text;
        for (const Value& cell : row)
            text += shown(graph, cell) + " ";
        rows.push_back(std::move(text));
    }
    std::ranges::sort(rows);
    return rows;
}

void check(const Graph& graph, const std::string& query) {
    const ast::Query tree = parse_cypher(query);
    const std::string plain = to_cypher(without_as_of(graph, tree, {}));
    ASSERT_EQ(plain.find("AS OF"), std::string::npos) << plain;
    const ast::Query written_out = parse_cypher(plain);
    ASSERT_EQ(sorted_rows(graph, run(graph, written_out, {})),
              sorted_rows(graph, run(graph, tree, {})))
        << query << "\n"
        << plain;
}

class Plain : public testing::TestWithParam<unsigned> {};

TEST_P(Plain, MeansTheSame) {
    std::mt19937 random(GetParam());
    for (int i = 0; i < 300; ++i) {
        const Graph graph = random_graph(random);
        NaivePattern pattern = random_pattern(random);
        if (!pattern.as_of) pattern.as_of = "1985";
        check(graph, to_query(pattern));
    }
}

TEST_P(Plain, MeansTheSameOfLongerPathsAndInsideExpressions) {
    std::mt19937 random(GetParam());
    for (int i = 0; i < 100; ++i) {
        const Graph graph = random_graph(random);
        for (const char* query :
             {"MATCH (a)-[*1..3]->(b) AS OF date('1985') RETURN a, b",
              "MATCH p = shortestPath((a)-[*]-(b)) AS OF '1985' RETURN a, b, length(p) AS n",
              "MATCH p = (a)-[*0..2]-(b)-->(c) AS OF date('1985-06') RETURN p",
              "MATCH (a) WHERE (a)-->() AS OF date('1985') RETURN a",
              "MATCH (a) WHERE NOT EXISTS { (a)-->(b) WHERE (b)--(:A) } AS OF '1984' RETURN a",
              "MATCH (a) AS OF date('1985') RETURN a, size([(a)-[r]->(b) | r]) AS n",
              "MATCH (a) OPTIONAL MATCH (a)-->(b) WHERE b.k > 0 AS OF date('1985') RETURN a, b"})
            check(graph, query);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Plain, testing::Range(1U, 5U));

}  // namespace
}  // namespace entente::test
