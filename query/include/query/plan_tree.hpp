// A plan as people and programs read it: what EXPLAIN and PROFILE give.
#pragma once

#include <chrono>
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
};

/// One operator a line, the last first; the ones it is fed by follow, indented, and before them,
/// further in, its subplans. After each `~` and the rows that are expected, and what was measured.
[[nodiscard]] std::string to_text(const PlanTree& plan);

}  // namespace entente
