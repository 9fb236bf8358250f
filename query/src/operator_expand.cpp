// From a node along its edges to its neighbours, or to a node that is bound already.
#include <utility>

#include "expansion.hpp"
#include "fan_out.hpp"

namespace entente::engine {
namespace {

class Expand final : public FanOut<Expand> {
public:
    Expand(Execution& execution, const Plan& plan, OperatorPtr input, const Settled* settled,
           const ExpandPlan& expand)
        : FanOut(execution, plan, std::move(input), settled, made_slots(expand)),
          plan_(expand),
          walk_(execution.graph(), expand),
          any_target_(expand.target.only_time()) {}

    void clear_made() {
        edges_.clear();
        targets_.clear();
    }
    void begin_row(const Batch&, std::uint32_t) {
        position_ = {};
        last_end_ = no_node;
    }

    bool expand_row(const Batch& in, std::uint32_t row) {
        const NodeId from = in.columns[plan_.from].ids[row];
        if (from == no_node) return true;
        const NodeId into = plan_.into ? in.columns[plan_.to].ids[row] : no_node;
        if (plan_.into && into == no_node) return true;
        EdgeId edge = no_edge;
        NodeId target = into;
        while (plan_.into ? walk_.next_between(from, into, position_, edge)
                          : walk_.next(from, position_, edge, target)) {
            if (!any_target_ && !plan_.target.accepts(graph(), target)) continue;
            if (!plan_.different.empty() && is_among(edge, plan_.different, in, row)) continue;
            if (plan_.ends_once && std::exchange(last_end_, target) == target) continue;
            emit(row);
            edges_.push_back(edge);
            targets_.push_back(target);
            if (plan_.once) return true;
            if (full()) return false;
        }
        return true;
    }

    void finish(const Batch&, Batch& out) {
        if (!out.grounds.empty()) {
            for (std::size_t i = 0; i < edges_.size(); ++i) {
                out.grounds[i] =
                    execution().grounds()->add(edges_[i], plan_.ordinal, out.grounds[i]);
            }
        }
        if (is_live(plan_.edge)) std::swap(out.columns[plan_.edge].ids, edges_);
        if (!plan_.into && is_live(plan_.to)) std::swap(out.columns[plan_.to].ids, targets_);
    }

private:
    static std::vector<Slot> made_slots(const ExpandPlan& expand) {
        std::vector<Slot> made{expand.edge};
        if (!expand.into) made.push_back(expand.to);
        return made;
    }

    const ExpandPlan& plan_;
    EdgeWalk walk_;
    bool any_target_;
    EdgeWalk::Position position_;
    NodeId last_end_ = no_node;  ///< parallel edges follow one another
    std::vector<EdgeId> edges_;
    std::vector<NodeId> targets_;
};

}  // namespace

OperatorPtr make_expand(Execution& execution, const Plan& plan, OperatorPtr input,
                        const Settled* settled) {
    return std::make_unique<Expand>(execution, plan, std::move(input), settled,
                                    std::get<ExpandPlan>(plan.operation));
}

}  // namespace entente::engine
