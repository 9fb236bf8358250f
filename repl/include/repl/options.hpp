// The command line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "import/import.hpp"
#include "repl/format.hpp"
#include "values/date.hpp"

namespace entente {

struct ImportOptions {
    std::optional<DataSet> data_set;           ///< nothing: `files` are folders of CSV
    std::vector<std::filesystem::path> files;  ///< or folders
    std::filesystem::path output;              ///< without --output: the data set's name
};

struct Options {
    std::optional<std::string> statement;  ///< the words of the question or query, joined by blanks
    std::vector<std::string> files;        ///< scripts; "-" is standard input
    Format format = Format::text;
    std::optional<std::string> as_of;
    std::optional<Date> today;  ///< a day; nothing: the clock's
    std::vector<std::filesystem::path> data;
    std::vector<std::filesystem::path> added;  ///< beside `data`, or beside the facts that ship
    bool empty = false;
    std::vector<std::pair<std::string, std::string>> parameters;
    bool keep_going = false;
    bool version = false;                        ///< `entente --version`
    std::optional<std::filesystem::path> check;  ///< `entente check DIR`
    std::optional<ImportOptions> import;         ///< `entente import DATA-SET FILE...`
};

/// The program ends without doing anything: help was asked for (status 0) or the command line was
/// wrong (2).
struct EarlyExit {
    int status = 0;
    std::string text;  ///< for standard output when the status is 0, else for the error stream
};

/// `arguments` without the program's name.
[[nodiscard]] std::variant<Options, EarlyExit> parse_options(std::vector<std::string> arguments);

}  // namespace entente
