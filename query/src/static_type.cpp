#include "static_type.hpp"

#include <optional>
#include <string>

#include "failure.hpp"
#include "function.hpp"

namespace entente::engine {
namespace {

constexpr std::uint32_t numbers = TypeKind::integer | TypeKind::real;

/// The kind that all items have, as far as they have one.
class CommonKind {
public:
    void add(TypeKind kind) {
        if (!kind_) kind_ = kind;
        if (*kind_ != kind) kind_ = TypeKind::any;
    }
    [[nodiscard]] TypeKind kind() const { return kind_.value_or(TypeKind::any); }

private:
    std::optional<TypeKind> kind_;
};

StaticType type_of(const Value& value) {
    StaticType type{kind_of(value), TypeKind::any};
    if (const auto* list = value.get_if<List>()) {
        CommonKind common;
        for (const Value& item : *list)
            common.add(kind_of(item));
        type.item = common.kind();
    }
    return type;
}

bool gives_boolean(ast::BinaryOperator op) {
    return op == ast::BinaryOperator::in || op == ast::BinaryOperator::starts_with ||
           op == ast::BinaryOperator::ends_with || op == ast::BinaryOperator::contains ||
           op == ast::BinaryOperator::matches;
}

/// The type of each kind of expression.
struct Typer {
    const Expr& e;
    const SlotTypes& slots;

    [[nodiscard]] StaticType operand(std::size_t i) const {
        return static_type(e.operands[i], slots);
    }

    StaticType operator()(const Constant& constant) const { return type_of(constant.value); }
    StaticType operator()(const SlotRef& reference) const {
        return reference.slot < slots.size() ? slots[reference.slot] : StaticType{};
    }
    StaticType operator()(const BinaryOf& binary) const {
        if (gives_boolean(binary.op)) return {TypeKind::boolean, TypeKind::any};
        const TypeKind left = operand(0).kind;
        const TypeKind right = operand(1).kind;
        if (left == TypeKind::integer && right == TypeKind::integer) {
            return {binary.op == ast::BinaryOperator::power ? TypeKind::real : TypeKind::integer,
                    TypeKind::any};
        }
        const bool both_known = left != TypeKind::any && right != TypeKind::any;
        if (both_known && !excludes(left, numbers) && !excludes(right, numbers)) {
            return {TypeKind::real, TypeKind::any};
        }
        return {};
    }
    StaticType operator()(const MakeList&) const {
        CommonKind common;
        for (std::size_t i = 0; i < e.operands.size(); ++i)
            common.add(operand(i).kind);
        return {TypeKind::list, common.kind()};
    }
    StaticType operator()(const SignOf&) const { return operand(0); }
    StaticType operator()(const SliceOf&) const { return operand(0); }
    StaticType operator()(const MakeMap&) const { return {TypeKind::map, TypeKind::any}; }
    StaticType operator()(const MakePath&) const { return {TypeKind::path, TypeKind::any}; }
    StaticType operator()(const ComprehensionOf&) const { return {TypeKind::list, TypeKind::any}; }
    StaticType operator()(const CollectOf&) const { return {TypeKind::list, TypeKind::any}; }
    StaticType operator()(const LabelTest&) const { return boolean(); }
    StaticType operator()(const NotOf&) const { return boolean(); }
    StaticType operator()(const NullTest&) const { return boolean(); }
    StaticType operator()(const ConnectiveOf&) const { return boolean(); }
    StaticType operator()(const ComparisonOf&) const { return boolean(); }
    StaticType operator()(const QuantifierOf&) const { return boolean(); }
    StaticType operator()(const ExistsOf&) const { return boolean(); }
    StaticType operator()(const PropertyOf&) const { return {}; }
    StaticType operator()(const Call&) const { return {}; }
    StaticType operator()(const ItemAt&) const { return {}; }
    StaticType operator()(const Cases&) const { return {}; }
    StaticType operator()(const FoldOf&) const { return {}; }

    static StaticType boolean() { return {TypeKind::boolean, TypeKind::any}; }
};

void check_binary(const BinaryOf& binary, const Expr& expression, const SlotTypes& slots) {
    const TypeKind right = static_type(expression.operands[1], slots).kind;
    if (binary.op == ast::BinaryOperator::in && excludes(right, only(TypeKind::list))) {
        syntax_error("InvalidArgumentType",
                     std::string("IN needs a list on its right, not ") + kind_words(right) + ".",
                     expression.operands[1].place);
    }
    const bool arithmetic = !gives_boolean(binary.op) && binary.op != ast::BinaryOperator::add;
    for (const Expr& operand : expression.operands) {
        const TypeKind kind = static_type(operand, slots).kind;
        if (arithmetic && excludes(kind, numbers | temporal_kinds)) {
            syntax_error("InvalidArgumentType",
                         std::string("A number is needed here, not ") + kind_words(kind) + ".",
                         operand.place);
        }
    }
}

void check_property(const Expr& expression, const SlotTypes& slots) {
    const TypeKind kind = static_type(expression.operands[0], slots).kind;
    if (!excludes(kind, TypeKind::node | TypeKind::relationship | TypeKind::map | temporal_kinds))
        return;
    fail(kind == TypeKind::path ? "SyntaxError" : "TypeError", "InvalidArgumentType",
         std::string(kind_words(kind)) + " has no properties.", expression.place);
}

}  // namespace

TypeKind kind_of(const Value& value) {
    struct Kinds {
        TypeKind operator()(Null) const { return TypeKind::any; }
        TypeKind operator()(bool) const { return TypeKind::boolean; }
        TypeKind operator()(std::int64_t) const { return TypeKind::integer; }
        TypeKind operator()(double) const { return TypeKind::real; }
        TypeKind operator()(const std::string&) const { return TypeKind::text; }
        TypeKind operator()(Date) const { return TypeKind::date; }
        TypeKind operator()(LocalTime) const { return TypeKind::local_time; }
        TypeKind operator()(Time) const { return TypeKind::time; }
        TypeKind operator()(LocalDateTime) const { return TypeKind::local_date_time; }
        TypeKind operator()(const DateTime&) const { return TypeKind::date_time; }
        TypeKind operator()(const Duration&) const { return TypeKind::duration; }
        TypeKind operator()(Node) const { return TypeKind::node; }
        TypeKind operator()(Relationship) const { return TypeKind::relationship; }
        TypeKind operator()(const std::shared_ptr<const List>&) const { return TypeKind::list; }
        TypeKind operator()(const std::shared_ptr<const Map>&) const { return TypeKind::map; }
        TypeKind operator()(const std::shared_ptr<const Path>&) const { return TypeKind::path; }
    };
    return std::visit(Kinds{}, value.variant());
}

StaticType static_type(const Expr& expression, const SlotTypes& slots) {
    return std::visit(Typer{expression, slots}, expression.kind);
}

const char* kind_words(TypeKind kind) {
    switch (kind) {
        case TypeKind::any:
            return "a value";
        case TypeKind::boolean:
            return "a boolean";
        case TypeKind::integer:
            return "a whole number";
        case TypeKind::real:
            return "a number";
        case TypeKind::text:
            return "a text";
        case TypeKind::date:
            return "a date";
        case TypeKind::list:
            return "a list";
        case TypeKind::map:
            return "a map";
        case TypeKind::node:
            return "a node";
        case TypeKind::relationship:
            return "a relationship";
        case TypeKind::path:
            return "a path";
        case TypeKind::local_time:
            return "a local time";
        case TypeKind::time:
            return "a time";
        case TypeKind::local_date_time:
            return "a local date-time";
        case TypeKind::date_time:
            return "a date-time";
        case TypeKind::duration:
            return "a duration";
    }
    return "a value";
}

void check_condition(const Expr& expression, const SlotTypes& slots) {
    const TypeKind kind = static_type(expression, slots).kind;
    if (!excludes(kind, only(TypeKind::boolean))) return;
    syntax_error("InvalidArgumentType",
                 std::string("A condition is needed here, not ") + kind_words(kind) + ".",
                 expression.place);
}

void check_types(const Expr& expression, const SlotTypes& slots) {
    if (expression.get_if<NotOf>() || expression.get_if<ConnectiveOf>()) {
        for (const Expr& operand : expression.operands)
            check_condition(operand, slots);
    } else if (const auto* binary = expression.get_if<BinaryOf>()) {
        check_binary(*binary, expression, slots);
    } else if (expression.get_if<PropertyOf>()) {
        check_property(expression, slots);
    } else if (const auto* call = expression.get_if<Call>();
               call != nullptr && call->function->takes != 0) {
        const TypeKind kind = static_type(expression.operands[0], slots).kind;
        if (!excludes(kind, call->function->takes)) return;
        syntax_error(
            "InvalidArgumentType",
            std::string(call->function->shown) + "() cannot be asked of " + kind_words(kind) + ".",
            expression.operands[0].place);
    }
}

}  // namespace entente::engine
