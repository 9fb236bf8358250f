// The header of a CSV file in neo4j-admin's convention: what each column is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/csv_reader.hpp"
#include "values/value.hpp"

namespace entente {

enum class CsvRole : std::uint8_t { property, id, label, start, end, type, ignored };
enum class CsvType : std::uint8_t {
    text,
    boolean,
    integer,
    real,
    date,
    local_time,
    time,
    local_date_time,
    date_time,
    duration
};

/// One column: `name:type`, `name:type[]`, `:ID`, `id:ID(Country)`, `:LABEL`, `:START_ID`,
/// `:END_ID`, `:TYPE`, `:IGNORE`.
struct CsvColumn {
    CsvRole role = CsvRole::property;
    std::string name;   ///< of the property that the cells become; empty for none
    std::string group;  ///< of ids: "Country" in `:ID(Country)`
    CsvType type = CsvType::text;
    bool list = false;
    TimeZone zone;        ///< of times without one: in `at:datetime{timezone:Europe/Stockholm}`
    std::string written;  ///< as it stands in the header, for messages
};

struct CsvHeader {
    std::vector<CsvColumn> columns;
    std::optional<std::size_t> id;
    std::optional<std::size_t> label;
    std::optional<std::size_t> start;
    std::optional<std::size_t> end;
    std::optional<std::size_t> type;

    [[nodiscard]] bool is_of_nodes() const { return id.has_value(); }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view property) const;
};

/// Reads the first record. Throws Error for a column that is unknown, doubled or missing.
[[nodiscard]] CsvHeader read_csv_header(CsvReader& reader);

/// The value of a cell of a property column; nothing for an empty one. Throws Error when it is not
/// of the column's type.
[[nodiscard]] std::optional<Value> csv_value(const CsvReader& reader, const CsvCell& cell,
                                             const CsvColumn& column);

}  // namespace entente
