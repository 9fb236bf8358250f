// The grammar of patterns, of the clauses that read, and of queries. Those that write are in
// cypher_update.cpp.
#include "cypher_ahead.hpp"
#include "cypher_rules.hpp"
#include "parser/ast_children.hpp"

namespace entente::cypher {

struct PathRule {};
struct ShortestPathRule {};
struct NamedPathRule {};
struct SubqueryRule {};
struct StatementRule {};
struct LonePatternRule {};

namespace {

struct NodeRule {};
struct RelationshipRule {};
struct HopsRule {};
struct StepRule {};
struct PatternsRule {};
struct AsOfRule {};
struct MatchRule {};
struct BareMatchRule {};
struct UnwindRule {};
struct ItemRule {};
struct SortRule {};
struct ProjectionRule {};
struct WithRule {};
struct ReturnRule {};
struct SingleQueryRule {};
struct InnerQueryRule {};
struct BareQueryRule {};
struct QueryRule {};
struct UnionRule {};

/// A relationship and the node behind it.
struct Step {
    ast::RelationshipPattern relationship;
    ast::NodePattern node;
};
struct Union {
    bool all = false;
};

const x3::rule<NodeRule, ast::NodePattern> node_pattern{"node_pattern"};
const x3::rule<RelationshipRule, ast::RelationshipPattern> relationship{"relationship"};
const x3::rule<HopsRule, ast::Hops> hops{"hops"};
const x3::rule<StepRule, Step> step{"step"};
const x3::rule<PatternsRule, std::vector<ast::PathPattern>> patterns{"patterns"};
const x3::rule<AsOfRule, ast::AsOf> as_of{"as_of"};
const x3::rule<MatchRule, ast::Match> match{"match"};
const x3::rule<BareMatchRule, ast::Match> bare_match{"bare_match"};
const x3::rule<UnwindRule, ast::Unwind> unwind{"unwind"};
const x3::rule<ItemRule, ast::ProjectionItem> item{"item"};
const x3::rule<SortRule, ast::SortItem> sort{"sort"};
const x3::rule<ProjectionRule, ast::Projection> projection{"projection"};
const x3::rule<WithRule, ast::With> with{"with"};
const x3::rule<ReturnRule, ast::Return> return_{"return"};
const x3::rule<SingleQueryRule, ast::SingleQuery> single_query{"single_query"};
const x3::rule<InnerQueryRule, ast::SingleQuery> inner_query{"inner_query"};
const x3::rule<BareQueryRule, ast::SingleQuery> bare_query{"bare_query"};
const x3::rule<QueryRule, ast::Query> query{"query"};
const x3::rule<UnionRule, Union> union_{"union"};

// ---------------------------------------------------------------- patterns

using NP = ast::NodePattern;
const auto node_labels = sign(Sign::colon) >> label[push<&NP::labels>] >>
                         (+(sign(Sign::bar)[assign<&NP::any_label, true>] >> -sign(Sign::colon) >>
                            label[push<&NP::labels>]) |
                          *(sign(Sign::colon) >> label[push<&NP::labels>]));
/// What the braces of a node or a relationship say.
struct SetProperties {
    template <class Ctx>
    void operator()(Ctx& context) const {
        auto& pattern = x3::_val(context);
        pattern.properties = std::move(x3::_attr(context));
        pattern.empty_braces = pattern.properties.empty();
    }
};
struct SetParameter {
    template <class Ctx>
    void operator()(Ctx& context) const {
        ast::Symbol& name = x3::_val(context).parameter.emplace();
        name.text = std::move(x3::_attr(context));
        name.place = x3::_where(context).begin()[-1].place();
    }
};
const auto properties = map[SetProperties{}] | in_create >> parameter[SetParameter{}];
const auto node_pattern_def = placed(sign(Sign::left_paren) >> -variable[set<&NP::variable>] >>
                                     -node_labels >> -properties >> sign(Sign::right_paren));

struct OneLength {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context) = {x3::_attr(context), x3::_attr(context)};
    }
};
struct NoMost {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context).most.reset();
    }
};
const auto hops_most = sign(Sign::dots)[NoMost{}] >> -integer[set<&ast::Hops::most>];
const auto hops_def = sign(Sign::star) >> -(integer[OneLength{}] >> -hops_most | hops_most);

using RP = ast::RelationshipPattern;
struct PointRight {
    template <class Ctx>
    void operator()(Ctx& context) const {
        ast::Direction& direction = x3::_val(context).direction;
        direction =
            direction == ast::Direction::left ? ast::Direction::either : ast::Direction::right;
    }
};
const auto types = sign(Sign::colon) >> relationship_type[push<&RP::types>] >>
                   *(sign(Sign::bar) >> -sign(Sign::colon) >> relationship_type[push<&RP::types>]);
const auto detail = sign(Sign::left_bracket) >> -variable[set<&RP::variable>] >> -types >>
                    -hops[set<&RP::hops>] >> -properties >> sign(Sign::right_bracket);
const auto relationship_def =
    placed(x3::eps[assign<&RP::direction, ast::Direction::either>] >>
           -sign(Sign::less)[assign<&RP::direction, ast::Direction::left>] >> sign(Sign::minus) >>
           -detail >> sign(Sign::minus) >> -sign(Sign::greater)[PointRight{}]);

struct PushStep {
    template <class Ctx>
    void operator()(Ctx& context) const {
        ast::PathPattern& pattern = x3::_val(context);
        pattern.relationships.push_back(std::move(x3::_attr(context).relationship));
        pattern.nodes.push_back(std::move(x3::_attr(context).node));
    }
};
using PP = ast::PathPattern;
const auto step_def = relationship[set<&Step::relationship>] >> node_pattern[set<&Step::node>];
const auto path_def = placed(node_pattern[push<&PP::nodes>] >> *step[PushStep{}]);

struct BecomePath {
    ast::PathKind kind;
    template <class Ctx>
    void operator()(Ctx& context) const {
        ast::PathPattern& pattern = x3::_val(context);
        std::optional<ast::Symbol> name = std::move(pattern.variable);
        pattern = std::move(x3::_attr(context));
        if (kind != ast::PathKind::all) pattern.kind = kind;
        pattern.variable = std::move(name);
    }
};
const auto path_in_parens = [](ast::PathKind kind) {
    return sign(Sign::left_paren) >> path[BecomePath{kind}] >> sign(Sign::right_paren);
};
const auto shortest_path_def =
    placed(word(Word::shortest_path) >> path_in_parens(ast::PathKind::shortest) |
           word(Word::all_shortest_paths) >> path_in_parens(ast::PathKind::all_shortest));

const auto path_variable = variable[set<&PP::variable>] >> sign(Sign::equal);
const auto named_path_def = placed(shortest_path[BecomePath{ast::PathKind::all}] |
                                   path_variable >> (shortest_path[BecomePath{ast::PathKind::all}] |
                                                     path[BecomePath{ast::PathKind::all}]) |
                                   path[BecomePath{ast::PathKind::all}]);

const auto patterns_def = named_path[push_back] % sign(Sign::comma);
const auto lone_pattern_def = patterns[same] >> end;

// ---------------------------------------------------------------- clauses

const auto as_of_def = placed(-(word(Word::for_) >> word(Word::valid_time)) >> word(Word::as) >>
                              word(Word::of) >> expression[set<&ast::AsOf::when>]);
const auto match_body = patterns[set<&ast::Match::patterns>] >>
                        -(word(Word::where) >> expression[set<&ast::Match::where>]) >>
                        -as_of[set<&ast::Match::as_of>];
const auto match_def = placed(-word(Word::optional)[assign<&ast::Match::optional, true>] >>
                              word(Word::match) >> match_body);
const auto bare_match_def = placed(match_body);

const auto unwind_def = placed(word(Word::unwind) >> expression[set<&ast::Unwind::list>] >>
                               word(Word::as) >> variable[set<&ast::Unwind::variable>]);

struct SetItem {
    template <class Ctx>
    void operator()(Ctx& context) const {
        ast::ProjectionItem& value = x3::_val(context);
        value.expression = std::move(x3::_attr(context));
        const Place place = value.expression.place;
        value.text = state_of(context).source.text.substr(place.offset, place.length);
    }
};
const auto item_def = expression[SetItem{}] >>
                      -(word(Word::as) >> variable[set<&ast::ProjectionItem::alias>]);

using SI = ast::SortItem;
const auto descending = word(Word::desc) | word(Word::descending);
const auto ascending = word(Word::asc) | word(Word::ascending);
const auto sort_def = expression[set<&SI::expression>] >>
                      -(descending[assign<&SI::descending, true>] | ascending);

using PJ = ast::Projection;
const auto comma = sign(Sign::comma);
const auto items = sign(Sign::star)[assign<&PJ::star, true>] >> *(comma >> item[push<&PJ::items>]) |
                   item[push<&PJ::items>] % comma;
const auto projection_def = -word(Word::distinct)[assign<&PJ::distinct, true>] >> items >>
                            -(word(Word::order) >> word(Word::by) >>
                              sort[push<&PJ::order>] % comma) >>
                            -((word(Word::skip) | word(Word::offset)) >>
                              expression[set<&PJ::skip>]) >>
                            -(word(Word::limit) >> expression[set<&PJ::limit>]);

const auto with_def = placed(word(Word::with) >> projection[set<&ast::With::projection>] >>
                             -(word(Word::where) >> expression[set<&ast::With::where>]));
const auto return__def = placed(word(Word::return_) >> projection[set<&ast::Return::projection>]);

// ---------------------------------------------------------------- queries

/// A query that ends without RETURN ends with an update, or is a CALL and nothing else.
struct MayEnd {
    template <class Ctx>
    void operator()(Ctx& context) const {
        const auto& clauses = x3::_val(context).clauses;
        x3::_pass(context) =
            !clauses.empty() &&
            (ast::is_update(clauses.back()) ||
             (clauses.size() == 1 && std::holds_alternative<ast::Call>(clauses.front())));
    }
};
[[noreturn]] void refuse_call(std::string fault, std::string message, Place place) {
    throw Error({.type = "SyntaxError",
                 .phase = "compile time",
                 .detail = std::move(fault),
                 .message = std::move(message),
                 .place = place,
                 .suggestions = {}});
}
void check_call_within(const ast::Call& call) {
    if (!call.arguments) {
        refuse_call("InvalidArgumentPassingMode",
                    "Among other clauses a CALL needs its arguments, in parentheses: only a CALL "
                    "that is the whole query takes them from the parameters of their names.",
                    call.procedure.place);
    }
    if (call.yield_star) {
        refuse_call("UnexpectedSyntax",
                    "YIELD * is for a CALL that is the whole query: among other clauses name what "
                    "it should yield.",
                    call.place);
    }
}
/// What only a CALL that is the whole query may leave out.
struct CheckCalls {
    template <class Ctx>
    void operator()(Ctx& context) const {
        const auto& clauses = x3::_val(context).clauses;
        if (clauses.size() == 1) return;
        for (const ast::Clause& clause : clauses) {
            const auto* call = std::get_if<ast::Call>(&clause);
            if (call != nullptr) check_call_within(*call);
        }
    }
};
struct HasClauses {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_pass(context) = !x3::_val(context).clauses.empty();
    }
};
using SQ = ast::SingleQuery;
constexpr auto clause = push<&SQ::clauses>;
const auto updating_clause =
    create[clause] | merge[clause] | set_clause[clause] | remove[clause] | delete_[clause];
const auto reading_clauses = *(match[clause] | unwind[clause] | with[clause]);
const auto clauses =
    *(match[clause] | unwind[clause] | with[clause] | call[clause] | updating_clause);
const auto single_query_def =
    placed(clauses >> (return_[clause] | x3::eps[MayEnd{}]))[CheckCalls{}];
const auto inner_query_def = placed(reading_clauses >> (return_[clause] | x3::eps[HasClauses{}]));
const auto bare_query_def = placed(bare_match[clause]);

/// UNION and UNION ALL do not mix.
struct CheckUnion {
    template <class Ctx>
    void operator()(Ctx& context) const {
        ast::Query& value = x3::_val(context);
        const bool all = x3::_attr(context).all;
        if (value.parts.size() > 1 && value.union_all != all) {
            // The range is of what is left; the offender is just before it.
            Iterator written = x3::_where(context).begin() - (all ? 2 : 1);
            throw Error({.type = "SyntaxError",
                         .phase = "compile time",
                         .detail = "InvalidClauseComposition",
                         .message = "UNION and UNION ALL cannot be mixed in one query.",
                         .place = place_between(written, x3::_where(context).begin()),
                         .suggestions = {}});
        }
        value.union_all = all;
    }
};
using QY = ast::Query;
const auto union__def = word(Word::union_) >> -word(Word::all)[assign<&Union::all, true>];
const auto asked = word(Word::explain)[assign<&QY::asked, ast::Asked::explain>] |
                   word(Word::profile)[assign<&QY::asked, ast::Asked::profile>];
const auto query_def = -asked >> single_query[push<&QY::parts>] >>
                       *(union_[CheckUnion{}] >> single_query[push<&QY::parts>]);
const auto subquery_def = ahead(at_bare_pattern) >> bare_query[push<&QY::parts>] |
                          inner_query[push<&QY::parts>] >>
                              *(union_[CheckUnion{}] >> inner_query[push<&QY::parts>]);
const auto statement_def = query[same] >> -sign(Sign::semicolon) >> end;

BOOST_SPIRIT_DEFINE(node_pattern, relationship, hops, step, patterns, as_of, match, bare_match,
                    unwind, item, sort, projection, with, return_, single_query, inner_query,
                    bare_query, query, union_)

}  // namespace

BOOST_SPIRIT_DEFINE(path, shortest_path, named_path, subquery, statement, lone_pattern)

BOOST_SPIRIT_INSTANTIATE(decltype(path), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(shortest_path), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(named_path), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(subquery), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(statement), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(lone_pattern), Iterator, Context)

}  // namespace entente::cypher
