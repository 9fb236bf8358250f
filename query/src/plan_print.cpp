// Plans as people and programs read them: each operator has its one description here.
#include <string>
#include <utility>

#include "arithmetic.hpp"
#include "function.hpp"
#include "plan.hpp"
#include "procedure.hpp"
#include "profile.hpp"
#include "text.hpp"

namespace entente::engine {
namespace {

std::string name_of(const Frame& frame, Slot slot) {
    if (slot == no_slot) return "";
    return frame.names[slot].empty() ? "#" + std::to_string(slot) : frame.names[slot];
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

/// An operator's name, and what it works on.
struct Described {
    std::string name;
    std::string details;
};

void add_subqueries(const Expr& expression, std::vector<const Plan*>& plans) {
    if (const auto* exists = expression.get_if<ExistsOf>())
        plans.push_back(exists->query->plan.get());
    if (const auto* collect = expression.get_if<CollectOf>())
        plans.push_back(collect->query->plan.get());
    for (const Expr& operand : expression.operands)
        add_subqueries(operand, plans);
}

/// The plans that the operator runs for its rows.
std::vector<const Plan*> subplans(const Plan& plan) {
    std::vector<const Plan*> plans;
    if (const auto* optional = std::get_if<OptionalPlan>(&plan.operation)) {
        plans.push_back(optional->inner.get());
    } else if (const auto* join = std::get_if<HashJoinPlan>(&plan.operation)) {
        plans.push_back(join->inner.get());
    } else if (const auto* filter = std::get_if<FilterPlan>(&plan.operation)) {
        for (const Expr& predicate : filter->predicates)
            add_subqueries(predicate, plans);
    } else if (const auto* compute = std::get_if<ComputePlan>(&plan.operation)) {
        for (const auto& [slot, expression] : compute->computed)
            add_subqueries(expression, plans);
    }
    return plans;
}

/// Describes a plan's operators.
class PlanDescriber {
public:
    PlanDescriber(const Graph& graph, const Frame& frame, const Profile* profile)
        : graph_(graph), frame_(frame), profile_(profile) {}

    [[nodiscard]] PlanTree tree(const Plan& plan) const {
        Described described = std::visit(*this, plan.operation);
        PlanTree tree{
            std::move(described.name), std::move(described.details), plan.rows, {}, {}, {}};
        for (const Plan* subplan : subplans(plan))
            tree.subplans.push_back(this->tree(*subplan));
        if (plan.input && !std::holds_alternative<ArgumentPlan>(plan.input->operation)) {
            tree.inputs.push_back(this->tree(*plan.input));
        }
        if (profile_ != nullptr) tree.measured = measured(plan);
        return tree;
    }

    Described operator()(const ArgumentPlan&) const { return {"argument", {}}; }
    Described operator()(const ScanPlan& scan) const {
        return {"scan", node(scan.slot, scan.check)};
    }
    Described operator()(const LookupPlan& lookup) const {
        return {"lookup", node(lookup.slot, lookup.check) + " by " + lookup.found_by};
    }
    Described operator()(const CheckNodePlan& check) const {
        return {"check", node(check.slot, check.check)};
    }
    Described operator()(const ExpandPlan& expand) const {
        return {expand.once && !expand.into ? "semi-expand"
                : expand.into               ? "expand-into"
                : expand.ends_once          ? "expand distinct"
                                            : "expand",
                arrow(expand, "")};
    }
    Described operator()(const IntersectPlan& intersect) const {
        std::vector<std::string> legs;
        for (const IntersectPlan::Leg& leg : intersect.legs)
            legs.push_back(arrow(leg.step, ""));
        return {intersect.counted ? "count intersect" : "intersect", joined(legs, ", ")};
    }
    Described operator()(const CountPlan& count) const {
        std::vector<std::string> steps;
        for (const ExpandPlan& step : count.steps)
            steps.push_back(arrow(step, ""));
        return {"count", joined(steps, ", ")};
    }
    Described operator()(const KnownCountPlan& known) const {
        return {"count from statistics", known.of};
    }
    Described operator()(const HashJoinPlan& join) const {
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < join.keys.size(); ++i) {
            keys.push_back(describe(join.keys[i], frame_) + " = " +
                           describe(join.inner_keys[i], frame_));
        }
        return {"hash join", "on " + joined(keys, ", ")};
    }
    Described operator()(const PathsPlan& paths) const {
        std::string hops = "*" + std::to_string(paths.hops.least) + "..";
        if (paths.hops.most < std::uint64_t{1} << 62U) hops += std::to_string(paths.hops.most);
        return {paths.reached                          ? "reach"
                : paths.shortest == ast::PathKind::all ? "paths"
                                                       : "shortest paths",
                arrow(paths.step, hops)};
    }
    Described operator()(const FollowPlan& follow) const {
        return {"follow", arrow(follow.step, "") + " of " + name_of(frame_, follow.known)};
    }
    Described operator()(const FilterPlan& filter) const {
        std::vector<std::string> parts;
        for (const Expr& predicate : filter.predicates)
            parts.push_back(describe(predicate, frame_));
        return {"filter", joined(parts, " AND ")};
    }
    Described operator()(const ComputePlan& compute) const {
        std::vector<std::string> parts;
        for (const auto& [slot, expression] : compute.computed) {
            parts.push_back(name_of(frame_, slot) + " = " + describe(expression, frame_));
        }
        return {"compute", joined(parts, ", ")};
    }
    Described operator()(const OptionalPlan&) const { return {"optional", {}}; }
    Described operator()(const UnwindPlan& unwind) const {
        return {"unwind", describe(unwind.list, frame_) + " as " + name_of(frame_, unwind.slot)};
    }
    Described operator()(const CallPlan& call) const {
        std::vector<std::string> arguments;
        for (const Expr& argument : call.arguments)
            arguments.push_back(describe(argument, frame_));
        return {"call", call.procedure->name() + "(" + joined(arguments, ", ") + ")"};
    }
    Described operator()(const AggregatePlan& aggregate) const {
        std::vector<std::string> keys;
        for (const auto& [slot, key] : aggregate.keys)
            keys.push_back(describe(key, frame_));
        return {"aggregate", keys.empty() ? "" : "by " + joined(keys, ", ")};
    }
    Described operator()(const DistinctPlan& distinct) const {
        std::vector<std::string> names;
        for (const Slot slot : distinct.slots)
            names.push_back(name_of(frame_, slot));
        return {"distinct", joined(names, ", ")};
    }
    Described operator()(const SortPlan& sort) const {
        std::vector<std::string> keys;
        for (const BoundSort& item : sort.order) {
            keys.push_back(describe(item.expression, frame_) + (item.descending ? " desc" : ""));
        }
        const std::string by = "by " + joined(keys, ", ");
        if (!sort.most) return {"sort", by};
        return {"top", std::to_string(*sort.most) + " " + by};
    }
    Described operator()(const SlicePlan& slice) const {
        const std::string limit = slice.limit ? std::to_string(*slice.limit) : "";
        if (slice.skip == 0) return {"limit", limit};
        return {"skip", std::to_string(slice.skip) + (slice.limit ? " limit " + limit : "")};
    }

private:
    [[nodiscard]] std::string node(Slot slot, const NodeCheck& check) const {
        return "(" + name_of(frame_, slot) + labels(check) + ")";
    }

    [[nodiscard]] std::string labels(const NodeCheck& check) const {
        std::string text;
        for (const LabelId label : check.all)
            text += ":" + std::string(graph_.label_name(label));
        for (std::size_t i = 0; i < check.any.size(); ++i) {
            text += (i == 0 ? ":" : "|") + std::string(graph_.label_name(check.any[i]));
        }
        return check.impossible ? text + " never" : text;
    }

    [[nodiscard]] std::string arrow(const ExpandPlan& expand, const std::string& hops) const {
        std::vector<std::string> types;
        for (const TypeId type : expand.edges.types)
            types.emplace_back(graph_.type_name(type));
        std::string inner =
            frame_.names[expand.edge] + (types.empty() ? "" : ":") + joined(types, "|") + hops;
        if (!inner.empty()) inner = "[" + inner + "]";
        const bool in = expand.heading == Heading::in;
        const bool out = expand.heading == Heading::out;
        return "(" + name_of(frame_, expand.from) + ")" + (in ? "<-" : "-") + inner +
               (out ? "->" : "-") + "(" + name_of(frame_, expand.to) + labels(expand.target) + ")";
    }

    /// The operator's own part: what it took, less what the operators below took of that.
    [[nodiscard]] PlanTree::Measured measured(const Plan& plan) const {
        PlanTree::Measured measured = profile_->of(plan);
        if (plan.input) measured.time -= profile_->of(*plan.input).time;
        for (const Plan* subplan : subplans(plan))
            measured.time -= profile_->of(*subplan).time;
        return measured;
    }
    const Graph& graph_;
    const Frame& frame_;
    const Profile* profile_;
};

}  // namespace

PlanTree plan_tree(const Graph& graph, const Frame& frame, const Plan& plan,
                   const Profile* profile) {
    return PlanDescriber(graph, frame, profile).tree(plan);
}

}  // namespace entente::engine
