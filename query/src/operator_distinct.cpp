// DISTINCT: equal rows once. Where grounds are kept, a row waits for the end, to rest on all that
// its equals rest on.
#include <utility>

#include "operator.hpp"
#include "row_set.hpp"

namespace entente::engine {
namespace {

std::vector<SlotKind> kinds_of(const Frame& frame, const std::vector<Slot>& slots) {
    std::vector<SlotKind> kinds;
    for (const Slot slot : slots)
        kinds.push_back(frame.kinds[slot]);
    return kinds;
}

class Distinct final : public Operator {
public:
    Distinct(Execution& execution, const Plan& plan, OperatorPtr input)
        : execution_(execution),
          slots_(std::get<DistinctPlan>(plan.operation).slots),
          live_(plan.live),
          input_(std::move(input)),
          seen_(kinds_of(execution.frame(), slots_)) {}

    bool next(Batch& out) override {
        if (execution_.grounds() != nullptr) return next_with_grounds(out);
        while (input_->next(out)) {
            const auto columns = columns_of(out);
            Selection fresh;
            for (std::uint32_t row = 0; row < out.size; ++row) {
                bool added = false;
                seen_.find_or_add(columns, row, &added);
                if (added) fresh.push_back(row);
            }
            if (fresh.empty()) continue;
            out.weights.clear();
            if (fresh.size() < out.size) out.compact(fresh, live_);
            return true;
        }
        return false;
    }

    void reset() override {
        input_->reset();
        seen_.clear();
        grounds_.clear();
        next_row_ = 0;
        read_ = false;
    }

private:
    [[nodiscard]] std::vector<const Cells*> columns_of(const Batch& batch) const {
        std::vector<const Cells*> columns;
        for (const Slot slot : slots_)
            columns.push_back(&batch.columns[slot]);
        return columns;
    }

    void read_all(Batch& in) {
        while (input_->next(in)) {
            const auto columns = columns_of(in);
            for (std::uint32_t row = 0; row < in.size; ++row) {
                const std::uint32_t number = seen_.find_or_add(columns, row);
                if (number == grounds_.size()) grounds_.push_back(0);
                if (in.grounds.empty()) continue;
                grounds_[number] = execution_.grounds()->join(grounds_[number], in.grounds[row]);
            }
        }
        read_ = true;
    }

    bool next_with_grounds(Batch& out) {
        if (!read_) read_all(out);
        out.clear();
        while (next_row_ < seen_.size() && out.size < batch_rows) {
            for (std::size_t i = 0; i < slots_.size(); ++i) {
                // A slot may be returned under two names.
                Cells& column = out.columns[slots_[i]];
                const std::size_t filled =
                    column.kind == SlotKind::value ? column.values.size() : column.ids.size();
                if (filled == out.size) column.push_from(seen_.column(i), next_row_);
            }
            out.grounds.push_back(grounds_[next_row_]);
            ++out.size;
            ++next_row_;
        }
        return out.size > 0;
    }

    Execution& execution_;
    std::vector<Slot> slots_;
    std::vector<Slot> live_;
    OperatorPtr input_;
    RowSet seen_;
    std::vector<GroundsRef> grounds_;
    std::size_t next_row_ = 0;
    bool read_ = false;
};

}  // namespace

OperatorPtr make_distinct(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<Distinct>(execution, plan, std::move(input));
}

}  // namespace entente::engine
