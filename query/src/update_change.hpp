// SET and REMOVE.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "bound_update.hpp"
#include "draft.hpp"
#include "evaluator.hpp"

namespace entente::engine {

/// Applies changes row by row, so that a row sees what those before it set.
class Changer {
public:
    Changer(Draft& draft, const BoundChanges& changes, Evaluator& evaluator)
        : draft_(draft), changes_(changes), evaluator_(evaluator) {}

    void apply(Batch& batch, Rows rows);

    /// Names of properties and labels that a pattern asks about, and whether one was changed.
    std::set<std::string, std::less<>> watched;
    bool touched = false;

private:
    [[nodiscard]] Value value_of(const Expr& expression, Batch& batch, std::uint32_t row);
    /// What is to be changed; null for nothing.
    [[nodiscard]] Value subject_of(const Expr& expression, Batch& batch, std::uint32_t row);
    void apply(const PropertyChange& change, Batch& batch, std::uint32_t row);
    void apply(const MapChange& change, Batch& batch, std::uint32_t row);
    void apply(const LabelChange& change, Batch& batch, std::uint32_t row);
    void set(const Value& entity, std::string_view key, const Value& value, Place place);

    Draft& draft_;
    const BoundChanges& changes_;
    Evaluator& evaluator_;
};

}  // namespace entente::engine
