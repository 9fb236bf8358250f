// A plan as people and programs read it: what EXPLAIN and PROFILE give.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// One operator, and those that it works with.
struct PlanTree {
    /// What PROFILE saw.
    struct Measured {
        std::uint64_t rows = 0;            ///< that it handed on
        std::uint64_t batches = 0;         ///< in which it did
        std::chrono::nanoseconds time{0};  ///< its own, without that of the operators below
    };

    std::string name;     ///< "expand"
    std::string details;  ///< "(c)-[:MEMBER_OF]->(a)", or ""
    double rows = 0;      ///< that are expected
    std::optional<Measured> measured;
    std::vector<PlanTree> subplans;  ///< that it runs for its rows: of EXISTS { }, OPTIONAL MATCH
    std::vector<PlanTree> inputs;    ///< that feed it

    /// Calls `visit(operator, depth)` for each as they are written: an operator, its subplans two
    /// deeper, its inputs one deeper.
    template <class Visit>
    void walk(Visit visit, std::size_t depth = 0) const {
        visit(*this, depth);
        for (const PlanTree& subplan : subplans)
            subplan.walk(visit, depth + 2);
        for (const PlanTree& input : inputs)
            input.walk(visit, depth + 1);
    }
    /// rows, to the nearest whole number.
    [[nodiscard]] std::int64_t expected_rows() const;
};

/// One operator a line, the last first; the ones it is fed by follow, indented, and before them,
/// further in, its subplans. After each stand `~` and the rows that are expected, and what was
/// measured.
[[nodiscard]] std::string to_text(const PlanTree& plan);

}  // namespace entente
