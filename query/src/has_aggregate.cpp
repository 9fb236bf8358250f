// Finding aggregates in the syntax tree.
#include "binder.hpp"
#include "function.hpp"
#include "parser/ast_children.hpp"

namespace entente::engine {

bool has_aggregate(const ast::Expression& expression) {
    if (std::holds_alternative<ast::CountStar>(expression.node)) return true;
    const auto* call = std::get_if<ast::FunctionCall>(&expression.node);
    if (call != nullptr && is_aggregate(call->name.text)) return true;
    bool found = false;
    ast::for_each_operand(expression, [&found](const ast::Expression& operand) {
        found = found || has_aggregate(operand);
    });
    return found;
}

}  // namespace entente::engine
