#include "csv_header.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace entente {
namespace {

struct RoleName {
    std::string_view name;
    CsvRole role;
    std::optional<std::size_t> CsvHeader::*place;
};
constexpr std::array<RoleName, 6> roles = {{{"ID", CsvRole::id, &CsvHeader::id},
                                            {"LABEL", CsvRole::label, &CsvHeader::label},
                                            {"START_ID", CsvRole::start, &CsvHeader::start},
                                            {"END_ID", CsvRole::end, &CsvHeader::end},
                                            {"TYPE", CsvRole::type, &CsvHeader::type},
                                            {"IGNORE", CsvRole::ignored, nullptr}}};

struct TypeName {
    std::string_view name;
    CsvType type;
};
constexpr std::array<TypeName, 15> types = {{{"string", CsvType::text},
                                             {"char", CsvType::text},
                                             {"boolean", CsvType::boolean},
                                             {"byte", CsvType::integer},
                                             {"short", CsvType::integer},
                                             {"int", CsvType::integer},
                                             {"long", CsvType::integer},
                                             {"float", CsvType::real},
                                             {"double", CsvType::real},
                                             {"date", CsvType::date},
                                             {"time", CsvType::time},
                                             {"localtime", CsvType::local_time},
                                             {"datetime", CsvType::date_time},
                                             {"localdatetime", CsvType::local_date_time},
                                             {"duration", CsvType::duration}}};

template <class Table>
auto find_name(const Table& table, std::string_view name) {
    return std::ranges::find(table, name, [](const auto& entry) { return entry.name; });
}

/// Takes "(Country)" off the end of "ID(Country)".
std::string take_group(std::string_view& keyword) {
    const std::size_t open = keyword.find('(');
    if (open == std::string_view::npos || !keyword.ends_with(')')) return {};
    std::string group(keyword.substr(open + 1, keyword.size() - open - 2));
    keyword = keyword.substr(0, open);
    return group;
}

/// The zone in "{timezone:Europe/Stockholm}"; UTC where none is written.
TimeZone zone_in(const CsvReader& reader, const CsvCell& cell, std::string_view options) {
    constexpr std::string_view option = "timezone:";
    const std::size_t at = options.find(option);
    if (at == std::string_view::npos) return {};
    options.remove_prefix(at + option.size());
    std::string_view name = options.substr(0, options.find_first_of(",}"));
    name.remove_prefix(std::min(name.find_first_not_of(" '\""), name.size()));
    name = name.substr(0, name.find_last_not_of(" '\"") + 1);
    const auto zone = find_time_zone(name);
    if (!zone) {
        reader.fail(cell, "UnknownTimeZone",
                    fmt::format("there is no time zone \"{}\". Write an offset, as +01:00, or a "
                                "name, as Europe/Stockholm.",
                                name));
    }
    return *zone;
}

CsvColumn parse_column(const CsvReader& reader, const CsvCell& cell) {
    // Of neo4j-admin's options in braces only the time zone changes what a value is.
    const std::string_view spec = cell.text.substr(0, cell.text.find('{'));
    const std::size_t colon = spec.rfind(':');
    CsvColumn column;
    column.written = cell.text;
    column.name = spec.substr(0, colon);
    std::string_view keyword = colon == std::string_view::npos ? "string" : spec.substr(colon + 1);
    column.group = take_group(keyword);
    if (const auto* role = find_name(roles, keyword); role != roles.end()) {
        column.role = role->role;
        return column;
    }
    if (keyword.ends_with("[]")) {
        column.list = true;
        keyword.remove_suffix(2);
    }
    const auto* type = find_name(types, keyword);
    if (type == types.end() || !column.group.empty()) {
        reader.fail(cell, "UnknownColumnType",
                    fmt::format("the column \"{}\" is of no known type. After the colon stands one "
                                "of string, boolean, int, long, float, double, date, time, "
                                "localtime, datetime, localdatetime, duration, each also with [], "
                                "or ID, LABEL, START_ID, END_ID, TYPE, IGNORE.",
                                cell.text));
    }
    column.type = type->type;
    if (column.type == CsvType::time || column.type == CsvType::date_time) {
        column.zone = zone_in(reader, cell, std::string_view(cell.text).substr(spec.size()));
    }
    if (column.type == CsvType::time && column.zone.named != nullptr) {
        reader.fail(cell, "UnknownTimeZone",
                    "a time of day without a date has an offset, as +01:00, not a named zone.");
    }
    if (column.name.empty()) {
        reader.fail(cell, "UnnamedColumn",
                    "a column has no name. Name it, or write :IGNORE to leave it out.");
    }
    const bool dates_a_fact = column.name == "since" || column.name == "until";
    const bool is_date = column.type == CsvType::date || column.type == CsvType::integer;
    if (dates_a_fact && (!is_date || column.list)) {
        reader.fail(cell, "NotADate",
                    fmt::format("`since` and `until` are dates. Name the column \"{}:date\".",
                                column.name));
    }
    return column;
}

void require(const CsvReader& reader, const CsvHeader& header, bool met, const char* message) {
    if (met) return;
    std::vector<std::string_view> names;
    for (const CsvColumn& column : header.columns)
        names.push_back(column.written);
    reader.fail(0, 0, "WrongColumns",
                fmt::format("{} The header has: {}.", message, fmt::join(names, ", ")));
}

void check_roles(const CsvReader& reader, const CsvHeader& header) {
    const bool of_edges = header.start || header.end;
    require(reader, header, header.id || of_edges,
            "the file is neither of nodes nor of edges: nodes have a column :ID, edges :START_ID, "
            ":END_ID and :TYPE.");
    require(reader, header, !header.id || !of_edges,
            "the file has both :ID, as nodes have, and :START_ID or :END_ID, as edges have. Make "
            "it two files.");
    if (header.id) {
        require(reader, header, !header.type, "nodes have no :TYPE; their column is :LABEL.");
        return;
    }
    require(reader, header, header.start.has_value(), "edges need a column :START_ID.");
    require(reader, header, header.end.has_value(), "edges need a column :END_ID.");
    require(reader, header, header.type.has_value(), "edges need a column :TYPE.");
    require(reader, header, !header.label, "edges have no :LABEL; their column is :TYPE.");
}

}  // namespace

std::optional<std::size_t> CsvHeader::find(std::string_view property) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].role == CsvRole::property && columns[i].name == property) return i;
    }
    return std::nullopt;
}

CsvHeader read_csv_header(CsvReader& reader) {
    if (!reader.next()) {
        reader.fail(0, 0, "WrongColumns", "the file is empty. Its first line names the columns.");
    }
    CsvHeader header;
    for (const CsvCell& cell : reader.cells()) {
        CsvColumn column = parse_column(reader, cell);
        const auto* role = std::ranges::find(roles, column.role, &RoleName::role);
        bool doubled = std::ranges::any_of(header.columns, [&](const CsvColumn& other) {
            return !column.name.empty() && other.role != CsvRole::ignored &&
                   column.role != CsvRole::ignored && other.name == column.name;
        });
        if (role != roles.end() && role->place != nullptr) {
            doubled = doubled || (header.*(role->place)).has_value();
            header.*(role->place) = header.columns.size();
        }
        if (doubled) {
            reader.fail(cell, "DoubledColumn",
                        fmt::format("the column \"{}\" is there twice.", cell.text));
        }
        header.columns.push_back(std::move(column));
    }
    check_roles(reader, header);
    return header;
}

}  // namespace entente
