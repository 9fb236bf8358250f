// What PROFILE measures: the rows and the time of each operator of a plan.
#pragma once

#include <chrono>
#include <cstdint>
#include <unordered_map>

#include "operator.hpp"
#include "query/plan_tree.hpp"

namespace entente::engine {

/// By operator; the time is that of its batches, with those of the operators below it. Used from
/// one thread.
class Profile {
public:
    [[nodiscard]] PlanTree::Measured& at(const Plan& plan) { return measured_[&plan]; }
    /// Nothing for one that never ran.
    [[nodiscard]] PlanTree::Measured of(const Plan& plan) const {
        const auto found = measured_.find(&plan);
        return found == measured_.end() ? PlanTree::Measured{} : found->second;
    }

private:
    std::unordered_map<const Plan*, PlanTree::Measured> measured_;
};

/// The operator, measured. `measured` has to outlive it.
[[nodiscard]] OperatorPtr make_measured(OperatorPtr measured_operator,
                                        PlanTree::Measured& measured);

}  // namespace entente::engine
