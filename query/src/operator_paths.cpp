// Paths of varying length: every path, depth first.
#include <algorithm>
#include <utility>

#include "edge_condition.hpp"
#include "expansion.hpp"
#include "fan_out.hpp"
#include "shortest_paths.hpp"

namespace entente::engine {
namespace {

class Paths final : public FanOut<Paths> {
public:
    Paths(Execution& execution, const Plan& plan, OperatorPtr input, const Settled* settled,
          const PathsPlan& paths)
        : FanOut(execution, plan, std::move(input), settled, made_slots(paths)),
          plan_(paths),
          walk_(execution.graph(), paths.step),
          back_(execution.graph(), turned(paths.step)),
          condition_(execution, paths) {
        list_wanted_ = is_live(plan_.step.edge);
    }

    void clear_made() {
        lists_.clear();
        targets_.clear();
        path_grounds_.clear();
    }

    void begin_row(const Batch& in, std::uint32_t row) {
        stack_.clear();
        path_.clear();
        found_.clear();
        next_found_ = 0;
        const NodeId from = in.columns[plan_.step.from].ids[row];
        const NodeId into = plan_.step.into ? in.columns[plan_.step.to].ids[row] : no_node;
        if (from == no_node || (plan_.step.into && into == no_node)) return;
        if (plan_.shortest == ast::PathKind::all) {
            stack_.push_back({from, {}});
            fresh_ = true;
            return;
        }
        const auto allowed = [&](EdgeId edge) { return condition_.allows(edge, in, row); };
        if (plan_.step.into) {
            found_ = find_shortest_between(walk_, back_, execution(), plan_, from, into, allowed);
            return;
        }
        const auto wanted = [&](NodeId node) { return plan_.step.target.accepts(graph(), node); };
        found_ = find_shortest(walk_, execution(), plan_, from, allowed, wanted);
    }

    bool expand_row(const Batch& in, std::uint32_t row) {
        if (plan_.shortest != ast::PathKind::all) return give_found(row);
        const NodeId into = plan_.step.into ? in.columns[plan_.step.to].ids[row] : no_node;
        while (!stack_.empty()) {
            if (std::exchange(fresh_, false) && path_.size() >= plan_.hops.least) {
                const NodeId at = stack_.back().node;
                if (plan_.step.into ? at == into : plan_.step.target.accepts(graph(), at)) {
                    add_path(row, path_, at);
                    if (full()) return false;
                }
            }
            step_further(in, row);
        }
        return true;
    }

    void finish(const Batch&, Batch& out) {
        if (!out.grounds.empty()) {
            for (std::size_t i = 0; i < path_grounds_.size(); ++i) {
                out.grounds[i] = execution().grounds()->add(path_grounds_[i], plan_.step.ordinal,
                                                            out.grounds[i]);
            }
        }
        if (list_wanted_) std::swap(out.columns[plan_.step.edge].values, lists_);
        if (!plan_.step.into && is_live(plan_.step.to)) {
            std::swap(out.columns[plan_.step.to].ids, targets_);
        }
    }

private:
    struct Frame {
        NodeId node;
        EdgeWalk::Position position;
    };

    static std::vector<Slot> made_slots(const PathsPlan& paths) {
        std::vector<Slot> made{paths.step.edge};
        if (!paths.step.into) made.push_back(paths.step.to);
        return made;
    }

    /// One edge deeper, or one back where there is none.
    void step_further(const Batch& in, std::uint32_t row) {
        execution().pulse();
        Frame& top = stack_.back();
        EdgeId edge = no_edge;
        NodeId next = no_node;
        while (path_.size() < plan_.hops.most && walk_.next(top.node, top.position, edge, next)) {
            if (std::ranges::find(path_, edge) != path_.end() || !condition_.allows(edge, in, row))
                continue;
            path_.push_back(edge);
            stack_.push_back({next, {}});
            fresh_ = true;
            return;
        }
        stack_.pop_back();
        if (!path_.empty()) path_.pop_back();
    }

    bool give_found(std::uint32_t row) {
        while (next_found_ < found_.size()) {
            const FoundPath& path = found_[next_found_++];
            add_path(row, path.edges, path.end);
            if (full()) return false;
        }
        return true;
    }

    void add_path(std::uint32_t row, const std::vector<EdgeId>& path, NodeId end) {
        emit(row);
        targets_.push_back(end);
        if (execution().grounds() != nullptr) path_grounds_.push_back(path);
        if (!list_wanted_) return;
        List list;
        list.reserve(path.size());
        for (const EdgeId edge : path)
            list.emplace_back(Relationship{edge});
        if (plan_.backwards) std::ranges::reverse(list);
        lists_.emplace_back(std::move(list));
    }

    const PathsPlan& plan_;
    EdgeWalk walk_;
    EdgeWalk back_;  ///< the same edges the other way
    EdgeCondition condition_;
    bool list_wanted_ = false;
    std::vector<Frame> stack_;
    std::vector<EdgeId> path_;
    bool fresh_ = false;  ///< the path has just become this long
    std::vector<FoundPath> found_;
    std::size_t next_found_ = 0;
    Values lists_;
    std::vector<NodeId> targets_;
    std::vector<std::vector<EdgeId>> path_grounds_;
};

}  // namespace

OperatorPtr make_paths(Execution& execution, const Plan& plan, OperatorPtr input,
                       const Settled* settled) {
    return std::make_unique<Paths>(execution, plan, std::move(input), settled,
                                   std::get<PathsPlan>(plan.operation));
}

}  // namespace entente::engine
