// The ends of an edge that was bound before: `WITH r MATCH (a)-[r]->(b)`.
#include <algorithm>
#include <array>
#include <utility>

#include "expansion.hpp"
#include "fan_out.hpp"

namespace entente::engine {
namespace {

class Follow final : public FanOut<Follow> {
public:
    Follow(Execution& execution, const Plan& plan, OperatorPtr input, const Settled* settled,
           const FollowPlan& follow)
        : FanOut(execution, plan, std::move(input), settled, made_slots(follow)),
          plan_(follow),
          step_(follow.step),
          walk_(execution.graph(), follow.step) {}

    void clear_made() {
        edges_.clear();
        froms_.clear();
        targets_.clear();
    }
    void begin_row(const Batch&, std::uint32_t) { turn_ = 0; }

    bool expand_row(const Batch& in, std::uint32_t row) {
        const EdgeId edge = in.columns[plan_.known].ids[row];
        // What the statement has deleted has a number beyond those of the graph.
        if (edge >= graph().edge_count() || !fits(edge, in, row)) return true;
        const NodeId source = graph().source(edge);
        const NodeId target = graph().target(edge);
        while (turn_ < 2) {
            const bool forward = turn_++ == 0;
            if (forward ? step_.heading == Heading::in : step_.heading == Heading::out) continue;
            if (!forward && step_.heading == Heading::both && source == target) continue;
            add_ends(in, row, edge, forward ? source : target, forward ? target : source);
            if (full()) return false;
        }
        return true;
    }

    void finish(const Batch&, Batch& out) {
        if (!out.grounds.empty()) {
            for (std::size_t i = 0; i < edges_.size(); ++i) {
                out.grounds[i] =
                    execution().grounds()->add(edges_[i], step_.ordinal, out.grounds[i]);
            }
        }
        if (is_live(step_.edge)) std::swap(out.columns[step_.edge].ids, edges_);
        if (!plan_.from_bound && is_live(step_.from))
            std::swap(out.columns[step_.from].ids, froms_);
        if (!step_.into && is_live(step_.to)) std::swap(out.columns[step_.to].ids, targets_);
    }

private:
    static std::vector<Slot> made_slots(const FollowPlan& follow) {
        std::vector<Slot> made{follow.step.edge};
        if (!follow.from_bound) made.push_back(follow.step.from);
        if (!follow.step.into) made.push_back(follow.step.to);
        return made;
    }

    [[nodiscard]] bool fits(EdgeId edge, const Batch& in, std::uint32_t row) const {
        const EdgeCheck& check = step_.edges;
        if (!check.any_type &&
            std::ranges::find(check.types, graph().type_of(edge)) == check.types.end()) {
            return false;
        }
        return walk_.holds(edge) && !is_among(edge, step_.different, in, row);
    }

    void add_ends(const Batch& in, std::uint32_t row, EdgeId edge, NodeId from, NodeId to) {
        if (plan_.from_bound ? in.columns[step_.from].ids[row] != from
                             : !plan_.from.accepts(graph(), from)) {
            return;
        }
        // Both ends may be the same new node: `()-[r]->` onto itself.
        const bool same = step_.from == step_.to;
        if (same && from != to) return;
        if (step_.into ? !same && in.columns[step_.to].ids[row] != to
                       : !step_.target.accepts(graph(), to)) {
            return;
        }
        emit(row);
        edges_.push_back(edge);
        froms_.push_back(from);
        targets_.push_back(to);
    }

    const FollowPlan& plan_;
    const ExpandPlan& step_;
    EdgeWalk walk_;
    int turn_ = 0;
    std::vector<EdgeId> edges_;
    std::vector<NodeId> froms_;
    std::vector<NodeId> targets_;
};

}  // namespace

OperatorPtr make_follow(Execution& execution, const Plan& plan, OperatorPtr input,
                        const Settled* settled) {
    return std::make_unique<Follow>(execution, plan, std::move(input), settled,
                                    std::get<FollowPlan>(plan.operation));
}

}  // namespace entente::engine
