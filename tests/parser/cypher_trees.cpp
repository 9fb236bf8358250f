#include "cypher_trees.hpp"

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace entente::test {

using ast::Expression;

class Trees::Maker {
public:
    explicit Maker(std::uint32_t seed) : random_(seed) {}

    Expression expression(int depth) {
        if (depth <= 0) return leaf();
        switch (below(20)) {
            case 0:
                return {ast::Property{expression(depth - 1), schema_name()}, {}};
            case 1:
                return {ast::HasLabels{expression(depth - 1),
                                       many<ast::Symbol>(1, 3, [&] { return schema_name(); })},
                        {}};
            case 2:
            case 3:
                return {ast::Unary{one_of<ast::UnaryOperator>(5), expression(depth - 1)}, {}};
            case 4:
            case 5:
            case 6:
                return {ast::Binary{one_of<ast::BinaryOperator>(11), expression(depth - 1),
                                    expression(depth - 1)},
                        {}};
            case 7:
            case 8:
                return {
                    ast::Connective{one_of<ast::ConnectiveOperator>(3), expressions(2, 4, depth)},
                    {}};
            case 9:
                return comparison(depth);
            case 10:
                return {ast::FunctionCall{function_name(), flip(), expressions(0, 3, depth)}, {}};
            case 11:
                return {ast::ListLiteral{expressions(0, 3, depth)}, {}};
            case 12:
                return {ast::MapLiteral{entries(depth)}, {}};
            case 13:
                return {ast::Index{expression(depth - 1), expression(depth - 1)}, {}};
            case 14:
                return {ast::Slice{expression(depth - 1), maybe(depth), maybe(depth)}, {}};
            default:
                return special(depth);
        }
    }

    ast::PathPattern path(int depth, std::size_t least_steps, bool may_have_variable = true) {
        ast::PathPattern path;
        if (may_have_variable && one_in(4)) path.variable = name();
        const std::size_t steps = least_steps + below(3);
        path.nodes.push_back(node(depth));
        for (std::size_t i = 0; i < steps; ++i) {
            path.relationships.push_back(relationship(depth));
            path.nodes.push_back(node(depth));
        }
        return path;
    }
    ast::PathPattern any_path(int depth) {
        ast::PathPattern result = path(depth, 0);
        if (one_in(4)) result.kind = one_of<ast::PathKind>(3);
        return result;
    }

    /// `inner` for EXISTS { }, which needs no RETURN and has no CREATE.
    ast::Query query(int depth, bool inner) {
        ast::Query result;
        result.parts = many<ast::SingleQuery>(1, one_in(4) ? 3 : 1,
                                              [&] { return single_query(depth, inner); });
        result.union_all = result.parts.size() > 1 && flip();
        if (!inner && one_in(8)) result.asked = one_of<ast::Asked>(3);
        return result;
    }

private:
    // ------------------------------------------------------------ chance

    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
    }
    bool flip() { return below(2) == 0; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class Enum>
    Enum one_of(std::size_t count) {
        return static_cast<Enum>(below(count));
    }
    template <class T, class Make>
    std::vector<T> many(std::size_t least, std::size_t most, Make make) {
        std::vector<T> result;
        const std::size_t count = least + below(most - least + 1);
        for (std::size_t i = 0; i < count; ++i)
            result.push_back(make());
        return result;
    }

    // ------------------------------------------------------------ words

    std::string word() {
        using namespace std::string_view_literals;
        constexpr std::array words{"a"sv,          "b"sv,
                                   "x1"sv,         "_y"sv,
                                   "Country"sv,    "match"sv,
                                   "RETURN"sv,     "order"sv,
                                   "any"sv,        "all"sv,
                                   "count"sv,      "exists"sv,
                                   "reduce"sv,     "null"sv,
                                   "of"sv,         "for"sv,
                                   "in"sv,         "e5"sv,
                                   "x"sv,          "two words"sv,
                                   "a`b"sv,        "`"sv,
                                   ""sv,           "1st"sv,
                                   "a-b"sv,        "a.b"sv,
                                   "日本"sv,       "é"sv,
                                   "new\nline"sv,  "\xFF"sv,
                                   "it's"sv,       "\\"sv,
                                   "$"sv,          "shortestPath"sv,
                                   "case"sv,       "end"sv,
                                   "valid_time"sv, "true"sv,
                                   "NaN"sv,        "/*"sv};
        return std::string(words[below(words.size())]);
    }
    ast::Symbol name() { return {word(), {}}; }
    ast::Symbol schema_name() { return name(); }
    ast::Symbol function_name() {
        std::string text = word();
        if (one_in(3)) text += "." + word();
        return {text, {}};
    }
    std::string text() {
        std::string result;
        const std::size_t length = below(6);
        for (std::size_t i = 0; i < length; ++i) {
            result += one_in(3) ? word() : std::string(1, static_cast<char>(below(128)));
        }
        return result;
    }

    // ------------------------------------------------------------ expressions

    Value value() {
        constexpr std::array<std::int64_t, 6> integers{0,
                                                       1,
                                                       -1,
                                                       42,
                                                       std::numeric_limits<std::int64_t>::max(),
                                                       std::numeric_limits<std::int64_t>::min()};
        constexpr std::array floats{0.0, -0.0,  1.0,    -1.5,
                                    0.1, 1e300, 5e-324, 1.7976931348623157e308};
        switch (below(6)) {
            case 0:
                return {};
            case 1:
                return flip();
            case 2:
                return integers[below(integers.size())];
            case 3:
                return floats[below(floats.size())];
            case 4:
                return std::uniform_real_distribution<double>(-1e6, 1e6)(random_);
            default:
                return text();
        }
    }

    Expression leaf() {
        switch (below(5)) {
            case 0:
                return {ast::Parameter{word()}, {}};
            case 1:
                return {ast::CountStar{}, {}};
            case 2:
                return {ast::Literal{value()}, {}};
            default:
                return {ast::Variable{word()}, {}};
        }
    }

    std::vector<Expression> expressions(std::size_t least, std::size_t most, int depth) {
        return many<Expression>(least, most, [&] { return expression(depth - 1); });
    }
    std::optional<Box<Expression>> maybe(int depth) {
        if (flip()) return std::nullopt;
        return Box<Expression>(expression(depth - 1));
    }
    std::optional<Expression> perhaps(int depth) {
        if (!one_in(3)) return std::nullopt;
        return expression(depth - 1);
    }
    std::vector<ast::PropertyConstraint> entries(int depth) {
        return many<ast::PropertyConstraint>(0, 2, [&] {
            return ast::PropertyConstraint{schema_name(), expression(depth - 1)};
        });
    }

    Expression comparison(int depth) {
        ast::Comparison result;
        result.operands = expressions(2, 4, depth);
        for (std::size_t i = 1; i < result.operands.size(); ++i) {
            result.operators.push_back(one_of<ast::ComparisonOperator>(6));
        }
        return {result, {}};
    }

    Expression special(int depth) {
        switch (below(7)) {
            case 0:
                return choice(depth);
            case 1:
                return {ast::ListComprehension{name(), expression(depth - 1), maybe(depth),
                                               maybe(depth)},
                        {}};
            case 2:
                return {ast::Quantifier{one_of<ast::QuantifierKind>(4), name(),
                                        expression(depth - 1), maybe(depth)},
                        {}};
            case 3:
                return {ast::Reduce{name(), expression(depth - 1), name(), expression(depth - 1),
                                    expression(depth - 1)},
                        {}};
            case 4:
                return {ast::PatternComprehension{path(depth - 1, 1), maybe(depth),
                                                  expression(depth - 1)},
                        {}};
            case 5: {
                ast::PatternPredicate predicate{path(depth - 1, 1, false)};
                if (one_in(3)) predicate.pattern.kind = one_of<ast::PathKind>(3);
                return {predicate, {}};
            }
            default:
                return {ast::Exists{query(depth - 2, true)}, {}};
        }
    }

    Expression choice(int depth) {
        ast::Case result;
        result.subject = maybe(depth);
        result.branches = many<ast::CaseBranch>(1, 2, [&] {
            return ast::CaseBranch{expression(depth - 1), expression(depth - 1)};
        });
        result.otherwise = maybe(depth);
        return {result, {}};
    }

    // ------------------------------------------------------------ patterns

    ast::NodePattern node(int depth) {
        ast::NodePattern result;
        if (flip()) result.variable = name();
        result.labels = many<ast::Symbol>(0, 2, [&] { return schema_name(); });
        result.any_label = result.labels.size() > 1 && flip();
        if (depth > 0 && one_in(3)) {
            result.properties = entries(depth);
            result.empty_braces = result.properties.empty();
        }
        return result;
    }

    ast::RelationshipPattern relationship(int depth) {
        ast::RelationshipPattern result;
        if (flip()) result.variable = name();
        result.types = many<ast::Symbol>(0, 2, [&] { return schema_name(); });
        result.direction = one_of<ast::Direction>(3);
        if (one_in(3)) {
            result.hops.emplace();
            if (flip()) result.hops->least = static_cast<std::int64_t>(below(3));
            if (flip()) result.hops->most = static_cast<std::int64_t>(below(3));
        }
        if (depth > 0 && one_in(3)) {
            result.properties = entries(depth);
            result.empty_braces = result.properties.empty();
        }
        return result;
    }

    // ------------------------------------------------------------ clauses

    ast::Match match(int depth) {
        ast::Match result;
        result.optional = one_in(4);
        result.patterns = many<ast::PathPattern>(1, 2, [&] { return any_path(depth - 1); });
        result.where = perhaps(depth);
        if (one_in(4)) result.as_of = ast::AsOf{expression(depth - 1), {}};
        return result;
    }

    ast::Projection projection(int depth) {
        ast::Projection result;
        result.distinct = one_in(4);
        result.star = one_in(4);
        result.items = many<ast::ProjectionItem>(result.star ? 0 : 1, 3, [&] {
            ast::ProjectionItem item{expression(depth - 1), std::nullopt, ""};
            if (flip()) item.alias = name();
            return item;
        });
        if (one_in(4)) {
            result.order = many<ast::SortItem>(1, 2, [&] {
                return ast::SortItem{expression(depth - 1), flip()};
            });
        }
        result.skip = perhaps(depth);
        result.limit = perhaps(depth);
        return result;
    }

    ast::Clause reading_clause(int depth) {
        switch (below(3)) {
            case 0:
                return ast::Unwind{expression(depth - 1), name(), {}};
            case 1:
                return ast::With{projection(depth), perhaps(depth), {}};
            default:
                return match(depth);
        }
    }

    /// A path for CREATE, where a parameter may stand for all properties.
    ast::PathPattern created_path(int depth) {
        ast::PathPattern path = any_path(depth);
        for (ast::NodePattern& node : path.nodes) {
            if (node.properties.empty() && !node.empty_braces && one_in(4)) node.parameter = name();
        }
        return path;
    }
    ast::Property property(int depth) { return {expression(depth - 1), schema_name()}; }
    std::vector<ast::Symbol> labels() {
        return many<ast::Symbol>(1, 2, [&] { return schema_name(); });
    }
    ast::Set set(int depth) {
        return {
            many<ast::SetItem>(
                1, 2,
                [&]() -> ast::SetItem {
                    switch (below(3)) {
                        case 0:
                            return ast::SetProperty{property(depth), expression(depth - 1), {}};
                        case 1:
                            return ast::SetProperties{name(), flip(), expression(depth - 1), {}};
                        default:
                            return ast::ChangedLabels{name(), labels(), {}};
                    }
                }),
            {}};
    }
    ast::Remove remove(int depth) {
        return {many<ast::RemoveItem>(1, 2,
                                      [&]() -> ast::RemoveItem {
                                          if (flip())
                                              return ast::RemoveProperty{property(depth), {}};
                                          return ast::ChangedLabels{name(), labels(), {}};
                                      }),
                {}};
    }
    ast::Merge merge(int depth) {
        return {any_path(depth - 1),
                many<ast::MergeAction>(0, 2,
                                       [&] {
                                           return ast::MergeAction{flip(), set(depth - 1)};
                                       }),
                {}};
    }
    ast::Call call(int depth, bool alone) {
        ast::Call result{function_name(), {}, false, {}, {}, {}};
        if (!alone || flip()) result.arguments = expressions(0, 2, depth);
        result.yield_star = alone && one_in(3);
        if (result.yield_star || one_in(3)) return result;
        result.yield = many<ast::YieldItem>(1, 2, [&] {
            ast::YieldItem item{name(), {}};
            if (flip()) item.alias = name();
            return item;
        });
        result.where = perhaps(depth);
        return result;
    }

    ast::Clause updating_clause(int depth) {
        switch (below(5)) {
            case 0:
                return merge(depth);
            case 1:
                return set(depth);
            case 2:
                return remove(depth);
            case 3:
                return ast::Delete{flip(), expressions(1, 2, depth), {}};
            default:
                return ast::Create{
                    many<ast::PathPattern>(1, 2, [&] { return created_path(depth - 1); }), {}};
        }
    }

    ast::SingleQuery single_query(int depth, bool inner) {
        ast::SingleQuery result;
        if (!inner && one_in(10)) {
            result.clauses.emplace_back(call(depth, true));
            return result;
        }
        const bool returns = inner ? flip() : !one_in(5);
        const std::size_t others = below(3) + (returns ? 0 : 1);
        for (std::size_t i = 0; i < others; ++i) {
            const bool reads = inner || !one_in(3);
            result.clauses.push_back(reads ? reading_clause(depth) : updating_clause(depth));
            if (!inner && one_in(6)) result.clauses.emplace_back(call(depth, false));
        }
        if (returns) result.clauses.emplace_back(ast::Return{projection(depth), {}});
        if (!returns && !inner) result.clauses.push_back(updating_clause(depth));
        return result;
    }

    std::mt19937 random_;
};

namespace {
constexpr int depth = 4;
}

Trees::Trees(std::uint32_t seed) : maker_(std::make_unique<Maker>(seed)) {}
Trees::~Trees() = default;
ast::Query Trees::query() {
    return maker_->query(depth, false);
}
ast::Expression Trees::expression() {
    return maker_->expression(depth);
}
ast::PathPattern Trees::pattern() {
    return maker_->any_path(depth);
}

}  // namespace entente::test
