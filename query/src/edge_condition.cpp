#include "edge_condition.hpp"

#include <algorithm>

namespace entente::engine {

EdgeCondition::EdgeCondition(Execution& execution, const PathsPlan& paths)
    : plan_(paths), evaluator_(execution), each_rows_(execution.make_batch()) {
    for (const Expr& predicate : plan_.each) {
        for (const Slot slot : free_slots(predicate)) {
            if (slot != plan_.each_slot &&
                std::ranges::find(each_free_, slot) == each_free_.end()) {
                each_free_.push_back(slot);
            }
        }
    }
}

bool EdgeCondition::allows(EdgeId edge, const Batch& in, std::uint32_t row) {
    if (!plan_.step.different.empty() && is_among(edge, plan_.step.different, in, row))
        return false;
    if (plan_.each.empty()) return true;
    each_rows_.clear();
    const std::vector<std::uint32_t> one{row};
    each_rows_.gather(in, one, each_free_);
    each_rows_.columns[plan_.each_slot].ids.assign(1, edge);
    Selection kept{0};
    for (const Expr& predicate : plan_.each)
        evaluator_.keep(predicate, each_rows_, kept);
    return !kept.empty();
}

}  // namespace entente::engine
