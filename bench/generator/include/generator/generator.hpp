// Graphs of any size that look like ours, to measure on.
#pragma once

#include <cstdint>
#include <filesystem>

#include "graph/graph.hpp"

namespace entente {

/// The same plan makes the same graph, on every machine.
struct GraphPlan {
    EdgeId relations = 0;
    std::uint64_t seed = 1949;
};

/// `relations` edges over a tenth as many nodes: countries, treaties, alliances and areas of
/// cooperation, with ids ("C17") and names ("Country 17"). PARTY_TO, MEMBER_OF, COOPERATES_IN and
/// GUARANTEES leave a country; how many a node has follows a power law; all have `since`, a third
/// `until`; about 15 % of the guarantees close a triangle.
[[nodiscard]] Graph generate(const GraphPlan& plan);

/// The same graph as nodes.csv and edges.csv in a folder, which is made if it is not there.
void generate_csv(const GraphPlan& plan, const std::filesystem::path& folder);

}  // namespace entente
