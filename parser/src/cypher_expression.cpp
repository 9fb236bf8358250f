// The grammar of expressions, from the loosest operator to the tightest:
// OR, XOR, AND, NOT, comparisons, tests (IN, STARTS WITH, IS NULL ...), + -, * / %, ^, signs, what
// follows an operand (property, index, slice, labels), operands.
#include "cypher_operators.hpp"
#include "cypher_rules.hpp"

namespace entente::cypher {

using ast::BinaryOperator;
using ast::ConnectiveOperator;

struct ExpressionRule {};
struct OperandRule {};
struct MapRule {};
struct LoneExpressionRule {};

namespace {

struct MapEntryRule {};
struct PrimaryRule {};
struct SubscriptRule {};
struct LabelsRule {};
struct FunctionNameRule {};
struct FunctionCallRule {};
struct CountStarRule {};
struct QuantifierRule {};
struct ReduceRule {};
struct CaseRule {};
struct CaseBranchRule {};
struct ListRule {};
struct ListComprehensionRule {};
struct PatternComprehensionRule {};

/// What follows an operand in brackets: `index`, `from..to`.
struct Subscript {
    std::optional<ast::Expression> from;
    std::optional<ast::Expression> to;
    bool slice = false;
};

const x3::rule<PrimaryRule, ast::Expression> primary{"primary"};
const x3::rule<SubscriptRule, Subscript> subscript{"subscript"};
const x3::rule<LabelsRule, std::vector<ast::Symbol>> labels{"labels"};
const x3::rule<MapEntryRule, ast::PropertyConstraint> map_entry{"map_entry"};
const x3::rule<FunctionNameRule, ast::Symbol> function_name{"function_name"};
const x3::rule<FunctionCallRule, ast::FunctionCall> function_call{"function_call"};
const x3::rule<CountStarRule, ast::CountStar> count_star{"count_star"};
const x3::rule<QuantifierRule, ast::Quantifier> quantifier{"quantifier"};
const x3::rule<ReduceRule, ast::Reduce> reduce{"reduce"};
const x3::rule<CaseRule, ast::Case> case_{"case"};
const x3::rule<CaseBranchRule, ast::CaseBranch> case_branch{"case_branch"};
const x3::rule<ListRule, ast::ListLiteral> list{"list"};
const x3::rule<ListComprehensionRule, ast::ListComprehension> list_comprehension{
    "list_comprehension"};
const x3::rule<PatternComprehensionRule, ast::PatternComprehension> pattern_comprehension{
    "pattern_comprehension"};

// ---------------------------------------------------------------- operators

constexpr ArithmeticOperator sum_operators[] = {{Sign::plus, BinaryOperator::add},
                                                {Sign::minus, BinaryOperator::subtract}};
constexpr ArithmeticOperator product_operators[] = {{Sign::star, BinaryOperator::multiply},
                                                    {Sign::slash, BinaryOperator::divide},
                                                    {Sign::percent, BinaryOperator::modulo}};
constexpr ArithmeticOperator power_operators[] = {{Sign::caret, BinaryOperator::power}};

const auto signed_operand =
    described(Class::expression, with_signs(described(Class::expression, operand)));
const auto power = from_left(signed_operand, power_operators);
const auto product = from_left(power, product_operators);
const auto sum = from_left(product, sum_operators);
const auto test = tested(sum);
const auto comparison = compared(test);
const auto negation = described(Class::expression, negated(comparison));
const auto conjunction = connected(negation, Word::and_, ConnectiveOperator::conjunction);
const auto exclusive = connected(conjunction, Word::xor_, ConnectiveOperator::exclusive);
const auto disjunction = connected(exclusive, Word::or_, ConnectiveOperator::disjunction);

const auto expression_def = nested(disjunction);
const auto lone_expression_def = expression[same] >> end;

// ---------------------------------------------------------------- what follows an operand

/// Puts a node around the rule's value, made of that value and of what the parser found.
template <class With>
struct Wrap {
    With with;
    template <class Ctx>
    void operator()(Ctx& context) const {
        ast::Expression& value = x3::_val(context);
        const Iterator end = x3::_where(context).begin();
        state_of(context).grow(end);
        const std::size_t offset = value.place.offset;
        value = with(std::move(value), std::move(x3::_attr(context)));
        value.place = {offset, std::size_t{end[-1].offset} + end[-1].length - offset};
    }
};
template <class With>
constexpr Wrap<With> wrap(With with) {
    return {with};
}

const auto with_property = wrap([](ast::Expression subject, ast::Symbol key) {
    return ast::Expression{ast::Property{std::move(subject), std::move(key)}, {}};
});
const auto with_labels = wrap([](ast::Expression subject, std::vector<ast::Symbol> names) {
    return ast::Expression{ast::HasLabels{std::move(subject), std::move(names)}, {}};
});
const auto with_subscript = wrap([](ast::Expression subject, Subscript at) {
    if (!at.slice) return ast::Expression{ast::Index{std::move(subject), std::move(*at.from)}, {}};
    ast::Slice slice{std::move(subject), {}, {}};
    if (at.from) slice.from = std::move(*at.from);
    if (at.to) slice.to = std::move(*at.to);
    return ast::Expression{std::move(slice), {}};
});

const auto operand_def =
    measured_alone(primary[same] >>
                   *(sign(Sign::dot) >> property_key[with_property] | subscript[with_subscript]) >>
                   -labels[with_labels]);

const auto subscript_end =
    sign(Sign::dots)[assign<&Subscript::slice, true>] >> -expression[set<&Subscript::to>];
const auto subscript_def = sign(Sign::left_bracket) >>
                           (subscript_end | expression[set<&Subscript::from>] >> -subscript_end) >>
                           sign(Sign::right_bracket);

const auto labels_def = +(sign(Sign::colon) >> label[push_back]);

// ---------------------------------------------------------------- operands

/// `parser[make<Node>]`: the expression is a Node of what the parser found.
template <class Node>
struct Make {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context).node = Node{std::move(x3::_attr(context))};
    }
};
template <class Node>
constexpr Make<Node> make{};

struct MakeVariable {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context).node = ast::Variable{std::move(x3::_attr(context).text)};
    }
};

const auto in_parens = sign(Sign::left_paren) >> expression[same] >> sign(Sign::right_paren);
const auto exists_subquery = word(Word::exists) >>
                             sign(Sign::left_brace) >> subquery[make<ast::Exists>] >>
                             sign(Sign::right_brace);

const auto primary_def =
    placed(literal[make<ast::Literal>]                                              //
           | ahead(at_quantifier) >> quantifier[node]                               //
           | ahead(at_reduce) >> reduce[node]                                       //
           | ahead(at_count_star) >> count_star[node]                               //
           | ahead(at_shortest_path) >> shortest_path[make<ast::PatternPredicate>]  //
           | ahead(at_function_call) >> function_call[node]                         //
           | variable[MakeVariable{}]                                               //
           | parameter[make<ast::Parameter>]                                        //
           | ahead(at_pattern) >> path[make<ast::PatternPredicate>]                 //
           | in_parens                                                              //
           | ahead(at_list_comprehension) >> list_comprehension[node]               //
           | ahead(at_pattern_comprehension) >> pattern_comprehension[node]         //
           | ahead(at_list) >> list[node]                                           //
           | map[make<ast::MapLiteral>]                                             //
           | case_[node]                                                            //
           | exists_subquery);

const auto list_def = sign(Sign::left_bracket) >>
                      -(expression[push<&ast::ListLiteral::items>] % sign(Sign::comma)) >>
                      sign(Sign::right_bracket);

const auto map_entry_def = property_key[set<&ast::PropertyConstraint::key>] >>
                           sign(Sign::colon) >> expression[set<&ast::PropertyConstraint::value>];
const auto map_def = sign(Sign::left_brace) >> -(map_entry[push_back] % sign(Sign::comma)) >>
                     sign(Sign::right_brace);

/// `name`, `name.space.name`
struct AppendName {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context).text += '.' + x3::_attr(context).text;
    }
};
const auto name_part = schema_name(Class::function_name);
const auto function_name_def =
    placed(name_part[same] >> *(sign(Sign::dot) >> name_part[AppendName{}]));
const auto function_call_def = function_name[set<&ast::FunctionCall::name>] >>
                               sign(Sign::left_paren) >>
                               -word(Word::distinct)[assign<&ast::FunctionCall::distinct, true>] >>
                               -(expression[push<&ast::FunctionCall::arguments>] %
                                 sign(Sign::comma)) >>
                               sign(Sign::right_paren);

const auto count_star_def = word(Word::count) >> sign(Sign::left_paren) >> sign(Sign::star) >>
                            sign(Sign::right_paren);

const auto where = word(Word::where);

const auto quantifier_kind =
    word(Word::all)[assign<&ast::Quantifier::kind, ast::QuantifierKind::all>] |
    word(Word::any)[assign<&ast::Quantifier::kind, ast::QuantifierKind::any>] |
    word(Word::none)[assign<&ast::Quantifier::kind, ast::QuantifierKind::none>] |
    word(Word::single)[assign<&ast::Quantifier::kind, ast::QuantifierKind::single>];
const auto quantifier_def = quantifier_kind >>
                            sign(Sign::left_paren) >> variable[set<&ast::Quantifier::variable>] >>
                            word(Word::in) >> expression[set<&ast::Quantifier::list>] >>
                            -(where >> expression[set<&ast::Quantifier::where>]) >>
                            sign(Sign::right_paren);

const auto reduce_def = word(Word::reduce) >>
                        sign(Sign::left_paren) >> variable[set<&ast::Reduce::accumulator>] >>
                        sign(Sign::equal) >> expression[set<&ast::Reduce::start>] >>
                        sign(Sign::comma) >> variable[set<&ast::Reduce::variable>] >>
                        word(Word::in) >> expression[set<&ast::Reduce::list>] >>
                        sign(Sign::bar) >> expression[set<&ast::Reduce::step>] >>
                        sign(Sign::right_paren);

const auto case_branch_def = word(Word::when) >> expression[set<&ast::CaseBranch::when>] >>
                             word(Word::then) >> expression[set<&ast::CaseBranch::then>];
const auto case__def = word(Word::case_) >> -expression[set<&ast::Case::subject>] >>
                       +case_branch[push<&ast::Case::branches>] >>
                       -(word(Word::else_) >> expression[set<&ast::Case::otherwise>]) >>
                       word(Word::end);

const auto list_comprehension_def =
    sign(Sign::left_bracket) >> variable[set<&ast::ListComprehension::variable>] >>
    word(Word::in) >> expression[set<&ast::ListComprehension::list>] >>
    -(where >> expression[set<&ast::ListComprehension::where>]) >>
    -(sign(Sign::bar) >> expression[set<&ast::ListComprehension::result>]) >>
    sign(Sign::right_bracket);

const auto pattern_comprehension_def =
    sign(Sign::left_bracket) >> named_path[set<&ast::PatternComprehension::pattern>] >>
    -(where >> expression[set<&ast::PatternComprehension::where>]) >>
    sign(Sign::bar) >> expression[set<&ast::PatternComprehension::result>] >>
    sign(Sign::right_bracket);

BOOST_SPIRIT_DEFINE(primary, subscript, labels, map_entry, function_name, function_call, count_star,
                    quantifier, reduce, case_, case_branch, list, list_comprehension,
                    pattern_comprehension)

}  // namespace

BOOST_SPIRIT_DEFINE(expression, operand, map, lone_expression)

BOOST_SPIRIT_INSTANTIATE(decltype(expression), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(operand), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(map), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(lone_expression), Iterator, Context)

}  // namespace entente::cypher
