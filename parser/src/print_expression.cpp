// Expressions, with only the parentheses they need.
#include <array>

#include "parser/cypher.hpp"
#include "print.hpp"

namespace entente::cypher {
namespace {

using ast::BinaryOperator;
using ast::UnaryOperator;

struct Spelled {
    std::string_view text;
    Level level;
};
/// In the order of BinaryOperator.
constexpr std::array binary_operators{
    Spelled{" + ", Level::sum},          Spelled{" - ", Level::sum},
    Spelled{" * ", Level::product},      Spelled{" / ", Level::product},
    Spelled{" % ", Level::product},      Spelled{" ^ ", Level::power},
    Spelled{" IN ", Level::test},        Spelled{" STARTS WITH ", Level::test},
    Spelled{" ENDS WITH ", Level::test}, Spelled{" CONTAINS ", Level::test},
    Spelled{" =~ ", Level::test},
};
static_assert(binary_operators.size() == static_cast<std::size_t>(BinaryOperator::matches) + 1);
const Spelled& spelled(BinaryOperator op) {
    return binary_operators[static_cast<std::size_t>(op)];
}

/// In the order of ConnectiveOperator.
constexpr std::array connectives{Spelled{" AND ", Level::conjunction},
                                 Spelled{" OR ", Level::disjunction},
                                 Spelled{" XOR ", Level::exclusive}};
const Spelled& spelled(ast::ConnectiveOperator op) {
    return connectives[static_cast<std::size_t>(op)];
}

/// In the order of ComparisonOperator.
constexpr std::array<std::string_view, 6> comparisons{" = ", " <> ", " < ", " <= ", " > ", " >= "};
/// In the order of QuantifierKind.
constexpr std::array<std::string_view, 4> quantifiers{"all(", "any(", "none(", "single("};

Level tighter(Level level) {
    return static_cast<Level>(static_cast<int>(level) + 1);
}

bool is_negative(const Value& value) {
    if (const auto* i = value.get_if<std::int64_t>()) return *i < 0;
    const auto* d = value.get_if<double>();
    return d != nullptr && (*d < 0 || (*d == 0 && 1 / *d < 0));
}

bool is_positive_number(const ast::Expression& expression) {
    const auto* literal = std::get_if<ast::Literal>(&expression.node);
    if (literal == nullptr || is_negative(literal->value)) return false;
    return literal->value.get_if<std::int64_t>() != nullptr ||
           literal->value.get_if<double>() != nullptr;
}

Level level_of(const ast::Unary& unary) {
    switch (unary.op) {
        case UnaryOperator::logical_not:
            return Level::negation;
        case UnaryOperator::minus:
        case UnaryOperator::plus:
            return Level::sign;
        default:
            return Level::test;
    }
}

struct LevelOf {
    Level operator()(const ast::Connective& c) const { return spelled(c.op).level; }
    Level operator()(const ast::Comparison&) const { return Level::comparison; }
    Level operator()(const ast::Unary& u) const { return level_of(u); }
    Level operator()(const ast::Binary& b) const { return spelled(b.op).level; }
    Level operator()(const ast::HasLabels&) const { return Level::labels; }
    Level operator()(const ast::Property&) const { return Level::postfix; }
    Level operator()(const ast::Index&) const { return Level::postfix; }
    Level operator()(const ast::Slice&) const { return Level::postfix; }
    Level operator()(const ast::Literal& l) const {
        return is_negative(l.value) ? Level::sign : Level::atom;
    }
    /// An operator after a pattern could be read as the pattern going on: `(a)-->(b) - -(c)`.
    Level operator()(const ast::PatternPredicate& p) const {
        return p.pattern.kind == ast::PathKind::all ? Level::comparison : Level::atom;
    }
    template <class Atom>
    Level operator()(const Atom&) const {
        return Level::atom;
    }
};

/// Whether it is printed as `variable IN ...`, perhaps with more behind it.
bool begins_with_in(const ast::Expression& expression) {
    for (const ast::Expression* e = &expression;;) {
        if (const auto* binary = std::get_if<ast::Binary>(&e->node)) {
            const bool variable = std::holds_alternative<ast::Variable>(binary->left->node);
            if (binary->op == BinaryOperator::in && variable) return true;
            e = &*binary->left;
        } else if (const auto* connective = std::get_if<ast::Connective>(&e->node)) {
            e = &connective->operands.front();
        } else if (const auto* comparison = std::get_if<ast::Comparison>(&e->node)) {
            e = &comparison->operands.front();
        } else if (const auto* unary = std::get_if<ast::Unary>(&e->node)) {
            e = &*unary->operand;
        } else {
            return false;
        }
    }
}

}  // namespace

Level level_of(const ast::Expression& expression) {
    return std::visit(LevelOf{}, expression.node);
}

void Printer::expression(const ast::Expression& expression, Level least) {
    const bool parentheses = level_of(expression) < least;
    if (parentheses) text("(");
    std::visit(*this, expression.node);
    if (parentheses) text(")");
}

void Printer::expressions(const std::vector<ast::Expression>& list) {
    separated(list, ", ", [this](const ast::Expression& one) { expression(one); });
}

void Printer::optional(std::string_view before, const std::optional<Box<ast::Expression>>& one) {
    if (!one) return;
    text(before);
    expression(**one);
}

void Printer::optional(std::string_view before, const std::optional<ast::Expression>& one) {
    if (!one) return;
    text(before);
    expression(*one);
}

void Printer::entries(const std::vector<ast::PropertyConstraint>& entries) {
    text("{");
    separated(entries, ", ", [this](const ast::PropertyConstraint& entry) {
        schema_name(entry.key.text);
        text(": ");
        expression(*entry.value);
    });
    text("}");
}

// ---------------------------------------------------------------- operators

void Printer::operator()(const ast::Unary& unary) {
    switch (unary.op) {
        case UnaryOperator::logical_not:
            text("NOT ");
            return expression(*unary.operand, Level::negation);
        case UnaryOperator::minus:
            text("-");
            // `-1` is a number, `-(1)` is the negative of one.
            if (!is_positive_number(*unary.operand)) return expression(*unary.operand, Level::sign);
            text("(");
            expression(*unary.operand);
            return text(")");
        case UnaryOperator::plus:
            text("+");
            return expression(*unary.operand, Level::sign);
        case UnaryOperator::is_null:
            expression(*unary.operand, Level::test);
            return text(" IS NULL");
        case UnaryOperator::is_not_null:
            expression(*unary.operand, Level::test);
            return text(" IS NOT NULL");
    }
}

void Printer::operator()(const ast::Binary& binary) {
    const Spelled& op = spelled(binary.op);
    expression(*binary.left, op.level);
    text(op.text);
    expression(*binary.right, tighter(op.level));
}

void Printer::operator()(const ast::Connective& connective) {
    const Spelled& op = spelled(connective.op);
    separated(connective.operands, op.text,
              [&](const ast::Expression& operand) { expression(operand, tighter(op.level)); });
}

void Printer::operator()(const ast::Comparison& comparison) {
    for (std::size_t i = 0; i < comparison.operands.size(); ++i) {
        if (i > 0) text(comparisons[static_cast<std::size_t>(comparison.operators[i - 1])]);
        expression(comparison.operands[i], Level::test);
    }
}

void Printer::operator()(const ast::Property& property) {
    expression(*property.subject, Level::postfix);
    text(".");
    schema_name(property.key.text);
}

void Printer::operator()(const ast::HasLabels& has_labels) {
    expression(*has_labels.subject, Level::postfix);
    labels(has_labels.labels);
}

void Printer::labels(const std::vector<ast::Symbol>& labels) {
    for (const ast::Symbol& label : labels) {
        text(":");
        schema_name(label.text);
    }
}

void Printer::operator()(const ast::Index& index) {
    expression(*index.subject, Level::postfix);
    text("[");
    expression(*index.index);
    text("]");
}

void Printer::operator()(const ast::Slice& slice) {
    expression(*slice.subject, Level::postfix);
    text("[");
    optional("", slice.from);
    text("..");
    optional("", slice.to);
    text("]");
}

// ---------------------------------------------------------------- operands

void Printer::operator()(const ast::FunctionCall& call) {
    function_name(call.name.text);
    text(call.distinct ? "(DISTINCT " : "(");
    expressions(call.arguments);
    text(")");
}

void Printer::operator()(const ast::CountStar&) {
    text("count(*)");
}

void Printer::operator()(const ast::ListLiteral& list) {
    text("[");
    // `[x IN xs]` is a comprehension, `[(x IN xs)]` a list of one test.
    if (list.items.size() == 1 && begins_with_in(list.items.front())) {
        expression(list.items.front(), Level::atom);
    } else {
        expressions(list.items);
    }
    text("]");
}

void Printer::operator()(const ast::MapLiteral& map) {
    entries(map.entries);
}

void Printer::operator()(const ast::Case& choice) {
    text("CASE");
    optional(" ", choice.subject);
    for (const ast::CaseBranch& branch : choice.branches) {
        text(" WHEN ");
        expression(branch.when);
        text(" THEN ");
        expression(branch.then);
    }
    optional(" ELSE ", choice.otherwise);
    text(" END");
}

void Printer::operator()(const ast::ListComprehension& comprehension) {
    text("[");
    name(comprehension.variable.text);
    text(" IN ");
    expression(*comprehension.list);
    optional(" WHERE ", comprehension.where);
    optional(" | ", comprehension.result);
    text("]");
}

void Printer::operator()(const ast::Quantifier& quantifier) {
    text(quantifiers[static_cast<std::size_t>(quantifier.kind)]);
    name(quantifier.variable.text);
    text(" IN ");
    expression(*quantifier.list);
    optional(" WHERE ", quantifier.where);
    text(")");
}

void Printer::operator()(const ast::Reduce& reduce) {
    text("reduce(");
    name(reduce.accumulator.text);
    text(" = ");
    expression(*reduce.start);
    text(", ");
    name(reduce.variable.text);
    text(" IN ");
    expression(*reduce.list);
    text(" | ");
    expression(*reduce.step);
    text(")");
}

void Printer::operator()(const ast::PatternComprehension& comprehension) {
    text("[");
    path(comprehension.pattern);
    optional(" WHERE ", comprehension.where);
    text(" | ");
    expression(*comprehension.result);
    text("]");
}

void Printer::operator()(const ast::PatternPredicate& predicate) {
    path(predicate.pattern);
}

void Printer::operator()(const ast::Exists& exists) {
    text("EXISTS { ");
    query(*exists.query);
    text(" }");
}

}  // namespace entente::cypher

namespace entente {

std::string to_cypher(const ast::Expression& expression) {
    cypher::Printer printer;
    printer.expression(expression);
    return printer.take();
}

}  // namespace entente
