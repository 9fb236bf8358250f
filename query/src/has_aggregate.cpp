// Finding aggregates in the syntax tree.
#include <algorithm>

#include "binder.hpp"
#include "function.hpp"

namespace entente::engine {
namespace {

/// Asks every part of an expression that runs in the same rows.
struct AggregateFinder {
    static bool in(const ast::Expression& expression) { return has_aggregate(expression); }
    static bool in(const Box<ast::Expression>& expression) { return has_aggregate(*expression); }
    static bool in(const std::optional<Box<ast::Expression>>& expression) {
        return expression && has_aggregate(**expression);
    }
    static bool in(const std::vector<ast::Expression>& expressions) {
        return std::ranges::any_of(expressions, has_aggregate);
    }

    bool operator()(const ast::FunctionCall& call) const {
        return is_aggregate(call.name.text) || in(call.arguments);
    }
    bool operator()(const ast::CountStar&) const { return true; }
    bool operator()(const ast::Property& property) const { return in(property.subject); }
    bool operator()(const ast::HasLabels& test) const { return in(test.subject); }
    bool operator()(const ast::Unary& unary) const { return in(unary.operand); }
    bool operator()(const ast::Binary& binary) const { return in(binary.left) || in(binary.right); }
    bool operator()(const ast::Connective& connective) const { return in(connective.operands); }
    bool operator()(const ast::Comparison& comparison) const { return in(comparison.operands); }
    bool operator()(const ast::ListLiteral& list) const { return in(list.items); }
    bool operator()(const ast::MapLiteral& map) const {
        return std::ranges::any_of(map.entries, [](const auto& entry) { return in(entry.value); });
    }
    bool operator()(const ast::Index& index) const { return in(index.subject) || in(index.index); }
    bool operator()(const ast::Slice& slice) const {
        return in(slice.subject) || in(slice.from) || in(slice.to);
    }
    bool operator()(const ast::Case& cases) const {
        return in(cases.subject) || in(cases.otherwise) ||
               std::ranges::any_of(cases.branches, [](const ast::CaseBranch& branch) {
                   return in(branch.when) || in(branch.then);
               });
    }
    bool operator()(const ast::ListComprehension& comprehension) const {
        return in(comprehension.list) || in(comprehension.where) || in(comprehension.result);
    }
    bool operator()(const ast::Quantifier& quantifier) const {
        return in(quantifier.list) || in(quantifier.where);
    }
    bool operator()(const ast::Reduce& reduce) const {
        return in(reduce.start) || in(reduce.list) || in(reduce.step);
    }
    // Leaves, and what runs rows of its own.
    bool operator()(const ast::Literal&) const { return false; }
    bool operator()(const ast::Variable&) const { return false; }
    bool operator()(const ast::Parameter&) const { return false; }
    bool operator()(const ast::PatternComprehension&) const { return false; }
    bool operator()(const ast::PatternPredicate&) const { return false; }
    bool operator()(const ast::Exists&) const { return false; }
};

}  // namespace

bool has_aggregate(const ast::Expression& expression) {
    return std::visit(AggregateFinder{}, expression.node);
}

}  // namespace entente::engine
