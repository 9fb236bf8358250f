#include "generator/generator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "graph/builder.hpp"

namespace entente {
namespace {

struct Kind {
    std::string_view label;
    char letter;
    double share;  ///< of the nodes
};
constexpr std::array<Kind, 4> kinds = {
    {{"Country", 'C', 0.4}, {"Treaty", 'T', 0.4}, {"Alliance", 'A', 0.1}, {"Area", 'R', 0.1}}};

struct Relation {
    std::string_view type;
    std::size_t target_kind;
    double share;  ///< of the relations, with those before it
};
constexpr std::array<Relation, 4> relations = {{{"PARTY_TO", 1, 0.3},
                                                {"MEMBER_OF", 2, 0.5},
                                                {"COOPERATES_IN", 3, 0.7},
                                                {"GUARANTEES", 0, 1.0}}};
constexpr std::size_t guarantees = 3;

struct PlannedEdge {
    std::size_t relation;
    NodeId source;
    NodeId target;
    Date since;
    Date until;
    bool has_until;
};

/// Draws the edges of a plan one after another.
class Planner {
public:
    explicit Planner(const GraphPlan& plan) : random_(plan.seed) {
        const double nodes = std::max(20.0, static_cast<double>(plan.relations) / 10);
        NodeId first = 0;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            first_[kind] = first;
            first += static_cast<NodeId>(std::max(1.0, nodes * kinds[kind].share));
        }
        first_.back() = first;
        guaranteed_.resize(first_[1]);
    }

    /// The nodes of a kind: [first(kind), first(kind + 1)).
    [[nodiscard]] NodeId first(std::size_t kind) const { return first_[kind]; }

    PlannedEdge next() {
        PlannedEdge edge{};
        const double which = uniform();
        while (relations[edge.relation].share <= which)
            ++edge.relation;
        edge.source = pick(0);
        edge.target = pick(relations[edge.relation].target_kind);
        if (edge.relation == guarantees) {
            constexpr double closing_share = 0.15;
            if (uniform() < closing_share) close_triangle(edge);
            guaranteed_[edge.source].push_back(edge.target);
        }
        const Day begin = day_between(-25'000, 20'000);  // 1901 to 2024
        edge.since = Date::from_day(begin);
        constexpr double ended_share = 1.0 / 3;
        edge.has_until = uniform() < ended_share;
        edge.until = Date::from_day(begin + day_between(365, 18'000));
        return edge;
    }

private:
    /// In [0, 1). The standard's distributions differ between libraries, its generators do not.
    double uniform() { return static_cast<double>(random_() >> 11U) * 0x1.0p-53; }

    Day day_between(Day from, Day to) { return from + static_cast<Day>(uniform() * (to - from)); }

    /// A node of the kind; the first ones far more often than the last.
    NodeId pick(std::size_t kind) {
        constexpr double skew = 2.5;
        const NodeId count = first_[kind + 1] - first_[kind];
        return first_[kind] + static_cast<NodeId>(std::pow(uniform(), skew) * count);
    }
    NodeId pick_of(const std::vector<NodeId>& nodes) {
        return nodes[static_cast<std::size_t>(uniform() * static_cast<double>(nodes.size()))];
    }

    /// Whom the guaranteed guarantee, if they do.
    void close_triangle(PlannedEdge& edge) {
        if (guaranteed_[edge.source].empty()) return;
        const NodeId between = pick_of(guaranteed_[edge.source]);
        if (!guaranteed_[between].empty()) edge.target = pick_of(guaranteed_[between]);
    }

    std::mt19937_64 random_;
    std::array<NodeId, kinds.size() + 1> first_{};
    std::vector<std::vector<NodeId>> guaranteed_;  // by country
};

/// Calls `visit(node, kind, number)` for every node of the plan; numbers count within a kind.
template <class Visit>
void for_each_node(const Planner& planner, Visit visit) {
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        for (NodeId node = planner.first(kind); node < planner.first(kind + 1); ++node) {
            visit(node, kinds[kind], node - planner.first(kind));
        }
    }
}

}  // namespace

Graph generate(const GraphPlan& plan) {
    Planner planner(plan);
    GraphBuilder builder;
    const KeyId name = builder.key("name");
    const KeyId since = builder.key("since");
    const KeyId until = builder.key("until");
    std::array<TypeId, relations.size()> types{};
    std::ranges::transform(relations, types.begin(),
                           [&](const Relation& relation) { return builder.type(relation.type); });
    for_each_node(planner, [&](NodeId node, const Kind& kind, NodeId number) {
        const LabelId label = builder.label(kind.label);
        builder.add_node(fmt::format("{}{}", kind.letter, number), {&label, 1});
        builder.set_node_text(node, name, fmt::format("{} {}", kind.label, number));
    });
    for (EdgeId i = 0; i < plan.relations; ++i) {
        const PlannedEdge planned = planner.next();
        const EdgeId edge =
            builder.add_edge(planned.source, planned.target, types[planned.relation]);
        builder.set_edge_property(edge, since, planned.since);
        if (planned.has_until) builder.set_edge_property(edge, until, planned.until);
    }
    return std::move(builder).build();
}

void generate_csv(const GraphPlan& plan, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    Planner planner(plan);
    std::vector<std::string> ids;
    std::ofstream nodes(folder / "nodes.csv");
    nodes << "id:ID,name,:LABEL\n";
    for_each_node(planner, [&](NodeId, const Kind& kind, NodeId number) {
        ids.push_back(fmt::format("{}{}", kind.letter, number));
        nodes << fmt::format("{},{} {},{}\n", ids.back(), kind.label, number, kind.label);
    });
    std::ofstream edges(folder / "edges.csv");
    edges << ":START_ID,:END_ID,:TYPE,since:date,until:date\n";
    for (EdgeId i = 0; i < plan.relations; ++i) {
        const PlannedEdge edge = planner.next();
        edges << fmt::format("{},{},{},{},{}\n", ids[edge.source], ids[edge.target],
                             relations[edge.relation].type, edge.since.iso(),
                             edge.has_until ? edge.until.iso() : "");
    }
}

}  // namespace entente
