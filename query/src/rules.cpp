// Applying rules: each until it adds nothing more.
#include "query/rules.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "derivation.hpp"
#include "failure.hpp"
#include "graph/builder.hpp"
#include "value_order.hpp"

namespace entente {
namespace {

using engine::DerivedEdge;
using engine::PreparedRule;

/// A rule that still adds edges after so many rounds makes ever new ones.
constexpr int most_rounds = 1000;

/// The sources of all premises, each once.
List sources_of(const Graph& graph, const std::vector<EdgeId>& premises) {
    const auto key = graph.find_key("source");
    List sources;
    if (!key) return sources;
    std::unordered_set<std::string> seen;
    const auto add = [&](const Value& value) {
        const auto* text = value.get_if<std::string>();
        if (text != nullptr && seen.insert(*text).second) sources.push_back(value);
    };
    for (const EdgeId premise : premises) {
        const Value value = graph.edge_property(premise, *key);
        const auto* list = value.get_if<List>();
        if (list == nullptr) {
            add(value);
        } else {
            std::ranges::for_each(*list, add);
        }
    }
    return sources;
}

/// The day as a date, no more precise than the premise that it comes from: "1990" stays 1990.
Date date_of(const Graph& graph, const std::vector<EdgeId>& premises, std::string_view name,
             Day day) {
    const auto key = graph.find_key(name);
    for (const EdgeId premise : premises) {
        const Value value = key ? graph.edge_property(premise, *key) : Value{};
        const auto* date = value.get_if<Date>();
        if (date == nullptr) continue;
        const bool full = date->precision() == Date::Precision::day;
        const Day bound = name == "until" && !full ? date->end_day() : date->first_day();
        if (bound == day) return *date;
    }
    return Date::from_day(day);
}

/// True when the intervals together contain `time`.
bool covers(std::vector<Interval> known, const Interval& time) {
    std::ranges::sort(known, {}, &Interval::begin);
    Day reached = time.begin;
    for (const Interval& interval : known) {
        if (interval.begin > reached) return false;
        reached = std::max(reached, interval.end);
        if (reached >= time.end) return true;
    }
    return false;
}

/// Grows a graph by derived edges. The next graph is built only when a rule needs to see them.
class Deduction {
public:
    explicit Deduction(const Graph& graph) : graph_(graph), builder_(graph) {}

    void apply(const PreparedRule& rule) {
        for (int round = 0; round < most_rounds; ++round) {
            if (std::ranges::any_of(pending_types_, [&](const auto& t) { return rule.reads(t); })) {
                rebuild();
            }
            bool added = false;
            for (const DerivedEdge& edge : rule.derive(graph_)) {
                if (is_known(rule, edge)) continue;
                add(rule, edge);
                added = true;
            }
            if (!added || !rule.reads(rule.type())) return;
        }
        throw Error({.type = "DataError",
                     .phase = "runtime",
                     .detail = "EndlessRule",
                     .message = "The rule \"" + rule.name() + "\" never stops making new edges.",
                     .place = {},
                     .suggestions = {}});
    }

    Graph finish() && {
        rebuild();
        return graph_;
    }

private:
    using Ends = std::pair<NodeId, NodeId>;
    struct EndsHash {
        std::size_t operator()(const Ends& ends) const {
            return engine::mix_hash(ends.first, ends.second);
        }
    };

    void rebuild() {
        if (pending_types_.empty()) return;
        graph_ = std::move(builder_).build();
        builder_ = GraphBuilder(graph_);
        pending_.clear();
        pending_types_.clear();
    }

    /// True when edges with the same ends and type, each with at least these properties, hold all
    /// the time already.
    [[nodiscard]] bool is_known(const PreparedRule& rule, const DerivedEdge& edge) const {
        std::vector<Interval> known;
        if (const auto type = graph_.find_type(rule.type())) {
            const OutEdges out = graph_.out_edges(edge.source, *type);
            const auto [first, last] =
                std::equal_range(out.targets.begin(), out.targets.end(), edge.target);
            for (auto at = first; at != last; ++at) {
                const EdgeId other = out.first + static_cast<EdgeId>(at - out.targets.begin());
                if (says(other, edge)) known.push_back(graph_.edge_validity(other));
            }
        }
        const auto pending = pending_.find(rule.type());
        if (pending != pending_.end()) {
            const auto [first, last] = pending->second.equal_range({edge.source, edge.target});
            for (auto at = first; at != last; ++at) {
                if (says(at->second, edge)) known.push_back(at->second.time);
            }
        }
        return covers(std::move(known), edge.time);
    }

    [[nodiscard]] bool says(EdgeId known, const DerivedEdge& edge) const {
        return std::ranges::all_of(edge.properties, [&](const auto& property) {
            const auto key = graph_.find_key(property.first);
            return key && engine::equivalent(graph_.edge_property(known, *key), property.second);
        });
    }

    static bool says(const DerivedEdge& known, const DerivedEdge& edge) {
        return std::ranges::all_of(edge.properties, [&](const auto& property) {
            return std::ranges::any_of(known.properties, [&](const auto& other) {
                return other.first == property.first &&
                       engine::equivalent(other.second, property.second);
            });
        });
    }

    void add(const PreparedRule& rule, const DerivedEdge& edge) {
        const EdgeId made = builder_.add_derived_edge(edge.source, edge.target,
                                                      builder_.type(rule.type()), edge.premises);
        const auto set = [&](std::string_view key, const Value& value) {
            builder_.set_edge_property(made, builder_.key(key), value);
        };
        for (const auto& [key, value] : edge.properties)
            set(key, value);
        if (edge.time.begin != beginning_of_time)
            set("since", date_of(graph_, edge.premises, "since", edge.time.begin));
        if (edge.time.end != end_of_time)
            set("until", date_of(graph_, edge.premises, "until", edge.time.end));
        List sources = sources_of(graph_, edge.premises);
        if (!sources.empty()) set("source", Value(std::move(sources)));
        set("rule", rule.name());
        pending_[rule.type()].emplace(Ends{edge.source, edge.target}, edge);
        pending_types_.insert(rule.type());
    }

    Graph graph_;
    GraphBuilder builder_;
    /// Edges that the builder has and the graph has not, by type.
    std::unordered_map<std::string, std::unordered_multimap<Ends, DerivedEdge, EndsHash>> pending_;
    std::set<std::string> pending_types_;
};

}  // namespace

Graph apply_rules(const Graph& graph, const std::vector<Rule>& rules) {
    if (rules.empty()) return graph;
    Deduction deduction(graph);
    for (const Rule& rule : rules)
        deduction.apply(PreparedRule(rule));
    return std::move(deduction).finish();
}

Graph apply_rules_again(const Graph& graph, const std::vector<Rule>& rules) {
    const auto derived = graph.store().derived_edges;
    if (derived.empty()) return apply_rules(graph, rules);
    GraphBuilder builder(graph);
    for (const EdgeId edge : derived)
        builder.remove_edge(edge);
    return apply_rules(std::move(builder).build(), rules);
}

}  // namespace entente
