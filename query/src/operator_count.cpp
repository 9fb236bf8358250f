// Counts that need no rows: how many there would be becomes the weight of the row they come from.
#include <utility>

#include "intersection.hpp"
#include "operator.hpp"
#include "step_counter.hpp"

namespace entente::engine {
namespace {

/// Multiplies the weight of each row by what `Counter` gives for it; rows of none are dropped.
template <class Counter>
class Weigh final : public Operator {
public:
    Weigh(const Plan& plan, OperatorPtr input, Counter counter)
        : live_(plan.live), input_(std::move(input)), counter_(std::move(counter)) {}

    bool next(Batch& out) override {
        while (input_->next(out)) {
            if (out.weights.empty()) out.weights.assign(out.size, 1);
            Selection rows;
            for (std::uint32_t row = 0; row < out.size; ++row) {
                std::uint64_t& weight = out.weights[row];
                weight = checked_product(weight, counter_.count(out, row));
                if (weight != 0) rows.push_back(row);
            }
            if (rows.empty()) continue;
            if (rows.size() < out.size) out.compact(rows, live_);
            return true;
        }
        return false;
    }
    void reset() override { input_->reset(); }

private:
    std::vector<Slot> live_;
    OperatorPtr input_;
    Counter counter_;
};

struct KnownCounter {
    std::uint64_t known;
    [[nodiscard]] std::uint64_t count(const Batch&, std::uint32_t) const { return known; }
};

}  // namespace

OperatorPtr make_count(Execution& execution, const Plan& plan, OperatorPtr input) {
    StepCounter counter(execution, std::get<CountPlan>(plan.operation));
    return std::make_unique<Weigh<StepCounter>>(plan, std::move(input), std::move(counter));
}

OperatorPtr make_known_count(Execution&, const Plan& plan, OperatorPtr input) {
    const KnownCounter counter{std::get<KnownCountPlan>(plan.operation).count};
    return std::make_unique<Weigh<KnownCounter>>(plan, std::move(input), counter);
}

OperatorPtr make_intersection_count(Execution& execution, const Plan& plan, OperatorPtr input) {
    Intersection intersection(execution, std::get<IntersectPlan>(plan.operation));
    return std::make_unique<Weigh<Intersection>>(plan, std::move(input), std::move(intersection));
}

}  // namespace entente::engine
