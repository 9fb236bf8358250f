// What all operators of one run share.
#pragma once

#include <chrono>
#include <memory>
#include <unordered_map>

#include "batch.hpp"
#include "bound.hpp"
#include "entities.hpp"
#include "grounds.hpp"
#include "query/engine.hpp"

namespace entente::engine {

class Profile;
class SubqueryRunner;

/// One run of one query without UNION.
class Execution {
public:
    /// `profile` is null when nothing is to be measured. `draft`: of an updating statement, whose
    /// graph() this runs on.
    Execution(const Graph& graph, const Frame& frame, const RunOptions& options, Profile* profile,
              const Draft* draft = nullptr);
    ~Execution();
    Execution(const Execution&) = delete;
    Execution& operator=(const Execution&) = delete;

    [[nodiscard]] const Graph& graph() const { return graph_; }
    [[nodiscard]] const Entities& entities() const { return entities_; }
    [[nodiscard]] const Frame& frame() const { return frame_; }
    [[nodiscard]] const RunOptions& options() const { return options_; }
    /// Null when grounds are not kept.
    [[nodiscard]] GroundsArena* grounds() { return grounds_.get(); }

    [[nodiscard]] Profile* profile() const { return profile_; }

    /// An empty batch with a column for every slot.
    [[nodiscard]] Batch make_batch() const;
    /// Counts rows that an operator made. Throws Error when a limit is reached or the run is to
    /// stop.
    void count(std::size_t rows);
    /// Looks at the clock and the stop flag only now and then: for loops that may find nothing for
    /// long.
    void pulse() {
        if ((++pulses_ & 0xFFFU) == 0) check();
    }

    /// The runner of a subquery, made when it is first asked for.
    [[nodiscard]] SubqueryRunner& runner(const SubQuery& query);

private:
    void check() const;

    const Graph& graph_;
    Entities entities_;
    const Frame& frame_;
    const RunOptions& options_;
    Profile* profile_;
    std::unique_ptr<GroundsArena> grounds_;
    std::chrono::steady_clock::time_point deadline_;
    std::uint64_t rows_ = 0;
    std::uint32_t pulses_ = 0;
    std::unordered_map<const SubQuery*, std::unique_ptr<SubqueryRunner>> runners_;
};

}  // namespace entente::engine
