// OPTIONAL MATCH: the rows that the pattern makes of a row, or the row with nulls.
#include <algorithm>
#include <utility>

#include "operator.hpp"

namespace entente::engine {
namespace {

class Optional final : public Operator {
public:
    Optional(Execution& execution, const Plan& plan, OperatorPtr input)
        : plan_(std::get<OptionalPlan>(plan.operation)),
          input_(std::move(input)),
          inner_(make_pipeline(execution, *plan_.inner, nullptr)),
          in_(execution.make_batch()),
          grounds_(execution.grounds()) {
        for (const Slot slot : plan.live) {
            (std::ranges::binary_search(plan.input->live, slot) ? carried_ : made_).push_back(slot);
        }
    }

    bool next(Batch& out) override {
        while (true) {
            if (running_ && inner_.top->next(out)) {
                for (const std::uint32_t tag : out.columns[plan_.tag].ids)
                    matched_[tag] = 1;
                join_grounds(out);
                return true;
            }
            if (std::exchange(running_, false) && add_unmatched(out)) return true;
            if (!input_->next(in_)) return false;
            matched_.assign(in_.size, 0);
            inner_.top->reset();
            inner_.argument->set(in_, all_rows(in_.size), !in_.grounds.empty());
            running_ = true;
        }
    }

    void reset() override {
        input_->reset();
        running_ = false;
    }

private:
    bool add_unmatched(Batch& out) {
        Selection rows;
        for (std::uint32_t row = 0; row < in_.size; ++row) {
            if (matched_[row] == 0) rows.push_back(row);
        }
        if (rows.empty()) return false;
        out.clear();
        out.gather(in_, rows, carried_);
        for (const Slot slot : made_) {
            for (std::size_t i = 0; i < rows.size(); ++i)
                out.columns[slot].push_null();
        }
        return true;
    }

    /// The pattern's rows began with no grounds: they get those of the rows they came from.
    void join_grounds(Batch& out) {
        if (out.grounds.empty()) return;
        for (std::size_t i = 0; i < out.size; ++i) {
            const std::uint32_t tag = out.columns[plan_.tag].ids[i];
            out.grounds[i] = grounds_->join(in_.grounds[tag], out.grounds[i]);
        }
    }

    const OptionalPlan& plan_;
    OperatorPtr input_;
    Pipeline inner_;
    Batch in_;
    std::vector<Slot> carried_;
    std::vector<Slot> made_;
    std::vector<char> matched_;
    bool running_ = false;
    GroundsArena* grounds_;
};

}  // namespace

OperatorPtr make_optional(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<Optional>(execution, plan, std::move(input));
}

}  // namespace entente::engine
