// Short ways to make the trees that questions become.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "parser/ast.hpp"

namespace entente::ast {

inline Symbol symbol(std::string text) {
    return {std::move(text), {}};
}
inline Expression literal(Value value) {
    return {Literal{std::move(value)}, {}};
}
inline Expression variable(std::string name) {
    return {Variable{std::move(name)}, {}};
}
inline Expression property(std::string subject, std::string key) {
    return {Property{variable(std::move(subject)), symbol(std::move(key))}, {}};
}
inline Expression call(std::string name, std::vector<Expression> arguments) {
    return {FunctionCall{symbol(std::move(name)), false, std::move(arguments)}, {}};
}
inline Expression date(const Date& date) {
    return call("date", [&] {
        std::vector<Expression> arguments;
        arguments.push_back(literal(date.iso()));
        return arguments;
    }());
}
inline Expression compare(Expression left, ComparisonOperator op, Expression right) {
    Comparison comparison;
    comparison.operands.push_back(std::move(left));
    comparison.operands.push_back(std::move(right));
    comparison.operators.push_back(op);
    return {std::move(comparison), {}};
}
inline Expression unary(UnaryOperator op, Expression operand) {
    return {Unary{op, std::move(operand)}, {}};
}
/// The operands joined; the only one as it is. REQUIRES at least one.
inline Expression connect(ConnectiveOperator op, std::vector<Expression> operands) {
    if (operands.size() == 1) return std::move(operands.front());
    Connective whole{op, {}};
    for (auto& operand : operands) {
        auto* inner = std::get_if<Connective>(&operand.node);
        if (inner != nullptr && inner->op == op) {
            for (auto& part : inner->operands)
                whole.operands.push_back(std::move(part));
        } else {
            whole.operands.push_back(std::move(operand));
        }
    }
    return {std::move(whole), {}};
}
inline Expression negation(Expression operand) {
    return unary(UnaryOperator::logical_not, std::move(operand));
}

}  // namespace entente::ast
