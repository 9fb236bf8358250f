#include "procedure.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "arithmetic.hpp"
#include "failure.hpp"
#include "values/nearest.hpp"

namespace entente::engine {
namespace {

struct TypeName {
    std::string_view name;
    std::uint32_t kinds;
};
constexpr std::array<TypeName, 17> type_names = {
    {{"ANY", 0},
     {"BOOLEAN", only(TypeKind::boolean)},
     {"INTEGER", only(TypeKind::integer)},
     {"FLOAT", TypeKind::integer | TypeKind::real},
     {"NUMBER", TypeKind::integer | TypeKind::real},
     {"STRING", only(TypeKind::text)},
     {"LIST", only(TypeKind::list)},
     {"MAP", only(TypeKind::map)},
     {"DATE", only(TypeKind::date)},
     {"LOCALTIME", only(TypeKind::local_time)},
     {"TIME", only(TypeKind::time)},
     {"LOCALDATETIME", only(TypeKind::local_date_time)},
     {"DATETIME", only(TypeKind::date_time)},
     {"DURATION", only(TypeKind::duration)},
     {"NODE", only(TypeKind::node)},
     {"RELATIONSHIP", only(TypeKind::relationship)},
     {"PATH", only(TypeKind::path)}}};

std::string shown_fields(const std::vector<ast::Field>& fields) {
    std::string text;
    for (const ast::Field& field : fields) {
        text += (text.empty() ? "" : ", ") + field.name.text;
        if (field.otherwise) text += " = " + describe(Expr{Constant{*field.otherwise}, {}, {}}, {});
        text += " :: " + to_text(field.type);
    }
    return "(" + text + ")";
}

}  // namespace

std::string Procedure::shown() const {
    return name() + shown_fields(signature.arguments) + " :: " + shown_fields(signature.columns);
}

const std::vector<Procedure>& built_in_procedures() {
    static const std::vector<Procedure> all = [] {
        std::vector<Procedure> table = schema_procedures();
        std::ranges::move(algorithm_procedures(), std::back_inserter(table));
        std::ranges::sort(table, {}, &Procedure::name);
        return table;
    }();
    return all;
}

const Procedure* find_procedure(std::string_view name, const ProcedureCatalogue* declared) {
    const auto& table = built_in_procedures();
    const auto found = std::ranges::lower_bound(table, name, {}, &Procedure::name);
    if (found != table.end() && found->name() == name) return &*found;
    return declared == nullptr ? nullptr : declared->find(name);
}

std::vector<std::string> nearest_procedures(std::string_view name,
                                            const ProcedureCatalogue* declared) {
    std::vector<std::string_view> names;
    for (const Procedure& procedure : built_in_procedures())
        names.push_back(procedure.name());
    if (declared != nullptr) {
        for (const auto& procedure : declared->all())
            names.push_back(procedure->name());
    }
    return nearest(name, names);
}

std::uint32_t kinds_of(const ast::FieldType& type) {
    const auto* const found = std::ranges::find(type_names, type.name, &TypeName::name);
    if (found != type_names.end()) return found->kinds;
    syntax_error(
        "InvalidArgumentType",
        "There is no type " + type.name +
            "; there are ANY, BOOLEAN, INTEGER, FLOAT, NUMBER, STRING, LIST, LIST OF any "
            "of them, MAP, DATE, LOCALTIME, TIME, LOCALDATETIME, DATETIME, DURATION, NODE, "
            "RELATIONSHIP and PATH.",
        type.place);
}

StaticType static_type(const ast::FieldType& type) {
    for (const TypeKind kind :
         {TypeKind::boolean, TypeKind::integer, TypeKind::text, TypeKind::list, TypeKind::map,
          TypeKind::date, TypeKind::local_time, TypeKind::time, TypeKind::local_date_time,
          TypeKind::date_time, TypeKind::duration, TypeKind::node, TypeKind::relationship,
          TypeKind::path}) {
        if (kinds_of(type) != only(kind)) continue;
        return {kind, type.item ? static_type(**type.item).kind : TypeKind::any};
    }
    return {type.name == "FLOAT" ? TypeKind::real : TypeKind::any, TypeKind::any};
}

SlotKind slot_kind(const ast::FieldType& type) {
    if (type.name == "NODE") return SlotKind::node;
    return type.name == "RELATIONSHIP" ? SlotKind::edge : SlotKind::value;
}

std::optional<Value> assigned(const ast::FieldType& type, const Value& value) {
    if (value.is_null()) return type.nullable ? std::optional(value) : std::nullopt;
    const TypeKind kind = kind_of(value);
    if (const std::uint32_t kinds = kinds_of(type); kinds != 0 && (only(kind) & kinds) == 0) {
        return std::nullopt;
    }
    if (const auto* whole = value.get_if<std::int64_t>(); whole != nullptr && type.name == "FLOAT")
        return Value(static_cast<double>(*whole));
    const auto* list = value.get_if<List>();
    if (list == nullptr || !type.item) return value;
    List items;
    for (const Value& item : *list) {
        auto taken = assigned(**type.item, item);
        if (!taken) return std::nullopt;
        items.push_back(*std::move(taken));
    }
    return Value(std::move(items));
}

Columns empty_columns(const std::vector<ast::Field>& fields) {
    Columns columns(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i)
        columns[i].kind = slot_kind(fields[i].type);
    return columns;
}

Procedure built_in(std::string_view signature, std::string description,
                   std::function<void(const Invocation&, Columns&)> fill) {
    ast::Signature read = parse_signature(signature);
    auto run = [fields = read.columns, fill = std::move(fill)](const Invocation& invocation) {
        Columns columns = empty_columns(fields);
        fill(invocation, columns);
        return columns;
    };
    return {std::move(read), std::move(description), std::move(run)};
}

}  // namespace entente::engine
