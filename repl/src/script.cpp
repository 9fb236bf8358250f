#include "repl/script.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "repl/characters.hpp"

namespace entente {

namespace {

[[noreturn]] void refuse(std::string detail, std::string message) {
    throw Error({"FileError", "runtime", std::move(detail), std::move(message), {}, {}});
}

/// True when whatever follows the text starts a new statement: no query, quote or comment is open
/// at its end. Asked of the splitter itself: a command put behind the text must come out as a
/// statement of its own.
bool is_whole(std::string_view text) {
    constexpr std::string_view probe = ":end";
    std::string probed(text);
    probed.append(probe);
    const std::vector<Statement> statements = split_script(probed);
    return !statements.empty() && statements.back().text == probe &&
           statements.back().text.data() == probed.data() + text.size();
}

/// Whether the run goes on after this statement.
bool goes_on(Shell::Outcome outcome, bool keep_going) {
    return outcome != Shell::Outcome::interrupted &&
           (outcome != Shell::Outcome::failed || keep_going);
}

/// Runs statements and keeps account of how it went.
class Runner {
public:
    Runner(Shell& shell, Interrupts& interrupts, const ScriptOptions& options)
        : shell_(shell), interrupts_(interrupts), options_(options) {}

    /// False when the run ends here.
    bool run(const std::vector<Statement>& statements) {
        for (const Statement& statement : statements) {
            if (!run(statement)) return false;
        }
        return true;
    }

    void fail() { status_ = RunStatus::failed; }
    [[nodiscard]] RunStatus status() const {
        return interrupts_.pending() ? RunStatus::interrupted : status_;
    }

private:
    Shell& shell_;
    Interrupts& interrupts_;
    const ScriptOptions& options_;
    RunStatus status_ = RunStatus::answered;

    bool run(const Statement& statement) {
        if (interrupts_.pending()) return false;
        const Origin origin{options_.name, statement.line, statement.column, Origin::not_typed};
        const Shell::Outcome outcome = shell_.run(statement.text, origin);
        if (outcome == Shell::Outcome::interrupted) status_ = RunStatus::interrupted;
        if (outcome == Shell::Outcome::failed) fail();
        return goes_on(outcome, options_.keep_going) && !interrupts_.pending() && !shell_.left() &&
               shell_.output_error() == 0;
    }
};

}  // namespace

ScriptReader::ScriptReader(int file_descriptor, Interrupts& interrupts)
    : file_descriptor_(file_descriptor), interrupts_(interrupts) {}

std::vector<Statement> ScriptReader::next() {
    forget_given();
    std::size_t tried = 0;  // how much there was when it was last cut
    while (!ended_) {
        if (!read_more()) return {};
        skip_mark();
        // Cut again when nothing more comes by itself, or when there is twice as much: a long
        // statement that comes in small pieces must not cost its square.
        if (!ended_ && Interrupts::readable_now(file_descriptor_) && text_.size() < 2 * tried) {
            continue;
        }
        tried = text_.size();
        std::vector<Statement> statements = whole_statements();
        if (!statements.empty()) return statements;
        if (text_.size() - given_ > longest_statement) {
            refuse("StatementTooLong",
                   fmt::format("A statement may have {} MiB; this one is longer.",
                               longest_statement >> 20));
        }
    }
    return {};
}

/// False when Ctrl-C came first.
bool ScriptReader::read_more() {
    std::array<char, 65536> bytes;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    for (;;) {
        if (!interrupts_.wait_readable(file_descriptor_)) return false;
        const auto got = read(file_descriptor_, bytes.data(), bytes.size());
        if (got > 0) {
            text_.append(bytes.data(), static_cast<std::size_t>(got));
            return true;
        }
        if (got == 0) {
            ended_ = true;
            return true;
        }
        if (errno != EINTR) {
            refuse("FileNotRead", fmt::format("I cannot read it: {}.", std::strerror(errno)));
        }
    }
}

/// A byte order mark, with which some editors begin a file, is no part of the text.
void ScriptReader::skip_mark() {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (begun_ || (text_.size() < mark.size() && mark.starts_with(text_) && !ended_)) return;
    begun_ = true;
    if (text_.starts_with(mark)) text_.erase(0, mark.size());
}

void ScriptReader::forget_given() {
    const std::string_view gone = std::string_view(text_).substr(0, given_);
    const auto lines = static_cast<std::size_t>(std::count(gone.begin(), gone.end(), '\n'));
    const std::size_t column = count_characters(gone.substr(gone.rfind('\n') + 1));
    column_ = (lines == 0 ? column_ : 1) + column;
    line_ += lines;
    text_.erase(0, given_);
    given_ = 0;
}

/// All statements that nothing read later can change; at the end of the file, all.
std::vector<Statement> ScriptReader::whole_statements() {
    const std::size_t newline = text_.rfind('\n');
    const std::size_t lines_end = newline == std::string::npos ? 0 : newline + 1;
    const std::string_view lines =
        std::string_view(text_).substr(0, ended_ ? text_.size() : lines_end);
    std::vector<Statement> statements = split_script(lines);
    given_ = lines.size();
    if (!ended_ && !is_whole(lines)) {
        if (statements.empty()) {
            given_ = 0;
        } else {
            given_ = static_cast<std::size_t>(statements.back().text.data() - lines.data());
            statements.pop_back();
        }
    }
    for (Statement& statement : statements)
        statement = placed(statement);
    return statements;
}

Statement ScriptReader::placed(const Statement& statement) const {
    Statement result = statement;
    if (statement.line == 1) result.column += column_ - 1;
    result.line += line_ - 1;
    return result;
}

RunStatus run_script(Shell& shell, ScriptReader& script, Interrupts& interrupts,
                     const ScriptOptions& options) {
    Runner runner(shell, interrupts, options);
    try {
        for (;;) {
            const std::vector<Statement> statements = script.next();
            if (statements.empty() || !runner.run(statements)) break;
        }
    } catch (const Error& error) {
        shell.report({"", {options.name, 1, 1, Origin::not_typed}, error.diagnostic()});
        runner.fail();
    }
    return runner.status();
}

RunStatus run_text(Shell& shell, std::string_view text, Interrupts& interrupts, bool keep_going) {
    const ScriptOptions options{"", keep_going};
    Runner runner(shell, interrupts, options);
    runner.run(split_script(text));
    return runner.status();
}

}  // namespace entente
