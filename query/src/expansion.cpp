#include "expansion.hpp"

#include <algorithm>
#include <utility>

namespace entente::engine {

EdgeWalk::EdgeWalk(const Graph& graph, const ExpandPlan& plan)
    : graph_(graph), both_(plan.heading == Heading::both), time_(plan.edges.time) {
    const auto add_runs = [&](bool out) {
        if (plan.edges.any_type) runs_.push_back({true, 0, out});
        for (const TypeId type : plan.edges.types)
            runs_.push_back({false, type, out});
    };
    if (plan.heading != Heading::in) add_runs(true);
    if (plan.heading != Heading::out) add_runs(false);
    if (time_.is_all()) return;
    validities_ = graph.edge_validities();
    node_validities_ = graph.node_validities();
}

void EdgeWalk::open(NodeId node, Position& position) const {
    const Run& run = runs_[position.run];
    position.open = true;
    position.at = 0;
    if (run.out) {
        const OutEdges edges =
            run.any_type ? graph_.out_edges(node) : graph_.out_edges(node, run.type);
        position.first = edges.first;
        position.others = edges.targets;
    } else {
        const InEdges edges =
            run.any_type ? graph_.in_edges(node) : graph_.in_edges(node, run.type);
        position.edges = edges.edges;
        position.others = edges.sources;
    }
}

bool EdgeWalk::next(NodeId node, Position& position, EdgeId& edge, NodeId& other) const {
    for (; position.run < runs_.size(); ++position.run, position.open = false) {
        if (!position.open) open(node, position);
        const bool out = runs_[position.run].out;
        while (position.at < position.others.size()) {
            const std::size_t at = position.at++;
            edge = out ? position.first + static_cast<EdgeId>(at) : position.edges[at];
            other = position.others[at];
            if (!out && both_ && other == node) continue;  // a loop was met on its way out
            if (holds(edge) && node_holds(other)) return true;
        }
    }
    return false;
}

std::uint64_t EdgeWalk::count_run(const Run& run, NodeId node) const {
    std::uint64_t found = 0;
    if (run.out) {
        const OutEdges edges =
            run.any_type ? graph_.out_edges(node) : graph_.out_edges(node, run.type);
        const std::size_t size = edges.targets.size();
        if (validities_.empty() && node_validities_.empty()) return size;
        for (std::size_t i = 0; i < size; ++i) {
            const EdgeId edge = edges.first + static_cast<EdgeId>(i);
            found += holds(edge) && node_holds(edges.targets[i]) ? 1 : 0;
        }
        return found;
    }
    const InEdges edges = run.any_type ? graph_.in_edges(node) : graph_.in_edges(node, run.type);
    const std::size_t size = edges.sources.size();
    if (!both_ && validities_.empty() && node_validities_.empty()) return size;
    for (std::size_t i = 0; i < size; ++i) {
        if (both_ && edges.sources[i] == node) continue;  // a loop, on its way out
        found += holds(edges.edges[i]) && node_holds(edges.sources[i]) ? 1 : 0;
    }
    return found;
}

std::uint64_t EdgeWalk::count(NodeId node) const {
    std::uint64_t edges = 0;
    for (const Run& run : runs_)
        edges += count_run(run, node);
    return edges;
}

/// Edges are numbered by their sources, so that those of a node are a range.
bool EdgeWalk::meets(NodeId node, EdgeId edge) const {
    return holds(edge) && std::ranges::any_of(runs_, [&](const Run& run) {
               if (!run.any_type && run.type != graph_.type_of(edge)) return false;
               if (!run.out) return graph_.target(edge) == node;
               const OutEdges row = graph_.out_edges(node);
               return edge >= row.first && edge - row.first < row.targets.size();
           });
}

/// Edges of one type are sorted by target.
bool EdgeWalk::next_of_type(const Run& run, NodeId source, NodeId target, std::size_t& at,
                            EdgeId& edge) const {
    const OutEdges edges = graph_.out_edges(source, run.type);
    if (at == 0) {
        const auto first = std::ranges::lower_bound(edges.targets, target);
        at = static_cast<std::size_t>(first - edges.targets.begin());
    }
    while (at < edges.targets.size() && edges.targets[at] == target) {
        edge = edges.first + static_cast<EdgeId>(at++);
        if (holds(edge)) return true;
    }
    at = edges.targets.size();
    return false;
}

bool EdgeWalk::next_of_any(NodeId source, NodeId target, std::size_t& at, EdgeId& edge) const {
    const OutEdges outward = graph_.out_edges(source);
    const InEdges inward = graph_.in_edges(target);
    if (outward.targets.size() <= inward.sources.size()) {
        while (at < outward.targets.size()) {
            const std::size_t i = at++;
            edge = outward.first + static_cast<EdgeId>(i);
            if (outward.targets[i] == target && holds(edge)) return true;
        }
        return false;
    }
    while (at < inward.sources.size()) {
        const std::size_t i = at++;
        edge = inward.edges[i];
        if (inward.sources[i] == source && holds(edge)) return true;
    }
    return false;
}

bool EdgeWalk::next_between(NodeId from, NodeId to, Position& position, EdgeId& edge) const {
    for (; position.run < runs_.size(); ++position.run, position.at = 0) {
        const Run& run = runs_[position.run];
        if (both_ && !run.out && from == to) continue;
        const NodeId source = run.out ? from : to;
        const NodeId target = run.out ? to : from;
        if (run.any_type ? next_of_any(source, target, position.at, edge)
                         : next_of_type(run, source, target, position.at, edge)) {
            return true;
        }
    }
    return false;
}

ExpandPlan turned(ExpandPlan step) {
    std::swap(step.from, step.to);
    if (step.heading != Heading::both)
        step.heading = step.heading == Heading::out ? Heading::in : Heading::out;
    return step;
}

bool is_among(EdgeId edge, const std::vector<Slot>& slots, const Batch& batch, std::size_t row) {
    for (const Slot slot : slots) {
        const Cells& column = batch.columns[slot];
        if (column.kind == SlotKind::edge) {
            if (column.ids[row] == edge) return true;
            continue;
        }
        const auto* list = column.values[row].get_if<List>();
        if (list != nullptr && std::ranges::any_of(*list, [&](const Value& item) {
                const auto* other = item.get_if<Relationship>();
                return other != nullptr && other->id == edge;
            })) {
            return true;
        }
    }
    return false;
}

}  // namespace entente::engine
