// Binding WITH and RETURN: columns, grouping, ORDER BY, SKIP and LIMIT.
#include <algorithm>
#include <set>
#include <utility>

#include "binder.hpp"
#include "failure.hpp"
#include "parser/ast_children.hpp"

namespace entente::engine {
namespace {

VariableKind kind_of(const Expr& expression, const Scope& scope, const ast::Expression& written) {
    if (!expression.get_if<SlotRef>()) return VariableKind::value;
    const auto* variable = std::get_if<ast::Variable>(&written.node);
    if (variable == nullptr) return VariableKind::value;
    const auto found = scope.find(variable->name);
    return found ? found->kind : VariableKind::value;
}

std::string column_name(const ast::ProjectionItem& item) {
    return item.alias ? item.alias->text : item.text;
}

/// The slots that the columns to group by are made of, ascending.
std::vector<Slot> key_slots(const BoundProjection& projection) {
    std::vector<Slot> slots;
    for (const auto& [slot, key] : projection.keys) {
        const auto used = free_slots(key);
        slots.insert(slots.end(), used.begin(), used.end());
    }
    std::ranges::sort(slots);
    return slots;
}

/// What may stand beside an aggregate when it is itself a column to group by: a variable or a
/// property of one.
bool is_simple(const ast::Expression& expression) {
    if (std::holds_alternative<ast::Variable>(expression.node)) return true;
    const auto* property = std::get_if<ast::Property>(&expression.node);
    return property != nullptr && is_simple(*property->subject);
}

void require_distinct_names(const std::vector<ast::ProjectionItem>& items) {
    std::set<std::string> names;
    for (const ast::ProjectionItem& item : items) {
        if (names.insert(column_name(item)).second) continue;
        syntax_error(
            "ColumnNameConflict",
            "Two columns are called `" + column_name(item) + "`; name one of them with AS.",
            item.expression.place);
    }
}

}  // namespace

/// The items with `*` written out: every variable in the order in which they were bound.
std::vector<ast::ProjectionItem> Binder::written_items(const ast::Projection& projection,
                                                       Place place, bool is_return) {
    std::vector<ast::ProjectionItem> items;
    if (projection.star) {
        std::set<std::string> seen;
        for (const ScopeVariable& variable : scope_->here()) {
            if (!seen.insert(variable.name).second) continue;
            items.push_back({{ast::Variable{variable.name}, place},
                             ast::Symbol{variable.name, place},
                             variable.name});
        }
        if (items.empty() && projection.items.empty() && is_return) {
            syntax_error("NoVariablesInScope",
                         "`*` stands for all variables, but there are none here.", place);
        }
    }
    items.insert(items.end(), projection.items.begin(), projection.items.end());
    return items;
}

std::pair<Slot, VariableKind> Binder::slot_for(Expr expression, std::vector<Computed>& computed,
                                               const std::string& name) {
    if (const auto* slot = expression.get_if<SlotRef>()) return {slot->slot, VariableKind::value};
    const Slot slot = add_slot(SlotKind::value, name, static_type(expression, types_));
    computed.emplace_back(slot, std::move(expression));
    return {slot, VariableKind::value};
}

void Binder::bind_plain_items(const std::vector<ast::ProjectionItem>& items, BoundProjection& bound,
                              std::vector<ScopeVariable>& outputs) {
    for (const ast::ProjectionItem& item : items) {
        Expr expression = bind_expression(item.expression);
        const VariableKind kind = kind_of(expression, *scope_, item.expression);
        const std::string name = column_name(item);
        outputs.push_back(
            {name, slot_for(std::move(expression), bound.computed, name).first, kind});
    }
}

void Binder::bind_grouped_items(const std::vector<ast::ProjectionItem>& items,
                                BoundProjection& bound, std::vector<ScopeVariable>& outputs) {
    bound.aggregated = true;
    outputs.resize(items.size());
    std::vector<Substitution> keys;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (has_aggregate(items[i].expression)) continue;
        Expr key = bind_expression(items[i].expression);
        const VariableKind kind = kind_of(key, *scope_, items[i].expression);
        Slot slot = no_slot;
        if (const auto* reference = key.get_if<SlotRef>()) {
            slot = reference->slot;
        } else {
            slot = add_slot(SlotKind::value, column_name(items[i]));
        }
        bound.keys.emplace_back(slot, std::move(key));
        if (is_simple(items[i].expression)) keys.push_back({&items[i].expression, slot});
        outputs[i] = {column_name(items[i]), slot, kind};
    }
    const Grouping grouping{&bound.aggregates, scope_};
    grouping_ = &grouping;
    std::swap(substitutions_, keys);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!has_aggregate(items[i].expression)) continue;
        const std::string name = column_name(items[i]);
        Expr expression = bind_expression(items[i].expression);
        outputs[i] = {name, slot_for(std::move(expression), bound.computed, name).first,
                      VariableKind::value};
    }
    std::swap(substitutions_, keys);
    grouping_ = nullptr;
}

namespace {

bool reads_graph(const ast::Expression& expression) {
    bool reads = std::holds_alternative<ast::Exists>(expression.node) ||
                 std::holds_alternative<ast::PatternPredicate>(expression.node) ||
                 std::holds_alternative<ast::PatternComprehension>(expression.node);
    ast::for_each_operand(expression, [&reads](const ast::Expression& operand) {
        reads = reads || reads_graph(operand);
    });
    return reads;
}

}  // namespace

std::optional<std::uint64_t> Binder::bind_count(const std::optional<ast::Expression>& count,
                                                const char* keyword) {
    if (!count) return std::nullopt;
    Scope nothing;
    Scope* around = std::exchange(scope_, &nothing);
    Expr bound;
    try {
        bound = bind_expression(*count);
    } catch (const Error& error) {
        if (error.diagnostic().detail != "UndefinedVariable") throw;
        syntax_error("NonConstantExpression",
                     std::string(keyword) + " needs a number that does not depend on a variable.",
                     count->place);
    }
    scope_ = around;
    const auto* constant = bound.get_if<Constant>();
    if (constant == nullptr && reads_graph(*count)) {
        syntax_error("NonConstantExpression",
                     std::string(keyword) + " needs a number that is known before the query runs.",
                     count->place);
    }
    // What is left varies from call to call, as rand() does: it is drawn once.
    const Value value = constant == nullptr ? evaluate(*count) : constant->value;
    const auto* number = value.get_if<std::int64_t>();
    const bool given = std::holds_alternative<ast::Parameter>(count->node);
    const auto refuse = [&](const char* detail, const char* what) {
        throw Error({.type = "SyntaxError",
                     .phase = given ? "runtime" : "compile time",
                     .detail = detail,
                     .message = std::string(keyword) + what,
                     .place = count->place,
                     .suggestions = {}});
    };
    if (number == nullptr) refuse("InvalidArgumentType", " needs a whole number.");
    if (*number < 0) refuse("NegativeIntegerArgument", " cannot be negative.");
    return static_cast<std::uint64_t>(*number);
}

BoundProjection Binder::bind_projection(const ast::Projection& projection,
                                        const ast::Expression* where, Place place, bool is_return) {
    BoundProjection bound;
    const std::vector<ast::ProjectionItem> items = written_items(projection, place, is_return);
    for (const ast::ProjectionItem& item : items)
        refuse_pattern(item.expression);
    require_distinct_names(items);
    std::vector<ScopeVariable> outputs;
    const bool grouped =
        std::ranges::any_of(items, [](const auto& item) { return has_aggregate(item.expression); });
    if (grouped) {
        bind_grouped_items(items, bound, outputs);
    } else {
        bind_plain_items(items, bound, outputs);
    }
    bound.distinct = projection.distinct;
    for (const ScopeVariable& output : outputs)
        bound.outputs.emplace_back(output.name, output.slot);

    // ORDER BY and WHERE see the new columns, and the old variables where a row still is one row.
    Scope* before = scope_;
    Scope after = grouped || projection.distinct ? Scope() : Scope(before, nullptr);
    after.replace(outputs);
    scope_ = &after;
    for (std::size_t i = 0; i < items.size(); ++i) {
        substitutions_.push_back({&items[i].expression, outputs[i].slot});
    }
    const std::vector<Substitution> columns = substitutions_;
    for (const ast::SortItem& item : projection.order) {
        if (grouped && has_aggregate(item.expression)) {
            grouped_ = before;
            grouped_by_ = key_slots(bound);
            const bool whole = std::ranges::any_of(
                items, [&](const auto& column) { return column.expression == item.expression; });
            std::erase_if(substitutions_, [&](const Substitution& column) {
                return !whole && !is_simple(*column.expression) &&
                       !has_aggregate(*column.expression);
            });
        }
        bound.order.push_back({bind_expression(item.expression), item.descending});
        grouped_ = nullptr;
        substitutions_ = columns;
    }
    if (where != nullptr) add_conjuncts(*where, bound.where);
    substitutions_.clear();
    scope_ = before;
    for (const ast::ProjectionItem& item : items) {
        if (is_return || item.alias ||
            std::holds_alternative<ast::Variable>(item.expression.node)) {
            continue;
        }
        syntax_error("NoExpressionAlias", "An expression in WITH needs a name: write ... AS name.",
                     item.expression.place);
    }
    bound.skip = bind_count(projection.skip, "SKIP");
    bound.limit = bind_count(projection.limit, "LIMIT");
    scope_->replace(std::move(outputs));
    return bound;
}

}  // namespace entente::engine
