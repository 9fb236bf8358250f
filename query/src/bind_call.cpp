// Binding calls of functions and aggregates.
#include <algorithm>
#include <utility>

#include "binder.hpp"
#include "failure.hpp"
#include "function.hpp"

namespace entente::engine {
namespace {

[[noreturn]] void unknown_function(const ast::FunctionCall& call) {
    std::vector<std::string> suggestions;
    if (const auto nearest = nearest_function(call.name.text); !nearest.empty()) {
        suggestions.emplace_back(nearest);
    }
    throw Error({.type = "SyntaxError",
                 .phase = "compile time",
                 .detail = "UnknownFunction",
                 .message = "There is no function called `" + call.name.text + "`.",
                 .place = call.name.place,
                 .suggestions = std::move(suggestions)});
}

[[noreturn]] void wrong_count(const std::string& name, Place place) {
    syntax_error("InvalidNumberOfArguments",
                 name + "() is called with a wrong number of arguments.", place);
}

AggregateKind aggregate_kind(std::string_view lower) {
    if (lower == "count") return AggregateKind::count;
    if (lower == "sum") return AggregateKind::sum;
    if (lower == "avg") return AggregateKind::average;
    if (lower == "min") return AggregateKind::least;
    if (lower == "max") return AggregateKind::most;
    if (lower == "collect") return AggregateKind::collect;
    if (lower == "stdev") return AggregateKind::deviation;
    if (lower == "stdevp") return AggregateKind::population_deviation;
    if (lower == "percentilecont") return AggregateKind::percentile_continuous;
    return AggregateKind::percentile_discrete;
}

bool varies(const Expr& expression) {
    const auto* call = expression.get_if<Call>();
    if (call != nullptr && call->function->varies) return true;
    return std::ranges::any_of(expression.operands, varies);
}

bool takes_parameter(AggregateKind kind) {
    return kind == AggregateKind::percentile_continuous ||
           kind == AggregateKind::percentile_discrete;
}

}  // namespace

Expr Binder::bind_node(const ast::FunctionCall& call, Place place) {
    if (is_aggregate(call.name.text)) return bind_aggregate(call, place);
    const Function* function = find_function(call.name.text);
    if (function == nullptr) unknown_function(call);
    if (call.arguments.size() < function->least || call.arguments.size() > function->most) {
        wrong_count(std::string(function->shown), place);
    }
    if (call.distinct) {
        syntax_error("InvalidAggregation", "DISTINCT belongs inside aggregates such as count().",
                     place);
    }
    std::vector<Expr> arguments;
    for (const ast::Expression& argument : call.arguments) {
        refuse_pattern(argument);
        arguments.push_back(bind_expression(argument));
    }
    return {Call{function}, std::move(arguments), place};
}

Expr Binder::aggregate_slot(BoundAggregate aggregate, Place place) {
    aggregate.slot = add_slot(SlotKind::value, "");
    aggregate.place = place;
    const Slot slot = aggregate.slot;
    grouping_->aggregates->push_back(std::move(aggregate));
    return {SlotRef{slot}, {}, place};
}

Expr Binder::bind_aggregate(const ast::FunctionCall& call, Place place) {
    if (inside_aggregate_) {
        syntax_error("NestedAggregation", "An aggregate cannot stand inside another one.", place);
    }
    if (grouping_ == nullptr) {
        // An argument that means nothing here is the more helpful complaint.
        inside_aggregate_ = true;
        for (const ast::Expression& argument : call.arguments)
            bind_expression(argument);
        syntax_error("InvalidAggregation",
                     "`" + call.name.text +
                         "` brings many rows together, which only WITH and RETURN can do.",
                     place);
    }
    BoundAggregate aggregate;
    aggregate.kind = aggregate_kind(ascii_lower(call.name.text));
    aggregate.distinct = call.distinct;
    if (call.arguments.size() != (takes_parameter(aggregate.kind) ? 2U : 1U)) {
        wrong_count(call.name.text, place);
    }
    inside_aggregate_ = true;
    auto keys = std::exchange(substitutions_, {});
    aggregate.argument = bind_expression(call.arguments.front());
    if (call.arguments.size() == 2) aggregate.parameter = bind_expression(call.arguments.back());
    substitutions_ = std::move(keys);
    inside_aggregate_ = false;
    if (varies(*aggregate.argument)) {
        syntax_error("NonConstantExpression",
                     "What changes with every call cannot be brought together by an aggregate.",
                     place);
    }
    return aggregate_slot(std::move(aggregate), place);
}

Expr Binder::bind_node(const ast::CountStar&, Place place) {
    if (inside_aggregate_) {
        syntax_error("NestedAggregation", "An aggregate cannot stand inside another one.", place);
    }
    if (grouping_ == nullptr) {
        syntax_error("InvalidAggregation",
                     "count(*) brings many rows together, which only WITH and RETURN can do.",
                     place);
    }
    BoundAggregate aggregate;
    aggregate.kind = AggregateKind::count_rows;
    return aggregate_slot(std::move(aggregate), place);
}

}  // namespace entente::engine
