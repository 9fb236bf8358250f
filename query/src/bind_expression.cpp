// Binding expressions, operator by operator.
#include <algorithm>
#include <utility>

#include "arithmetic.hpp"
#include "binder.hpp"
#include "failure.hpp"
#include "function.hpp"
#include "values/words.hpp"

namespace entente::engine {
namespace {

std::vector<std::string> near_names(const Scope& scope, const std::string& name) {
    std::vector<std::string> near;
    for (std::string& candidate : scope.names()) {
        const std::size_t allowed = edits_allowed(name.size());
        if (edit_distance(candidate, name, allowed) <= allowed)
            near.push_back(std::move(candidate));
    }
    return near;
}

}  // namespace

Expr Binder::bind_expression(const ast::Expression& expression) {
    for (const Substitution& known : substitutions_) {
        if (*known.expression == expression) return {SlotRef{known.slot}, {}, expression.place};
    }
    Expr bound = std::visit([&](const auto& node) { return bind_node(node, expression.place); },
                            expression.node);
    bound.place = expression.place;
    check_types(bound, types_);
    return fold_constant(graph_, part_.frame.now, std::move(bound));
}

Expr Binder::bind_with(const ast::Expression& expression, const ScopeVariable& variable) {
    Scope inner(scope_, nullptr);
    inner.declare(variable);
    Scope* around = std::exchange(scope_, &inner);
    Expr bound = bind_expression(expression);
    scope_ = around;
    return bound;
}

Expr Binder::bind_item_expression(const ast::Expression& expression,
                                  const ScopeVariable& variable) {
    const Grouping* grouping = grouping_;
    if (has_aggregate(expression)) grouping_ = nullptr;  // so that the aggregate is refused
    Expr bound = bind_with(expression, variable);
    grouping_ = grouping;
    return bound;
}

Slot Binder::add_slot(SlotKind kind, std::string name, StaticType type) {
    const Slot slot = part_.frame.add(kind, std::move(name));
    if (kind == SlotKind::node) type.kind = TypeKind::node;
    if (kind == SlotKind::edge) type.kind = TypeKind::relationship;
    types_.resize(part_.frame.kinds.size());
    types_[slot] = type;
    return slot;
}

/// True for a variable that is out of reach after grouping, though a column to group by was made of
/// it.
bool Binder::is_inside_key(const std::string& name) const {
    if (grouped_ == nullptr || inside_aggregate_) return false;
    const auto before = grouped_->find(name);
    return before && std::ranges::binary_search(grouped_by_, before->slot);
}

ScopeVariable Binder::resolve(const std::string& name, Place place) {
    auto found = scope_->find(name);
    if (!found && is_inside_key(name)) {
        syntax_error(
            "AmbiguousAggregationExpression",
            "`" + name + "` stands beside an aggregate but is not itself a column to group by.",
            place);
    }
    if (!found) {
        throw Error({.type = "SyntaxError",
                     .phase = "compile time",
                     .detail = "UndefinedVariable",
                     .message = "`" + name + "` is not defined.",
                     .place = place,
                     .suggestions = near_names(*scope_, name)});
    }
    if (grouping_ != nullptr && !inside_aggregate_ &&
        !scope_->found_within(name, grouping_->border)) {
        syntax_error(
            "AmbiguousAggregationExpression",
            "`" + name + "` stands beside an aggregate but is not itself a column to group by.",
            place);
    }
    return std::move(*found);
}

Expr Binder::bind_node(const ast::Literal& literal, Place place) {
    const auto* real = literal.value.get_if<double>();
    if (real != nullptr && *real == 0) return {Constant{0.0}, {}, place};  // there is no -0.0
    return {Constant{literal.value}, {}, place};
}

Expr Binder::bind_node(const ast::Variable& variable, Place place) {
    return {SlotRef{resolve(variable.name, place).slot}, {}, place};
}

bool Binder::has_parameter(const std::string& name) const {
    return std::ranges::find(options_.parameters, name, [](const auto& entry) {
               return entry.first;
           }) != options_.parameters.end();
}

Expr Binder::bind_node(const ast::Parameter& parameter, Place place) {
    const auto found = std::ranges::find(options_.parameters, parameter.name,
                                         [](const auto& entry) { return entry.first; });
    if (found == options_.parameters.end()) {
        fail("ParameterMissing", "MissingParameter",
             "The parameter $" + parameter.name + " has no value.", place);
    }
    return {Constant{found->second}, {}, place};
}

Expr Binder::bind_node(const ast::Property& property, Place place) {
    return {PropertyOf{property.key.text, graph_.find_key(property.key.text)},
            {bind_expression(*property.subject)},
            place};
}

Expr Binder::bind_node(const ast::HasLabels& test, Place place) {
    LabelTest labels;
    for (const ast::Symbol& name : test.labels) {
        labels.labels.push_back(label(name));
        labels.names.push_back(name.text);
    }
    return {std::move(labels), {bind_expression(*test.subject)}, place};
}

Expr Binder::bind_node(const ast::Unary& unary, Place place) {
    std::vector<Expr> operand{bind_expression(*unary.operand)};
    switch (unary.op) {
        case ast::UnaryOperator::logical_not:
            return {NotOf{}, std::move(operand), place};
        case ast::UnaryOperator::minus:
            return {SignOf{true}, std::move(operand), place};
        case ast::UnaryOperator::plus:
            return {SignOf{false}, std::move(operand), place};
        case ast::UnaryOperator::is_null:
            return {NullTest{false}, std::move(operand), place};
        case ast::UnaryOperator::is_not_null:
            break;
    }
    return {NullTest{true}, std::move(operand), place};
}

Expr Binder::bind_node(const ast::Binary& binary, Place place) {
    return {BinaryOf{binary.op},
            {bind_expression(*binary.left), bind_expression(*binary.right)},
            place};
}

Expr Binder::bind_node(const ast::Connective& connective, Place place) {
    std::vector<Expr> operands;
    for (const ast::Expression& operand : connective.operands) {
        operands.push_back(bind_expression(operand));
    }
    return {ConnectiveOf{connective.op}, std::move(operands), place};
}

Expr Binder::bind_node(const ast::Comparison& comparison, Place place) {
    std::vector<Expr> operands;
    for (const ast::Expression& operand : comparison.operands) {
        operands.push_back(bind_expression(operand));
    }
    return {ComparisonOf{comparison.operators}, std::move(operands), place};
}

Expr Binder::bind_node(const ast::ListLiteral& list, Place place) {
    std::vector<Expr> items;
    for (const ast::Expression& item : list.items)
        items.push_back(bind_expression(item));
    return {MakeList{}, std::move(items), place};
}

Expr Binder::bind_node(const ast::MapLiteral& map, Place place) {
    MakeMap made;
    std::vector<Expr> values;
    for (const ast::PropertyConstraint& entry : map.entries) {
        Expr value = bind_expression(*entry.value);
        const auto found = std::ranges::find(made.keys, entry.key.text);
        if (found != made.keys.end()) {  // the last of equal keys counts
            values[static_cast<std::size_t>(found - made.keys.begin())] = std::move(value);
            continue;
        }
        made.keys.push_back(entry.key.text);
        values.push_back(std::move(value));
    }
    return {std::move(made), std::move(values), place};
}

Expr Binder::bind_node(const ast::Index& index, Place place) {
    return {ItemAt{}, {bind_expression(*index.subject), bind_expression(*index.index)}, place};
}

Expr Binder::bind_node(const ast::Slice& slice, Place place) {
    std::vector<Expr> operands{bind_expression(*slice.subject)};
    if (slice.from) operands.push_back(bind_expression(**slice.from));
    if (slice.to) operands.push_back(bind_expression(**slice.to));
    return {SliceOf{slice.from.has_value(), slice.to.has_value()}, std::move(operands), place};
}

Expr Binder::bind_node(const ast::Case& cases, Place place) {
    std::vector<Expr> operands;
    if (cases.subject) operands.push_back(bind_expression(**cases.subject));
    for (const ast::CaseBranch& branch : cases.branches) {
        operands.push_back(bind_expression(branch.when));
        operands.push_back(bind_expression(branch.then));
    }
    if (cases.otherwise) operands.push_back(bind_expression(**cases.otherwise));
    return {Cases{cases.subject.has_value(), cases.otherwise.has_value()}, std::move(operands),
            place};
}

Expr Binder::bind_node(const ast::ListComprehension& comprehension, Place place) {
    std::vector<Expr> operands{bind_expression(*comprehension.list)};
    const TypeKind item = static_type(operands.front(), types_).item;
    const Slot slot = add_slot(SlotKind::value, comprehension.variable.text, {item, TypeKind::any});
    const ScopeVariable variable{comprehension.variable.text, slot, VariableKind::value};
    if (comprehension.where)
        operands.push_back(bind_item_expression(**comprehension.where, variable));
    if (comprehension.result)
        operands.push_back(bind_item_expression(**comprehension.result, variable));
    return {
        ComprehensionOf{slot, comprehension.where.has_value(), comprehension.result.has_value()},
        std::move(operands), place};
}

Expr Binder::bind_node(const ast::Quantifier& quantifier, Place place) {
    std::vector<Expr> operands{bind_expression(*quantifier.list)};
    const TypeKind item = static_type(operands.front(), types_).item;
    const Slot slot = add_slot(SlotKind::value, quantifier.variable.text, {item, TypeKind::any});
    if (quantifier.where) {
        operands.push_back(bind_item_expression(
            **quantifier.where, {quantifier.variable.text, slot, VariableKind::value}));
    }
    return {QuantifierOf{quantifier.kind, slot}, std::move(operands), place};
}

Expr Binder::bind_node(const ast::Reduce& reduce, Place place) {
    std::vector<Expr> operands{bind_expression(*reduce.start), bind_expression(*reduce.list)};
    const Slot sum = add_slot(SlotKind::value, reduce.accumulator.text);
    const Slot item = add_slot(SlotKind::value, reduce.variable.text);
    Scope inner(scope_, nullptr);
    inner.declare({reduce.accumulator.text, sum, VariableKind::value});
    Scope* around = std::exchange(scope_, &inner);
    operands.push_back(
        bind_item_expression(*reduce.step, {reduce.variable.text, item, VariableKind::value}));
    scope_ = around;
    return {FoldOf{sum, item}, std::move(operands), place};
}

}  // namespace entente::engine
