// Scans of all nodes or of those with a label, and the nodes that an index found.
#include <span>
#include <utility>

#include "fan_out.hpp"
#include "statistics.hpp"

namespace entente::engine {
namespace {

class Scan final : public FanOut<Scan> {
public:
    Scan(Execution& execution, const Plan& plan, OperatorPtr input, const Settled* settled,
         Slot slot, const NodeCheck& check)
        : FanOut(execution, plan, std::move(input), settled, {slot}), slot_(slot), check_(check) {
        count_ = graph().node_count();
    }

    /// Goes through these nodes instead of all.
    void set_list(std::span<const NodeId> list) {
        list_ = list;
        listed_ = true;
        count_ = static_cast<NodeId>(list.size());
    }

    void clear_made() { nodes_.clear(); }
    void begin_row(const Batch&, std::uint32_t) { position_ = 0; }

    bool expand_row(const Batch&, std::uint32_t row) {
        const bool unchecked =
            check_.only_time() && (check_.time.is_all() || graph().node_validities().empty());
        while (position_ < count_) {
            const NodeId node = listed_ ? list_[position_] : position_;
            ++position_;
            if (!unchecked && !check_.accepts(graph(), node)) continue;
            emit(row);
            nodes_.push_back(node);
            if (full()) return false;
        }
        return true;
    }

    void finish(const Batch&, Batch& out) {
        if (is_live(slot_)) std::swap(out.columns[slot_].ids, nodes_);
    }

private:
    Slot slot_;
    NodeCheck check_;
    std::span<const NodeId> list_;
    bool listed_ = false;
    NodeId count_ = 0;
    NodeId position_ = 0;
    std::vector<NodeId> nodes_;
};

}  // namespace

OperatorPtr make_scan(Execution& execution, const Plan& plan, OperatorPtr input,
                      const Settled* settled) {
    if (const auto* lookup = std::get_if<LookupPlan>(&plan.operation)) {
        auto scan = std::make_unique<Scan>(execution, plan, std::move(input), settled, lookup->slot,
                                           lookup->check);
        scan->set_list(lookup->nodes);
        return scan;
    }
    const auto& all = std::get<ScanPlan>(plan.operation);
    NodeCheck check = all.check;
    if (all.label) std::erase(check.all, *all.label);
    auto scan = std::make_unique<Scan>(execution, plan, std::move(input), settled, all.slot, check);
    if (all.label) scan->set_list(execution.graph().nodes_with(*all.label));
    return scan;
}

}  // namespace entente::engine
