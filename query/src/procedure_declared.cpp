// Procedures that are tables: `:procedure` and RunOptions::procedures.
#include <algorithm>
#include <string>
#include <utility>

#include "failure.hpp"
#include "parser/cypher.hpp"
#include "procedure.hpp"
#include "value_order.hpp"

namespace entente {
namespace {

using namespace engine;

using Row = std::vector<Value>;

[[noreturn]] void refuse(std::string detail, std::string message, Place place) {
    fail("ProcedureError", std::move(detail), std::move(message), place);
}

std::vector<const ast::Field*> fields_of(const ast::Signature& signature) {
    std::vector<const ast::Field*> fields;
    for (const auto* part : {&signature.arguments, &signature.columns}) {
        for (const ast::Field& field : *part)
            fields.push_back(&field);
    }
    return fields;
}

/// The row's values as their types have them.
Row checked(Row row, std::size_t number, const std::vector<const ast::Field*>& fields,
            const ast::Signature& signature) {
    const std::string which = "Row " + std::to_string(number) + " of " + signature.name.text;
    if (row.size() != fields.size()) {
        refuse("InvalidNumberOfArguments",
               which + " has " + std::to_string(row.size()) + " values; its signature has " +
                   std::to_string(fields.size()) + ".",
               signature.name.place);
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
        auto value = assigned(fields[i]->type, row[i]);
        if (!value) {
            refuse("InvalidArgumentType",
                   which + ": " + fields[i]->name.text + " is no " + to_text(fields[i]->type) + ".",
                   signature.name.place);
        }
        row[i] = *std::move(value);
    }
    return row;
}

bool begins_with(const Row& row, std::span<const Value> arguments) {
    return std::equal(arguments.begin(), arguments.end(), row.begin(), equivalent);
}

void append(Cells& column, const Value& value) {
    if (const auto* node = value.get_if<Node>(); node != nullptr && column.kind == SlotKind::node) {
        column.ids.push_back(node->id);
    } else if (const auto* edge = value.get_if<Relationship>();
               edge != nullptr && column.kind == SlotKind::edge) {
        column.ids.push_back(edge->id);
    } else if (column.kind == SlotKind::value) {
        column.values.push_back(value);
    } else {
        column.push_null();
    }
}

Columns matching_rows(const Invocation& invocation, const std::vector<Row>& rows,
                      const std::vector<ast::Field>& fields) {
    Columns columns = empty_columns(fields);
    for (const Row& row : rows) {
        invocation.execution.pulse();
        if (!begins_with(row, invocation.arguments)) continue;
        for (std::size_t i = 0; i < columns.size(); ++i)
            append(columns[i], row[invocation.arguments.size() + i]);
    }
    return columns;
}

[[noreturn]] void refuse_rows(Place place) {
    syntax_error("InvalidArgumentType",
                 "The rows of a procedure are a list of lists: [['Stefan', 1], ['Petra', 2]].",
                 place);
}

/// The rows that stand from `begin` on.
std::vector<Row> rows_of(std::string_view declaration, std::size_t begin) {
    begin = std::min(declaration.find_first_not_of(" \t\n", begin), declaration.size());
    const std::string_view text = declaration.substr(begin);
    const Place place{begin, text.size()};
    Value value;
    try {
        value = evaluate(parse_expression(text));
    } catch (const Error& error) {
        Diagnostic diagnostic = error.diagnostic();
        diagnostic.place.offset += begin;
        throw Error(std::move(diagnostic));
    }
    const auto* list = value.get_if<List>();
    if (list == nullptr) refuse_rows(place);
    std::vector<Row> rows;
    for (const Value& item : *list) {
        const auto* row = item.get_if<List>();
        if (row == nullptr) refuse_rows(place);
        rows.emplace_back(row->begin(), row->end());
    }
    return rows;
}

}  // namespace

const std::string& ProcedureCatalogue::declare(std::string_view declaration) {
    std::size_t rest = 0;
    static_cast<void>(parse_signature(declaration, &rest));
    if (rest == declaration.size()) return declare(declaration, {});
    return declare(declaration.substr(0, rest - 1), rows_of(declaration, rest));
}

const std::string& ProcedureCatalogue::declare(std::string_view signature,
                                               std::vector<std::vector<Value>> rows) {
    ast::Signature read = parse_signature(signature);
    if (find_procedure(read.name.text, nullptr) != nullptr) {
        refuse("ProcedureAlreadyExists",
               "`" + read.name.text + "` is built in. Choose another name.", read.name.place);
    }
    const auto fields = fields_of(read);
    for (const ast::Field* field : fields)
        static_cast<void>(static_type(field->type));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = checked(std::move(rows[i]), i + 1, fields, read);
    auto run = [rows = std::move(rows), columns = read.columns](const Invocation& invocation) {
        return matching_rows(invocation, rows, columns);
    };
    auto made = std::make_shared<const Procedure>(
        Procedure{std::move(read), "A table that was declared.", std::move(run)});
    const auto place = std::ranges::lower_bound(procedures_, made->name(), {},
                                                [](const auto& each) { return each->name(); });
    const bool known = place != procedures_.end() && (*place)->name() == made->name();
    if (!known) return (*procedures_.insert(place, std::move(made)))->name();
    *place = std::move(made);
    return (*place)->name();
}

const Procedure* ProcedureCatalogue::find(std::string_view name) const {
    const auto found =
        std::ranges::find(procedures_, name, [](const auto& each) { return each->name(); });
    return found == procedures_.end() ? nullptr : found->get();
}

}  // namespace entente
