// How many edges each row has, where nobody asks which: the number becomes the weight of the row.
#include <utility>

#include "expansion.hpp"
#include "failure.hpp"
#include "operator.hpp"

namespace entente::engine {
namespace {

class EdgeCount final : public Operator {
public:
    EdgeCount(Execution& execution, const Plan& plan, OperatorPtr input)
        : execution_(execution),
          plan_(std::get<ExpandPlan>(plan.operation)),
          live_(plan.live),
          walk_(execution.graph(), plan_),
          any_target_(plan_.target.trivial()),
          input_(std::move(input)) {}

    bool next(Batch& out) override {
        while (input_->next(out)) {
            if (out.weights.empty()) out.weights.assign(out.size, 1);
            Selection rows;
            for (std::uint32_t row = 0; row < out.size; ++row) {
                if (__builtin_mul_overflow(out.weights[row], count(out, row), &out.weights[row])) {
                    fail_running("ArithmeticError", "NumberOutOfRange",
                                 "There are more rows than can be counted.");
                }
                if (out.weights[row] != 0) rows.push_back(row);
            }
            if (rows.empty()) continue;
            if (rows.size() < out.size) out.compact(rows, live_);
            return true;
        }
        return false;
    }
    void reset() override { input_->reset(); }

private:
    [[nodiscard]] std::uint64_t count(const Batch& batch, std::uint32_t row) {
        const NodeId node = batch.columns[plan_.from].ids[row];
        if (node == no_node) return 0;
        if (any_target_) {
            if (const auto all = walk_.count(node)) return *all - used(batch, row, node);
        }
        std::uint64_t found = 0;
        EdgeWalk::Position position;
        EdgeId edge = no_edge;
        NodeId target = no_node;
        while (walk_.next(node, position, edge, target)) {
            if (!any_target_ && !plan_.target.accepts(execution_.graph(), target)) continue;
            if (!is_among(edge, plan_.different, batch, row)) ++found;
        }
        execution_.pulse();
        return found;
    }

    /// Edges of the node that the row has used already. They are all different.
    [[nodiscard]] std::uint64_t used(const Batch& batch, std::uint32_t row, NodeId node) const {
        std::uint64_t edges = 0;
        for (const Slot slot : plan_.different) {
            if (walk_.meets(node, batch.columns[slot].ids[row])) ++edges;
        }
        return edges;
    }

    Execution& execution_;
    const ExpandPlan& plan_;
    std::vector<Slot> live_;
    EdgeWalk walk_;
    bool any_target_;
    OperatorPtr input_;
};

}  // namespace

OperatorPtr make_edge_count(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<EdgeCount>(execution, plan, std::move(input));
}

}  // namespace entente::engine
