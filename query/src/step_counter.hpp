// In how many ways the steps of a count can be taken from one row, without making a row for each.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "execution.hpp"
#include "expansion.hpp"

namespace entente::engine {

/// Steps that other steps start from are taken one edge after the other. The last ones, which only
/// have to be counted, are worth their degree, less the edges that are used already; of two that
/// may take the same edge, the pairs that do are taken off.
class StepCounter {
public:
    StepCounter(Execution& execution, const CountPlan& plan);

    /// Throws Error when the number is beyond 64 bits.
    [[nodiscard]] std::uint64_t count(const Batch& batch, std::uint32_t row);

private:
    struct Step {
        const ExpandPlan* plan;
        EdgeWalk walk;
        bool any_target;
        std::optional<std::size_t> after;  ///< the step at whose end this one starts
        std::vector<Slot> row_edges;       ///< of the row, none of which it may take
        std::vector<std::size_t> earlier;  ///< steps whose edge it may not take
    };
    /// How the steps from one on are counted when none of them starts where another ends.
    struct Tail {
        bool countable = false;
        std::vector<std::size_t> singles;
        std::vector<std::pair<std::size_t, std::size_t>> pairs;  ///< that may take the same edge
    };

    [[nodiscard]] Tail tail_from(std::size_t first) const;
    [[nodiscard]] NodeId start_of(const Step& step) const;
    [[nodiscard]] bool usable(const Step& step, std::size_t first, EdgeId edge, NodeId end) const;
    [[nodiscard]] std::uint64_t count_from(std::size_t first);
    [[nodiscard]] std::uint64_t count_tail(std::size_t first);
    [[nodiscard]] std::uint64_t degree(const Step& step, std::size_t first);
    [[nodiscard]] std::uint64_t shared(const Step& a, const Step& b, std::size_t first);

    Execution& execution_;
    std::vector<Step> steps_;
    std::vector<Tail> tails_;  ///< by first step
    std::vector<EdgeId> edges_;
    std::vector<NodeId> ends_;
    const Batch* batch_ = nullptr;
    std::uint32_t row_ = 0;
};

/// Throws Error when the product is beyond 64 bits.
[[nodiscard]] std::uint64_t checked_product(std::uint64_t a, std::uint64_t b);

}  // namespace entente::engine
