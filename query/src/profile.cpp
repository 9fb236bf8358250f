#include "profile.hpp"

#include <utility>

namespace entente::engine {
namespace {

class MeasuredOperator final : public Operator {
public:
    MeasuredOperator(OperatorPtr inner, PlanTree::Measured& measured)
        : inner_(std::move(inner)), measured_(measured) {}

    bool next(Batch& out) override {
        const auto begin = std::chrono::steady_clock::now();
        const bool any = inner_->next(out);
        measured_.time += std::chrono::steady_clock::now() - begin;
        if (!any) return false;
        ++measured_.batches;
        for (std::size_t row = 0; row < out.size; ++row)
            measured_.rows += out.weight(row);
        return true;
    }
    void reset() override { inner_->reset(); }

private:
    OperatorPtr inner_;
    PlanTree::Measured& measured_;
};

}  // namespace

OperatorPtr make_measured(OperatorPtr measured_operator, PlanTree::Measured& measured) {
    return std::make_unique<MeasuredOperator>(std::move(measured_operator), measured);
}

}  // namespace entente::engine
