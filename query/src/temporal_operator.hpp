// The operators + - * / on temporal values.
#pragma once

#include <optional>

#include "parser/ast.hpp"
#include "values/error.hpp"
#include "values/value.hpp"

namespace entente::engine {

/// An instant and a duration added up, two durations, or a duration and a number multiplied;
/// nothing where the operator has no meaning for the two. Throws Error (ArithmeticError) for a
/// result that is out of range.
[[nodiscard]] std::optional<Value> temporal_result(ast::BinaryOperator op, const Value& left,
                                                   const Value& right, Place place);

}  // namespace entente::engine
