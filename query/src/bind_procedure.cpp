// Binding CALL.
#include <algorithm>
#include <optional>
#include <utility>

#include "binder.hpp"
#include "failure.hpp"
#include "procedure.hpp"
#include "values/nearest.hpp"

namespace entente::engine {
namespace {

const Procedure& known_procedure(const ast::Call& call, const ProcedureCatalogue* declared) {
    const Procedure* procedure = find_procedure(call.procedure.text, declared);
    if (procedure != nullptr) return *procedure;
    throw Error({.type = "ProcedureError",
                 .phase = "compile time",
                 .detail = "ProcedureNotFound",
                 .message = "There is no procedure called `" + call.procedure.text +
                            "`. CALL db.procedures() lists them.",
                 .place = call.procedure.place,
                 .suggestions = nearest_procedures(call.procedure.text, declared)});
}

void refuse_count(const Procedure& procedure, Place place) {
    syntax_error("InvalidNumberOfArguments",
                 "The call does not have the arguments of " + procedure.shown() + ".", place);
}

/// Refuses what can be seen to be of another type before the query runs.
void check_argument(const Procedure& procedure, const ast::Field& field, const Expr& argument,
                    const SlotTypes& types) {
    const auto* constant = argument.get_if<Constant>();
    const bool fits = constant != nullptr
                          ? assigned(field.type, constant->value).has_value()
                          : !excludes(static_type(argument, types).kind, kinds_of(field.type));
    if (fits || (constant == nullptr && kinds_of(field.type) == 0)) return;
    syntax_error(
        "InvalidArgumentType",
        procedure.name() + "() takes " + to_text(field.type) + " as `" + field.name.text + "`.",
        argument.place);
}

VariableKind variable_kind(const ast::FieldType& type) {
    if (type.name == "NODE") return VariableKind::node;
    if (type.name == "RELATIONSHIP") return VariableKind::relationship;
    return type.name == "PATH" ? VariableKind::path : VariableKind::value;
}

/// All columns, as YIELD would name them.
std::vector<ast::YieldItem> all_columns(const Procedure& procedure, Place place) {
    std::vector<ast::YieldItem> items;
    for (const ast::Field& column : procedure.signature.columns)
        items.push_back({{column.name.text, place}, std::nullopt});
    return items;
}

std::size_t column_of(const Procedure& procedure, const ast::Symbol& name) {
    const auto& columns = procedure.signature.columns;
    const auto name_of = [](const ast::Field& column) { return column.name.text; };
    const auto found = std::ranges::find(columns, name.text, name_of);
    if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
    std::vector<std::string_view> names;
    for (const ast::Field& column : columns)
        names.push_back(column.name.text);
    throw Error({.type = "SyntaxError",
                 .phase = "compile time",
                 .detail = "UndefinedVariable",
                 .message = "There is no column `" + name.text + "` in " + procedure.shown() + ".",
                 .place = name.place,
                 .suggestions = nearest(name.text, names)});
}

}  // namespace

/// `alone`: the call is the whole query, which may leave the arguments to the parameters and what
/// it yields unsaid.
BoundCall Binder::bind_call(const ast::Call& call, bool alone) {
    const Procedure& procedure = known_procedure(call, options_.procedures);
    BoundCall bound;
    bound.procedure = &procedure;
    const bool given = call.arguments && !call.arguments->empty();
    bound.place = given ? call.arguments->front().place : call.place;
    bind_arguments(call, bound);
    const bool all = call.yield_star || (alone && call.yield.empty());
    bind_yield(all ? all_columns(procedure, call.place) : call.yield, bound);
    if (call.where) add_conjuncts(*call.where, bound.where);
    return bound;
}

void Binder::bind_arguments(const ast::Call& call, BoundCall& bound) {
    const Procedure& procedure = *bound.procedure;
    const auto& fields = procedure.signature.arguments;
    const std::size_t given = call.arguments ? call.arguments->size() : 0;
    if (given > fields.size()) refuse_count(procedure, call.place);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const ast::Field& field = fields[i];
        if (i < given) {
            refuse_pattern((*call.arguments)[i]);
            bound.arguments.push_back(bind_expression((*call.arguments)[i]));
        } else if (!call.arguments && (!field.otherwise || has_parameter(field.name.text))) {
            bound.arguments.push_back(
                bind_node(ast::Parameter{field.name.text}, call.procedure.place));
        } else if (field.otherwise) {
            bound.arguments.push_back({Constant{*field.otherwise}, {}, call.procedure.place});
        } else {
            refuse_count(procedure, call.place);
        }
        check_argument(procedure, field, bound.arguments.back(), types_);
    }
}

void Binder::bind_yield(const std::vector<ast::YieldItem>& items, BoundCall& bound) {
    std::vector<ScopeVariable> made;
    for (const ast::YieldItem& item : items) {
        const ast::Symbol& name = item.alias ? *item.alias : item.field;
        const std::size_t column = column_of(*bound.procedure, item.field);
        const bool again = std::ranges::any_of(
            made, [&](const ScopeVariable& other) { return other.name == name.text; });
        if (again || scope_->find(name.text)) {
            syntax_error("VariableAlreadyBound",
                         "`" + name.text + "` already has a meaning here; YIELD " +
                             item.field.text + " AS another name.",
                         name.place);
        }
        const ast::FieldType& type = bound.procedure->signature.columns[column].type;
        const Slot slot = add_slot(slot_kind(type), name.text, static_type(type));
        bound.yields.emplace_back(column, slot);
        made.push_back({name.text, slot, variable_kind(type)});
    }
    for (ScopeVariable& variable : made)
        scope_->declare(std::move(variable));
}

}  // namespace entente::engine
