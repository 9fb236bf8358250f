#include "step_counter.hpp"

#include <algorithm>

#include "failure.hpp"

namespace entente::engine {
namespace {

[[noreturn]] void fail_counting() {
    fail_running("ArithmeticError", "NumberOutOfRange", "There are more rows than can be counted.");
}

std::uint64_t checked_sum(std::uint64_t a, std::uint64_t b) {
    std::uint64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) fail_counting();
    return sum;
}

}  // namespace

std::uint64_t checked_product(std::uint64_t a, std::uint64_t b) {
    std::uint64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product)) fail_counting();
    return product;
}

StepCounter::StepCounter(Execution& execution, const CountPlan& plan)
    : execution_(execution), edges_(plan.steps.size(), no_edge), ends_(plan.steps.size(), no_node) {
    const auto step_with = [&](auto holds) -> std::optional<std::size_t> {
        const auto found = std::ranges::find_if(steps_, holds);
        if (found == steps_.end()) return std::nullopt;
        return static_cast<std::size_t>(found - steps_.begin());
    };
    for (const ExpandPlan& expand : plan.steps) {
        Step step{&expand, EdgeWalk(execution.graph(), expand), expand.target.only_time(), {}, {},
                  {}};
        step.after = step_with([&](const Step& other) { return other.plan->to == expand.from; });
        for (const Slot slot : expand.different) {
            const auto other =
                step_with([&](const Step& before) { return before.plan->edge == slot; });
            if (other) {
                step.earlier.push_back(*other);
            } else {
                step.row_edges.push_back(slot);
            }
        }
        steps_.push_back(std::move(step));
    }
    for (std::size_t i = 0; i < steps_.size(); ++i)
        tails_.push_back(tail_from(i));
}

StepCounter::Tail StepCounter::tail_from(std::size_t first) const {
    Tail tail;
    std::vector<char> paired(steps_.size(), 0);
    for (std::size_t i = first; i < steps_.size(); ++i) {
        if (steps_[i].after && *steps_[i].after >= first) return {};
        for (const std::size_t other : steps_[i].earlier) {
            if (other < first) continue;
            if (paired[i] != 0 || paired[other] != 0) return {};
            paired[i] = paired[other] = 1;
            tail.pairs.emplace_back(other, i);
        }
    }
    for (std::size_t i = first; i < steps_.size(); ++i) {
        if (paired[i] == 0) tail.singles.push_back(i);
    }
    tail.countable = true;
    return tail;
}

std::uint64_t StepCounter::count(const Batch& batch, std::uint32_t row) {
    batch_ = &batch;
    row_ = row;
    return count_from(0);
}

NodeId StepCounter::start_of(const Step& step) const {
    return step.after ? ends_[*step.after] : batch_->columns[step.plan->from].ids[row_];
}

/// Whether the step may take an edge, given those that the row and the steps before `first` have.
bool StepCounter::usable(const Step& step, std::size_t first, EdgeId edge, NodeId end) const {
    if (!step.any_target && !step.plan->target.accepts(execution_.graph(), end)) return false;
    for (const std::size_t other : step.earlier) {
        if (other < first && edges_[other] == edge) return false;
    }
    return step.row_edges.empty() || !is_among(edge, step.row_edges, *batch_, row_);
}

std::uint64_t StepCounter::count_from(std::size_t first) {
    if (tails_[first].countable) return count_tail(first);
    const Step& step = steps_[first];
    const NodeId from = start_of(step);
    if (from == no_node) return 0;
    std::uint64_t ways = 0;
    EdgeWalk::Position position;
    while (step.walk.next(from, position, edges_[first], ends_[first])) {
        if (usable(step, first, edges_[first], ends_[first]))
            ways = checked_sum(ways, count_from(first + 1));
    }
    execution_.pulse();
    return ways;
}

std::uint64_t StepCounter::count_tail(std::size_t first) {
    const Tail& tail = tails_[first];
    std::uint64_t ways = 1;
    for (const std::size_t i : tail.singles) {
        ways = checked_product(ways, degree(steps_[i], first));
        if (ways == 0) return 0;
    }
    for (const auto& [one, other] : tail.pairs) {
        const Step& a = steps_[one];
        const Step& b = steps_[other];
        const std::uint64_t both = checked_product(degree(a, first), degree(b, first));
        if (both == 0) return 0;
        ways = checked_product(ways, both - shared(a, b, first));
    }
    return ways;
}

/// How many edges the step may take. Edges that are used already are all different.
std::uint64_t StepCounter::degree(const Step& step, std::size_t first) {
    const NodeId node = start_of(step);
    if (node == no_node) return 0;
    if (step.any_target) {
        std::uint64_t edges = step.walk.count(node);
        if (edges == 0) return 0;
        for (const Slot slot : step.row_edges)
            edges -= step.walk.meets(node, batch_->columns[slot].ids[row_]) ? 1 : 0;
        for (const std::size_t other : step.earlier)
            edges -= other < first && step.walk.meets(node, edges_[other]) ? 1 : 0;
        return edges;
    }
    std::uint64_t edges = 0;
    EdgeWalk::Position position;
    EdgeId edge = no_edge;
    NodeId end = no_node;
    while (step.walk.next(node, position, edge, end))
        edges += usable(step, first, edge, end) ? 1 : 0;
    execution_.pulse();
    return edges;
}

/// How many edges both steps may take.
std::uint64_t StepCounter::shared(const Step& a, const Step& b, std::size_t first) {
    const NodeId from_a = start_of(a);
    const NodeId from_b = start_of(b);
    const bool one_way = a.walk.one_way() && b.walk.one_way();
    const bool same_way = a.walk.outward() == b.walk.outward();
    if (one_way && same_way && from_a != from_b) return 0;
    // An edge that leaves one node for the other, or a loop of the one that they are.
    const bool between = from_a != from_b || (one_way && !same_way);
    std::uint64_t edges = 0;
    EdgeWalk::Position position;
    EdgeId edge = no_edge;
    NodeId end = from_b;
    while (between ? a.walk.next_between(from_a, from_b, position, edge)
                   : a.walk.next(from_a, position, edge, end)) {
        const NodeId end_b = between ? from_a : end;
        if (b.walk.meets(from_b, edge) && usable(a, first, edge, end) &&
            usable(b, first, edge, end_b)) {
            ++edges;
        }
    }
    execution_.pulse();
    return edges;
}

}  // namespace entente::engine
