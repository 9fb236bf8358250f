// Bound expressions as people would write them, for plans.
#include <string>

#include "bound.hpp"
#include "function.hpp"
#include "text.hpp"
#include "values/temporal_parts.hpp"

namespace entente::engine {
namespace {

std::string value_text(const Value& value) {
    if (const auto* text = value.get_if<std::string>()) return "'" + *text + "'";
    if (const auto* number = value.get_if<std::int64_t>()) return std::to_string(*number);
    if (const auto* real = value.get_if<double>()) return real_text(*real);
    if (const auto* truth = value.get_if<bool>()) return *truth ? "true" : "false";
    if (const auto text = temporal_text(value)) {
        return std::string(temporal_name(value)) + "('" + *text + "')";
    }
    if (const auto* list = value.get_if<List>()) {
        std::string text;
        for (const Value& item : *list)
            text += (text.empty() ? "" : ", ") + value_text(item);
        return "[" + text + "]";
    }
    return value.is_null() ? "null" : "{..}";
}

const char* operator_text(ast::ComparisonOperator op) {
    switch (op) {
        case ast::ComparisonOperator::equal:
            return " = ";
        case ast::ComparisonOperator::not_equal:
            return " <> ";
        case ast::ComparisonOperator::less:
            return " < ";
        case ast::ComparisonOperator::less_equal:
            return " <= ";
        case ast::ComparisonOperator::greater:
            return " > ";
        default:
            return " >= ";
    }
}

const char* operator_text(ast::BinaryOperator op) {
    switch (op) {
        case ast::BinaryOperator::add:
            return " + ";
        case ast::BinaryOperator::subtract:
            return " - ";
        case ast::BinaryOperator::multiply:
            return " * ";
        case ast::BinaryOperator::divide:
            return " / ";
        case ast::BinaryOperator::modulo:
            return " % ";
        case ast::BinaryOperator::power:
            return " ^ ";
        case ast::BinaryOperator::in:
            return " IN ";
        case ast::BinaryOperator::starts_with:
            return " STARTS WITH ";
        case ast::BinaryOperator::ends_with:
            return " ENDS WITH ";
        case ast::BinaryOperator::contains:
            return " CONTAINS ";
        default:
            return " =~ ";
    }
}

/// Describes each kind of expression.
struct Describer {
    const Expr& e;
    const Frame& frame;

    [[nodiscard]] std::string operand(std::size_t i) const {
        return describe(e.operands[i], frame);
    }
    [[nodiscard]] std::string list(const char* between) const {
        std::string text;
        for (std::size_t i = 0; i < e.operands.size(); ++i)
            text += (i == 0 ? "" : between) + operand(i);
        return text;
    }

    std::string operator()(const Constant& constant) const { return value_text(constant.value); }
    std::string operator()(const SlotRef& reference) const {
        const std::string& name = frame.names[reference.slot];
        return name.empty() ? "#" + std::to_string(reference.slot) : name;
    }
    std::string operator()(const PropertyOf& property) const {
        return operand(0) + "." + property.name;
    }
    std::string operator()(const LabelTest& test) const {
        std::string text = operand(0);
        for (const std::string& name : test.names)
            text += ":" + name;
        return text;
    }
    std::string operator()(const NotOf&) const { return "NOT " + operand(0); }
    std::string operator()(const SignOf& sign) const {
        return (sign.negative ? "-" : "+") + operand(0);
    }
    std::string operator()(const NullTest& test) const {
        return operand(0) + (test.negated ? " IS NOT NULL" : " IS NULL");
    }
    std::string operator()(const BinaryOf& binary) const {
        return operand(0) + operator_text(binary.op) + operand(1);
    }
    std::string operator()(const ConnectiveOf& connective) const {
        switch (connective.op) {
            case ast::ConnectiveOperator::conjunction:
                return "(" + list(" AND ") + ")";
            case ast::ConnectiveOperator::disjunction:
                return "(" + list(" OR ") + ")";
            default:
                return "(" + list(" XOR ") + ")";
        }
    }
    std::string operator()(const ComparisonOf& comparison) const {
        std::string text = operand(0);
        for (std::size_t i = 0; i < comparison.operators.size(); ++i) {
            text += operator_text(comparison.operators[i]) + operand(i + 1);
        }
        return text;
    }
    std::string operator()(const Call& call) const {
        return std::string(call.function->shown) + "(" + list(", ") + ")";
    }
    std::string operator()(const MakeList&) const { return "[" + list(", ") + "]"; }
    std::string operator()(const MakeMap&) const { return "{" + list(", ") + "}"; }
    std::string operator()(const ItemAt&) const { return operand(0) + "[" + operand(1) + "]"; }
    std::string operator()(const SliceOf&) const { return operand(0) + "[..]"; }
    std::string operator()(const Cases&) const { return "CASE"; }
    std::string operator()(const ComprehensionOf&) const { return "[.. IN " + operand(0) + "]"; }
    std::string operator()(const QuantifierOf&) const { return "quantifier over " + operand(0); }
    std::string operator()(const FoldOf&) const { return "reduce over " + operand(1); }
    std::string operator()(const MakePath&) const { return "path"; }
    std::string operator()(const ExistsOf&) const { return "exists"; }
    std::string operator()(const CollectOf&) const { return "pattern comprehension"; }
};

}  // namespace

std::string describe(const Expr& expression, const Frame& frame) {
    return std::visit(Describer{expression, frame}, expression.kind);
}

}  // namespace entente::engine
