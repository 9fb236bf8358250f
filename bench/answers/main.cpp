// The rows that the queries of bench/queries.txt must give, worked out without the engine:
// entente-bench-answers RELATIONS. Plain loops over lists of edges; slow and simple on purpose.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "generator/generator.hpp"

namespace entente {
namespace {

struct Edge {
    NodeId source;
    NodeId target;
    Interval when;
};
using Edges = std::vector<Edge>;
/// Every node's edges of a type, in no order.
using Rows = std::vector<std::vector<NodeId>>;

Edges edges_of(const Graph& graph, std::string_view type) {
    Edges edges;
    for (NodeId node = 0; node < graph.node_count(); ++node) {
        const OutEdges all = graph.out_edges(node);
        for (std::size_t i = 0; i < all.targets.size(); ++i) {
            const EdgeId edge = all.first + static_cast<EdgeId>(i);
            if (graph.type_name(graph.type_of(edge)) != type) continue;
            edges.push_back({node, all.targets[i], graph.edge_validity(edge)});
        }
    }
    return edges;
}

Rows rows_of(const Graph& graph, const Edges& edges, bool inwards) {
    Rows rows(graph.node_count());
    for (const Edge& edge : edges) {
        if (inwards) {
            rows[edge.target].push_back(edge.source);
        } else {
            rows[edge.source].push_back(edge.target);
        }
    }
    return rows;
}

NodeId node_called(const Graph& graph, std::string_view name) {
    const Column& names = *graph.node_column(*graph.find_key("name"));
    for (NodeId node = 0; node < graph.node_count(); ++node) {
        if (graph.string(names.text(node)) == name) return node;
    }
    std::abort();
}

std::string name_of(const Graph& graph, NodeId node) {
    return std::string(graph.string(graph.node_column(*graph.find_key("name"))->text(node)));
}

/// The nodes with the largest numbers, by number and then by name.
std::string top(const Graph& graph, const std::map<NodeId, std::int64_t>& numbers,
                std::size_t most) {
    std::vector<std::pair<std::int64_t, std::string>> all;
    for (const auto& [node, number] : numbers)
        all.emplace_back(-number, name_of(graph, node));
    std::sort(all.begin(), all.end());
    if (all.size() > most) all.resize(most);
    std::string text;
    for (const auto& [number, name] : all)
        text += fmt::format("{}{} | {}", text.empty() ? "" : "; ", name, -number);
    return text;
}

/// The distance of every node that is reached from `from` along one edge or more.
std::map<NodeId, int> distances(const Rows& out, NodeId from) {
    std::map<NodeId, int> reached;
    std::vector<NodeId> level{from};
    for (int distance = 1; !level.empty(); ++distance) {
        std::vector<NodeId> next;
        for (const NodeId node : level) {
            for (const NodeId other : out[node]) {
                if (reached.emplace(other, distance).second) next.push_back(other);
            }
        }
        level = std::move(next);
    }
    return reached;
}

/// Paths a -> b -> c; a path does not use one edge twice, as a loop would be.
std::int64_t two_hop_paths(const Rows& out, const Edges& edges) {
    std::int64_t paths = 0;
    for (const Edge& edge : edges) {
        paths += static_cast<std::int64_t>(out[edge.target].size());
        if (edge.source == edge.target) --paths;
    }
    return paths;
}

/// Three hops from a node, every edge by its own number so that none is used twice.
std::int64_t three_hop_paths(const Edges& edges, NodeId from) {
    std::map<NodeId, std::vector<std::size_t>> out;
    for (std::size_t i = 0; i < edges.size(); ++i)
        out[edges[i].source].push_back(i);
    std::int64_t paths = 0;
    for (const std::size_t first : out[from]) {
        for (const std::size_t second : out[edges[first].target]) {
            if (second == first) continue;
            const auto& third = out[edges[second].target];
            paths += static_cast<std::int64_t>(third.size());
            for (const std::size_t used : {first, second}) {
                if (edges[used].source == edges[second].target) --paths;
            }
        }
    }
    return paths;
}

/// Three different edges a -> b, b -> c and a -> c.
std::int64_t triangles(const Graph& graph, const Edges& edges) {
    std::vector<std::vector<std::pair<NodeId, std::size_t>>> out(graph.node_count());
    for (std::size_t i = 0; i < edges.size(); ++i)
        out[edges[i].source].emplace_back(edges[i].target, i);
    std::vector<std::vector<std::size_t>> to(graph.node_count());  // of one node, by target
    std::int64_t found = 0;
    for (NodeId a = 0; a < graph.node_count(); ++a) {
        for (const auto& [c, edge] : out[a])
            to[c].push_back(edge);
        for (const auto& [b, first] : out[a]) {
            for (const auto& [c, second] : out[b]) {
                if (second == first) continue;
                for (const std::size_t third : to[c])
                    found += third != first && third != second ? 1 : 0;
            }
        }
        for (const auto& [c, edge] : out[a])
            to[c].clear();
    }
    return found;
}

/// Pairs a, b of which the first guarantees the second, once for each two memberships of one
/// alliance.
std::int64_t allied_guarantees(const Graph& graph, const Edges& members, const Edges& guarantees) {
    std::set<std::pair<NodeId, NodeId>> pairs;
    for (const Edge& edge : guarantees)
        pairs.emplace(edge.source, edge.target);
    std::vector<std::map<NodeId, std::int64_t>> alliances(graph.node_count());
    for (const Edge& edge : members)
        ++alliances[edge.source][edge.target];
    std::int64_t found = 0;
    for (const auto& [a, b] : pairs) {
        for (const auto& [alliance, times] : alliances[a]) {
            const auto other = alliances[b].find(alliance);
            if (other == alliances[b].end()) continue;
            found += a == b ? times * (times - 1) : times * other->second;
        }
    }
    return found;
}

void print_answers(const Graph& graph) {
    const Edges parties = edges_of(graph, "PARTY_TO");
    const Edges members = edges_of(graph, "MEMBER_OF");
    const Edges guarantees = edges_of(graph, "GUARANTEES");
    const Rows party_out = rows_of(graph, parties, false);
    const Rows party_in = rows_of(graph, parties, true);
    const Rows guarantee_out = rows_of(graph, guarantees, false);
    const NodeId hub = node_called(graph, "Country 17");
    const NodeId other = node_called(graph, "Country 2017");
    const NodeId third = node_called(graph, "Country 3017");
    const auto say = [](std::string_view query, const auto& answer) {
        fmt::print("{}: {}\n", query, answer);
    };

    say("01_point", graph.id_of(hub));
    say("02_one_hop", party_out[hub].size());

    // Another party, or the node itself where it is a party twice.
    std::map<NodeId, int> both;
    for (const NodeId treaty : party_out[hub])
        ++both[treaty];
    std::set<NodeId> partners;
    for (const auto& [treaty, times] : both) {
        for (const NodeId party : party_in[treaty]) {
            if (party != hub || times > 1) partners.insert(party);
        }
    }
    say("03_two_hops_distinct", partners.size());
    say("04_three_hops_from_a_hub", three_hop_paths(guarantees, hub));
    say("05_all_two_hop_paths", two_hop_paths(guarantee_out, guarantees));
    say("06_triangles", triangles(graph, guarantees));

    const Interval when = Date::parse("1985-06-01")->interval();
    std::map<NodeId, std::int64_t> sizes;
    for (const Edge& edge : members) {
        if (edge.when.overlaps(when)) ++sizes[edge.target];
    }
    say("07_on_a_date_grouped", top(graph, sizes, 3));
    std::map<NodeId, std::int64_t> degrees;
    for (const Edge& edge : guarantees)
        ++degrees[edge.source];
    say("08_top_by_degree", top(graph, degrees, 10));

    const auto reached = distances(guarantee_out, other);
    const auto far = reached.find(third);
    say("09_shortest_path", far == reached.end() ? "none" : std::to_string(far->second));
    say("10_reachable_in_four_hops",
        std::ranges::count_if(reached, [](const auto& entry) { return entry.second <= 4; }));
    say("11_anti_join", std::ranges::count_if(partners, [&](NodeId party) {
            return std::ranges::find(guarantee_out[party], hub) == guarantee_out[party].end();
        }));
    say("12_two_relations_whole_graph", allied_guarantees(graph, members, guarantees));

    const Rows member_in = rows_of(graph, members, true);
    std::int64_t paths = 0;
    for (const Edge& edge : members) {
        if (edge.source != hub) continue;
        for (const NodeId member : member_in[edge.target])
            paths += static_cast<std::int64_t>(guarantee_out[member].size());
        paths -= static_cast<std::int64_t>(guarantee_out[hub].size());  // the edge itself
    }
    say("13_two_relations_from_a_name", paths);
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
    const std::string relations = argc == 2 ? argv[1] : "";
    if (relations.empty() || relations.find_first_not_of("0123456789") != std::string::npos) {
        fmt::print(stderr, "usage: entente-bench-answers RELATIONS\n");
        return 2;
    }
    const auto count = static_cast<entente::EdgeId>(std::stoul(relations));
    entente::print_answers(entente::generate({.relations = count}));
    return 0;
}
