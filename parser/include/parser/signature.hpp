// Signatures of procedures: what one takes and what it gives.
//
//   test.my.proc(name :: STRING?, id = 1 :: INTEGER) :: (city :: STRING?, tags :: LIST OF STRING)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/ast.hpp"
#include "parser/box.hpp"

namespace entente::ast {

/// `INTEGER?`, `LIST OF STRING`; with a question mark null is one of its values.
struct FieldType {
    std::string name;  ///< in capitals
    bool nullable = false;
    std::optional<Box<FieldType>> item;  ///< what a list is of
    Place place;
    friend bool operator==(const FieldType&, const FieldType&) = default;
};

/// `name :: TYPE`, `name = default :: TYPE`.
struct Field {
    Symbol name;
    std::optional<Value> otherwise;  ///< what stands for an argument that is left out
    FieldType type;
    friend bool operator==(const Field&, const Field&) = default;
};

/// `name(argument, ...) :: (column, ...)`; `:: ()` and `:: VOID` give no columns.
struct Signature {
    Symbol name;  ///< with dots for its namespace
    std::vector<Field> arguments;
    std::vector<Field> columns;
    friend bool operator==(const Signature&, const Signature&) = default;
};

}  // namespace entente::ast

namespace entente {

/// Throws Error (SyntaxError) with its place. What follows a signature is refused, unless `rest` is
/// given, which is set to where an `=` after the signature leaves off, or to the text's size.
[[nodiscard]] ast::Signature parse_signature(std::string_view text, std::size_t* rest = nullptr);

/// As signatures write it: `LIST OF STRING?`.
[[nodiscard]] std::string to_text(const ast::FieldType& type);

}  // namespace entente
