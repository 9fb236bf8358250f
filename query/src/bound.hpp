// A query after binding: every name is resolved and every rule of scope checked; nothing is planned
// yet.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bound_expression.hpp"
#include "values/moment.hpp"

namespace entente::engine {

/// The slots of one query without UNION, with those of its subqueries.
struct Frame {
    std::vector<SlotKind> kinds;
    std::vector<std::string> names;  ///< for plans; "" for hidden slots
    /// The moment at which the whole statement runs: what date() and datetime() give.
    Moment now = Moment::now();

    Slot add(SlotKind kind, std::string name) {
        kinds.push_back(kind);
        names.push_back(std::move(name));
        return static_cast<Slot>(kinds.size() - 1);
    }
};

struct BoundNode {
    Slot slot = no_slot;
    std::vector<std::optional<LabelId>>
        labels;  ///< nothing for a label that the graph does not have
    bool any_label = false;
    bool known = false;  ///< bound before this MATCH
};

struct BoundHops {
    std::uint64_t least = 1;
    std::uint64_t most = 1;
};

struct BoundEdge {
    Slot slot = no_slot;
    std::size_t from =
        0;  ///< into BoundMatch::nodes; where the pattern's arrow starts (left end of `--`)
    std::size_t to = 0;
    bool any_type = true;
    std::vector<TypeId> types;  ///< ascending; none and not any_type: nothing matches
    bool either = false;        ///< no direction
    bool backwards = false;     ///< written with the arrow to the left
    Slot same_as = no_slot;  ///< of an edge that was bound before this MATCH and that this one is
    std::optional<BoundHops> hops;
    ast::PathKind shortest = ast::PathKind::all;
    std::uint32_t ordinal = 0;  ///< place among the query's relationship patterns
    std::vector<Expr>
        each;  ///< with hops: what every edge of the path must satisfy, on slot `each_slot`
    Slot each_slot = no_slot;
};

/// A slot and how to compute it.
using Computed = std::pair<Slot, Expr>;

/// One MATCH, or the pattern of a predicate or comprehension.
struct BoundMatch {
    bool optional = false;
    std::vector<BoundNode> nodes;
    std::vector<BoundEdge> edges;
    std::vector<Computed>
        casts;  ///< before all else: variables that turn out to be nodes only when run
    std::vector<Computed> paths;   ///< named paths
    std::vector<Expr> predicates;  ///< property constraints and the conjuncts of WHERE
    Interval time = Interval::all();
};

struct BoundUnwind {
    Expr list;
    Slot slot = no_slot;
};

/// CALL: a row for each that the procedure gives, or the row itself when it gives no columns.
struct BoundCall {
    const struct Procedure* procedure = nullptr;
    std::vector<Expr> arguments;
    std::vector<std::pair<std::size_t, Slot>> yields;  ///< the columns that are wanted
    std::vector<Expr> where;
    Place place;
};

enum class AggregateKind : std::uint8_t {
    count_rows,
    count,
    sum,
    average,
    least,
    most,
    collect,
    deviation,
    population_deviation,
    percentile_continuous,
    percentile_discrete
};
struct BoundAggregate {
    AggregateKind kind{};
    bool distinct = false;
    std::optional<Expr> argument;
    std::optional<Expr> parameter;  ///< of the percentiles
    Slot slot = no_slot;
    Place place;
};

struct BoundSort {
    Expr expression;
    bool descending = false;
};

/// WITH and RETURN, in the order in which the parts take effect.
struct BoundProjection {
    bool aggregated = false;
    std::vector<Computed> keys;  ///< of grouping
    std::vector<BoundAggregate> aggregates;
    std::vector<Computed> computed;  ///< after grouping
    std::vector<std::pair<std::string, Slot>> outputs;
    bool distinct = false;
    std::vector<BoundSort> order;
    std::optional<std::uint64_t> skip;
    std::optional<std::uint64_t> limit;
    std::vector<Expr> where;
};

using BoundClause = std::variant<BoundMatch, BoundUnwind, BoundCall, BoundProjection>;

/// A query inside an expression, run for batches of rows of the query around it.
struct SubQuery {
    std::vector<BoundClause> clauses;
    std::vector<Slot> imports;   ///< slots of the query around it that it reads, ascending
    Slot tag = no_slot;          ///< of kind number: the row of the argument that a row belongs to
    std::optional<Expr> result;  ///< of a pattern comprehension
    /// It groups, sorts or limits, so that rows of different arguments must not meet.
    bool one_row_at_a_time = false;
    std::shared_ptr<const struct Plan> plan;  ///< set by the planner
};

struct BoundPart {
    Frame frame;
    std::vector<BoundClause> clauses;
    std::vector<std::pair<std::string, Slot>> outputs;
};

struct BoundQuery {
    std::vector<BoundPart> parts;
    bool union_all = false;
};

}  // namespace entente::engine
