// What is grouped, counted and made distinct, on random graphs and queries: against the rows that
// trying every binding gives. These queries need no rows for what they only count.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "naive.hpp"
#include "parser/cypher.hpp"
#include "query/engine.hpp"

namespace entente::test {
namespace {

std::size_t pick(std::mt19937& random, std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

/// A query that groups or merges the rows of a pattern, and what it must give.
struct Summary {
    std::string text;
    std::vector<std::size_t> keys;  ///< columns of the pattern's rows
    enum class Kind { distinct, rows, values, distinct_values } kind = Kind::distinct;
    std::size_t counted = 0;

    [[nodiscard]] std::vector<Ids> of(const std::vector<Ids>& rows) const {
        std::map<Ids, std::pair<std::int64_t, std::set<std::int64_t>>> groups;
        if (keys.empty() && kind != Kind::distinct) groups[{}] = {};
        for (const auto& row : rows) {
            Ids key;
            for (const std::size_t column : keys)
                key.push_back(row[column]);
            auto& [times, values] = groups[key];
            ++times;
            values.insert(row[counted]);
        }
        std::vector<Ids> expected;
        for (auto& [key, group] : groups) {
            expected.push_back(key);
            if (kind == Kind::distinct) continue;
            const bool distinct = kind == Kind::distinct_values;
            expected.back().push_back(distinct ? static_cast<std::int64_t>(group.second.size())
                                               : group.first);
        }
        return expected;
    }
};

Summary random_summary(std::mt19937& random, const NaivePattern& pattern) {
    using Kind = Summary::Kind;
    std::vector<std::string> names;
    for (const NaiveNode& node : pattern.nodes)
        names.push_back(node.name);
    const std::size_t nodes = names.size();
    for (const NaiveEdge& edge : pattern.edges)
        names.push_back(edge.name);
    Summary summary;
    summary.kind = static_cast<Kind>(pick(random, 4));
    const std::size_t keys = pick(random, 3) + (summary.kind == Kind::distinct ? 1 : 0);
    for (std::size_t i = 0; i < keys; ++i) {
        const std::size_t key = pick(random, pick(random, 4) == 0 ? names.size() : nodes);
        if (std::ranges::find(summary.keys, key) == summary.keys.end()) summary.keys.push_back(key);
    }
    summary.counted = pick(random, names.size());
    std::string text;
    for (const std::size_t key : summary.keys)
        text += (text.empty() ? "" : ", ") + names[key];
    const std::string comma = text.empty() ? "" : ", ";
    const std::string& counted = names[summary.counted];
    if (summary.kind == Kind::rows) text += comma + "count(*) AS n";
    if (summary.kind == Kind::values) text += comma + "count(" + counted + ") AS n";
    if (summary.kind == Kind::distinct_values)
        text += comma + "count(DISTINCT " + counted + ") AS n";
    summary.text = (summary.kind == Kind::distinct ? "DISTINCT " : "") + text;
    return summary;
}

class RandomSummaries : public testing::TestWithParam<unsigned> {};

TEST_P(RandomSummaries, AgreeWithTheRows) {
    std::mt19937 random(GetParam() + 2000);
    std::string plans;
    RunOptions keeping;
    keeping.keep_grounds = true;
    for (int i = 0; i < 400; ++i) {
        const Graph graph = random_graph(random);
        const NaivePattern pattern = random_pattern(random);
        const std::string whole = to_query(pattern);
        const auto rows = evaluate(graph, pattern);
        for (int turn = 0; turn < 4; ++turn) {
            const Summary summary = random_summary(random, pattern);
            const std::string query =
                whole.substr(0, whole.find(" RETURN ")) + " RETURN " + summary.text;
            const ast::Query tree = parse_cypher(query);
            const std::vector<Ids> expected = summary.of(rows);
            ASSERT_EQ(sorted_rows(run(graph, tree, {})), expected)
                << query << "\n"
                << to_text(explain(graph, tree, {})) << "seed " << GetParam() << ", turn " << i;
            ASSERT_EQ(sorted_rows(run(graph, tree, keeping)), expected) << query;
            plans += to_text(explain(graph, tree, {}));
        }
    }
    // They are made of what is to be tested.
    for (const char* step : {" count (", " intersect ", "count from statistics", "expand distinct ",
                             "semi-expand ", "expand-into "}) {
        EXPECT_NE(plans.find(step), std::string::npos) << step;
    }
}

/// Rows that keep their grounds are made one by one; the others need not be. The graphs are too
/// large for trying every binding: they fill batches, and nodes have many neighbours.
TEST_P(RandomSummaries, AreTheSameWithGrounds) {
    std::mt19937 random(GetParam() + 4000);
    RunOptions plain;
    plain.limits.rows = 300'000;
    RunOptions keeping = plain;
    keeping.keep_grounds = true;
    for (int i = 0; i < 40; ++i) {
        const Graph graph = random_graph(random, 120, 900);
        const NaivePattern pattern = random_pattern(random);
        const std::string whole = to_query(pattern);
        const Summary summary = random_summary(random, pattern);
        const std::string query =
            whole.substr(0, whole.find(" RETURN ")) + " RETURN " + summary.text;
        const ast::Query tree = parse_cypher(query);
        try {
            const std::vector<Ids> expected = sorted_rows(run(graph, tree, keeping));
            ASSERT_EQ(sorted_rows(run(graph, tree, plain)), expected)
                << query << "\n"
                << to_text(explain(graph, tree, {})) << "seed " << GetParam() << ", turn " << i;
        } catch (const Error& error) {
            ASSERT_EQ(error.diagnostic().detail, "TooManyRows") << query;
        }
    }
}

// ---------------------------------------------------------------- paths of varying length

/// `-[:R*1..3]->` between `a` and `b`.
struct Hops {
    std::string type;
    bool either = false;
    bool back = false;
    std::size_t least = 1;
    std::size_t most = 1;

    [[nodiscard]] std::string text() const {
        return std::string(back ? "<-[" : "-[") + (type.empty() ? "" : ":" + type) + "*" +
               std::to_string(least) + ".." + std::to_string(most) +
               (either || back ? "]-" : "]->");
    }
};

Hops random_hops(std::mt19937& random) {
    Hops hops;
    hops.type = pick(random, 3) == 0 ? "" : "R";
    hops.either = pick(random, 3) == 0;
    hops.back = !hops.either && pick(random, 3) == 0;
    hops.least = pick(random, 2);
    hops.most = hops.least + pick(random, 4);
    return hops;
}

/// Every path that uses no edge twice, by trying.
class Trails {
public:
    Trails(const Graph& graph, const Hops& hops) : graph_(graph), hops_(hops) {}

    /// The nodes at the ends of paths from `start`, with the length of each path.
    [[nodiscard]] std::multimap<NodeId, std::size_t> from(NodeId start) {
        ends_.clear();
        go(start);
        return ends_;
    }

private:
    void go(NodeId node) {
        if (used_.size() >= hops_.least) ends_.emplace(node, used_.size());
        if (used_.size() == hops_.most) return;
        for (EdgeId edge = 0; edge < graph_.edge_count(); ++edge) {
            if (!hops_.type.empty() && graph_.type_name(graph_.type_of(edge)) != hops_.type)
                continue;
            if (std::ranges::find(used_, edge) != used_.end()) continue;
            const NodeId source = graph_.source(edge);
            const NodeId target = graph_.target(edge);
            used_.push_back(edge);
            if (source == node && !hops_.back) go(target);
            const bool loop = source == target && !hops_.back;
            if (target == node && (hops_.either || hops_.back) && !loop) go(source);
            used_.pop_back();
        }
    }

    const Graph& graph_;
    const Hops& hops_;
    std::vector<EdgeId> used_;
    std::multimap<NodeId, std::size_t> ends_;
};

TEST_P(RandomSummaries, ReachTheSameWithGrounds) {
    std::mt19937 random(GetParam() + 5000);
    RunOptions keeping;
    keeping.keep_grounds = true;
    for (int i = 0; i < 5; ++i) {
        const Graph graph = random_graph(random, 150, 250);
        const std::string query =
            "MATCH (a)" + random_hops(random).text() + "(b) RETURN DISTINCT a, b";
        const ast::Query tree = parse_cypher(query);
        ASSERT_EQ(sorted_rows(run(graph, tree, {})), sorted_rows(run(graph, tree, keeping)))
            << query;
    }
}

TEST_P(RandomSummaries, ReachWhatPathsLeadTo) {
    std::mt19937 random(GetParam() + 3000);
    for (int i = 0; i < 150; ++i) {
        const Graph graph = random_graph(random);
        const Hops hops = random_hops(random);
        Trails trails(graph, hops);
        std::vector<Ids> pairs;
        std::vector<Ids> counts;
        std::vector<Ids> lengths;
        for (NodeId node = 0; node < graph.node_count(); ++node) {
            const auto ends = trails.from(node);
            std::set<NodeId> distinct;
            for (const auto& [end, length] : ends)
                distinct.insert(end);
            for (const NodeId end : distinct) {
                pairs.push_back({node, end});
                const auto [first, last] = ends.equal_range(end);
                const auto shortest = std::min_element(
                    first, last, [](const auto& a, const auto& b) { return a.second < b.second; });
                const auto as_short = std::count_if(
                    first, last, [&](const auto& path) { return path.second == shortest->second; });
                if (node == end) continue;
                lengths.push_back(
                    {node, end, static_cast<std::int64_t>(shortest->second), as_short});
            }
            if (!distinct.empty())
                counts.push_back({node, static_cast<std::int64_t>(distinct.size())});
        }
        const auto check = [&](const std::string& query, const std::vector<Ids>& expected) {
            const ast::Query tree = parse_cypher(query);
            ASSERT_EQ(sorted_rows(run(graph, tree, {})), expected)
                << query << "\n"
                << to_text(explain(graph, tree, {})) << "seed " << GetParam() << ", turn " << i;
        };
        const std::string pattern = "(a)" + hops.text() + "(b)";
        check("MATCH " + pattern + " RETURN DISTINCT a, b", pairs);
        check("MATCH " + pattern + " RETURN a, count(DISTINCT b) AS n", counts);
        check("MATCH (a), (b) WHERE EXISTS { MATCH " + pattern + " } RETURN a, b", pairs);
        check("MATCH (a), (b) WHERE " + pattern + " RETURN DISTINCT a, b", pairs);
        check("MATCH (a), (b) WHERE a <> b MATCH p = allShortestPaths(" + pattern +
                  ") RETURN a, b, length(p) AS l, count(*) AS n",
              lengths);
        for (Ids& row : lengths)
            row.back() = 1;
        check("MATCH (a), (b) WHERE a <> b MATCH p = shortestPath(" + pattern +
                  ") RETURN a, b, length(p) AS l, count(*) AS n",
              lengths);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomSummaries, testing::Range(1U, 11U));

}  // namespace
}  // namespace entente::test
