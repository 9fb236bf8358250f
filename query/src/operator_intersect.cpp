// Closing cycles: to the nodes that several bound nodes lead to.
#include <utility>

#include "fan_out.hpp"
#include "intersection.hpp"

namespace entente::engine {
namespace {

class Intersect final : public FanOut<Intersect> {
public:
    Intersect(Execution& execution, const Plan& plan, OperatorPtr input, const Settled* settled,
              const IntersectPlan& intersect)
        : FanOut(execution, plan, std::move(input), settled, made_slots(intersect)),
          plan_(intersect),
          intersection_(execution, intersect) {
        for (const IntersectPlan::Leg& leg : intersect.legs) {
            if (!leg.exists) edge_slots_.push_back(leg.step.edge);
        }
        edges_.resize(edge_slots_.size());
    }

    void clear_made() {
        nodes_.clear();
        for (auto& column : edges_)
            column.clear();
    }
    void begin_row(const Batch& in, std::uint32_t row) {
        intersection_.find(in, row, matches_);
        next_ = 0;
    }

    bool expand_row(const Batch&, std::uint32_t row) {
        for (; next_ < matches_.nodes.size(); ++next_) {
            if (full()) return false;
            emit(row);
            nodes_.push_back(matches_.nodes[next_]);
            for (std::size_t i = 0; i < edges_.size(); ++i)
                edges_[i].push_back(matches_.edges[next_ * edges_.size() + i]);
        }
        return true;
    }

    void finish(const Batch&, Batch& out) {
        if (is_live(plan_.to)) std::swap(out.columns[plan_.to].ids, nodes_);
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            if (is_live(edge_slots_[i])) std::swap(out.columns[edge_slots_[i]].ids, edges_[i]);
        }
    }

private:
    static std::vector<Slot> made_slots(const IntersectPlan& intersect) {
        std::vector<Slot> made{intersect.to};
        for (const IntersectPlan::Leg& leg : intersect.legs)
            made.push_back(leg.step.edge);
        return made;
    }

    const IntersectPlan& plan_;
    Intersection intersection_;
    std::vector<Slot> edge_slots_;
    Intersection::Matches matches_;
    std::size_t next_ = 0;
    std::vector<NodeId> nodes_;
    std::vector<std::vector<EdgeId>> edges_;
};

}  // namespace

OperatorPtr make_intersect(Execution& execution, const Plan& plan, OperatorPtr input,
                           const Settled* settled) {
    return std::make_unique<Intersect>(execution, plan, std::move(input), settled,
                                       std::get<IntersectPlan>(plan.operation));
}

}  // namespace entente::engine
