// Plans as text.
#include <cmath>
#include <string>
#include <utility>

#include "arithmetic.hpp"
#include "function.hpp"
#include "plan.hpp"
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

/// Writes a plan's operators, each with what it works on.
class PlanPrinter {
public:
    PlanPrinter(const Graph& graph, const Frame& frame) : graph_(graph), frame_(frame) {}

    void print(const Plan& plan, std::size_t depth) {
        std::string line(2 * depth, ' ');
        line += std::visit(*this, plan.operation);
        const double rows = std::round(std::min(plan.rows, 1e15));
        text_ += line + "  ~" + std::to_string(static_cast<std::int64_t>(rows)) + "\n";
        if (const auto* optional = std::get_if<OptionalPlan>(&plan.operation)) {
            print(*optional->inner, depth + 2);
        }
        if (const auto* join = std::get_if<HashJoinPlan>(&plan.operation)) {
            print(*join->inner, depth + 2);
        }
        if (const auto* filter = std::get_if<FilterPlan>(&plan.operation)) {
            for (const Expr& predicate : filter->predicates)
                print_subqueries(predicate, depth + 2);
        }
        if (plan.input && !std::holds_alternative<ArgumentPlan>(plan.input->operation)) {
            print(*plan.input, depth + 1);
        }
    }
    [[nodiscard]] std::string text() && { return std::move(text_); }

    std::string operator()(const ArgumentPlan&) const { return "argument"; }
    std::string operator()(const ScanPlan& scan) const {
        return "scan (" + name_of(frame_, scan.slot) + labels(scan.check) + ")";
    }
    std::string operator()(const LookupPlan& lookup) const {
        return "lookup (" + name_of(frame_, lookup.slot) + labels(lookup.check) + ") by " +
               lookup.found_by;
    }
    std::string operator()(const CheckNodePlan& check) const {
        return "check (" + name_of(frame_, check.slot) + labels(check.check) + ")";
    }
    std::string operator()(const ExpandPlan& expand) const {
        return std::string(expand.once && !expand.into ? "semi-expand "
                           : expand.into               ? "expand-into "
                           : expand.ends_once          ? "expand distinct "
                                                       : "expand ") +
               arrow(expand, "");
    }
    std::string operator()(const IntersectPlan& intersect) const {
        std::vector<std::string> legs;
        for (const IntersectPlan::Leg& leg : intersect.legs)
            legs.push_back(arrow(leg.step, ""));
        return (intersect.counted ? "count intersect " : "intersect ") + joined(legs, ", ");
    }
    std::string operator()(const CountPlan& count) const {
        std::vector<std::string> steps;
        for (const ExpandPlan& step : count.steps)
            steps.push_back(arrow(step, ""));
        return "count " + joined(steps, ", ");
    }
    std::string operator()(const KnownCountPlan& known) const {
        return "count from statistics " + known.of;
    }
    std::string operator()(const HashJoinPlan& join) const {
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < join.keys.size(); ++i) {
            keys.push_back(describe(join.keys[i], frame_) + " = " +
                           describe(join.inner_keys[i], frame_));
        }
        return "hash join on " + joined(keys, ", ");
    }
    std::string operator()(const PathsPlan& paths) const {
        std::string hops = "*" + std::to_string(paths.hops.least) + "..";
        if (paths.hops.most < std::uint64_t{1} << 62U) hops += std::to_string(paths.hops.most);
        return std::string(paths.reached                          ? "reach "
                           : paths.shortest == ast::PathKind::all ? "paths "
                                                                  : "shortest paths ") +
               arrow(paths.step, hops);
    }
    std::string operator()(const FollowPlan& follow) const {
        return "follow " + arrow(follow.step, "") + " of " + name_of(frame_, follow.known);
    }
    std::string operator()(const FilterPlan& filter) const {
        std::vector<std::string> parts;
        for (const Expr& predicate : filter.predicates)
            parts.push_back(describe(predicate, frame_));
        return "filter " + joined(parts, " AND ");
    }
    std::string operator()(const ComputePlan& compute) const {
        std::vector<std::string> parts;
        for (const auto& [slot, expression] : compute.computed) {
            parts.push_back(name_of(frame_, slot) + " = " + describe(expression, frame_));
        }
        return "compute " + joined(parts, ", ");
    }
    std::string operator()(const OptionalPlan&) const { return "optional"; }
    std::string operator()(const UnwindPlan& unwind) const {
        return "unwind " + describe(unwind.list, frame_) + " as " + name_of(frame_, unwind.slot);
    }
    std::string operator()(const AggregatePlan& aggregate) const {
        std::vector<std::string> keys;
        for (const auto& [slot, key] : aggregate.keys)
            keys.push_back(describe(key, frame_));
        return keys.empty() ? "aggregate" : "aggregate by " + joined(keys, ", ");
    }
    std::string operator()(const DistinctPlan& distinct) const {
        std::vector<std::string> names;
        for (const Slot slot : distinct.slots)
            names.push_back(name_of(frame_, slot));
        return "distinct " + joined(names, ", ");
    }
    std::string operator()(const SortPlan& sort) const {
        std::vector<std::string> keys;
        for (const BoundSort& item : sort.order) {
            keys.push_back(describe(item.expression, frame_) + (item.descending ? " desc" : ""));
        }
        const std::string by = " by " + joined(keys, ", ");
        return sort.most ? "top " + std::to_string(*sort.most) + by : "sort" + by;
    }
    std::string operator()(const SlicePlan& slice) const {
        std::string text = slice.skip > 0 ? "skip " + std::to_string(slice.skip) : "";
        if (slice.limit)
            text += (text.empty() ? "limit " : " limit ") + std::to_string(*slice.limit);
        return text;
    }

private:
    std::string labels(const NodeCheck& check) const {
        std::string text;
        for (const LabelId label : check.all)
            text += ":" + std::string(graph_.label_name(label));
        for (std::size_t i = 0; i < check.any.size(); ++i) {
            text += (i == 0 ? ":" : "|") + std::string(graph_.label_name(check.any[i]));
        }
        return check.impossible ? text + " never" : text;
    }

    std::string arrow(const ExpandPlan& expand, const std::string& hops) const {
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

    void print_subqueries(const Expr& expression, std::size_t depth) {
        if (const auto* exists = expression.get_if<ExistsOf>()) print(*exists->query->plan, depth);
        for (const Expr& operand : expression.operands)
            print_subqueries(operand, depth);
    }

    const Graph& graph_;
    const Frame& frame_;
    std::string text_;
};

}  // namespace

std::string print_plan(const Graph& graph, const Frame& frame, const Plan& plan) {
    PlanPrinter printer(graph, frame);
    printer.print(plan, 0);
    return std::move(printer).text();
}

}  // namespace entente::engine
