// The data sets that researchers use, as they are downloaded, into folders of facts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace entente {

enum class DataSet {
    cow,   ///< Correlates of War, Formal Alliances 4.1
    atop,  ///< Alliance Treaty Obligations and Provisions 5.1
    dcad   ///< Defense Cooperation Agreement Dataset 1.0
};

/// By the name it has on the command line: "cow", "atop", "dcad".
[[nodiscard]] std::optional<DataSet> find_data_set(std::string_view name);

/// One kind of fault of the files that was mended.
struct Repair {
    std::string what;  ///< "days or months that are blank, 0 or -9: the date is kept without them"
    std::size_t count = 0;
    std::vector<std::string> examples;  ///< the first few, with their places
};

struct ImportOutcome {
    std::string source;  ///< "Correlates of War Formal Alliances v4.1"
    std::string covers;  ///< "from 1816 to 2012"
    std::size_t rows = 0;
    std::size_t treaties = 0;
    std::size_t edges = 0;
    std::vector<Repair> repairs;
};

struct ImportInput {
    /// Facts whose countries the files' states become, by their Correlates-of-War code (`cow`) and
    /// the years in which each bore it.
    const Graph* known = nullptr;
    std::string rules;       ///< written beside the facts, that the folder may be used alone
    std::string vocabulary;  ///< likewise
    /// Told how many bytes of all are read, from time to time.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress;
};

/// Reads the files, whose forms are told by their headers, and writes a folder that load_world()
/// loads, alone or beside the known facts. The folder is written beside, then renamed: whole or not
/// at all. One that an earlier import wrote is replaced; any other is refused.
/// Throws Error (DataError), headed by file, line and column, for a file that is none of the data
/// set's and for a row that cannot be read.
ImportOutcome import_files(DataSet data_set, std::span<const std::filesystem::path> files,
                           const std::filesystem::path& output, const ImportInput& input);

}  // namespace entente
