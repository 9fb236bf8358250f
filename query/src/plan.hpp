// The logical plan: a chain of operators, each fed by the one below it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bound.hpp"
#include "query/engine.hpp"
#include "query/plan_tree.hpp"

namespace entente::engine {

class Profile;  // profile.hpp

/// What a node must be to be matched, beside its predicates.
struct NodeCheck {
    std::vector<LabelId> all;
    std::vector<LabelId> any;  ///< one of these; none: no such condition
    bool impossible = false;   ///< it asks for a label that the graph does not have
    Interval time = Interval::all();

    [[nodiscard]] bool trivial() const { return only_time() && time.is_all(); }
    /// True when it asks at most that the node holds at the time, as a walk along edges does.
    [[nodiscard]] bool only_time() const { return all.empty() && any.empty() && !impossible; }
    [[nodiscard]] bool accepts(const Graph& graph, NodeId node) const;
};

/// Which edges an expansion follows.
struct EdgeCheck {
    bool any_type = true;
    std::vector<TypeId> types;
    Interval time = Interval::all();
};

enum class Heading : std::uint8_t { out, in, both };

// The operators. Those that name an `input` in their comment are fed by Plan::input.

/// The rows that a subquery or an OPTIONAL MATCH is asked about; at the bottom of a whole query,
/// one row without columns.
struct ArgumentPlan {
    Slot tag = no_slot;
};
/// For every row of the input, every node (with `label`) that passes.
struct ScanPlan {
    Slot slot = no_slot;
    std::optional<LabelId> label;
    NodeCheck check;
};
/// For every row of the input, the nodes found ahead by a name or an id.
struct LookupPlan {
    Slot slot = no_slot;
    std::vector<NodeId> nodes;
    NodeCheck check;
    std::string found_by;  ///< "name", "id"
};
/// Keeps the rows whose node passes.
struct CheckNodePlan {
    Slot slot = no_slot;
    NodeCheck check;
};
/// For every row of the input, the edges of `from`, and the node at the other end.
struct ExpandPlan {
    Slot from = no_slot;
    Slot to = no_slot;
    Slot edge = no_slot;
    Heading heading = Heading::out;
    EdgeCheck edges;
    NodeCheck target;
    bool into = false;  ///< `to` is bound already
    std::vector<Slot>
        different;  ///< edges (or lists of them) bound before, none of which it may be
    std::uint32_t ordinal = 0;
    bool once = false;       ///< one edge a row is enough
    bool ends_once = false;  ///< of parallel edges one is enough
};
/// For every row of the input, the nodes that all the legs lead to: cycles are closed by
/// intersecting neighbours, which are sorted, instead of trying each. A leg has one type and one
/// heading.
struct IntersectPlan {
    struct Leg {
        ExpandPlan step;
        bool exists = false;  ///< a condition: one edge is enough, and it has no column
    };
    Slot to = no_slot;
    NodeCheck target;
    std::vector<Leg> legs;
    bool counted = false;  ///< nobody asks which there are: their number is the weight of the row
};
/// Nobody asks which edges and nodes these steps find: a row stays one row, with the number of ways
/// to take all of them as its weight. A step starts at a node of the row or where one before it
/// ends.
struct CountPlan {
    std::vector<ExpandPlan> steps;
};
/// Every row of the input stands for so many rows: the graph keeps the number.
struct KnownCountPlan {
    std::uint64_t count = 0;
    std::string of;
};
/// For every row of the input, the rows of `inner`, which reads nothing of it, whose keys may equal
/// those of the row; a filter above says which do.
struct HashJoinPlan {
    std::unique_ptr<Plan> inner;
    std::vector<Slot> made;  ///< the slots that it binds
    std::vector<Expr> keys;
    std::vector<Expr> inner_keys;
};
/// For every row of the input, the paths of varying length from `from`; the slot `edge` is the list
/// of its edges.
struct PathsPlan {
    ExpandPlan step;
    BoundHops hops;
    ast::PathKind shortest = ast::PathKind::all;
    bool backwards = false;  ///< the list is to be read from `to` to `from`
    std::vector<Expr> each;
    Slot each_slot = no_slot;
    bool reached = false;  ///< nobody asks by which path: each node that one leads to, once
};
/// Binds the ends of an edge that was bound before.
struct FollowPlan {
    Slot known = no_slot;
    ExpandPlan step;
    bool from_bound = false;
    NodeCheck from;  ///< where it was not bound
};
struct FilterPlan {
    std::vector<Expr> predicates;
};
struct ComputePlan {
    std::vector<Computed> computed;
};
/// The rows of `inner` for every row of the input, or else the row itself.
struct OptionalPlan {
    std::unique_ptr<Plan> inner;
    Slot tag = no_slot;
};
struct UnwindPlan {
    Expr list;
    Slot slot = no_slot;
};
struct CallPlan {
    const Procedure* procedure = nullptr;
    std::vector<Expr> arguments;
    std::vector<std::pair<std::size_t, Slot>> yields;  ///< columns, and the slots they go into
    Place place;
};
struct AggregatePlan {
    std::vector<Computed> keys;
    std::vector<BoundAggregate> aggregates;
};
struct DistinctPlan {
    std::vector<Slot> slots;
};
struct SortPlan {
    std::vector<BoundSort> order;
    std::optional<std::uint64_t> most;  ///< only so many rows are wanted
};
struct SlicePlan {
    std::uint64_t skip = 0;
    std::optional<std::uint64_t> limit;
};

struct Plan {
    using Operation = std::variant<ArgumentPlan, ScanPlan, LookupPlan, CheckNodePlan, ExpandPlan,
                                   PathsPlan, FollowPlan, IntersectPlan, CountPlan, KnownCountPlan,
                                   HashJoinPlan, FilterPlan, ComputePlan, OptionalPlan, UnwindPlan,
                                   CallPlan, AggregatePlan, DistinctPlan, SortPlan, SlicePlan>;
    Operation operation;
    std::unique_ptr<Plan> input;
    double rows = 1;         ///< how many rows are expected
    std::vector<Slot> live;  ///< the columns that its batches carry, ascending
};

using PlanPtr = std::unique_ptr<Plan>;

/// Plans the part, and the subqueries in its expressions, which are given their plans.
[[nodiscard]] PlanPtr make_plan(const Graph& graph, BoundPart& part, bool keep_grounds);

/// The rows that a stretch of clauses starts from.
struct GivenRows {
    std::vector<Slot> slots;   ///< the columns that they have
    std::size_t count = 1;     ///< about how many there are
    Slot tag = no_slot;        ///< of their places, where they are asked for
    bool may_be_gone = false;  ///< they may hold nodes that the graph no longer has

    [[nodiscard]] bool single() const { return count == 1 && slots.empty() && tag == no_slot; }
};
/// Plans a stretch of clauses of a query, whose reader needs the columns of `needed`.
[[nodiscard]] PlanPtr make_plan(const Graph& graph, Frame& frame, std::vector<BoundClause>& clauses,
                                const GivenRows& given, const std::vector<Slot>& needed);
/// Gives the subqueries in an expression over such rows their plans.
void plan_subqueries(const Graph& graph, Frame& frame, const GivenRows& given, Expr& expression);

/// The plan as it is shown, with what was measured when there is a profile.
[[nodiscard]] PlanTree plan_tree(const Graph& graph, const Frame& frame, const Plan& plan,
                                 const Profile* profile);

}  // namespace entente::engine
