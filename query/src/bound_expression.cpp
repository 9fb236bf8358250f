#include "bound_expression.hpp"

#include <algorithm>
#include <utility>

#include "arithmetic.hpp"
#include "binder.hpp"
#include "function.hpp"

namespace entente::engine {
namespace {

void collect_slots(const Expr& expression, std::vector<Slot>& slots) {
    if (const auto* reference = expression.get_if<SlotRef>()) slots.push_back(reference->slot);
    if (const auto* path = expression.get_if<MakePath>()) {
        slots.insert(slots.end(), path->nodes.begin(), path->nodes.end());
        slots.insert(slots.end(), path->edges.begin(), path->edges.end());
    }
    const SubQuery* sub = nullptr;
    if (const auto* exists = expression.get_if<ExistsOf>()) sub = exists->query.get();
    if (const auto* collect = expression.get_if<CollectOf>()) sub = collect->query.get();
    if (sub != nullptr) slots.insert(slots.end(), sub->imports.begin(), sub->imports.end());
    std::vector<Slot> inner;
    for (const Expr& operand : expression.operands)
        collect_slots(operand, inner);
    const auto drop = [&](Slot slot) { std::erase(inner, slot); };
    if (const auto* comprehension = expression.get_if<ComprehensionOf>())
        drop(comprehension->variable);
    if (const auto* quantifier = expression.get_if<QuantifierOf>()) drop(quantifier->variable);
    if (const auto* fold = expression.get_if<FoldOf>()) {
        drop(fold->variable);
        drop(fold->accumulator);
    }
    slots.insert(slots.end(), inner.begin(), inner.end());
}

/// The value of an expression whose operands are all constants; nothing where that is left to the
/// run.
std::optional<Value> constant_value(const Graph& graph, const Moment& now, const Expr& expression,
                                    const std::vector<Value>& operands) {
    if (const auto* binary = expression.get_if<BinaryOf>()) {
        return apply_binary(binary->op, operands[0], operands[1], expression.place);
    }
    if (const auto* sign = expression.get_if<SignOf>()) {
        if (sign->negative) return negate(operands[0], expression.place);
        return std::nullopt;
    }
    if (const auto* call = expression.get_if<Call>()) {
        if (call->function->varies) return std::nullopt;
        const bool null = std::ranges::any_of(operands, &Value::is_null);
        if (null && call->function->nulls == Nulls::spreads) return Value();
        return call->function->apply({Entities(graph), operands, expression.place, now});
    }
    if (expression.get_if<MakeList>()) return Value(List(operands));
    if (const auto* map = expression.get_if<MakeMap>()) {
        Map made;
        for (std::size_t i = 0; i < operands.size(); ++i)
            made.emplace_back(map->keys[i], operands[i]);
        return Value(std::move(made));
    }
    return std::nullopt;
}

}  // namespace

std::vector<Slot> free_slots(const Expr& expression) {
    std::vector<Slot> slots;
    collect_slots(expression, slots);
    std::ranges::sort(slots);
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
}

Expr fold_constant(const Graph& graph, const Moment& now, Expr expression) {
    std::vector<Value> operands;
    for (const Expr& operand : expression.operands) {
        const auto* constant = operand.get_if<Constant>();
        if (constant == nullptr) return expression;
        operands.push_back(constant->value);
    }
    try {
        if (auto value = constant_value(graph, now, expression, operands)) {
            return {Constant{std::move(*value)}, {}, expression.place};
        }
    } catch (const Error&) {
        // Left for the run: a branch that is never taken may hold it.
    }
    return expression;
}

}  // namespace entente::engine
