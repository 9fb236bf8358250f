// UNWIND: a row for each item of a list.
#include <utility>

#include "evaluator.hpp"
#include "fan_out.hpp"

namespace entente::engine {
namespace {

class Unwind final : public FanOut<Unwind> {
public:
    Unwind(Execution& execution, const Plan& plan, OperatorPtr input, const Settled* settled,
           const UnwindPlan& unwind)
        : FanOut(execution, plan, std::move(input), settled, {unwind.slot}),
          plan_(unwind),
          evaluator_(execution),
          rows_in_(execution.make_batch()) {}

    void clear_made() { items_.clear(); }

    void begin_row(const Batch& in, std::uint32_t row) {
        position_ = 0;
        rows_in_.clear();
        const std::vector<std::uint32_t> one{row};
        rows_in_.gather(in, one, free_);
        const std::vector<std::uint32_t> first{0};
        list_ = evaluator_.values(plan_.list, rows_in_, first).front();
    }

    bool expand_row(const Batch&, std::uint32_t row) {
        if (list_.is_null()) return true;
        const auto* list = list_.get_if<List>();
        const std::size_t count = list == nullptr ? 1 : list->size();
        while (position_ < count) {
            emit(row);
            items_.push_back(list == nullptr ? list_ : (*list)[position_]);
            ++position_;
            if (full()) return false;
        }
        return true;
    }

    void finish(const Batch&, Batch& out) {
        if (is_live(plan_.slot)) std::swap(out.columns[plan_.slot].values, items_);
    }

private:
    const UnwindPlan& plan_;
    Evaluator evaluator_;
    std::vector<Slot> free_ = free_slots(plan_.list);
    Batch rows_in_;
    Value list_;
    std::size_t position_ = 0;
    Values items_;
};

}  // namespace

OperatorPtr make_unwind(Execution& execution, const Plan& plan, OperatorPtr input,
                        const Settled* settled) {
    return std::make_unique<Unwind>(execution, plan, std::move(input), settled,
                                    std::get<UnwindPlan>(plan.operation));
}

}  // namespace entente::engine
