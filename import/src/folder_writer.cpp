#include "folder_writer.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "values/error.hpp"

namespace entente::importing {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string detail, std::string message) {
    throw Error({.type = "DataError",
                 .phase = "runtime",
                 .detail = std::move(detail),
                 .message = std::move(message),
                 .place = {},
                 .suggestions = {}});
}

constexpr std::array<std::string_view, 8> written = {
    "countries.csv",   "treaties.csv", "party_to.csv", "guarantees.csv",
    "allied_with.csv", "sources.csv",  "rules.cypher", "vocabulary.txt"};

bool is_of_import(const fs::path& folder) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (std::ranges::find(written, entry.path().filename().string()) == written.end())
            return false;
    }
    return !error;
}

}  // namespace

void CsvText::add(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text_ += ',';
        const std::string& cell = cells[i];
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            text_ += cell;
            continue;
        }
        text_ += '"';
        for (const char c : cell) {
            if (c == '"') text_ += '"';
            text_ += c;
        }
        text_ += '"';
    }
    text_ += '\n';
    ++rows_;
}

FolderWriter::FolderWriter(fs::path output) : output_(std::move(output)) {
    if (!output_.has_filename()) output_ = output_.parent_path();  // "cow/"
    std::error_code error;
    if (fs::exists(output_, error) && !(fs::is_directory(output_) && is_of_import(output_))) {
        fail("Exists", fmt::format("{} is there already and is not from an import. Name another "
                                   "folder with --output.",
                                   output_.string()));
    }
    beside_ = output_;
    beside_ += fmt::format(".new-{}", ::getpid());
    fs::create_directories(beside_, error);
    if (error) {
        fail("CannotWrite",
             fmt::format("{} cannot be made: {}.", beside_.string(), error.message()));
    }
}

FolderWriter::~FolderWriter() {
    std::error_code ignored;
    fs::remove_all(beside_, ignored);
}

void FolderWriter::write(const char* name, std::string_view text) {
    const fs::path file = beside_ / name;
    std::ofstream stream(file, std::ios::binary);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.flush()) fail("CannotWrite", fmt::format("{} cannot be written.", file.string()));
}

void FolderWriter::finish() {
    std::error_code error;
    fs::path old = beside_;
    old += ".old";
    const bool replaces = fs::exists(output_, error);
    if (replaces) fs::rename(output_, old, error);
    if (!error) fs::rename(beside_, output_, error);
    if (error) {
        std::error_code ignored;
        if (replaces && !fs::exists(output_, ignored)) fs::rename(old, output_, ignored);
        fail("CannotWrite",
             fmt::format("{} cannot be put in its place: {}.", output_.string(), error.message()));
    }
    fs::remove_all(old, error);
}

}  // namespace entente::importing
