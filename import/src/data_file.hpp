// A data set's file: rows whose cells are found by the names of their columns.
#pragma once

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/csv_reader.hpp"
#include "graph/mapped_file.hpp"
#include "repairs.hpp"
#include "values/date.hpp"

namespace entente::importing {

/// Columns may stand in any order and in any case; those that are not asked for are passed over. A
/// file in Latin-1 is read as such.
class DataFile {
public:
    /// Reads the header. Throws Error when the file cannot be read or has none.
    DataFile(const std::filesystem::path& file, Repairs& repairs);

    [[nodiscard]] bool has(std::initializer_list<std::string_view> columns) const;
    /// Goes to the next row; false at the end.
    bool next();
    [[nodiscard]] std::size_t position() const { return reader_->position(); }

    /// The cell without blanks around it; "" when there is no such column.
    [[nodiscard]] std::string_view text(std::string_view column) const;
    /// Nothing for a cell that is empty, NA or "."; throws Error for one that is no whole number.
    [[nodiscard]] std::optional<int> number(std::string_view column) const;
    /// True for 1, and for the higher codes of graded variables.
    [[nodiscard]] bool flag(std::string_view column) const;
    /// From three columns; unknown parts are blank, 0 or negative. Nothing without a year.
    [[nodiscard]] std::optional<Date> date(std::string_view day, std::string_view month,
                                           std::string_view year) const;

    /// "alliances.csv:12"
    [[nodiscard]] std::string where() const;
    [[nodiscard]] std::string columns() const;
    [[noreturn]] void fail(std::string_view column, std::string detail,
                           const std::string& message) const;
    /// About the header.
    [[noreturn]] void fail_header(const std::string& message) const;
    void repaired(std::string_view what, const std::string& example = {}) const;

private:
    [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;
    void read_columns();

    std::string name_;
    MappedFile file_;
    Repairs& repairs_;
    std::string converted_;  // a text that was in Latin-1
    std::optional<CsvReader> reader_;
    std::vector<std::string> columns_;
};

}  // namespace entente::importing
