// A folder of files that appears whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente::importing {

/// One CSV file, row by row.
class CsvText {
public:
    explicit CsvText(std::string_view header) : text_(header) { text_ += '\n'; }
    /// Throws nothing; REQUIRES as many cells as the header has columns.
    void add(const std::vector<std::string>& cells);
    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
    std::size_t rows_ = 0;
};

class FolderWriter {
public:
    /// Throws Error when `output` is there and is not what an import wrote.
    explicit FolderWriter(std::filesystem::path output);
    FolderWriter(const FolderWriter&) = delete;
    FolderWriter& operator=(const FolderWriter&) = delete;
    ~FolderWriter();

    /// Throws Error when it cannot be written.
    void write(const char* name, std::string_view text);
    /// Puts the folder in its place. Throws Error when that cannot be done; what was there stays.
    void finish();

private:
    std::filesystem::path output_;
    std::filesystem::path beside_;
};

}  // namespace entente::importing
