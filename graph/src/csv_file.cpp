#include "csv_file.hpp"

#include <functional>
#include <utility>

#include <fmt/format.h>

namespace entente {

CsvFile::CsvFile(const std::filesystem::path& path)
    : name_(path.string()),
      file_(path),
      reader_(name_, file_.text()),
      header_(read_csv_header(reader_)) {}

bool CsvFile::next_block() {
    constexpr std::size_t rows_in_a_block = 512;
    cells_.clear();
    unescaped_.clear();
    if (fault_ != nullptr) std::rethrow_exception(std::exchange(fault_, nullptr));
    try {
        while (row_count() < rows_in_a_block && read_row()) {
        }
    } catch (const Error& error) {
        goes_on_ = error.diagnostic().detail == "WrongCellCount";
        if (cells_.empty()) throw;
        fault_ = std::current_exception();
    }
    return !cells_.empty();
}

void CsvFile::read_row_at(std::size_t offset) {
    cells_.clear();
    unescaped_.clear();
    reader_.go_to(offset);
    read_row();
}

bool CsvFile::read_row() {
    if (!reader_.next()) return false;
    const auto cells = reader_.cells();
    if (cells.size() != header_.columns.size()) {
        const char* mend = cells.size() > header_.columns.size()
                               ? "Put a cell that holds a comma in quotes."
                               : "Write a comma also before an empty cell.";
        reader_.fail(cells.back(), "WrongCellCount",
                     fmt::format("the row has {} cells, the header {}. {}", cells.size(),
                                 header_.columns.size(), mend));
    }
    const std::string_view text = file_.text();
    for (CsvCell cell : cells) {
        // A text that the reader had to make lives only until it goes on.
        const bool in_file = !std::less<>()(cell.text.data(), text.data()) &&
                             std::less_equal<>()(cell.text.data(), text.data() + text.size());
        if (!in_file) cell.text = unescaped_.emplace_back(cell.text);
        cells_.push_back(cell);
    }
    return true;
}

}  // namespace entente
