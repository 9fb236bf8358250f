#include "evaluator.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "arithmetic.hpp"
#include "failure.hpp"
#include "function.hpp"
#include "subquery_runner.hpp"
#include "value_order.hpp"

namespace entente::engine {
namespace {

Values slot_values(const Cells& column, Rows rows) {
    Values values;
    values.reserve(rows.size());
    for (const std::uint32_t row : rows)
        values.push_back(column.at(row));
    return values;
}

std::optional<bool> compared(ast::ComparisonOperator op, const Value& a, const Value& b) {
    if (op == ast::ComparisonOperator::equal) return equals(a, b);
    if (op == ast::ComparisonOperator::not_equal) {
        const auto same = equals(a, b);
        return same ? std::optional(!*same) : std::nullopt;
    }
    const auto order = compare(a, b);
    if (!order) return std::nullopt;
    switch (op) {
        case ast::ComparisonOperator::less:
            return *order < 0;
        case ast::ComparisonOperator::less_equal:
            return *order <= 0;
        case ast::ComparisonOperator::greater:
            return *order > 0;
        default:
            return *order >= 0;
    }
}

Value as_value(std::optional<bool> truth) {
    return truth ? Value(*truth) : Value();
}

}  // namespace

std::optional<bool> truth_of(const Value& value, Place place) {
    if (value.is_null()) return std::nullopt;
    if (const auto* truth = value.get_if<bool>()) return *truth;
    fail_running("TypeError", "InvalidArgumentType",
                 std::string("A condition is needed here, not ") + type_words(value) + ".", place);
}

/// Evaluates each kind of expression.
struct Evaluator::Visitor {
    Evaluator& self;
    const Expr& e;
    Batch& batch;
    Rows rows;

    Values operand(std::size_t i = 0) const { return self.values(e.operands[i], batch, rows); }
    template <class Function>
    Values each(Function function) const {
        Values all = operand();
        for (Value& value : all)
            value = function(value);
        return all;
    }

    Values operator()(const Constant& c) const { return Values(rows.size(), c.value); }
    Values operator()(const SlotRef& s) const { return slot_values(batch.columns[s.slot], rows); }
    Values operator()(const PropertyOf& p) const { return self.property(p, e, batch, rows); }
    Values operator()(const LabelTest& t) const { return self.label_test(t, e, batch, rows); }
    Values operator()(const NotOf&) const {
        return each([&](const Value& v) {
            const auto truth = truth_of(v, e.place);
            return truth ? Value(!*truth) : Value();
        });
    }
    Values operator()(const SignOf& s) const {
        return each([&](const Value& v) {
            if (s.negative) return negate(v, e.place);
            if (!v.is_null() && !as_real(v)) static_cast<void>(negate(v, e.place));
            return v;
        });
    }
    Values operator()(const NullTest& t) const {
        return each([&](const Value& v) { return Value(v.is_null() != t.negated); });
    }
    Values operator()(const BinaryOf& b) const { return self.binary(b.op, e, batch, rows); }
    Values operator()(const ConnectiveOf& c) const { return self.connective(c.op, e, batch, rows); }
    Values operator()(const ComparisonOf& c) const { return self.comparison(c, e, batch, rows); }
    Values operator()(const Call& c) const { return self.call(*c.function, e, batch, rows); }
    Values operator()(const MakeList&) const { return self.list(e, batch, rows); }
    Values operator()(const MakeMap& m) const { return self.map(m, e, batch, rows); }
    Values operator()(const ItemAt&) const { return self.item_at(e, batch, rows); }
    Values operator()(const SliceOf& s) const { return self.slice(s, e, batch, rows); }
    Values operator()(const Cases& c) const { return self.cases(c, e, batch, rows); }
    Values operator()(const ComprehensionOf& c) const {
        return self.comprehension(c, e, batch, rows);
    }
    Values operator()(const QuantifierOf& q) const { return self.quantifier(q, e, batch, rows); }
    Values operator()(const FoldOf& f) const { return self.fold(f, e, batch, rows); }
    Values operator()(const MakePath& p) const { return self.path(p, batch, rows); }
    Values operator()(const ExistsOf& x) const {
        const auto found = self.execution_.runner(*x.query).exists(batch, rows, true);
        Values all;
        all.reserve(found.size());
        for (const char one : found)
            all.emplace_back(one != 0);
        return all;
    }
    Values operator()(const CollectOf& c) const {
        return self.execution_.runner(*c.query).collect(batch, rows);
    }
};

Values Evaluator::values(const Expr& expression, Batch& batch, Rows rows) {
    return std::visit(Visitor{*this, expression, batch, rows}, expression.kind);
}

void Evaluator::compute(const Expr& expression, Batch& batch, Rows rows, Cells& column) {
    const auto* reference = expression.get_if<SlotRef>();
    if (reference != nullptr && batch.columns[reference->slot].kind == column.kind) {
        column.gather(batch.columns[reference->slot], rows);
        return;
    }
    Values all = values(expression, batch, rows);
    if (column.kind == SlotKind::value) {
        std::ranges::move(all, std::back_inserter(column.values));
        return;
    }
    for (const Value& value : all) {
        const auto* node = value.get_if<Node>();
        if (node == nullptr && !value.is_null()) {
            fail_running("TypeError", "InvalidArgumentType",
                         std::string("A node is needed here, not ") + type_words(value) + ".",
                         expression.place);
        }
        column.ids.push_back(node == nullptr ? no_node : node->id);
    }
}

Values Evaluator::property(const PropertyOf& property, const Expr& expression, Batch& batch,
                           Rows rows) {
    const Entities& entities = execution_.entities();
    const Expr& subject = expression.operands.front();
    Values all;
    all.reserve(rows.size());
    const auto* reference = subject.get_if<SlotRef>();
    if (reference != nullptr && batch.columns[reference->slot].kind != SlotKind::value) {
        const Cells& column = batch.columns[reference->slot];
        const bool node = column.kind == SlotKind::node;
        for (const std::uint32_t row : rows) {
            const std::uint32_t id = column.ids[row];
            if (id == no_node) {
                all.emplace_back();
            } else if (node) {
                all.push_back(entities.property(Node{id}, property.name, property.key));
            } else {
                all.push_back(entities.property(Relationship{id}, property.name, property.key));
            }
        }
        return all;
    }
    for (const Value& value : values(subject, batch, rows)) {
        auto found = entities.property_of(value, property.name, property.key);
        if (!found) {
            fail_running("TypeError", "InvalidArgumentType",
                         std::string(type_words(value)) + " has no properties.", expression.place);
        }
        all.push_back(std::move(*found));
    }
    return all;
}

Values Evaluator::label_test(const LabelTest& test, const Expr& expression, Batch& batch,
                             Rows rows) {
    const Entities& entities = execution_.entities();
    Values all = values(expression.operands.front(), batch, rows);
    for (Value& value : all) {
        if (value.is_null()) continue;
        if (const auto* edge = value.get_if<Relationship>()) {
            const std::string_view type = entities.type(*edge);
            value = std::ranges::all_of(test.names, [&](const auto& name) { return name == type; });
            continue;
        }
        const auto* node = value.get_if<Node>();
        if (node == nullptr) {
            fail_running("TypeError", "InvalidArgumentType",
                         std::string(type_words(value)) + " has no labels.", expression.place);
        }
        bool has = true;
        for (std::size_t i = 0; i < test.labels.size() && has; ++i)
            has = entities.has_label(*node, test.labels[i], test.names[i]);
        value = has;
    }
    return all;
}

/// AND and OR ask about a row only until it is decided.
Values Evaluator::connective(ast::ConnectiveOperator op, const Expr& expression, Batch& batch,
                             Rows rows) {
    const bool exclusive = op == ast::ConnectiveOperator::exclusive;
    const bool deciding = op == ast::ConnectiveOperator::disjunction;
    std::vector<std::optional<bool>> truths(rows.size(), !exclusive && !deciding);
    Selection open = all_rows(rows.size());
    for (const Expr& operand : expression.operands) {
        Selection asked;
        for (const std::uint32_t i : open)
            asked.push_back(rows[i]);
        const Values next = values(operand, batch, asked);
        Selection still_open;
        for (std::size_t k = 0; k < open.size(); ++k) {
            auto& truth = truths[open[k]];
            const auto one = truth_of(next[k], operand.place);
            if (exclusive) {
                truth = truth && one ? std::optional(*truth != *one) : std::nullopt;
            } else if (one && *one == deciding) {
                truth = deciding;
                continue;
            } else if (!one) {
                truth = std::nullopt;
            }
            still_open.push_back(open[k]);
        }
        open = std::move(still_open);
    }
    Values all;
    for (const auto& truth : truths)
        all.push_back(as_value(truth));
    return all;
}

Values Evaluator::comparison(const ComparisonOf& comparison, const Expr& expression, Batch& batch,
                             Rows rows) {
    std::vector<std::optional<bool>> truths(rows.size(), true);
    Values left = values(expression.operands.front(), batch, rows);
    for (std::size_t i = 0; i < comparison.operators.size(); ++i) {
        Values right = values(expression.operands[i + 1], batch, rows);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            const auto one = compared(comparison.operators[i], left[k], right[k]);
            if (one == false || truths[k] == false) {
                truths[k] = false;
            } else if (!one) {
                truths[k] = std::nullopt;
            }
        }
        left = std::move(right);
    }
    Values all;
    all.reserve(rows.size());
    for (const auto& truth : truths)
        all.push_back(as_value(truth));
    return all;
}

Values Evaluator::binary(ast::BinaryOperator op, const Expr& expression, Batch& batch, Rows rows) {
    Values left = values(expression.operands[0], batch, rows);
    const Values right = values(expression.operands[1], batch, rows);
    for (std::size_t i = 0; i < left.size(); ++i) {
        left[i] = apply_binary(op, left[i], right[i], expression.place);
    }
    return left;
}

Values Evaluator::call(const Function& function, const Expr& expression, Batch& batch, Rows rows) {
    std::vector<Values> columns;
    for (const Expr& argument : expression.operands)
        columns.push_back(values(argument, batch, rows));
    Values all;
    all.reserve(rows.size());
    std::vector<Value> arguments(columns.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bool null = false;
        for (std::size_t a = 0; a < columns.size(); ++a) {
            arguments[a] = std::move(columns[a][i]);
            null = null || arguments[a].is_null();
        }
        if (null && function.nulls == Nulls::spreads) {
            all.emplace_back();
        } else {
            all.push_back(function.apply(
                {execution_.entities(), arguments, expression.place, execution_.frame().now}));
        }
    }
    return all;
}

}  // namespace entente::engine
