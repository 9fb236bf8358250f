// Filtering: conditions that only have to be true (or false), without making a value for each row.
// Common conditions read the graph's columns directly.
#include <algorithm>
#include <utility>

#include "evaluator.hpp"
#include "subquery_runner.hpp"
#include "value_order.hpp"

namespace entente::engine {
namespace {

using Op = ast::ComparisonOperator;

/// `5 < x` as `x > 5`.
Op flipped(Op op) {
    switch (op) {
        case Op::less:
            return Op::greater;
        case Op::less_equal:
            return Op::greater_equal;
        case Op::greater:
            return Op::less;
        case Op::greater_equal:
            return Op::less_equal;
        default:
            return op;
    }
}

template <class T>
bool holds(Op op, const T& a, const T& b) {
    switch (op) {
        case Op::equal:
            return a == b;
        case Op::not_equal:
            return a != b;
        case Op::less:
            return a < b;
        case Op::less_equal:
            return a <= b;
        case Op::greater:
            return a > b;
        default:
            return a >= b;
    }
}

/// Keeps the rows whose node or edge has the property and for which `test(id) == wanted`.
template <class Test>
void keep_cells(const Column& column, const Cells& ids, Selection& rows, bool wanted, Test test) {
    std::erase_if(rows, [&](std::uint32_t row) {
        const std::uint32_t id = ids.ids[row];
        return id == no_node || !column.has(id) || test(id) != wanted;
    });
}

/// Compares a column with a constant by the column's own type; false when the two types need the
/// general way.
bool keep_compared(const Graph& graph, const Column& column, const Cells& ids, Op op,
                   const Value& constant, Selection& rows, bool wanted) {
    switch (column.type()) {
        case ColumnType::text: {
            const auto* text = constant.get_if<std::string>();
            if (text == nullptr) return false;
            if (op == Op::equal || op == Op::not_equal) {
                const auto id = graph.find_string(*text);
                keep_cells(column, ids, rows, wanted, [&](std::uint32_t at) {
                    return (id && column.text(at) == *id) == (op == Op::equal);
                });
            } else {
                keep_cells(column, ids, rows, wanted, [&](std::uint32_t at) {
                    return holds<std::string_view>(op, graph.string(column.text(at)), *text);
                });
            }
            return true;
        }
        case ColumnType::date: {
            const auto* date = constant.get_if<Date>();
            if (date == nullptr) return false;
            keep_cells(column, ids, rows, wanted, [&, day = date->beginning()](std::uint32_t at) {
                return holds(op, column.date(at).beginning(), day);
            });
            return true;
        }
        case ColumnType::integer: {
            const auto* number = constant.get_if<std::int64_t>();
            if (number == nullptr) return false;
            keep_cells(column, ids, rows, wanted,
                       [&](std::uint32_t at) { return holds(op, column.integer(at), *number); });
            return true;
        }
        case ColumnType::real: {
            const auto* number = constant.get_if<double>();
            if (number == nullptr) return false;
            keep_cells(column, ids, rows, wanted,
                       [&](std::uint32_t at) { return holds(op, column.real(at), *number); });
            return true;
        }
        default:
            return false;
    }
}

}  // namespace

void Evaluator::keep(const Expr& condition, Batch& batch, Selection& rows, bool wanted) {
    if (rows.empty()) return;
    if (condition.get_if<NotOf>()) {
        keep(condition.operands.front(), batch, rows, !wanted);
        return;
    }
    const auto* connective = condition.get_if<ConnectiveOf>();
    if (connective != nullptr && connective->op != ast::ConnectiveOperator::exclusive) {
        const bool conjunction = connective->op == ast::ConnectiveOperator::conjunction;
        if (conjunction == wanted) {
            keep_all(condition, batch, rows, wanted);
        } else {
            keep_any(condition, batch, rows, wanted);
        }
        return;
    }
    if (const auto* exists = condition.get_if<ExistsOf>()) {
        const auto found = execution_.runner(*exists->query).exists(batch, rows, wanted);
        std::size_t i = 0;
        std::erase_if(rows, [&](std::uint32_t) { return (found[i++] != 0) != wanted; });
        return;
    }
    if (keep_property(condition, batch, rows, wanted) ||
        keep_same_ids(condition, batch, rows, wanted) ||
        keep_labelled(condition, batch, rows, wanted)) {
        return;
    }
    keep_by_value(condition, batch, rows, wanted);
}

/// Every operand has to be `wanted`.
void Evaluator::keep_all(const Expr& condition, Batch& batch, Selection& rows, bool wanted) {
    for (const Expr& operand : condition.operands)
        keep(operand, batch, rows, wanted);
}

/// One operand has to be `wanted`. What a row rests on is only what the operand that kept it added.
void Evaluator::keep_any(const Expr& condition, Batch& batch, Selection& rows, bool wanted) {
    Selection open = std::move(rows);
    Selection kept;
    for (const Expr& operand : condition.operands) {
        const std::vector<GroundsRef> grounds = batch.grounds;
        Selection now = open;
        keep(operand, batch, now, wanted);
        Selection rest;
        std::ranges::set_difference(open, now, std::back_inserter(rest));
        if (!grounds.empty()) {
            for (const std::uint32_t row : rest)
                batch.grounds[row] = grounds[row];
        }
        Selection merged;
        std::ranges::set_union(kept, now, std::back_inserter(merged));
        kept = std::move(merged);
        open = std::move(rest);
    }
    rows = std::move(kept);
}

void Evaluator::keep_by_value(const Expr& condition, Batch& batch, Selection& rows, bool wanted) {
    const Values truths = values(condition, batch, rows);
    std::size_t i = 0;
    std::erase_if(rows, [&](std::uint32_t) {
        const auto truth = truth_of(truths[i++], condition.place);
        return !truth || *truth != wanted;
    });
}

/// `n.key <op> constant`.
bool Evaluator::keep_property(const Expr& condition, Batch& batch, Selection& rows, bool wanted) {
    const auto* comparison = condition.get_if<ComparisonOf>();
    if (comparison == nullptr || comparison->operators.size() != 1) return false;
    if (!execution_.entities().plain()) return false;
    for (const std::size_t side : {0U, 1U}) {
        const Expr& left = condition.operands[side];
        const auto* property = left.get_if<PropertyOf>();
        const auto* constant = condition.operands[1 - side].get_if<Constant>();
        if (property == nullptr || constant == nullptr || !property->key) continue;
        const auto* subject = left.operands.front().get_if<SlotRef>();
        if (subject == nullptr || property->name == "id") return false;
        const Cells& ids = batch.columns[subject->slot];
        if (ids.kind == SlotKind::value || ids.kind == SlotKind::number) return false;
        const Graph& graph = execution_.graph();
        const Column* column = ids.kind == SlotKind::node ? graph.node_column(*property->key)
                                                          : graph.edge_column(*property->key);
        if (column == nullptr) {
            rows.clear();
            return true;
        }
        const Op op =
            side == 0 ? comparison->operators.front() : flipped(comparison->operators.front());
        return keep_compared(graph, *column, ids, op, constant->value, rows, wanted);
    }
    return false;
}

/// `a = b` and `a <> b` for nodes or for edges.
bool Evaluator::keep_same_ids(const Expr& condition, Batch& batch, Selection& rows, bool wanted) {
    const auto* comparison = condition.get_if<ComparisonOf>();
    if (comparison == nullptr || comparison->operators.size() != 1) return false;
    const Op op = comparison->operators.front();
    const auto* left = condition.operands[0].get_if<SlotRef>();
    const auto* right = condition.operands[1].get_if<SlotRef>();
    if (left == nullptr || right == nullptr || (op != Op::equal && op != Op::not_equal))
        return false;
    const Cells& a = batch.columns[left->slot];
    const Cells& b = batch.columns[right->slot];
    if (a.kind != b.kind || (a.kind != SlotKind::node && a.kind != SlotKind::edge)) return false;
    const bool same = (op == Op::equal) == wanted;
    std::erase_if(rows, [&](std::uint32_t row) {
        if (a.ids[row] == no_node || b.ids[row] == no_node) return true;
        return (a.ids[row] == b.ids[row]) != same;
    });
    return true;
}

/// `n:Label`.
bool Evaluator::keep_labelled(const Expr& condition, Batch& batch, Selection& rows, bool wanted) {
    const auto* test = condition.get_if<LabelTest>();
    if (test == nullptr || !execution_.entities().plain()) return false;
    const auto* subject = condition.operands.front().get_if<SlotRef>();
    if (subject == nullptr || batch.columns[subject->slot].kind != SlotKind::node) return false;
    const Graph& graph = execution_.graph();
    const Cells& nodes = batch.columns[subject->slot];
    std::erase_if(rows, [&](std::uint32_t row) {
        const NodeId node = nodes.ids[row];
        if (node == no_node) return true;
        const bool has = std::ranges::all_of(test->labels, [&](const auto& label) {
            return label && graph.has_label(node, *label);
        });
        return has != wanted;
    });
    return true;
}

}  // namespace entente::engine
