// Folders of CSV files in neo4j-admin's header convention, into a graph.
#pragma once

#include <filesystem>

#include "graph/builder.hpp"

namespace entente {

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
/// UTF-8, an unclosed quote. The builder then holds a part of the folder: drop it.
void load_csv_folder(GraphBuilder& builder, const std::filesystem::path& folder);

}  // namespace entente
