// CALL: a row for each that the procedure gives.
#include <algorithm>
#include <set>
#include <utility>

#include "evaluator.hpp"
#include "failure.hpp"
#include "fan_out.hpp"
#include "procedure.hpp"

namespace entente::engine {
namespace {

std::vector<Slot> slots_of(const CallPlan& call) {
    std::vector<Slot> slots;
    for (const auto& [column, slot] : call.yields)
        slots.push_back(slot);
    return slots;
}

std::vector<Slot> read_slots(const CallPlan& call) {
    std::set<Slot> slots;
    for (const Expr& argument : call.arguments) {
        for (const Slot slot : free_slots(argument))
            slots.insert(slot);
    }
    return {slots.begin(), slots.end()};
}

bool is_constant(const Expr& expression) {
    return expression.get_if<Constant>() != nullptr;
}

std::size_t row_count(const Columns& columns) {
    if (columns.empty()) return 1;  // a procedure without columns lets each row through
    const Cells& first = columns.front();
    return first.kind == SlotKind::value ? first.values.size() : first.ids.size();
}

class CallProcedure final : public FanOut<CallProcedure> {
public:
    CallProcedure(Execution& execution, const Plan& plan, OperatorPtr input, const Settled* settled,
                  const CallPlan& call)
        : FanOut(execution, plan, std::move(input), settled, slots_of(call)),
          plan_(call),
          evaluator_(execution),
          rows_in_(execution.make_batch()),
          constant_(std::ranges::all_of(call.arguments, is_constant)) {
        for (const auto& [column, slot] : call.yields) {
            if (!is_live(slot)) continue;
            wanted_.push_back({column, slot, {}});
            wanted_.back().cells.kind = execution.frame().kinds[slot];
        }
    }

    void clear_made() {
        for (Wanted& each : wanted_)
            each.cells.clear();
    }

    void begin_row(const Batch& in, std::uint32_t row) {
        position_ = 0;
        if (called_ && constant_) return;
        const std::vector<Value> arguments = arguments_of(in, row);
        columns_ = plan_.procedure->run({execution(), arguments, plan_.place});
        rows_given_ = row_count(columns_);
        called_ = true;
    }

    bool expand_row(const Batch&, std::uint32_t row) {
        while (position_ < rows_given_) {
            emit(row);
            for (Wanted& each : wanted_)
                each.cells.push_from(columns_[each.column], position_);
            ++position_;
            if (full()) return position_ == rows_given_;
        }
        return true;
    }

    void finish(const Batch&, Batch& out) {
        for (Wanted& each : wanted_) {
            std::swap(out.columns[each.slot].ids, each.cells.ids);
            std::swap(out.columns[each.slot].values, each.cells.values);
        }
    }

private:
    struct Wanted {
        std::size_t column;
        Slot slot;
        Cells cells;
    };

    std::vector<Value> arguments_of(const Batch& in, std::uint32_t row) {
        rows_in_.clear();
        const std::vector<std::uint32_t> one{row};
        rows_in_.gather(in, one, free_);
        const std::vector<std::uint32_t> first{0};
        const auto& fields = plan_.procedure->signature.arguments;
        std::vector<Value> arguments;
        for (std::size_t i = 0; i < plan_.arguments.size(); ++i) {
            const Expr& argument = plan_.arguments[i];
            const Value given = evaluator_.values(argument, rows_in_, first).front();
            auto value = assigned(fields[i].type, given);
            if (!value) {
                fail_running("TypeError", "InvalidArgumentType",
                             plan_.procedure->name() + "() takes " + to_text(fields[i].type) +
                                 " as " + fields[i].name.text + ".",
                             argument.place);
            }
            arguments.push_back(*std::move(value));
        }
        return arguments;
    }

    const CallPlan& plan_;
    Evaluator evaluator_;
    std::vector<Slot> free_ = read_slots(plan_);
    Batch rows_in_;
    std::vector<Wanted> wanted_;
    Columns columns_;
    std::size_t rows_given_ = 0;
    std::size_t position_ = 0;
    bool called_ = false;
    bool constant_;  ///< the arguments are the same for all rows, so the rows given are too
};

}  // namespace

OperatorPtr make_call(Execution& execution, const Plan& plan, OperatorPtr input,
                      const Settled* settled) {
    return std::make_unique<CallProcedure>(execution, plan, std::move(input), settled,
                                           std::get<CallPlan>(plan.operation));
}

}  // namespace entente::engine
