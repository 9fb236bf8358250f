#include "graph/check.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "describe.hpp"
#include "schema_check.hpp"

namespace entente {
namespace {

class FactChecker {
public:
    FactChecker(const Graph& graph, const Schema& schema) : graph_(graph), schema_(schema) {}

    std::vector<Fault> check() {
        for (NodeId node = 0; node < graph_.node_count(); ++node)
            check_node(node);
        for (NodeId node = 0; node < graph_.node_count(); ++node) {
            const OutEdges row = graph_.out_edges(node);
            for (std::size_t i = 0; i < row.targets.size(); ++i) {
                const EdgeId edge = row.first + static_cast<EdgeId>(i);
                if (!graph_.premises(edge).empty()) continue;
                check_edge(edge, node, row.targets[i]);
                check_doubles(edge, row);
            }
        }
        return std::move(faults_);
    }

private:
    /// Of what the next faults are.
    void turn_to(Fault subject, std::string what) {
        subject_ = std::move(subject);
        what_ = std::move(what);
    }
    void report(const SchemaFault& found) {
        Fault fault = subject_;
        fault.property = found.property;
        fault.of_property = found.of_property;
        fault.diagnostic.type = "DataError";
        fault.diagnostic.phase = "runtime";
        fault.diagnostic.detail = found.detail;
        fault.kind = found.kind;
        const bool of_all = found.of_property && !found.property.starts_with(':');
        fault.diagnostic.message =
            of_all ? found.message : fmt::format("{}: {}", what_, found.message);
        faults_.push_back(std::move(fault));
    }
    void report(const char* property, const char* detail, std::string message) {
        report({property, detail, std::move(message), false, ""});
    }
    void report_all(const std::vector<SchemaFault>& found) {
        for (const SchemaFault& fault : found) {
            // What a whole column has wrong is told once.
            if (fault.of_property && !told_.insert(fault.message).second) continue;
            report(fault);
        }
    }

    [[nodiscard]] Value edge_property(EdgeId edge, std::string_view name) const {
        const auto key = graph_.find_key(name);
        return key ? graph_.edge_property(edge, *key) : Value();
    }
    [[nodiscard]] std::string describe(EdgeId edge) const {
        std::string text = describe_edge(graph_, edge);
        const Value since = edge_property(edge, "since");
        if (const auto* date = since.get_if<Date>())
            text += fmt::format(" (since {})", date->iso());
        return text;
    }
    void check_lasts(Interval holds) {
        if (!holds.empty()) return;
        report("until", "DatesOutOfOrder",
               "it ends on the day on which it begins, so it never holds. `until` is the first day "
               "that it no longer does.");
    }

    void check_node(NodeId node) {
        Fault subject;
        subject.node = node;
        turn_to(std::move(subject), describe_node(graph_, node));
        if (graph_.id_of(node).empty()) report(":ID", "NoId", "it has no id.");
        report_all(check_node_schema(graph_, schema_, node));
        check_lasts(graph_.node_validity(node));
    }

    void check_edge(EdgeId edge, NodeId from, NodeId to) {
        Fault subject;
        subject.edge = edge;
        turn_to(std::move(subject), describe(edge));
        report_all(check_edge_schema(graph_, schema_, edge));
        check_lasts(graph_.edge_validity(edge));
        check_begins_with(edge, from);
        if (to != from) check_begins_with(edge, to);
    }

    void check_begins_with(EdgeId edge, NodeId end) {
        const Value since = edge_property(edge, "since");
        const auto* begins = since.get_if<Date>();
        const Day end_begins = graph_.node_validity(end).begin;
        if (begins == nullptr || begins->end_day() > end_begins) return;
        report("since", "BeforeItsEnd",
               fmt::format("it begins before {} does, on {}.", describe_node(graph_, end),
                           Date::from_day(end_begins).in_words()));
    }

    /// Against the later edges of the same type and target, which stand right behind.
    void check_doubles(EdgeId edge, const OutEdges& row) {
        const EdgeId row_end = row.first + static_cast<EdgeId>(row.targets.size());
        for (EdgeId other = edge + 1; other < row_end; ++other) {
            const bool same_ends = graph_.target(other) == graph_.target(edge) &&
                                   graph_.type_of(other) == graph_.type_of(edge);
            if (!same_ends) return;
            const bool doubled =
                graph_.premises(other).empty() &&
                graph_.edge_validity(edge).overlaps(graph_.edge_validity(other)) &&
                edge_property(edge, "role") == edge_property(other, "role") &&
                edge_property(edge, "programme") == edge_property(other, "programme") &&
                edge_property(edge, "treaty") == edge_property(other, "treaty");
            if (!doubled) continue;
            report("since", "Doubled",
                   fmt::format("{} says the same of the same time.", describe(other)));
        }
    }

    const Graph& graph_;
    const Schema& schema_;
    Fault subject_;
    std::string what_;
    std::set<std::string> told_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> check_facts(const Graph& graph, const Schema& schema) {
    return FactChecker(graph, schema).check();
}

}  // namespace entente
