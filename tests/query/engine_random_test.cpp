// The engine against an evaluator that tries every binding, on thousands of random graphs and
// queries.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "naive.hpp"
#include "parser/cypher.hpp"
#include "query/engine.hpp"

namespace entente::test {
namespace {

class RandomQueries : public testing::TestWithParam<unsigned> {};

TEST_P(RandomQueries, GiveWhatTryingEveryBindingGives) {
    std::mt19937 random(GetParam());
    for (int i = 0; i < 500; ++i) {
        const Graph graph = random_graph(random);
        const NaivePattern pattern = random_pattern(random);
        const std::string query = to_query(pattern);
        std::vector<Ids> expected = evaluate(graph, pattern);
        if (expected.size() > 20'000) continue;
        std::ranges::sort(expected);
        const ast::Query tree = parse_cypher(query);
        ASSERT_EQ(sorted_rows(run(graph, tree, {})), expected)
            << query << "\nseed " << GetParam() << ", turn " << i;

        RunOptions keeping;
        keeping.keep_grounds = true;
        const Table table = run(graph, tree, keeping);
        ASSERT_EQ(sorted_rows(table), expected) << query;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const Ids ids = ids_of(table.rows[row]);
            const auto first_edge = static_cast<std::ptrdiff_t>(pattern.nodes.size());
            const Grounds edges(ids.begin() + first_edge, ids.end());
            const Grounds& grounds = table.grounds[row];
            ASSERT_GE(grounds.size(), edges.size()) << query;
            ASSERT_TRUE(std::ranges::equal(edges, std::span(grounds).first(edges.size()))) << query;
        }
    }
}

TEST_P(RandomQueries, DistinctAndCountAgreeWithTheRows) {
    std::mt19937 random(GetParam() + 1000);
    for (int i = 0; i < 200; ++i) {
        const Graph graph = random_graph(random);
        const NaivePattern pattern = random_pattern(random);
        const std::string query = to_query(pattern);
        std::vector<Ids> expected = evaluate(graph, pattern);
        std::string match = query.substr(0, query.find(" RETURN "));
        const Table count = run(graph, parse_cypher(match + " RETURN count(*) AS n"), {});
        ASSERT_EQ(count.rows.at(0).at(0), Value(static_cast<std::int64_t>(expected.size())))
            << query;
        for (Ids& ids : expected)
            ids.resize(1);
        std::ranges::sort(expected);
        expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
        const std::string first = pattern.nodes.front().name;
        const Table once =
            run(graph, parse_cypher(match.append(" RETURN DISTINCT ").append(first)), {});
        ASSERT_EQ(sorted_rows(once), expected) << query;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomQueries, testing::Range(1U, 11U));

}  // namespace
}  // namespace entente::test
