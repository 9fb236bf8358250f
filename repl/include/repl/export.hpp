// An answer as a file: a picture or a table.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "query/answer.hpp"

namespace entente {

/// Writes the answer as the file's suffix says: .dot, .svg, .png, .json, .csv or .md. The file is
/// written beside and then renamed, so that what was there stays whole when something fails. Throws
/// Error (type "CommandError").
void export_answer(const std::filesystem::path& file, const Answer& answer, const Graph& graph);

/// "allies of Japan" -> "allies-of-japan": a question's words as the name of a file.
[[nodiscard]] std::string file_name_for(std::string_view question);

}  // namespace entente
