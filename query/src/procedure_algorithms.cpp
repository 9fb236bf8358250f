// algo.*: the algorithms of graph/algorithms.hpp as procedures.
#include <algorithm>
#include <string>
#include <utility>

#include "algorithm_options.hpp"
#include "graph/algorithms.hpp"
#include "procedure.hpp"

namespace entente::engine {
namespace {

constexpr double most_resolution = 1e6;

Pulse pulse_of(const Invocation& invocation) {
    return [&execution = invocation.execution] { execution.pulse(); };
}

Network network_of(const Invocation& invocation, const AlgorithmOptions& options, bool directed) {
    return {invocation.graph(), options.choice(), directed, pulse_of(invocation)};
}

template <class Number>
std::vector<Value> values_of(const std::vector<Number>& numbers) {
    if constexpr (std::is_floating_point_v<Number>) {
        return {numbers.begin(), numbers.end()};
    } else {
        std::vector<Value> values;
        values.reserve(numbers.size());
        for (const Number number : numbers)
            values.emplace_back(static_cast<std::int64_t>(number));
        return values;
    }
}

void degree(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {});
    Degrees found = degrees(invocation.graph(), options.choice(), pulse_of(invocation));
    columns[0].ids = std::move(found.nodes);
    columns[2].values = values_of(found.in);
    columns[3].values = values_of(found.out);
    for (std::size_t i = 0; i < found.in.size(); ++i)
        found.in[i] += found.out[i];
    columns[1].values = values_of(found.in);
}

void betweenness(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {"directed", "normalized"});
    const Network network = network_of(invocation, options, options.flag("directed", false));
    columns[0].ids = network.nodes();
    columns[1].values = values_of(
        entente::betweenness(network, options.flag("normalized", false), pulse_of(invocation)));
}

void closeness(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {"directed"});
    const Network network = network_of(invocation, options, options.flag("directed", false));
    const Closeness found = entente::closeness(network, pulse_of(invocation));
    columns[0].ids = network.nodes();
    columns[1].values = values_of(found.score);
    columns[2].values = values_of(found.harmonic);
}

void page_rank(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {"directed", "damping", "tolerance", "iterations"});
    PageRankOptions rank;
    rank.damping = options.number("damping", rank.damping, 0, 1);
    rank.tolerance = options.number("tolerance", rank.tolerance, 0, 1);
    rank.iterations = options.whole("iterations", rank.iterations);
    const Network network = network_of(invocation, options, options.flag("directed", true));
    columns[0].ids = network.nodes();
    columns[1].values = values_of(entente::page_rank(network, rank, pulse_of(invocation)));
}

void components(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {});
    const Network network = network_of(invocation, options, true);
    columns[0].ids = network.nodes();
    columns[1].values = values_of(entente::components(network));
}

void strong_components(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {});
    const Network network = network_of(invocation, options, true);
    columns[0].ids = network.nodes();
    columns[1].values = values_of(entente::strong_components(network));
}

void k_core(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {});
    const Network network = network_of(invocation, options, false);
    columns[0].ids = network.nodes();
    columns[1].values = values_of(core_numbers(network));
}

/// The largest first, then by their members.
void cliques(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {"minSize"});
    const Network network = network_of(invocation, options, false);
    std::vector<std::vector<Network::Vertex>> found;
    maximal_cliques(
        network, options.whole("minSize", 2),
        [&](std::span<const Network::Vertex> members) {
            invocation.execution.count(1);
            found.emplace_back(members.begin(), members.end());
        },
        pulse_of(invocation));
    std::ranges::sort(found, [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    for (const auto& members : found) {
        List nodes;
        for (const Network::Vertex vertex : members)
            nodes.emplace_back(Node{network.nodes()[vertex]});
        columns[0].values.emplace_back(static_cast<std::int64_t>(members.size()));
        columns[1].values.emplace_back(std::move(nodes));
    }
}

void communities(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {"resolution"});
    const double resolution = options.number("resolution", 1, 0, most_resolution);
    const Network network = network_of(invocation, options, false);
    columns[0].ids = network.nodes();
    columns[1].values = values_of(entente::communities(network, resolution, pulse_of(invocation)));
}

void triangles(const Invocation& invocation, Columns& columns) {
    const AlgorithmOptions options(invocation, {});
    const Network network = network_of(invocation, options, false);
    const Triangles found = entente::triangles(network, pulse_of(invocation));
    columns[0].ids = network.nodes();
    columns[1].values = values_of(found.count);
    columns[2].values = values_of(found.coefficient);
}

/// `name(options = null :: ANY?) :: (columns)`
Procedure algorithm(const std::string& name, const std::string& columns, std::string description,
                    void (*fill)(const Invocation&, Columns&)) {
    return built_in("algo." + name + "(options = null :: ANY?) :: (" + columns + ")",
                    std::move(description), fill);
}

}  // namespace

std::vector<Procedure> algorithm_procedures() {
    return {
        algorithm("degree",
                  "node :: NODE, degree :: INTEGER, inDegree :: INTEGER, outDegree :: INTEGER",
                  "How many relationships a node has.", degree),
        algorithm("betweenness", "node :: NODE, score :: FLOAT",
                  "How many shortest paths between two others lead through a node.", betweenness),
        algorithm("closeness", "node :: NODE, score :: FLOAT, harmonic :: FLOAT",
                  "How few steps a node is away from the others.", closeness),
        algorithm("pageRank", "node :: NODE, score :: FLOAT",
                  "How often one comes by a node who follows relationships at random.", page_rank),
        algorithm("components", "node :: NODE, component :: INTEGER",
                  "Nodes that are connected, in either direction.", components),
        algorithm("strongComponents", "node :: NODE, component :: INTEGER",
                  "Nodes that reach each other along the directions.", strong_components),
        algorithm(
            "kCore", "node :: NODE, core :: INTEGER",
            "The largest k such that a node is among nodes that each have k neighbours there.",
            k_core),
        algorithm("cliques", "size :: INTEGER, members :: LIST OF NODE",
                  "Largest sets of nodes of which each is connected to each.", cliques),
        algorithm("communities", "node :: NODE, community :: INTEGER",
                  "Nodes that are connected among themselves more than to others.", communities),
        algorithm("triangles", "node :: NODE, triangles :: INTEGER, coefficient :: FLOAT",
                  "The triangles at a node, and the share of its neighbours' pairs that have one.",
                  triangles),
    };
}

}  // namespace entente::engine
