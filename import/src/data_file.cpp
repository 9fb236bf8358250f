#include "data_file.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "values/utf8.hpp"

namespace entente::importing {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::string lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lowered;
}

std::string from_latin_1(std::string_view text) {
    std::string utf8;
    utf8.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80U) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xC0U | (byte >> 6U));
            utf8 += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return utf8;
}

}  // namespace

DataFile::DataFile(const std::filesystem::path& file, Repairs& repairs)
    : name_(file.string()), file_(file), repairs_(repairs) {
    std::string_view text = file_.text();
    const std::size_t bad = find_invalid_utf8(text);
    const bool is_text = text.substr(0, 8192).find('\0') == std::string_view::npos;
    if (bad != std::string_view::npos && is_text && !text.starts_with("\xFF\xFE")) {
        converted_ = from_latin_1(text);
        text = converted_;
        const auto line = 1 + std::ranges::count(file_.text().substr(0, bad), '\n');
        repairs_.add("files in Latin-1: read as such", fmt::format("{}:{}", name_, line));
    }
    reader_.emplace(name_, text);
    read_columns();
}

void DataFile::read_columns() {
    if (!reader_->next()) {
        reader_->fail(0, 0, "WrongColumns", "the file is empty. Its first line names the columns.");
    }
    for (const CsvCell& cell : reader_->cells())
        columns_.push_back(lower(trimmed(cell.text)));
}

std::optional<std::size_t> DataFile::find(std::string_view column) const {
    const auto found = std::ranges::find(columns_, column);
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

bool DataFile::has(std::initializer_list<std::string_view> columns) const {
    return std::ranges::all_of(columns,
                               [&](std::string_view name) { return find(name).has_value(); });
}

bool DataFile::next() {
    if (!reader_->next()) return false;
    const auto cells = reader_->cells();
    if (cells.size() != columns_.size()) {
        reader_->fail(
            cells.back(), "WrongCellCount",
            fmt::format("the row has {} cells, the header {}.", cells.size(), columns_.size()));
    }
    return true;
}

std::string_view DataFile::text(std::string_view column) const {
    const auto at = find(column);
    return at ? trimmed(reader_->cells()[*at].text) : std::string_view();
}

std::optional<int> DataFile::number(std::string_view column) const {
    std::string_view cell = text(column);
    if (cell.empty() || cell == "NA" || cell == ".") return std::nullopt;
    if (cell.ends_with(".0")) cell.remove_suffix(2);  // as some programs write whole numbers
    int parsed = 0;
    const char* end = cell.data() + cell.size();
    const auto [stopped, error] = std::from_chars(cell.data(), end, parsed);
    if (error != std::errc{} || stopped != end) {
        fail(column, "WrongValue",
             fmt::format("\"{}\" is not a whole number (column {}).", cell, column));
    }
    return parsed;
}

bool DataFile::flag(std::string_view column) const {
    return number(column).value_or(0) > 0;
}

std::optional<Date> DataFile::date(std::string_view day, std::string_view month,
                                   std::string_view year) const {
    const auto y = number(year);
    if (!y || *y <= 0) return std::nullopt;
    const int m = std::max(number(month).value_or(0), 0);
    const int d = m == 0 ? 0 : std::max(number(day).value_or(0), 0);
    const auto month_number = static_cast<unsigned>(m);
    auto date = Date::from_parts(*y, month_number, static_cast<unsigned>(d));
    if (!date) {
        date = Date::from_parts(*y, month_number);
        if (!date) date = Date::from_parts(*y);
        if (!date) fail(year, "WrongValue", fmt::format("{} is not a year (column {}).", *y, year));
        repaired("days that are not in the calendar: the date is kept without them",
                 fmt::format("{}-{}-{}", *y, m, d));
    } else if (m == 0 || d == 0) {
        repaired("days or months that are blank, 0 or -9: the date is kept without them",
                 date->iso());
    }
    return date;
}

std::string DataFile::where() const {
    std::string place = reader_->where(reader_->cells().front().offset);
    place.erase(place.rfind(':'));  // the column
    return place;
}

std::string DataFile::columns() const {
    return fmt::format("{}", fmt::join(columns_, ", "));
}

void DataFile::fail(std::string_view column, std::string detail, const std::string& message) const {
    const auto at = find(column);
    reader_->fail(reader_->cells()[at.value_or(0)], std::move(detail), message);
}

void DataFile::fail_header(const std::string& message) const {
    reader_->fail(0, 0, "WrongColumns", message);
}

void DataFile::repaired(std::string_view what, const std::string& example) const {
    const std::string place = where();
    repairs_.add(what, example.empty() ? place : fmt::format("{} ({})", place, example));
}

}  // namespace entente::importing
