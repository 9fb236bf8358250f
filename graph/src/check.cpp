#include "graph/check.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "describe.hpp"

namespace entente {
namespace {

/// The texts of a property that is a text or a list of texts.
std::vector<std::string> texts_of(const Value& value) {
    std::vector<std::string> texts;
    if (const auto* text = value.get_if<std::string>()) texts.push_back(*text);
    if (const auto* list = value.get_if<List>()) {
        for (const Value& item : *list) {
            if (const auto* text = item.get_if<std::string>()) texts.push_back(*text);
        }
    }
    return texts;
}

class FactChecker {
public:
    explicit FactChecker(const Graph& graph) : graph_(graph) {}

    std::vector<Diagnostic> check() {
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
    void report(const std::string& what, const char* detail, const std::string& message) {
        Diagnostic fault;
        fault.type = "DataError";
        fault.phase = "runtime";
        fault.detail = detail;
        fault.message = fmt::format("{}: {}", what, message);
        faults_.push_back(std::move(fault));
    }

    [[nodiscard]] Value node_property(NodeId node, std::string_view name) const {
        const auto key = graph_.find_key(name);
        return key ? graph_.node_property(node, *key) : Value();
    }
    [[nodiscard]] Value edge_property(EdgeId edge, std::string_view name) const {
        const auto key = graph_.find_key(name);
        return key ? graph_.edge_property(edge, *key) : Value();
    }
    [[nodiscard]] bool has_label(NodeId node, std::string_view name) const {
        const auto label = graph_.find_label(name);
        return label && graph_.has_label(node, *label);
    }
    [[nodiscard]] std::string describe(EdgeId edge) const {
        std::string text = describe_edge(graph_, edge);
        const Value since = edge_property(edge, "since");
        if (const auto* date = since.get_if<Date>())
            text += fmt::format(" (since {})", date->iso());
        return text;
    }

    /// Each of the ids must be that of a node with the label.
    void check_ids(const std::string& what, const Value& ids, const char* key, const char* label) {
        for (const std::string& id : texts_of(ids)) {
            const auto node = graph_.find_id(id);
            if (node && has_label(*node, label)) continue;
            report(what, "UnknownId",
                   fmt::format("its `{}` names \"{}\", but no {} has that id.", key, id, label));
        }
    }
    void check_source(const std::string& what, const Value& source) {
        if (texts_of(source).empty()) report(what, "NoSource", "it has no `source`.");
        check_ids(what, source, "source", "Source");
    }
    void check_lasts(const std::string& what, Interval holds) {
        if (!holds.empty()) return;
        report(what, "DatesOutOfOrder",
               "it ends on the day on which it begins, so it never holds. `until` is the first day "
               "that it no longer does.");
    }

    void check_node(NodeId node) {
        const std::string what = describe_node(graph_, node);
        if (graph_.id_of(node).empty()) report(what, "NoId", "it has no id.");
        if (texts_of(node_property(node, "name")).empty()) {
            report(what, "NoName", "it has no `name`.");
        }
        if (graph_.labels_of(node).empty()) report(what, "NoLabel", "it has no label.");
        if (!has_label(node, "Source")) check_source(what, node_property(node, "source"));
        check_lasts(what, graph_.node_validity(node));
        for (const std::string& entry : texts_of(node_property(node, "complete"))) {
            check_complete(what, entry);
        }
    }

    /// `TYPE` or `TYPE@DATE`, the day from which the list is whole.
    void check_complete(const std::string& what, std::string_view entry) {
        const auto at = entry.find('@');
        const auto type = entry.substr(0, at);
        if (!graph_.find_type(type)) {
            report(what, "UnknownType",
                   fmt::format("its `complete` names {}, but no edge is of that type.", type));
        }
        if (at != std::string_view::npos && !Date::parse(entry.substr(at + 1))) {
            report(what, "InvalidDate",
                   fmt::format("its `complete` says {}, but {} is not a date.", entry,
                               entry.substr(at + 1)));
        }
    }

    void check_edge(EdgeId edge, NodeId from, NodeId to) {
        const std::string what = describe(edge);
        check_source(what, edge_property(edge, "source"));
        check_ids(what, edge_property(edge, "programme"), "programme", "Programme");
        check_lasts(what, graph_.edge_validity(edge));
        check_begins_with(what, edge, from);
        if (to != from) check_begins_with(what, edge, to);
    }

    void check_begins_with(const std::string& what, EdgeId edge, NodeId end) {
        const Value since = edge_property(edge, "since");
        const auto* begins = since.get_if<Date>();
        const Day end_begins = graph_.node_validity(end).begin;
        if (begins == nullptr || begins->end_day() > end_begins) return;
        report(what, "BeforeItsEnd",
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
                edge_property(edge, "programme") == edge_property(other, "programme");
            if (!doubled) continue;
            report(describe(edge), "Doubled",
                   fmt::format("{} says the same of the same time.", describe(other)));
        }
    }

    const Graph& graph_;
    std::vector<Diagnostic> faults_;
};

}  // namespace

std::vector<Diagnostic> check_facts(const Graph& graph) {
    return FactChecker(graph).check();
}

}  // namespace entente
