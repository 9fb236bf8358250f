// Records of a CSV text (RFC 4180), one after another, without copying them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values/error.hpp"

namespace entente {

struct CsvCell {
    std::string_view text;   ///< without the quotes around it, doubled quotes single
    std::size_t offset = 0;  ///< where it stands in the file
    bool quoted = false;
};

/// Cells are parted by commas, records by line ends (`\n` or `\r\n`); a cell in quotes may hold
/// both, and quotes doubled. Blank lines and a byte order mark are passed over.
class CsvReader {
public:
    /// Of a cell and of a record, in bytes: what is longer is no table.
    static constexpr std::size_t longest_cell = std::size_t{1} << 20U;
    static constexpr std::size_t longest_record = std::size_t{16} << 20U;

    /// `file` names the text in messages. REQUIRES that both outlive the reader. Throws Error for
    /// bytes that are no text and for a text that is not UTF-8.
    CsvReader(std::string_view file, std::string_view text);

    /// Goes to the next record; false at the end. Throws Error (DataError) for an unclosed quote
    /// and the like.
    bool next();
    /// The cells of this record, at least one; valid until next().
    [[nodiscard]] std::span<const CsvCell> cells() const { return cells_; }

    [[nodiscard]] std::size_t position() const { return position_; }
    /// REQUIRES the offset of a record's first cell; 0 is the first record's.
    void go_to(std::size_t offset) { position_ = std::max(offset, begin_); }

    /// Throws an Error about a place in the file, its message headed by file, line and column (in
    /// characters).
    [[noreturn]] void fail(std::size_t offset, std::size_t length, std::string detail,
                           const std::string& message,
                           std::vector<std::string> suggestions = {}) const;
    [[noreturn]] void fail(const CsvCell& cell, std::string detail, const std::string& message,
                           std::vector<std::string> suggestions = {}) const;
    /// "data/in.csv:12:5".
    [[nodiscard]] std::string where(std::size_t offset) const;

private:
    void read_plain_cell();
    void read_quoted_cell();
    /// At a comma or the end of a record, which it passes; true if a further cell follows.
    bool read_separator();
    void check_length(std::size_t begin, std::size_t longest, const char* what) const;

    std::string_view file_;
    std::string_view text_;
    std::size_t begin_ = 0;  // behind the byte order mark
    std::size_t position_ = 0;
    std::vector<CsvCell> cells_;
    std::deque<std::string> unescaped_;  // cells of this record that held doubled quotes
};

}  // namespace entente
