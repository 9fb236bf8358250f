// CSV (RFC 4180) in and folders of CSV files in neo4j-admin's header convention.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "graph/builder.hpp"

namespace entente {

/// Adds every *.csv of the folder to the builder: files whose header has `:ID` are nodes, those with `:START_ID` edges.
/// `name:type` columns (string, boolean, int, long, float, double, date, each also `[]`, joined by `;`), `:LABEL`
/// (joined by `;`), `:TYPE`. All or nothing: throws Error (DataError) with file, line, column and the mend at the first fault: a missing or doubled
/// column, bad value, unknown end, doubled id, bad UTF-8, an unclosed quote.
void load_csv_folder(GraphBuilder& builder, const std::filesystem::path& folder);

}  // namespace entente
