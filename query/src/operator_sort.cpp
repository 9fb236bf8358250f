// ORDER BY, with or without a limit on the rows that are wanted.
#include <algorithm>
#include <optional>
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
        last_wanted_.reset();
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
            std::vector<Values> columns;
            for (const BoundSort& sort : plan_.order)
                columns.push_back(evaluator_.values(sort.expression, in_, all));
            const Selection rows = last_wanted_ ? earlier_rows(columns) : all;
            for (std::size_t i = 0; i < keys_.size(); ++i) {
                for (const std::uint32_t row : rows)
                    keys_[i].push_back(std::move(columns[i][row]));
            }
            rows_.gather(in_, rows, live_);
            if (plan_.most && rows_.size > 2 * *plan_.most + batch_rows) keep_first();
        }
        order_ = all_rows(rows_.size);
        std::ranges::sort(order_, [this](auto a, auto b) { return before(a, b); });
        if (plan_.most && order_.size() > *plan_.most) order_.resize(*plan_.most);
        sorted_ = true;
    }

    /// The rows at hand that come before the last row that is wanted so far.
    [[nodiscard]] Selection earlier_rows(const std::vector<Values>& columns) const {
        Selection rows;
        for (std::uint32_t row = 0; row < in_.size; ++row) {
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const auto compared = order(columns[i][row], keys_[i][*last_wanted_]);
                if (compared == 0) continue;
                if (plan_.order[i].descending ? compared > 0 : compared < 0) rows.push_back(row);
                break;
            }
        }
        return rows;
    }

    /// Drops the rows that can no longer be among the first.
    void keep_first() {
        Selection kept = all_rows(rows_.size);
        const auto end = kept.begin() + static_cast<std::ptrdiff_t>(*plan_.most);
        std::ranges::nth_element(kept, end, [this](auto a, auto b) { return before(a, b); });
        kept.resize(*plan_.most);
        std::ranges::sort(kept);
        const auto last = std::max_element(kept.begin(), kept.end(),
                                           [this](auto x, auto y) { return before(x, y); });
        if (last != kept.end()) last_wanted_ = static_cast<std::size_t>(last - kept.begin());
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
    std::optional<std::size_t> last_wanted_;  ///< of rows_, when there are as many as are wanted
    std::size_t next_row_ = 0;
    bool sorted_ = false;
};

}  // namespace

OperatorPtr make_sort(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<Sort>(execution, plan, std::move(input));
}

}  // namespace entente::engine
