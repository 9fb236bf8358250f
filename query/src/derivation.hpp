// Edges that a rule gives, with their times, before they are added to a graph.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/graph.hpp"
#include "query/rules.hpp"
#include "rule_reading.hpp"

namespace entente::engine {

/// One edge with what it rests on.
struct DerivedEdge {
    NodeId source = no_node;
    NodeId target = no_node;
    std::vector<std::pair<std::string, Value>> properties;  ///< by key, none of them null
    Interval time;
    std::vector<EdgeId> premises;
};

/// A rule made ready to run: its query returns the ends and the properties of the edges.
class PreparedRule {
public:
    explicit PreparedRule(const Rule& rule);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& type() const { return type_; }
    /// True when the rule's patterns follow edges of the type.
    [[nodiscard]] bool reads(const std::string& type) const { return reading_.reads(type); }

    /// All edges that the rule gives on this graph. Edges with the same ends and properties whose
    /// times meet are one edge.
    [[nodiscard]] std::vector<DerivedEdge> derive(const Graph& graph) const;

private:
    std::string name_;
    std::string type_;
    ast::Query query_;
    std::vector<std::string> keys_;
    RuleReading reading_;

    /// The stretches of time within which no guard can change.
    [[nodiscard]] std::vector<Interval> steady_times(const Graph& graph) const;
    void derive_during(const Graph& graph, Interval time, std::vector<DerivedEdge>& edges) const;
};

}  // namespace entente::engine
