// What operators have in common that make several rows of one: scans, expansions, UNWIND.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "operator.hpp"

namespace entente::engine {

/// Derived provides
///   void begin_row(const Batch& in, std::uint32_t row);   // a new row of the input
///   bool expand_row(const Batch& in, std::uint32_t row);  // emit() until full(): false; all done:
///   true void finish(const Batch& in, Batch& out);             // its own columns, one cell for
///   each of rows()
/// The calls are resolved at compile time: there is none through a table for a row.
template <class Derived>
class FanOut : public Operator {
public:
    bool next(Batch& out) final {
        rows_.clear();
        derived().clear_made();
        while (!full()) {
            if (row_ == in_.size) {
                if (!rows_.empty()) break;  // they refer to the batch at hand
                if (!input_->next(in_)) return false;
                row_ = 0;
                begun_ = false;
            }
            const auto row = static_cast<std::uint32_t>(row_);
            const bool skip = settled_ != nullptr && settled_->at(in_, row);
            if (!skip && !begun_) derived().begin_row(in_, row);
            begun_ = true;
            if (!skip && !derived().expand_row(in_, row)) break;
            ++row_;
            begun_ = false;
        }
        if (rows_.empty()) return false;
        out.clear();
        out.gather(in_, rows_, carried_);
        derived().finish(in_, out);
        execution_.count(out.size);
        return true;
    }

    void reset() final {
        input_->reset();
        in_.size = 0;
        row_ = 0;
        begun_ = false;
    }

protected:
    FanOut(Execution& execution, const Plan& plan, OperatorPtr input, const Settled* settled,
           const std::vector<Slot>& made)
        : execution_(execution), input_(std::move(input)), in_(execution.make_batch()) {
        for (const Slot slot : plan.live) {
            if (std::ranges::find(made, slot) == made.end()) carried_.push_back(slot);
        }
        const auto& below = plan.input->live;
        if (settled != nullptr && std::ranges::binary_search(below, settled->tag))
            settled_ = settled;
        live_ = plan.live;
    }

    [[nodiscard]] bool full() const { return rows_.size() >= batch_rows; }
    void emit(std::uint32_t row) { rows_.push_back(row); }
    [[nodiscard]] const Selection& rows() const { return rows_; }
    [[nodiscard]] bool is_live(Slot slot) const { return std::ranges::binary_search(live_, slot); }
    [[nodiscard]] Execution& execution() { return execution_; }
    [[nodiscard]] const Graph& graph() const { return execution_.graph(); }

private:
    Derived& derived() { return static_cast<Derived&>(*this); }

    Execution& execution_;
    OperatorPtr input_;
    const Settled* settled_ = nullptr;
    std::vector<Slot> carried_;
    std::vector<Slot> live_;
    Batch in_;
    std::size_t row_ = 0;
    bool begun_ = false;
    Selection rows_;
};

}  // namespace entente::engine
