// The components of temporal values: `d.year`, `t.hour`, `p.days`.
#pragma once

#include <optional>
#include <string_view>

#include "values/value.hpp"

namespace entente::engine {

/// Nothing when the value is not temporal; null when it has no component of this name, or a date is
/// not known to it. Throws Error (ArithmeticError) when a component does not fit a whole number.
[[nodiscard]] std::optional<Value> temporal_component(const Value& value, std::string_view name);

}  // namespace entente::engine
