// The nodes that paths of varying length lead to, when nobody asks by which path: breadth first,
// every node once. Whatever a walk reaches a shortest walk reaches, and that uses no edge twice.
#include <algorithm>
#include <utility>

#include "edge_condition.hpp"
#include "expansion.hpp"
#include "fan_out.hpp"

namespace entente::engine {
namespace {

class Reach final : public FanOut<Reach> {
public:
    Reach(Execution& execution, const Plan& plan, OperatorPtr input, const Settled* settled,
          const PathsPlan& paths)
        : FanOut(execution, plan, std::move(input), settled, made_slots(paths)),
          plan_(paths),
          walk_(execution.graph(), paths.step),
          condition_(execution, paths),
          reached_(execution.graph().node_count(), 0),
          target_read_(!paths.step.into && is_live(paths.step.to)) {}

    void clear_made() { targets_.clear(); }

    void begin_row(const Batch& in, std::uint32_t row) {
        level_.clear();
        next_level_.clear();
        given_ = 0;
        depth_ = 0;
        way_back_ = false;
        back_given_ = false;
        start_new_mark();
        from_ = in.columns[plan_.step.from].ids[row];
        into_ = plan_.step.into ? in.columns[plan_.step.to].ids[row] : no_node;
        if (from_ == no_node || (plan_.step.into && into_ == no_node)) return;
        level_.push_back(from_);
        if (plan_.hops.least == 0) {
            reached_[from_] = mark_;
            found_.assign(1, from_);
        } else {
            found_.clear();
            // Where edges have no direction, the way back must not be the way there.
            if (!walk_.one_way()) begin_branches();
        }
    }

    bool expand_row(const Batch& in, std::uint32_t row) {
        while (true) {
            for (; given_ < found_.size(); ++given_) {
                if (full()) return false;
                const NodeId node = found_[given_];
                if (plan_.step.into ? node != into_ : !plan_.step.target.accepts(graph(), node))
                    continue;
                emit(row);
                targets_.push_back(node);
                if (!target_read_) return true;  // one is enough
            }
            if (level_.empty() || depth_ == plan_.hops.most) return true;
            found_.clear();
            given_ = 0;
            go_deeper(in, row);
        }
    }

    void finish(const Batch&, Batch& out) {
        if (target_read_) std::swap(out.columns[plan_.step.to].ids, targets_);
    }

private:
    static std::vector<Slot> made_slots(const PathsPlan& paths) {
        std::vector<Slot> made{paths.step.edge};
        if (!paths.step.into) made.push_back(paths.step.to);
        return made;
    }

    void start_new_mark() {
        if (++mark_ != 0) return;
        std::ranges::fill(reached_, 0);
        mark_ = 1;
    }

    /// All nodes that are one step further.
    void go_deeper(const Batch& in, std::uint32_t row) {
        ++depth_;
        next_level_.clear();
        for (const NodeId node : level_) {
            EdgeWalk::Position position;
            EdgeId edge = no_edge;
            NodeId next = no_node;
            execution().pulse();
            while (walk_.next(node, position, edge, next)) {
                if (!branches_.empty()) {
                    follow_branch(node, edge, next, in, row);
                    continue;
                }
                if (reached_[next] == mark_ || !condition_.allows(edge, in, row)) continue;
                reached_[next] = mark_;
                found_.push_back(next);
                if (next != from_) next_level_.push_back(next);
            }
        }
        std::swap(level_, next_level_);
        if (way_back_ && !std::exchange(back_given_, true)) found_.push_back(from_);
    }

    // A way back to the start that uses no edge twice leaves by one edge at the start and comes
    // back by another: an edge between their two branches closes it.

    void begin_branches() {
        branches_.resize(reached_.size());
        depths_.resize(reached_.size());
        reached_[from_] = mark_;
    }

    void follow_branch(NodeId node, EdgeId edge, NodeId next, const Batch& in, std::uint32_t row) {
        if (!condition_.allows(edge, in, row)) return;
        const EdgeId branch = node == from_ ? edge : branches_[node];
        const std::uint64_t depth = depth_ - 1;
        if (next == from_) {
            way_back_ = way_back_ || node == from_ || branch != edge;
        } else if (reached_[next] == mark_) {
            way_back_ =
                way_back_ || (branches_[next] != branch && depth + depths_[next] < plan_.hops.most);
        } else {
            reached_[next] = mark_;
            branches_[next] = branch;
            depths_[next] = depth_;
            found_.push_back(next);
            next_level_.push_back(next);
        }
    }

    const PathsPlan& plan_;
    EdgeWalk walk_;
    EdgeCondition condition_;
    std::vector<std::uint32_t> reached_;  ///< by node: `mark_` when reached for the row at hand
    std::uint32_t mark_ = 0;
    bool target_read_;
    NodeId from_ = no_node;
    NodeId into_ = no_node;
    std::uint64_t depth_ = 0;
    std::vector<NodeId> level_;  ///< the nodes at `depth_`
    std::vector<NodeId> next_level_;
    std::vector<NodeId> found_;  ///< to be handed on
    std::size_t given_ = 0;
    std::vector<EdgeId> branches_;  ///< by node: the first edge of the way to it
    std::vector<std::uint64_t> depths_;
    bool way_back_ = false;  ///< there is one to the start
    bool back_given_ = false;
    std::vector<NodeId> targets_;
};

}  // namespace

OperatorPtr make_reach(Execution& execution, const Plan& plan, OperatorPtr input,
                       const Settled* settled) {
    return std::make_unique<Reach>(execution, plan, std::move(input), settled,
                                   std::get<PathsPlan>(plan.operation));
}

}  // namespace entente::engine
