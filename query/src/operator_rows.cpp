// Operators that make at most one row of each: filters, computed columns, checks of nodes that are
// bound already, SKIP and LIMIT.
#include <algorithm>
#include <limits>
#include <utility>

#include "evaluator.hpp"
#include "operator.hpp"

namespace entente::engine {
namespace {

/// The slots of `live` that the input also carries: those that are handed through.
std::vector<Slot> carried(const Plan& plan) {
    std::vector<Slot> slots;
    std::ranges::set_intersection(plan.live, plan.input->live, std::back_inserter(slots));
    return slots;
}

class Filter final : public Operator {
public:
    Filter(Execution& execution, const Plan& plan, OperatorPtr input)
        : evaluator_(execution),
          plan_(std::get<FilterPlan>(plan.operation)),
          input_(std::move(input)),
          carried_(carried(plan)) {}

    bool next(Batch& out) override {
        while (input_->next(out)) {
            Selection rows = all_rows(out.size);
            for (const Expr& predicate : plan_.predicates)
                evaluator_.keep(predicate, out, rows);
            if (rows.empty()) continue;
            if (rows.size() < out.size) out.compact(rows, carried_);
            return true;
        }
        return false;
    }
    void reset() override { input_->reset(); }

private:
    Evaluator evaluator_;
    const FilterPlan& plan_;
    OperatorPtr input_;
    std::vector<Slot> carried_;
};

class CheckNode final : public Operator {
public:
    CheckNode(Execution& execution, const Plan& plan, OperatorPtr input)
        : graph_(execution.graph()),
          plan_(std::get<CheckNodePlan>(plan.operation)),
          input_(std::move(input)),
          carried_(carried(plan)) {}

    bool next(Batch& out) override {
        while (input_->next(out)) {
            Selection rows;
            const auto& nodes = out.columns[plan_.slot].ids;
            for (std::uint32_t row = 0; row < out.size; ++row) {
                if (nodes[row] != no_node && plan_.check.accepts(graph_, nodes[row]))
                    rows.push_back(row);
            }
            if (rows.empty()) continue;
            if (rows.size() < out.size) out.compact(rows, carried_);
            return true;
        }
        return false;
    }
    void reset() override { input_->reset(); }

private:
    const Graph& graph_;
    const CheckNodePlan& plan_;
    OperatorPtr input_;
    std::vector<Slot> carried_;
};

class Compute final : public Operator {
public:
    Compute(Execution& execution, const Plan& plan, OperatorPtr input)
        : evaluator_(execution), input_(std::move(input)) {
        for (const auto& [slot, expression] : std::get<ComputePlan>(plan.operation).computed) {
            if (std::ranges::binary_search(plan.live, slot))
                wanted_.emplace_back(slot, &expression);
        }
    }

    bool next(Batch& out) override {
        if (!input_->next(out)) return false;
        const Selection rows = all_rows(out.size);
        for (const auto& [slot, expression] : wanted_) {
            out.columns[slot].clear();
            evaluator_.compute(*expression, out, rows, out.columns[slot]);
        }
        return true;
    }
    void reset() override { input_->reset(); }

private:
    Evaluator evaluator_;
    OperatorPtr input_;
    std::vector<std::pair<Slot, const Expr*>> wanted_;
};

class Slice final : public Operator {
public:
    Slice(const Plan& plan, OperatorPtr input)
        : plan_(std::get<SlicePlan>(plan.operation)),
          input_(std::move(input)),
          carried_(carried(plan)) {
        reset_counts();
    }

    bool next(Batch& out) override {
        while (left_ > 0 && input_->next(out)) {
            const std::uint64_t skip = std::min<std::uint64_t>(skip_, out.size);
            skip_ -= skip;
            const std::uint64_t take = std::min<std::uint64_t>(left_, out.size - skip);
            left_ -= take;
            if (take == 0) continue;
            if (take < out.size) {
                const Selection rows = all_rows(out.size);
                out.compact(Rows(rows).subspan(skip, take), carried_);
            }
            return true;
        }
        return false;
    }
    void reset() override {
        input_->reset();
        reset_counts();
    }

private:
    void reset_counts() {
        skip_ = plan_.skip;
        left_ = plan_.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    }

    const SlicePlan& plan_;
    OperatorPtr input_;
    std::vector<Slot> carried_;
    std::uint64_t skip_ = 0;
    std::uint64_t left_ = 0;
};

}  // namespace

OperatorPtr make_filter(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<Filter>(execution, plan, std::move(input));
}

OperatorPtr make_check_node(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<CheckNode>(execution, plan, std::move(input));
}

OperatorPtr make_compute(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<Compute>(execution, plan, std::move(input));
}

OperatorPtr make_slice(Execution&, const Plan& plan, OperatorPtr input) {
    return std::make_unique<Slice>(plan, std::move(input));
}

}  // namespace entente::engine
