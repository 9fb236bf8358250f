// Folders of CSV files in neo4j-admin's header convention, into a graph.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "graph/builder.hpp"
#include "values/error.hpp"

namespace entente {

/// Where a fact stands: the file and the offset of its row in it.
struct CsvOrigin {
    std::uint32_t file = 0;
    std::uint64_t offset = 0;
};

/// What loading with CsvOptions::report tells besides the graph.
struct CsvReport {
    struct Fault {
        std::uint32_t file = 0;
        Diagnostic diagnostic;
    };
    std::vector<std::filesystem::path> files;
    std::vector<CsvOrigin> nodes;  ///< by the builder's numbers; offset 0: not of the folder
    std::vector<CsvOrigin> edges;  ///< likewise
    std::vector<Fault> faults;
    bool skipped_rows = false;  ///< of nodes: an id that is not there may be that of one
};

struct CsvOptions {
    /// The graph that the builder began from, when it was one. A node of the folder with the id and
    /// the labels of one of its nodes is that node: what the folder says of it is added, lists item
    /// by item, and what the graph says already stands.
    const Graph* base = nullptr;
    /// Where to write down all faults instead of throwing at the first, and where each fact stands.
    CsvReport* report = nullptr;
    /// Told how many bytes of all are read, from time to time.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress;
};

/// Adds every *.csv of the folder to the builder: files whose header has `:ID` are nodes, those
/// with `:START_ID` edges. Nodes come first, so that files may stand in any order; an edge may end
/// at a node that the builder had before.
///
/// Columns are `name:type` (string, boolean, int, long, float, double, date, time, localtime,
/// datetime, localdatetime, duration, each also `[]`, its items joined by `;`; without a type:
/// string), `:LABEL` (joined by `;`), `:TYPE`, `:IGNORE`. `id:ID` keeps the id as the property `id`
/// too. Ids in a group, `:ID(Country)`, are unique in the group; one that another group has taken
/// is known to the graph as `Country:id`. An empty cell is an absent property; `""` in quotes is
/// the empty text.
///
/// Throws Error (DataError), headed by file, line and column, with the mend, at the first fault: a
/// missing or doubled column, a bad value, an unknown end, a doubled id, dates out of order, bad
/// UTF-8, an unclosed quote. The builder then holds a part of the folder: drop it. A folder that
/// cannot be read or holds no file is refused with a report, too.
void load_csv_folder(GraphBuilder& builder, const std::filesystem::path& folder,
                     const CsvOptions& options = {});

}  // namespace entente
