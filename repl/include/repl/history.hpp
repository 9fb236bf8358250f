// What was typed at the prompt, kept from one run to the next.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// $XDG_STATE_HOME/entente/history, or ~/.local/state/entente/history; empty when there is no home
/// either.
[[nodiscard]] std::filesystem::path history_file();

/// A file of lines, the oldest first. Each is appended as it is typed, before it runs, so that a
/// crash keeps its cause, and several prompts may share a file. A file that cannot be read or
/// written is as good as none: never throws for it.
class History {
public:
    static constexpr std::size_t kept = 2000;

    explicit History(std::filesystem::path file);

    /// The last lines that were kept, at most `kept`. A file grown to twice that is cut.
    [[nodiscard]] std::vector<std::string> load();
    /// Adds a line (line ends in it become blanks), unless it is the last one again.
    void add(std::string_view line);

private:
    std::filesystem::path file_;
    std::string last_;
};

}  // namespace entente
