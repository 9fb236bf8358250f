#include "graph/csv_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "values/utf8.hpp"

namespace entente {

CsvReader::CsvReader(std::string_view file, std::string_view text) : file_(file), text_(text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    const bool utf_16 = text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF");
    if (utf_16) fail(0, 2, "NotUtf8", "the file is UTF-16. Save it as UTF-8.");
    constexpr std::size_t looked_at = 8192;
    const std::size_t zero = text_.substr(0, looked_at).find('\0');
    if (zero != std::string_view::npos) {
        fail(zero, 1, "NotText",
             "the file holds a zero byte, so it is no text. A CSV file in UTF-8 is expected.");
    }
    const std::size_t bad = find_invalid_utf8(text_);
    if (bad != std::string_view::npos) {
        fail(bad, 1, "NotUtf8",
             fmt::format("the byte 0x{:02X} is not UTF-8. Save the file as UTF-8.",
                         static_cast<unsigned char>(text_[bad])));
    }
    if (text_.starts_with(byte_order_mark)) begin_ = byte_order_mark.size();
    position_ = begin_;
}

bool CsvReader::next() {
    while (position_ < text_.size() && (text_[position_] == '\n' || text_[position_] == '\r')) {
        ++position_;
    }
    if (position_ == text_.size()) return false;
    cells_.clear();
    unescaped_.clear();
    const std::size_t begin = position_;
    do {
        const std::size_t cell = position_;
        if (position_ < text_.size() && text_[position_] == '"') {
            read_quoted_cell();
        } else {
            read_plain_cell();
        }
        check_length(cell, longest_cell, "cell");
        check_length(begin, longest_record, "row");
    } while (read_separator());
    return true;
}

void CsvReader::read_plain_cell() {
    const std::size_t begin = position_;
    while (position_ < text_.size()) {
        const char c = text_[position_];
        if (c == ',' || c == '\n' || c == '\r') break;
        if (c == '"') {
            fail(position_, 1, "StrayQuote",
                 "a quote stands inside a cell that does not begin with one. Put the whole cell in "
                 "quotes and double each quote inside it.");
        }
        ++position_;
    }
    cells_.push_back({text_.substr(begin, position_ - begin), begin, false});
}

void CsvReader::read_quoted_cell() {
    const std::size_t open = position_++;
    bool has_doubled = false;
    for (;;) {
        const std::size_t quote = text_.find('"', position_);
        if (quote == std::string_view::npos) {
            fail(open, 1, "UnclosedQuote", "the quote that opens here is never closed.");
        }
        position_ = quote + 1;
        if (position_ == text_.size() || text_[position_] != '"') break;
        has_doubled = true;
        ++position_;
    }
    std::string_view inside = text_.substr(open + 1, position_ - open - 2);
    if (has_doubled) {
        std::string& single = unescaped_.emplace_back();
        for (std::size_t i = 0; i < inside.size(); ++i) {
            single += inside[i];
            if (inside[i] == '"') ++i;
        }
        inside = single;
    }
    cells_.push_back({inside, open, true});
}

void CsvReader::check_length(std::size_t begin, std::size_t longest, const char* what) const {
    if (position_ - begin <= longest) return;
    fail(begin, 1, "TooLong",
         fmt::format("the {} that begins here is longer than {} MiB. Is a quote or a line end "
                     "missing?",
                     what, longest >> 20U));
}

bool CsvReader::read_separator() {
    if (position_ == text_.size()) return false;
    const char c = text_[position_];
    if (c == ',') {
        ++position_;
        return true;
    }
    if (c == '\r' && text_.substr(position_, 2) != "\r\n") {
        fail(position_, 1, "StrayReturn",
             "a carriage return stands without a line feed. End lines with \\n or \\r\\n.");
    }
    if (c != '\n' && c != '\r') {
        fail(position_, 1, "AfterQuote",
             "text follows the quote that closes the cell. Part cells by a comma, and double each "
             "quote inside a cell.");
    }
    position_ += c == '\n' ? 1 : 2;
    return false;
}

std::string CsvReader::where(std::size_t offset) const {
    const std::string_view before = text_.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    return fmt::format("{}:{}:{}", file_, line, 1 + count_code_points(before.substr(line_begin)));
}

void CsvReader::fail(std::size_t offset, std::size_t length, std::string detail,
                     const std::string& message, std::vector<std::string> suggestions) const {
    Diagnostic diagnostic;
    diagnostic.type = "DataError";
    diagnostic.phase = "runtime";
    diagnostic.detail = std::move(detail);
    diagnostic.message = fmt::format("{}: {}", where(offset), message);
    diagnostic.place = {offset, length};
    diagnostic.suggestions = std::move(suggestions);
    throw Error(std::move(diagnostic));
}

void CsvReader::fail(const CsvCell& cell, std::string detail, const std::string& message,
                     std::vector<std::string> suggestions) const {
    fail(cell.offset, cell.text.size(), std::move(detail), message, std::move(suggestions));
}

}  // namespace entente
