// Scripts: statements read from a file or a pipe, and run.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parser/script.hpp"
#include "repl/interrupts.hpp"
#include "repl/shell.hpp"

namespace entente {

/// Cuts what a file descriptor gives into statements, each as soon as it is whole, so that another
/// program may write a question, wait for its answer and write the next.
class ScriptReader {
public:
    /// Longer statements than this are refused.
    static constexpr std::size_t longest_statement = std::size_t{64} << 20;

    ScriptReader(int file_descriptor, Interrupts& interrupts);

    /// The next statements, in order; none when the script has ended or Ctrl-C was pressed. They
    /// are views, valid until the next call. Throws Error (type "FileError") when the file cannot
    /// be read or a statement is too long.
    [[nodiscard]] std::vector<Statement> next();

private:
    int file_descriptor_;
    Interrupts& interrupts_;
    std::string text_;       ///< what has been read and not been given out
    std::size_t given_ = 0;  ///< bytes at the start of text_ that have been
    std::size_t line_ = 1;   ///< where text_ starts
    std::size_t column_ = 1;
    bool begun_ = false;
    bool ended_ = false;

    bool read_more();
    void skip_mark();
    void forget_given();
    [[nodiscard]] std::vector<Statement> whole_statements();
    [[nodiscard]] Statement placed(const Statement& statement) const;
};

struct ScriptOptions {
    std::string name;  ///< for errors: the file's name, "<stdin>"
    bool keep_going = false;
};

/// How a run ended: the program's exit statuses.
enum class RunStatus : int { answered = 0, failed = 1, interrupted = 130 };

/// Runs all statements up to the first that fails (or to the end, with keep_going), or until a
/// command leaves.
[[nodiscard]] RunStatus run_script(Shell& shell, ScriptReader& script, Interrupts& interrupts,
                                   const ScriptOptions& options);
/// The same for a text that is there already; it has no name.
[[nodiscard]] RunStatus run_text(Shell& shell, std::string_view text, Interrupts& interrupts,
                                 bool keep_going);

}  // namespace entente
