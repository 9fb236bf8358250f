// What an aggregate keeps of the rows of each group.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_set>
#include <vector>

#include "bound.hpp"
#include "row_set.hpp"

namespace entente::engine {

/// One aggregate over all groups. Groups are numbered from 0 on.
class Accumulator {
public:
    Accumulator() = default;
    Accumulator(const Accumulator&) = delete;
    Accumulator& operator=(const Accumulator&) = delete;
    virtual ~Accumulator() = default;

    virtual void resize(std::size_t groups) = 0;
    /// `values[i]` belongs to group `groups[i]` and counts `weights[i]` times (once without
    /// weights). Nulls are to be left out, which the caller has not done.
    virtual void add(const std::vector<std::uint32_t>& groups, const std::vector<Value>& values,
                     const std::vector<std::uint64_t>& weights) = 0;
    /// For count(*): rows instead of values.
    virtual void add_rows(const std::vector<std::uint32_t>& groups,
                          const std::vector<std::uint64_t>& weights) {
        add(groups, std::vector<Value>(groups.size(), Value(true)), weights);
    }
    [[nodiscard]] virtual Value result(std::size_t group) = 0;
};

/// count(DISTINCT n) of nodes or of relationships, by their ids.
class DistinctIds {
public:
    void resize(std::size_t groups) { counts_.resize(groups); }
    /// `ids[i]` belongs to group `groups[i]`; no_node and no_edge are null.
    void add(const std::vector<std::uint32_t>& groups, const std::vector<std::uint32_t>& ids);
    [[nodiscard]] Value result(std::size_t group) const { return counts_[group]; }

private:
    std::vector<std::int64_t> counts_;
    std::vector<std::uint64_t> seen_;         ///< by id, a bit for each, of the first group
    std::unordered_set<std::uint64_t> more_;  ///< of the others: group and id
};

/// `parameter`: of the percentiles. count(*) is fed with values that are not null.
[[nodiscard]] std::unique_ptr<Accumulator> make_accumulator(const BoundAggregate& aggregate,
                                                            double parameter);

}  // namespace entente::engine
