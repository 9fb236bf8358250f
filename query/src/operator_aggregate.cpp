// Grouping: rows with equal keys become one, with what the aggregates make of them.
#include <algorithm>
#include <utility>

#include "accumulator.hpp"
#include "arithmetic.hpp"
#include "evaluator.hpp"
#include "failure.hpp"
#include "operator.hpp"

namespace entente::engine {
namespace {

/// A key that is read from a column of texts is grouped by the numbers of the texts: equal texts
/// have equal ones.
struct TextKey {
    const Column* column = nullptr;  ///< null for another key
    Slot subject = no_slot;
};

TextKey text_key(const Graph& graph, const Frame& frame, const Expr& key) {
    const auto* property = key.get_if<PropertyOf>();
    if (property == nullptr || !property->key || property->name == "id") return {};
    const auto* subject = key.operands.front().get_if<SlotRef>();
    if (subject == nullptr) return {};
    const SlotKind kind = frame.kinds[subject->slot];
    if (kind != SlotKind::node && kind != SlotKind::edge) return {};
    const Column* column = kind == SlotKind::node ? graph.node_column(*property->key)
                                                  : graph.edge_column(*property->key);
    if (column == nullptr || column->type() != ColumnType::text) return {};
    return {column, subject->slot};
}

std::vector<TextKey> text_keys(const Graph& graph, const Frame& frame, const AggregatePlan& plan) {
    std::vector<TextKey> keys;
    for (const auto& [slot, key] : plan.keys)
        keys.push_back(text_key(graph, frame, key));
    return keys;
}

std::vector<SlotKind> key_kinds(const Frame& frame, const AggregatePlan& plan,
                                const std::vector<TextKey>& texts) {
    std::vector<SlotKind> kinds;
    for (std::size_t i = 0; i < plan.keys.size(); ++i) {
        kinds.push_back(texts[i].column == nullptr ? frame.kinds[plan.keys[i].first]
                                                   : SlotKind::number);
    }
    return kinds;
}

/// The slot of count(DISTINCT n) for nodes or edges; no_slot for another aggregate.
Slot counted_ids(const Frame& frame, const BoundAggregate& aggregate) {
    if (aggregate.kind != AggregateKind::count || !aggregate.distinct) return no_slot;
    const auto* counted = aggregate.argument->get_if<SlotRef>();
    if (counted == nullptr) return no_slot;
    const SlotKind kind = frame.kinds[counted->slot];
    return kind == SlotKind::node || kind == SlotKind::edge ? counted->slot : no_slot;
}

class Aggregate final : public Operator {
public:
    Aggregate(Execution& execution, const Plan& plan, OperatorPtr input)
        : execution_(execution),
          evaluator_(execution),
          plan_(std::get<AggregatePlan>(plan.operation)),
          input_(std::move(input)),
          in_(execution.make_batch()),
          text_keys_(text_keys(execution.graph(), execution.frame(), plan_)),
          groups_(key_kinds(execution.frame(), plan_, text_keys_)),
          ids_(plan_.aggregates.size()) {}

    bool next(Batch& out) override {
        if (!read_) read_all();
        if (next_group_ >= group_count_) return false;
        out.clear();
        const std::size_t end = std::min(group_count_, next_group_ + batch_rows);
        for (; next_group_ < end; ++next_group_)
            add_group(out);
        execution_.count(out.size);
        return true;
    }

    void reset() override {
        input_->reset();
        groups_.clear();
        accumulators_.clear();
        ids_.assign(plan_.aggregates.size(), {});
        grounds_.clear();
        group_count_ = 0;
        next_group_ = 0;
        read_ = false;
    }

private:
    void read_all() {
        read_ = true;
        if (plan_.keys.empty()) group_count_ = 1;
        while (input_->next(in_)) {
            const Selection rows = all_rows(in_.size);
            const std::vector<std::uint32_t> groups = groups_of(rows);
            make_accumulators(rows);
            if (execution_.grounds() != nullptr) add_grounds(groups);
            resize_accumulators();
            for (std::size_t i = 0; i < accumulators_.size(); ++i)
                accumulate(i, groups, rows);
        }
        if (accumulators_.empty()) make_accumulators({});
        resize_accumulators();
        grounds_.resize(group_count_, 0);
    }

    void accumulate(std::size_t i, const std::vector<std::uint32_t>& groups,
                    const Selection& rows) {
        const BoundAggregate& aggregate = plan_.aggregates[i];
        if (const Slot slot = counted_ids(execution_.frame(), aggregate); slot != no_slot) {
            ids_[i].add(groups, in_.columns[slot].ids);
        } else if (!aggregate.argument) {
            accumulators_[i]->add_rows(groups, in_.weights);
        } else {
            accumulators_[i]->add(groups, evaluator_.values(*aggregate.argument, in_, rows),
                                  in_.weights);
        }
    }

    void resize_accumulators() {
        for (auto& accumulator : accumulators_)
            accumulator->resize(group_count_);
        for (DistinctIds& ids : ids_)
            ids.resize(group_count_);
    }

    /// The number of each row's group.
    std::vector<std::uint32_t> groups_of(const Selection& rows) {
        if (plan_.keys.empty()) return std::vector<std::uint32_t>(rows.size(), 0);
        std::vector<Cells> computed(plan_.keys.size());
        std::vector<const Cells*> columns;
        for (std::size_t i = 0; i < plan_.keys.size(); ++i) {
            const auto& [slot, key] = plan_.keys[i];
            if (text_keys_[i].column != nullptr) {
                read_texts(text_keys_[i], computed[i]);
            } else {
                computed[i].kind = execution_.frame().kinds[slot];
                evaluator_.compute(key, in_, rows, computed[i]);
            }
            columns.push_back(&computed[i]);
        }
        std::vector<std::uint32_t> numbers;
        numbers.reserve(rows.size());
        for (const std::uint32_t row : rows)
            numbers.push_back(groups_.find_or_add(columns, row));
        group_count_ = groups_.size();
        return numbers;
    }

    /// The numbers of the texts of all rows at hand.
    void read_texts(const TextKey& key, Cells& cells) const {
        cells.kind = SlotKind::number;
        cells.ids.reserve(in_.size);
        for (const std::uint32_t id : in_.columns[key.subject].ids) {
            const bool has = id != no_node && key.column->has(id);
            cells.ids.push_back(has ? key.column->text(id) : no_string);
        }
    }

    [[nodiscard]] Value text_at(const Cells& cells, std::size_t group) const {
        const StringId text = cells.ids[group];
        return text == no_string ? Value() : Value(execution_.graph().string(text));
    }

    void make_accumulators(const Selection& rows) {
        if (!accumulators_.empty()) return;
        for (const BoundAggregate& aggregate : plan_.aggregates) {
            double parameter = 0;
            if (aggregate.parameter && !rows.empty()) {
                const auto real = as_real(
                    evaluator_.values(*aggregate.parameter, in_, Rows(rows).first(1)).front());
                if (!real || *real < 0 || *real > 1) {
                    fail_running("ArgumentError", "NumberOutOfRange",
                                 "A percentile is asked for with a number from 0.0 to 1.0.",
                                 aggregate.place);
                }
                parameter = *real;
            }
            accumulators_.push_back(make_accumulator(aggregate, parameter));
        }
    }

    void add_grounds(const std::vector<std::uint32_t>& groups) {
        grounds_.resize(group_count_, 0);
        for (std::size_t i = 0; i < groups.size() && !in_.grounds.empty(); ++i) {
            GroundsRef& ground = grounds_[groups[i]];
            ground = execution_.grounds()->join(ground, in_.grounds[i]);
        }
    }

    void add_group(Batch& out) {
        for (std::size_t i = 0; i < plan_.keys.size(); ++i) {
            Cells& column = out.columns[plan_.keys[i].first];
            const std::size_t filled =
                column.kind == SlotKind::value ? column.values.size() : column.ids.size();
            // A key may be written twice.
            if (filled != out.size) continue;
            if (text_keys_[i].column != nullptr) {
                column.values.push_back(text_at(groups_.column(i), next_group_));
            } else {
                column.push_from(groups_.column(i), next_group_);
            }
        }
        for (std::size_t i = 0; i < accumulators_.size(); ++i) {
            const bool by_id = counted_ids(execution_.frame(), plan_.aggregates[i]) != no_slot;
            out.columns[plan_.aggregates[i].slot].values.push_back(
                by_id ? ids_[i].result(next_group_) : accumulators_[i]->result(next_group_));
        }
        if (execution_.grounds() != nullptr) out.grounds.push_back(grounds_[next_group_]);
        ++out.size;
    }

    Execution& execution_;
    Evaluator evaluator_;
    const AggregatePlan& plan_;
    OperatorPtr input_;
    Batch in_;
    std::vector<TextKey> text_keys_;  ///< by key
    RowSet groups_;
    std::vector<DistinctIds> ids_;  ///< by aggregate; used for those that count ids
    std::vector<std::unique_ptr<Accumulator>> accumulators_;
    std::vector<GroundsRef> grounds_;
    std::size_t group_count_ = 0;
    std::size_t next_group_ = 0;
    bool read_ = false;
};

}  // namespace

OperatorPtr make_aggregate(Execution& execution, const Plan& plan, OperatorPtr input) {
    return std::make_unique<Aggregate>(execution, plan, std::move(input));
}

}  // namespace entente::engine
