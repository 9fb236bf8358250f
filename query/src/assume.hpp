// "if Ukraine joined NATO": the graph in which that is so.
#pragma once

#include <vector>

#include "parser/question.hpp"
#include "query/rules.hpp"
#include "query/world.hpp"

namespace entente {

/// The next graph: the assumed edges begin or end on the day, and the rules are applied to that.
/// Throws Error (QuestionError, OutOfScope), with the assumption's place, for an end of what is not
/// so, or follows from other facts.
[[nodiscard]] Graph assume(const World& world, const std::vector<Rule>& rules,
                           const Assumption& assumption, Date day);

}  // namespace entente
