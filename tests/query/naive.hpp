// Queries of a small kind, made at random, and an evaluator that tries every binding: what the
// engine is held against.
#pragma once

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "query/engine.hpp"

namespace entente::test {

/// `(n0:A {k: 1})`: a node variable with what its pattern asks of it.
struct NaiveNode {
    std::string name;
    std::string label;          ///< "" for any
    std::optional<int> number;  ///< `{k: number}`
};

struct NaiveEdge {
    std::string name;
    std::size_t from = 0;  ///< into the nodes
    std::size_t to = 0;
    std::vector<std::string> types;
    bool either = false;
};

struct NaivePattern;

/// A condition with SQL's three values.
struct NaiveCondition {
    enum class Kind { number, same_number, label, negation, conjunction, disjunction, exists };
    Kind kind = Kind::number;
    std::size_t left = 0;   ///< a node
    std::size_t right = 0;  ///< another one
    std::string op;
    int number = 0;
    std::string label;
    std::vector<NaiveCondition> operands;
    std::shared_ptr<NaivePattern>
        pattern;  ///< of exists: its first `outer` nodes are those of the pattern around it
};

struct NaivePattern {
    std::vector<NaiveNode> nodes;
    std::size_t outer = 0;
    std::vector<NaiveEdge> edges;
    std::vector<NaiveCondition> conditions;
    std::optional<std::string> as_of;
};

[[nodiscard]] NaivePattern random_pattern(std::mt19937& random);
/// Up to so many nodes and edges.
[[nodiscard]] Graph random_graph(std::mt19937& random, int most_nodes = 6, int most_edges = 10);

/// The query that returns all variables of the pattern, nodes first.
[[nodiscard]] std::string to_query(const NaivePattern& pattern);

using Ids = std::vector<std::int64_t>;

/// What it returns: for every way to match the pattern the ids of its nodes, then of its
/// edges.
[[nodiscard]] std::vector<Ids> evaluate(const Graph& graph, const NaivePattern& pattern);

/// A row of the engine's, of nodes, edges and counts.
[[nodiscard]] Ids ids_of(const std::vector<Value>& row);
[[nodiscard]] std::vector<Ids> sorted_rows(const Table& table);

}  // namespace entente::test
