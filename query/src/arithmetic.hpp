// The operators + - * / % ^ and the tests on texts and lists, on single values.
#pragma once

#include <optional>

#include "parser/ast.hpp"
#include "values/error.hpp"
#include "values/value.hpp"

namespace entente::engine {

/// The number as a double; nothing for what is not a number.
[[nodiscard]] std::optional<double> as_real(const Value& value);

/// Any of ast::BinaryOperator. Throws Error (ArithmeticError, TypeError) for values that it has no
/// meaning for.
[[nodiscard]] Value apply_binary(ast::BinaryOperator op, const Value& left, const Value& right,
                                 Place place);

[[nodiscard]] Value add(const Value& left, const Value& right, Place place);
[[nodiscard]] Value negate(const Value& value, Place place);

/// `value IN list`, three-valued.
[[nodiscard]] Value is_in(const Value& value, const Value& list, Place place);

/// What people call the type of a value: "a number", "a text", ...
[[nodiscard]] const char* type_words(const Value& value);

}  // namespace entente::engine
