// Communities by the method of Louvain (Blondel, Guillaume, Lambiotte and Lefebvre, 2008): nodes
// are moved in the order of their numbers and the first of equally good communities is taken, so
// that every run gives the same.
#include <algorithm>
#include <numeric>
#include <utility>

#include "graph/algorithms.hpp"
#include "groups.hpp"

namespace entente {
namespace {

using Vertex = Network::Vertex;

/// A network whose links have weights: that of whole communities, seen as nodes.
struct Weighted {
    struct Link {
        Vertex to;
        double weight;
    };
    std::vector<std::vector<Link>> links;  ///< both ways, without loops
    std::vector<double> degree;            ///< weights of a node's links, those inside it twice
};

Weighted weighted(const Network& network) {
    Weighted graph;
    graph.links.resize(network.size());
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        const auto neighbours = network.neighbours(vertex);
        for (const Vertex neighbour : neighbours)
            graph.links[vertex].push_back({neighbour, 1});
        graph.degree.push_back(static_cast<double>(neighbours.size()));
    }
    return graph;
}

/// Finds communities of one level by moving single nodes.
class Movement {
public:
    Movement(const Weighted& graph, double resolution, const Pulse& pulse)
        : graph_(graph),
          pulse_(pulse),
          community_(graph.links.size()),
          total_(graph.degree),
          towards_(graph.links.size()) {
        std::iota(community_.begin(), community_.end(), 0U);
        const double weight = std::accumulate(total_.begin(), total_.end(), 0.0);
        factor_ = weight > 0 ? resolution / weight : 0;
    }

    /// The community of each node; nothing when no node was worth moving.
    std::vector<Vertex> run() {
        bool any = false;
        for (bool moved = true; moved;) {
            moved = false;
            for (Vertex vertex = 0; vertex < community_.size(); ++vertex)
                moved = move(vertex) || moved;
            any = any || moved;
        }
        return any ? std::move(community_) : std::vector<Vertex>();
    }

private:
    /// Moves the node to the community beside it where it gains most; true when it left its own.
    bool move(Vertex vertex) {
        pulse_();
        const Vertex own = community_[vertex];
        total_[own] -= graph_.degree[vertex];
        beside_.clear();
        towards_[own] = 0;
        for (const auto& [to, weight] : graph_.links[vertex]) {
            const Vertex community = community_[to];
            if (community != own && towards_[community] == 0) beside_.push_back(community);
            towards_[community] += weight;
        }
        std::ranges::sort(beside_);
        Vertex best = own;
        double most = gain(vertex, own) + least_gain;
        for (const Vertex community : beside_) {
            const double here = gain(vertex, community);
            if (here > most) best = community;
            most = std::max(most, here);
        }
        for (const Vertex community : beside_)
            towards_[community] = 0;
        towards_[own] = 0;
        total_[best] += graph_.degree[vertex];
        community_[vertex] = best;
        return best != own;
    }

    /// What modularity gains (but for a factor) when the node joins the community.
    [[nodiscard]] double gain(Vertex vertex, Vertex community) const {
        return towards_[community] - factor_ * total_[community] * graph_.degree[vertex];
    }

    /// So that rounding does not move a node to and fro for ever.
    static constexpr double least_gain = 1e-9;

    const Weighted& graph_;
    const Pulse& pulse_;
    double factor_ = 0;
    std::vector<Vertex> community_;
    std::vector<double> total_;    ///< by community: the degrees of its nodes
    std::vector<double> towards_;  ///< by community: the weight of the moving node's links to it
    std::vector<Vertex> beside_;
};

/// Numbers without gaps, in the order in which they are met.
std::size_t close_gaps(std::vector<Vertex>& community) {
    std::vector<Vertex> number(community.size(), 0);
    Vertex count = 0;
    for (Vertex& each : community) {
        if (number[each] == 0) number[each] = ++count;
        each = number[each] - 1;
    }
    return count;
}

/// The communities as nodes.
Weighted folded(const Weighted& graph, const std::vector<Vertex>& community, std::size_t count) {
    Weighted next;
    next.links.resize(count);
    next.degree.resize(count);
    for (Vertex vertex = 0; vertex < community.size(); ++vertex) {
        next.degree[community[vertex]] += graph.degree[vertex];
        for (const auto& [to, weight] : graph.links[vertex]) {
            if (community[to] == community[vertex]) continue;
            next.links[community[vertex]].push_back({community[to], weight});
        }
    }
    for (auto& links : next.links) {
        std::ranges::sort(links, {}, &Weighted::Link::to);
        std::vector<Weighted::Link> sums;
        for (const auto& link : links) {
            if (sums.empty() || sums.back().to != link.to) sums.push_back({link.to, 0});
            sums.back().weight += link.weight;
        }
        links = std::move(sums);
    }
    return next;
}

}  // namespace

Groups communities(const Network& network, double resolution, const Pulse& pulse) {
    Groups group(network.size());
    std::iota(group.begin(), group.end(), 0U);
    std::size_t count = group.size();
    Weighted graph = weighted(network);
    while (true) {
        std::vector<Vertex> community = Movement(graph, resolution, pulse).run();
        if (community.empty()) break;
        count = close_gaps(community);
        for (Vertex& each : group)
            each = community[each];
        graph = folded(graph, community, count);
    }
    return number_by_size(group, count);
}

}  // namespace entente
