// Which edges a path of varying length may use, beside what its walk says.
#pragma once

#include "evaluator.hpp"
#include "expansion.hpp"

namespace entente::engine {

class EdgeCondition {
public:
    EdgeCondition(Execution& execution, const PathsPlan& paths);

    /// True when the edge is none that the row has used, and what the pattern asks of each edge
    /// holds of it.
    [[nodiscard]] bool allows(EdgeId edge, const Batch& in, std::uint32_t row);

private:
    const PathsPlan& plan_;
    Evaluator evaluator_;
    Batch each_rows_;  ///< the row with the edge
    std::vector<Slot> each_free_;
};

}  // namespace entente::engine
