// One writer for each format, and what they share.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "repl/format.hpp"

namespace entente {

[[nodiscard]] std::unique_ptr<Writer> make_text_writer(const Output& output);
[[nodiscard]] std::unique_ptr<Writer> make_table_writer(const Output& output);
[[nodiscard]] std::unique_ptr<Writer> make_csv_writer(const Output& output);
[[nodiscard]] std::unique_ptr<Writer> make_json_writer(const Output& output);
[[nodiscard]] std::unique_ptr<Writer> make_jsonl_writer(const Output& output);
[[nodiscard]] std::unique_ptr<Writer> make_markdown_writer(const Output& output);
[[nodiscard]] std::unique_ptr<Writer> make_dot_writer(const Output& output);

/// The table of an answer; for an answer without one, such as a yes, a table of its own: column
/// `answer`, one row.
[[nodiscard]] Table raw_table(const Answer& answer);

/// "Created 1 node and set 2 properties."
[[nodiscard]] std::string told(const SideEffects& effects);
/// True for a statement that changed the graph and gives no rows.
[[nodiscard]] bool only_changes(const Answer& answer);

/// `[1] title, where`
[[nodiscard]] std::string source_line(const Answer& answer, std::size_t index);

}  // namespace entente
