#include "rule_reading.hpp"

#include <variant>

namespace entente::engine {
namespace {

void add_pattern(const ast::PathPattern& pattern, TypesRead& types) {
    if (pattern.relationships.empty()) types.nodes = true;
    for (const ast::RelationshipPattern& edge : pattern.relationships) {
        if (edge.types.empty()) types.all = true;
        for (const ast::Symbol& type : edge.types)
            types.names.insert(type.text);
    }
}

/// Walks expressions for the patterns inside them.
class GuardFinder {
public:
    explicit GuardFinder(RuleReading& reading) : reading_(reading) {}

    void look(const ast::Expression& expression) { std::visit(*this, expression.node); }
    void look(const Box<ast::Expression>& expression) { look(*expression); }
    template <class T>
    void look(const std::optional<T>& expression) {
        if (expression) look(*expression);
    }
    template <class T>
    void look(const std::vector<T>& expressions) {
        for (const T& expression : expressions)
            look(expression);
    }
    void look(const ast::PropertyConstraint& constraint) { look(constraint.value); }
    void look(const ast::CaseBranch& branch) {
        look(branch.when);
        look(branch.then);
    }
    void look(const ast::ProjectionItem& item) { look(item.expression); }
    void look(const ast::SortItem& item) { look(item.expression); }
    void look_inside(const ast::PathPattern& pattern) {
        for (const ast::NodePattern& node : pattern.nodes)
            look(node.properties);
        for (const ast::RelationshipPattern& edge : pattern.relationships)
            look(edge.properties);
    }

    void operator()(const ast::Literal&) {}
    void operator()(const ast::Variable&) {}
    void operator()(const ast::Parameter&) {}
    void operator()(const ast::CountStar&) {}
    void operator()(const ast::Property& property) { look(property.subject); }
    void operator()(const ast::HasLabels& test) { look(test.subject); }
    void operator()(const ast::Unary& unary) { look(unary.operand); }
    void operator()(const ast::Binary& binary) {
        look(binary.left);
        look(binary.right);
    }
    void operator()(const ast::Connective& connective) { look(connective.operands); }
    void operator()(const ast::Comparison& comparison) { look(comparison.operands); }
    void operator()(const ast::FunctionCall& call) { look(call.arguments); }
    void operator()(const ast::ListLiteral& list) { look(list.items); }
    void operator()(const ast::MapLiteral& map) { look(map.entries); }
    void operator()(const ast::Index& index) {
        look(index.subject);
        look(index.index);
    }
    void operator()(const ast::Slice& slice) {
        look(slice.subject);
        look(slice.from);
        look(slice.to);
    }
    void operator()(const ast::Case& cases) {
        look(cases.subject);
        look(cases.branches);
        look(cases.otherwise);
    }
    void operator()(const ast::ListComprehension& comprehension) {
        look(comprehension.list);
        look(comprehension.where);
        look(comprehension.result);
    }
    void operator()(const ast::Quantifier& quantifier) {
        look(quantifier.list);
        look(quantifier.where);
    }
    void operator()(const ast::Reduce& reduce) {
        look(reduce.start);
        look(reduce.list);
        look(reduce.step);
    }
    void operator()(const ast::PatternComprehension& comprehension) {
        guard(comprehension.pattern);
        look(comprehension.where);
        look(comprehension.result);
    }
    void operator()(const ast::PatternPredicate& predicate) { guard(predicate.pattern); }
    void operator()(const ast::Exists& exists) {
        for (const ast::SingleQuery& part : exists.query->parts) {
            for (const ast::Clause& clause : part.clauses)
                look_inside(clause);
        }
    }

private:
    void guard(const ast::PathPattern& pattern) {
        reading_.guarded = true;
        add_pattern(pattern, reading_.guarding);
        look_inside(pattern);
    }
    void look_inside(const ast::Projection& projection) {
        look(projection.items);
        look(projection.order);
    }
    void look_inside(const ast::Clause& clause) {
        if (const auto* match = std::get_if<ast::Match>(&clause)) {
            for (const ast::PathPattern& pattern : match->patterns)
                guard(pattern);
            look(match->where);
        } else if (const auto* unwind = std::get_if<ast::Unwind>(&clause)) {
            look(unwind->list);
        } else if (const auto* with = std::get_if<ast::With>(&clause)) {
            look_inside(with->projection);
            look(with->where);
        } else if (const auto* result = std::get_if<ast::Return>(&clause)) {
            look_inside(result->projection);
        }
    }

    RuleReading& reading_;
};

}  // namespace

RuleReading read_rule(const ast::SingleQuery& rule) {
    RuleReading reading;
    GuardFinder guards(reading);
    for (const ast::Clause& clause : rule.clauses) {
        if (const auto* match = std::get_if<ast::Match>(&clause)) {
            for (const ast::PathPattern& pattern : match->patterns) {
                add_pattern(pattern, reading.matched);
                guards.look_inside(pattern);
            }
            guards.look(match->where);
        } else if (const auto* create = std::get_if<ast::Create>(&clause)) {
            for (const ast::PathPattern& pattern : create->patterns)
                guards.look_inside(pattern);
        }
    }
    return reading;
}

}  // namespace entente::engine
