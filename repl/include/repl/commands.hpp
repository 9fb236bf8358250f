// The commands: `:name argument`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/session.hpp"

namespace entente {

class Shell;

/// A row of the table that dispatch, `:help` and completion share.
struct Command {
    /// What may stand after a command's name, for completion.
    enum class Argument : std::uint8_t { none, command, day, format, statement };

    std::string_view name;                      ///< without the colon
    std::span<const std::string_view> aliases;  ///< other names for it
    std::string_view usage;                     ///< ":as-of [DATE | today | none]"
    std::string_view brief;                     ///< one line, for the list of commands
    std::string_view help;                      ///< paragraphs, for `:help name`
    Argument argument = Argument::none;
    /// Does it. Throws Error, its place one in `argument`.
    void (*run)(Shell& shell, std::string_view argument) = nullptr;
};

[[nodiscard]] std::span<const Command> commands();
/// By name or alias, without the colon; null when there is none.
[[nodiscard]] const Command* find_command(std::string_view name);

/// Runs `:name argument`. Throws Error (type "CommandError"), its place one in `line`; for an
/// unknown command with the nearest names. REQUIRES that `line` starts with a colon.
void run_command(Shell& shell, std::string_view line);

/// What could stand at the end of the beginning of a command. REQUIRES that `text` starts with a
/// colon.
[[nodiscard]] Completion complete_command(const Session& session, std::string_view text);

}  // namespace entente
