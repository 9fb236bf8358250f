// The syntax tree of the pattern language (openCypher). Both the pattern language and the question
// language end here.
//
// Every node knows its place in the text; places do not take part in equality. Each node shows the
// syntax it stands for. The names are the openCypher grammar's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "parser/box.hpp"
#include "values/error.hpp"
#include "values/value.hpp"

namespace entente::ast {

struct Expression;
struct Query;

// ---------------------------------------------------------------- patterns

/// `name` as it is written, without backticks.
struct Symbol {
    std::string text;
    Place place;
    friend bool operator==(const Symbol&, const Symbol&) = default;
};

/// `{key: value, ...}` in a pattern, or `$parameter`.
struct PropertyConstraint {
    Symbol key;
    Box<Expression> value;
    friend bool operator==(const PropertyConstraint&, const PropertyConstraint&) = default;
};

/// `(variable:Label1:Label2 {key: value})`. `:A|B` sets any_label: one of them is enough.
struct NodePattern {
    std::optional<Symbol> variable;
    std::vector<Symbol> labels;
    bool any_label = false;
    std::vector<PropertyConstraint> properties;
    Place place;
    bool empty_braces = false;        ///< `{}` is written
    std::optional<Symbol> parameter;  ///< `$name` in place of the braces: in CREATE only
    friend bool operator==(const NodePattern&, const NodePattern&) = default;
};

enum class Direction : std::uint8_t { right, left, either };  ///< `-->`, `<--`, `--` (and `<-->`)

/// `*`, `*2`, `*1..3`, `*..3`, `*1..`
struct Hops {
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    friend bool operator==(const Hops&, const Hops&) = default;
};

/// `-[variable:TYPE1|TYPE2 *1..3 {key: value}]->`
struct RelationshipPattern {
    std::optional<Symbol> variable;
    std::vector<Symbol> types;  ///< any of them; none: every type
    Direction direction = Direction::right;
    std::optional<Hops> hops;
    std::vector<PropertyConstraint> properties;
    Place place;
    bool empty_braces = false;        ///< `{}` is written
    std::optional<Symbol> parameter;  ///< `$name` in place of the braces: in CREATE only
    friend bool operator==(const RelationshipPattern&, const RelationshipPattern&) = default;
};

enum class PathKind : std::uint8_t {
    all,
    shortest,
    all_shortest
};  ///< plain, shortestPath(..), allShortestPaths(..)

/// `p = (a)-[r]->(b)<-[s]-(c)`: nodes.size() == relationships.size() + 1.
struct PathPattern {
    std::optional<Symbol> variable;
    PathKind kind = PathKind::all;
    std::vector<NodePattern> nodes;
    std::vector<RelationshipPattern> relationships;
    Place place;
    friend bool operator==(const PathPattern&, const PathPattern&) = default;
};

// ---------------------------------------------------------------- expressions

/// `1`, `1.5`, `'text'`, `true`, `null`. Dates have no literal: they are calls of date().
struct Literal {
    Value value;
    friend bool operator==(const Literal&, const Literal&) = default;
};
/// `name`
struct Variable {
    std::string name;
    friend bool operator==(const Variable&, const Variable&) = default;
};
/// `$name`
struct Parameter {
    std::string name;
    friend bool operator==(const Parameter&, const Parameter&) = default;
};
/// `subject.key`
struct Property {
    Box<Expression> subject;
    Symbol key;
    friend bool operator==(const Property&, const Property&) = default;
};
/// `subject:Label1:Label2`
struct HasLabels {
    Box<Expression> subject;
    std::vector<Symbol> labels;
    friend bool operator==(const HasLabels&, const HasLabels&) = default;
};

enum class UnaryOperator : std::uint8_t { logical_not, minus, plus, is_null, is_not_null };
struct Unary {
    UnaryOperator op{};
    Box<Expression> operand;
    friend bool operator==(const Unary&, const Unary&) = default;
};

/// The operators without chains. AND, OR and XOR are Connective, comparisons are Comparison.
enum class BinaryOperator : std::uint8_t {
    add,
    subtract,
    multiply,
    divide,
    modulo,
    power,
    in,
    starts_with,
    ends_with,
    contains,
    matches
};
struct Binary {
    BinaryOperator op{};
    Box<Expression> left;
    Box<Expression> right;
    friend bool operator==(const Binary&, const Binary&) = default;
};

enum class ConnectiveOperator : std::uint8_t { conjunction, disjunction, exclusive };
/// `a AND b AND c`: one node however many operands, so that long chains are not deep trees. At
/// least two operands.
struct Connective {
    ConnectiveOperator op{};
    std::vector<Expression> operands;
    friend bool operator==(const Connective&, const Connective&);
};

enum class ComparisonOperator : std::uint8_t {
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal
};
/// `a < b <= c`: operators.size() + 1 == operands.size().
struct Comparison {
    std::vector<Expression> operands;
    std::vector<ComparisonOperator> operators;
    friend bool operator==(const Comparison&, const Comparison&);
};

/// `name(a, b)`, `name(DISTINCT a)`; the name as written, with dots for a namespace. `count(*)` is
/// CountStar.
struct FunctionCall {
    Symbol name;
    bool distinct = false;
    std::vector<Expression> arguments;
    friend bool operator==(const FunctionCall&, const FunctionCall&);
};
struct CountStar {
    friend bool operator==(const CountStar&, const CountStar&) = default;
};
/// `[a, b, c]`
struct ListLiteral {
    std::vector<Expression> items;
    friend bool operator==(const ListLiteral&, const ListLiteral&);
};
/// `{key: value, ...}`
struct MapLiteral {
    std::vector<PropertyConstraint> entries;
    friend bool operator==(const MapLiteral&, const MapLiteral&) = default;
};
/// `subject[index]`
struct Index {
    Box<Expression> subject;
    Box<Expression> index;
    friend bool operator==(const Index&, const Index&) = default;
};
/// `subject[from..to]`
struct Slice {
    Box<Expression> subject;
    std::optional<Box<Expression>> from;
    std::optional<Box<Expression>> to;
    friend bool operator==(const Slice&, const Slice&) = default;
};
struct CaseBranch;
/// `CASE subject WHEN a THEN b ... ELSE c END`; without subject each WHEN is a condition.
struct Case {
    std::optional<Box<Expression>> subject;
    std::vector<CaseBranch> branches;
    std::optional<Box<Expression>> otherwise;
    friend bool operator==(const Case&, const Case&);
};
/// `[x IN list WHERE condition | result]`
struct ListComprehension {
    Symbol variable;
    Box<Expression> list;
    std::optional<Box<Expression>> where;
    std::optional<Box<Expression>> result;
    friend bool operator==(const ListComprehension&, const ListComprehension&) = default;
};
enum class QuantifierKind : std::uint8_t { all, any, none, single };
/// `all(x IN list WHERE condition)`
struct Quantifier {
    QuantifierKind kind{};
    Symbol variable;
    Box<Expression> list;
    std::optional<Box<Expression>> where;
    friend bool operator==(const Quantifier&, const Quantifier&) = default;
};
/// `reduce(sum = 0, x IN list | sum + x)`
struct Reduce {
    Symbol accumulator;
    Box<Expression> start;
    Symbol variable;
    Box<Expression> list;
    Box<Expression> step;
    friend bool operator==(const Reduce&, const Reduce&) = default;
};
/// `[p = (a)-->(b) WHERE condition | result]`
struct PatternComprehension {
    PathPattern pattern;
    std::optional<Box<Expression>> where;
    Box<Expression> result;
    friend bool operator==(const PatternComprehension&, const PatternComprehension&) = default;
};
/// `(a)-->(b)` as a condition: true when there is one.
struct PatternPredicate {
    PathPattern pattern;
    friend bool operator==(const PatternPredicate&, const PatternPredicate&) = default;
};
/// `EXISTS { MATCH ... }` (also `EXISTS { (a)-->(b) WHERE ... }`, which is the same tree).
struct Exists {
    Box<Query> query;
    friend bool operator==(const Exists&, const Exists&) = default;
};

struct Expression {
    std::variant<Literal, Variable, Parameter, Property, HasLabels, Unary, Binary, Connective,
                 Comparison, FunctionCall, CountStar, ListLiteral, MapLiteral, Index, Slice, Case,
                 ListComprehension, Quantifier, Reduce, PatternComprehension, PatternPredicate,
                 Exists>
        node;
    Place place;
    friend bool operator==(const Expression&, const Expression&) = default;
};
struct CaseBranch {
    Expression when;
    Expression then;
    friend bool operator==(const CaseBranch&, const CaseBranch&) = default;
};

// ---------------------------------------------------------------- clauses

/// `AS OF date('1985-06-01')` (also written `FOR VALID_TIME AS OF ...`): the date of a MATCH and of
/// what is inside it. The expression's value is a date, a text that is an ISO date (also a year or
/// a month, which mean all of it), or null for all time. `date('1985')` written as a call of date()
/// on a text means all of 1985.
struct AsOf {
    Expression when;
    Place place;
    friend bool operator==(const AsOf&, const AsOf&) = default;
};

/// `[OPTIONAL] MATCH pattern, pattern WHERE condition AS OF date`
struct Match {
    bool optional = false;
    std::vector<PathPattern> patterns;
    std::optional<Expression> where;
    std::optional<AsOf> as_of;
    Place place;
    friend bool operator==(const Match&, const Match&) = default;
};
/// `UNWIND list AS variable`
struct Unwind {
    Expression list;
    Symbol variable;
    Place place;
    friend bool operator==(const Unwind&, const Unwind&) = default;
};
/// `expression AS alias`. Without an alias the column is named by `text`, the expression as it is
/// written.
struct ProjectionItem {
    Expression expression;
    std::optional<Symbol> alias;
    std::string text;
    friend bool operator==(const ProjectionItem& a, const ProjectionItem& b) {
        return a.expression == b.expression && a.alias == b.alias;
    }
};
struct SortItem {
    Expression expression;
    bool descending = false;
    friend bool operator==(const SortItem&, const SortItem&) = default;
};
/// What WITH and RETURN share: `DISTINCT *, a AS b ORDER BY c DESC SKIP 1 LIMIT 2`
struct Projection {
    bool distinct = false;
    bool star = false;
    std::vector<ProjectionItem> items;
    std::vector<SortItem> order;
    std::optional<Expression> skip;
    std::optional<Expression> limit;
    friend bool operator==(const Projection&, const Projection&) = default;
};
/// `WITH projection WHERE condition`
struct With {
    Projection projection;
    std::optional<Expression> where;
    Place place;
    friend bool operator==(const With&, const With&) = default;
};
/// `RETURN projection`
struct Return {
    Projection projection;
    Place place;
    friend bool operator==(const Return&, const Return&) = default;
};
/// `CREATE pattern, pattern`. In a rule the pattern is the one edge that the rule derives.
struct Create {
    std::vector<PathPattern> patterns;
    Place place;
    friend bool operator==(const Create&, const Create&) = default;
};
/// `subject.key = value`
struct SetProperty {
    Property property;
    Expression value;
    Place place;
    friend bool operator==(const SetProperty&, const SetProperty&) = default;
};
/// `variable = map`: all properties are replaced; `variable += map`: those of the map are set.
struct SetProperties {
    Symbol variable;
    bool add = false;
    Expression value;
    Place place;
    friend bool operator==(const SetProperties&, const SetProperties&) = default;
};
/// `variable:Label1:Label2`, in SET and in REMOVE.
struct ChangedLabels {
    Symbol variable;
    std::vector<Symbol> labels;
    Place place;
    friend bool operator==(const ChangedLabels&, const ChangedLabels&) = default;
};
using SetItem = std::variant<SetProperty, SetProperties, ChangedLabels>;
/// `SET item, item`
struct Set {
    std::vector<SetItem> items;
    Place place;
    friend bool operator==(const Set&, const Set&) = default;
};
/// `ON CREATE SET ...`, `ON MATCH SET ...`
struct MergeAction {
    bool on_create = false;
    Set set;
    friend bool operator==(const MergeAction&, const MergeAction&) = default;
};
/// `MERGE pattern ON CREATE SET ... ON MATCH SET ...`
struct Merge {
    PathPattern pattern;
    std::vector<MergeAction> actions;
    Place place;
    friend bool operator==(const Merge&, const Merge&) = default;
};
/// `subject.key`
struct RemoveProperty {
    Property property;
    Place place;
    friend bool operator==(const RemoveProperty&, const RemoveProperty&) = default;
};
using RemoveItem = std::variant<RemoveProperty, ChangedLabels>;
/// `REMOVE item, item`
struct Remove {
    std::vector<RemoveItem> items;
    Place place;
    friend bool operator==(const Remove&, const Remove&) = default;
};
/// `[DETACH] DELETE expression, expression`
struct Delete {
    bool detach = false;
    std::vector<Expression> items;
    Place place;
    friend bool operator==(const Delete&, const Delete&) = default;
};
/// `field AS alias`
struct YieldItem {
    Symbol field;
    std::optional<Symbol> alias;
    friend bool operator==(const YieldItem&, const YieldItem&) = default;
};
/// `CALL name.space.procedure(a, b) YIELD c, d AS e WHERE condition`. Where it is the whole query
/// the arguments may be left out, parentheses and all: they are then the parameters of their names;
/// and what it yields may be `*`, or not be said, which is the same.
struct Call {
    Symbol procedure;
    std::optional<std::vector<Expression>> arguments;  ///< none: without parentheses
    bool yield_star = false;
    std::vector<YieldItem> yield;
    std::optional<Expression> where;
    Place place;
    friend bool operator==(const Call&, const Call&) = default;
};

using Clause = std::variant<Match, Unwind, With, Return, Create, Merge, Set, Remove, Delete, Call>;

/// Clauses in order. The last is RETURN or one that updates, but inside EXISTS { }; or a CALL is
/// the only one.
struct SingleQuery {
    std::vector<Clause> clauses;
    Place place;
    friend bool operator==(const SingleQuery&, const SingleQuery&) = default;
};

/// What is asked about a query: its answer, its plan, or its plan with what each step of it did.
enum class Asked : std::uint8_t { answer, explain, profile };

/// `[EXPLAIN | PROFILE] query UNION [ALL] query`: all the unions of one query are of one kind.
struct Query {
    std::vector<SingleQuery> parts;
    bool union_all = false;
    Asked asked = Asked::answer;
    friend bool operator==(const Query&, const Query&) = default;
};

inline bool operator==(const Connective& a, const Connective& b) {
    return a.op == b.op && a.operands == b.operands;
}
inline bool operator==(const Comparison& a, const Comparison& b) {
    return a.operators == b.operators && a.operands == b.operands;
}
inline bool operator==(const FunctionCall& a, const FunctionCall& b) {
    return a.name == b.name && a.distinct == b.distinct && a.arguments == b.arguments;
}
inline bool operator==(const ListLiteral& a, const ListLiteral& b) {
    return a.items == b.items;
}
inline bool operator==(const Case& a, const Case& b) {
    return a.subject == b.subject && a.branches == b.branches && a.otherwise == b.otherwise;
}

}  // namespace entente::ast
