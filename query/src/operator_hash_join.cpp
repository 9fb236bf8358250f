// Joining by a value: the rows of another pattern, looked up by their keys.
#include <algorithm>
#include <utility>

#include "evaluator.hpp"
#include "operator.hpp"
#include "row_set.hpp"

namespace entente::engine {
namespace {

class HashJoin final : public Operator {
public:
    HashJoin(Execution& execution, const Plan& plan, OperatorPtr input)
        : execution_(execution),
          evaluator_(execution),
          plan_(std::get<HashJoinPlan>(plan.operation)),
          input_(std::move(input)),
          in_(execution.make_batch()),
          inner_rows_(execution.make_batch()),
          keys_(std::vector<SlotKind>(plan_.keys.size(), SlotKind::value)) {
        for (const Slot slot : plan.live) {
            (std::ranges::binary_search(plan.input->live, slot) ? carried_ : made_).push_back(slot);
        }
    }

    bool next(Batch& out) override {
        if (!built_) build();
        while (true) {
            if (row_ == in_.size && !next_input()) return false;
            Selection rows;
            Selection inner;
            for (; row_ < in_.size && rows.size() < batch_rows; ++row_)
                if (!add_matches(rows, inner)) break;
            if (rows.empty()) continue;
            out.clear();
            out.gather(in_, rows, carried_);
            for (const Slot slot : made_)
                out.columns[slot].gather(inner_rows_.columns[slot], inner);
            execution_.count(out.size);
            return true;
        }
    }

    void reset() override {
        input_->reset();
        in_.size = 0;
        row_ = 0;
        match_ = 0;
    }

private:
    /// Reads the inner plan and brings rows of equal keys together.
    void build() {
        built_ = true;
        Pipeline pipeline = make_pipeline(execution_, *plan_.inner, nullptr);
        pipeline.argument->set_single();
        Batch batch = execution_.make_batch();
        std::vector<Selection> by_key;
        while (pipeline.top->next(batch)) {
            const std::vector<Cells> cells = keys_of(plan_.inner_keys, batch);
            const auto columns = pointers(cells);
            for (std::uint32_t row = 0; row < batch.size; ++row) {
                const std::uint32_t key = keys_.find_or_add(columns, row);
                if (key == by_key.size()) by_key.emplace_back();
                by_key[key].push_back(static_cast<std::uint32_t>(inner_rows_.size) + row);
            }
            inner_rows_.gather(batch, all_rows(batch.size), made_);
        }
        starts_.push_back(0);
        for (const Selection& rows : by_key) {
            matches_.insert(matches_.end(), rows.begin(), rows.end());
            starts_.push_back(matches_.size());
        }
    }

    [[nodiscard]] std::vector<Cells> keys_of(const std::vector<Expr>& keys, Batch& batch) {
        std::vector<Cells> cells(keys.size());
        const Selection rows = all_rows(batch.size);
        for (std::size_t i = 0; i < keys.size(); ++i)
            cells[i].values = evaluator_.values(keys[i], batch, rows);
        return cells;
    }
    static std::vector<const Cells*> pointers(const std::vector<Cells>& cells) {
        std::vector<const Cells*> columns;
        for (const Cells& column : cells)
            columns.push_back(&column);
        return columns;
    }

    bool next_input() {
        if (!input_->next(in_)) return false;
        cells_ = keys_of(plan_.keys, in_);
        row_ = 0;
        match_ = 0;
        return true;
    }

    /// The matches of the row at hand; false when the batch is full before their end.
    bool add_matches(Selection& rows, Selection& inner) {
        const auto key = keys_.find(pointers(cells_), row_);
        if (!key) return true;
        const std::size_t begin = starts_[*key];
        const std::size_t count = starts_[*key + 1] - begin;
        for (; match_ < count; ++match_) {
            if (rows.size() == batch_rows) return false;
            rows.push_back(static_cast<std::uint32_t>(row_));
            inner.push_back(matches_[begin + match_]);
        }
        match_ = 0;
        return true;
    }

    Execution& execution_;
    Evaluator evaluator_;
    const HashJoinPlan& plan_;
    OperatorPtr input_;
    std::vector<Slot> carried_;
    std::vector<Slot> made_;
    Batch in_;
    std::vector<Cells> cells_;  ///< the keys of the rows at hand
    std::size_t row_ = 0;
    std::size_t match_ = 0;
    Batch inner_rows_;
    RowSet keys_;
    std::vector<std::size_t> starts_;  ///< by key, into matches_
    Selection matches_;                ///< rows of inner_rows_
    bool built_ = false;
};

}  // namespace

OperatorPtr make_hash_join(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<HashJoin>(execution, plan, std::move(input));
}

}  // namespace entente::engine
