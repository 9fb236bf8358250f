// ORDER BY, with or without a limit on the rows that are wanted.
#include <algorithm>
#include <utility>

#include "evaluator.hpp"
#include "operator.hpp"
#include "value_order.hpp"

namespace entente::engine {
namespace {

class Sort final : public Operator {
public:
    Sort(Execution& execution, const Plan& plan, OperatorPtr input)
        : evaluator_(execution),
          plan_(std::get<SortPlan>(plan.operation)),
          live_(plan.live),
          input_(std::move(input)),
          in_(execution.make_batch()),
          rows_(execution.make_batch()),
          keys_(plan_.order.size()) {}

    bool next(Batch& out) override {
        if (!sorted_) read_all();
        if (next_row_ >= order_.size()) return false;
        const std::size_t count = std::min(batch_rows, order_.size() - next_row_);
        out.clear();
        out.gather(rows_, Rows(order_).subspan(next_row_, count), live_);
        next_row_ += count;
        return true;
    }

    void reset() override {
        input_->reset();
        rows_.clear();
        for (Values& column : keys_)
            column.clear();
        order_.clear();
        next_row_ = 0;
        sorted_ = false;
    }

private:
    /// Rows that are equal in all keys keep the order in which they came.
    [[nodiscard]] bool before(std::uint32_t a, std::uint32_t b) const {
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            const auto compared = order(keys_[i][a], keys_[i][b]);
            if (compared != 0) return plan_.order[i].descending ? compared > 0 : compared < 0;
        }
        return a < b;
    }

    void read_all() {
        while (input_->next(in_)) {
            const Selection all = all_rows(in_.size);
            for (std::size_t i = 0; i < keys_.size(); ++i) {
                Values column = evaluator_.values(plan_.order[i].expression, in_, all);
                std::ranges::move(column, std::back_inserter(keys_[i]));
            }
            rows_.gather(in_, all, live_);
            if (plan_.most && rows_.size > 2 * *plan_.most + 4 * batch_rows) keep_first();
        }
        order_ = all_rows(rows_.size);
        std::ranges::sort(order_, [this](auto a, auto b) { return before(a, b); });
        if (plan_.most && order_.size() > *plan_.most) order_.resize(*plan_.most);
        sorted_ = true;
    }

    /// Drops the rows that can no longer be among the first.
    void keep_first() {
        Selection kept = all_rows(rows_.size);
        const auto end = kept.begin() + static_cast<std::ptrdiff_t>(*plan_.most);
        std::ranges::nth_element(kept, end, [this](auto a, auto b) { return before(a, b); });
        kept.resize(*plan_.most);
        std::ranges::sort(kept);
        rows_.compact(kept, live_);
        for (Values& column : keys_) {
            Cells cells;
            std::swap(cells.values, column);
            cells.compact(kept);
            std::swap(cells.values, column);
        }
    }

    Evaluator evaluator_;
    const SortPlan& plan_;
    std::vector<Slot> live_;
    OperatorPtr input_;
    Batch in_;
    Batch rows_;
    std::vector<Values> keys_;
    Selection order_;
    std::size_t next_row_ = 0;
    bool sorted_ = false;
};

}  // namespace

OperatorPtr make_sort(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<Sort>(execution, plan, std::move(input));
}

}  // namespace entente::engine
