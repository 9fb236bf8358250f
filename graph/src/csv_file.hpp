// A CSV file of nodes or of edges, read some rows at a time.
#pragma once

#include <deque>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "csv_header.hpp"
#include "graph/csv_reader.hpp"
#include "graph/mapped_file.hpp"

namespace entente {

/// Rows come in blocks, so that what is looked up for them can be looked up together. A fault in
/// the text is thrown only after the rows before it have been given out.
class CsvFile {
public:
    /// Reads the header. Throws Error when there is no such file or the header is wrong.
    explicit CsvFile(const std::filesystem::path& path);
    CsvFile(const CsvFile&) = delete;
    CsvFile& operator=(const CsvFile&) = delete;

    [[nodiscard]] const CsvHeader& header() const { return header_; }
    [[nodiscard]] const CsvReader& reader() const { return reader_; }

    /// Goes to the next rows; false at the end. Each has as many cells as the header has columns.
    bool next_block();
    /// After a fault: whether rows stand behind it that can be read. Not so when it is not known
    /// where the next row begins.
    [[nodiscard]] bool goes_on() const { return goes_on_; }
    [[nodiscard]] std::size_t bytes_read() const { return reader_.position(); }
    /// Reads one row again, the one that begins at an offset; it is then row 0.
    void read_row_at(std::size_t offset);
    [[nodiscard]] std::size_t row_count() const { return cells_.size() / header_.columns.size(); }
    [[nodiscard]] const CsvCell& cell(std::size_t row, std::size_t column) const {
        return cells_[row * header_.columns.size() + column];
    }

private:
    bool read_row();

    std::string name_;
    MappedFile file_;
    CsvReader reader_;
    CsvHeader header_;
    std::vector<CsvCell> cells_;         // row by row
    std::deque<std::string> unescaped_;  // of this block
    std::exception_ptr fault_;           // met behind the rows of this block
    bool goes_on_ = true;
};

}  // namespace entente
