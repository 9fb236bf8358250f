#include "statistics.hpp"

#include <algorithm>

namespace entente::engine {
namespace {

/// Nodes looked at to learn how many edges one has.
constexpr std::size_t samples = 32;

double comparison_share(const ComparisonOf& comparison) {
    switch (comparison.operators.front()) {
        case ast::ComparisonOperator::equal:
            return 0.05;
        case ast::ComparisonOperator::not_equal:
            return 0.95;
        default:
            return 0.35;
    }
}

}  // namespace

std::optional<LabelId> smallest_label(const Graph& graph, const NodeCheck& check) {
    std::optional<LabelId> smallest;
    for (const LabelId label : check.all) {
        if (!smallest || graph.nodes_with(label).size() < graph.nodes_with(*smallest).size()) {
            smallest = label;
        }
    }
    return smallest;
}

double Statistics::nodes(const NodeCheck& check) const {
    if (check.impossible) return 0;
    if (const auto label = smallest_label(graph_, check)) {
        return static_cast<double>(graph_.nodes_with(*label).size());
    }
    double any = 0;
    for (const LabelId label : check.any)
        any += static_cast<double>(graph_.nodes_with(label).size());
    return check.any.empty() ? static_cast<double>(graph_.node_count()) : any;
}

double Statistics::share(const NodeCheck& check) const {
    if (check.impossible) return 0;
    if (check.all.empty() && check.any.empty()) return 1;
    // The types of edges mostly say what is at their ends already.
    return std::max(0.5, nodes(check) / std::max(1.0, static_cast<double>(graph_.node_count())));
}

double Statistics::degree(NodeId node, const EdgeCheck& edges, Heading heading) const {
    double count = 0;
    const bool out = heading != Heading::in;
    const bool in = heading != Heading::out;
    if (edges.any_type) {
        if (out) count += static_cast<double>(graph_.out_edges(node).targets.size());
        if (in) count += static_cast<double>(graph_.in_edges(node).sources.size());
        return count;
    }
    for (const TypeId type : edges.types) {
        if (out) count += static_cast<double>(graph_.out_edges(node, type).targets.size());
        if (in) count += static_cast<double>(graph_.in_edges(node, type).sources.size());
    }
    return count;
}

double Statistics::fanout(const NodeCheck& from, const EdgeCheck& edges, Heading heading,
                          std::span<const NodeId> known) const {
    const double all_nodes = std::max(1.0, static_cast<double>(graph_.node_count()));
    double all_edges = 0;
    if (edges.any_type) all_edges = static_cast<double>(graph_.edge_count());
    for (const TypeId type : edges.types)
        all_edges += static_cast<double>(graph_.edges_of_type(type));
    if (heading == Heading::both) all_edges *= 2;

    const auto label = smallest_label(graph_, from);
    const std::span<const NodeId> list = !known.empty() ? known
                                         : label        ? graph_.nodes_with(*label)
                                                        : std::span<const NodeId>();
    const std::size_t size = list.empty() ? graph_.node_count() : list.size();
    if (size == 0) return 0;
    const std::size_t looks = std::min(size, samples);
    double found = 0;
    for (std::size_t i = 0; i < looks; ++i) {
        const std::size_t at = i * size / looks;
        found += degree(list.empty() ? static_cast<NodeId>(at) : list[at], edges, heading);
    }
    if (!known.empty()) return found / static_cast<double>(looks);
    // Where there are no labels, a node that is met is met by its edges, so it has more of them
    // than a node picked blindly.
    const double average =
        all_edges / (label ? std::max(1.0, static_cast<double>(size)) : all_nodes);
    return std::max({found / static_cast<double>(looks), average, all_edges > 0 ? 0.01 : 0.0});
}

double Statistics::selectivity(const Expr& predicate) const {
    if (const auto* comparison = predicate.get_if<ComparisonOf>())
        return comparison_share(*comparison);
    if (predicate.get_if<NotOf>()) return 1 - selectivity(predicate.operands.front());
    if (const auto* connective = predicate.get_if<ConnectiveOf>()) {
        double none = 1;
        for (const Expr& operand : predicate.operands)
            none *= 1 - selectivity(operand);
        return connective->op == ast::ConnectiveOperator::disjunction ? 1 - none : 0.5;
    }
    if (const auto* binary = predicate.get_if<BinaryOf>()) {
        return binary->op == ast::BinaryOperator::in ? 0.2 : 0.1;
    }
    if (predicate.get_if<NullTest>()) return 0.5;
    return 0.5;
}

}  // namespace entente::engine
