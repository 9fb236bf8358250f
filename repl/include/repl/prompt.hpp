// The prompt: a person types, entente answers.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "repl/history.hpp"
#include "repl/interrupts.hpp"
#include "repl/line_editor.hpp"
#include "repl/shell.hpp"

namespace entente {

/// True when a query of the pattern language has begun and a further line could complete it.
[[nodiscard]] bool wants_more(std::string_view text);

/// "18,347 facts, up to 23 November 2026.": how many the graph holds, and the last day on which one
/// of them was held against its source.
[[nodiscard]] std::string state_of_facts(const Graph& graph);

/// Two lines to open with: what this is, what it knows and up to when, how to get help.
[[nodiscard]] std::string banner(const Graph& graph);

/// Reads and runs until Ctrl-D or `:quit`.
void run_prompt(Shell& shell, LineEditor& editor, History& history, Interrupts& interrupts,
                std::ostream& out);

}  // namespace entente
