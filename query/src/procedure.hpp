// The procedures that CALL runs: one table of those that are built in, so that another procedure is
// another line.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "execution.hpp"
#include "parser/signature.hpp"
#include "query/procedures.hpp"
#include "static_type.hpp"

namespace entente::engine {

/// What a procedure gives: a column for each field, all of one length. Those of fields of type NODE
/// are of SlotKind::node.
using Columns = std::vector<Cells>;

/// One run of a procedure. The arguments are all there and of the types that were declared.
struct Invocation {
    Execution& execution;
    std::span<const Value> arguments;
    Place place;  ///< of the first argument, or of the call without any

    [[nodiscard]] const Graph& graph() const { return execution.graph(); }
};

struct Procedure {
    ast::Signature signature;
    std::string description;
    std::function<Columns(const Invocation&)> run;

    [[nodiscard]] const std::string& name() const { return signature.name.text; }
    /// `name(argument :: TYPE) :: (column :: TYPE)`
    [[nodiscard]] std::string shown() const;
};

/// By name; null when there is none. Letter case counts.
[[nodiscard]] const Procedure* find_procedure(std::string_view name,
                                              const ProcedureCatalogue* declared);
/// The names that one may have meant, nearest first.
[[nodiscard]] std::vector<std::string> nearest_procedures(std::string_view name,
                                                          const ProcedureCatalogue* declared);
/// All that are built in, by name.
[[nodiscard]] const std::vector<Procedure>& built_in_procedures();

/// The kinds of value that a type takes (bits of TypeKind; 0: any). Throws Error (compile time) for
/// a type that there is not.
[[nodiscard]] std::uint32_t kinds_of(const ast::FieldType& type);
/// What is known of a column's values.
[[nodiscard]] StaticType static_type(const ast::FieldType& type);
/// What a column's slot holds.
[[nodiscard]] SlotKind slot_kind(const ast::FieldType& type);
/// The value as the type has it (a whole number is a FLOAT too); nothing when it is of another.
[[nodiscard]] std::optional<Value> assigned(const ast::FieldType& type, const Value& value);

/// An empty column for each field.
[[nodiscard]] Columns empty_columns(const std::vector<ast::Field>& fields);

// Each file of procedures gives its lines of the table.
[[nodiscard]] std::vector<Procedure> schema_procedures();
[[nodiscard]] std::vector<Procedure> algorithm_procedures();

/// A line of the table. REQUIRES a signature that can be read.
[[nodiscard]] Procedure built_in(std::string_view signature, std::string description,
                                 std::function<void(const Invocation&, Columns&)> fill);

}  // namespace entente::engine
