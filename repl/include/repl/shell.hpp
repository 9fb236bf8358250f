// What the prompt, scripts and the command line share: one statement after another, each answered,
// obeyed or refused.
#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <string_view>

#include "parser/script.hpp"
#include "query/session.hpp"
#include "repl/format.hpp"

namespace entente {

class Shell {
public:
    /// The streams and the session must outlive the shell.
    Shell(Session& session, const Output& output, const Style& error_style, Format format);

    enum class Outcome : std::uint8_t { answered, obeyed, failed, interrupted };
    /// Runs one statement or command and writes what it gives; a failure is written as data where
    /// the format has a place for it, else to the error stream.
    Outcome run(std::string_view statement, const Origin& origin);

    /// Writes a failure that comes from no statement's run.
    void report(const Failure& failure);

    /// The last statement that failed.
    [[nodiscard]] const Failure& failed() const { return failed_; }

    /// A line beside the answers.
    void warn(std::string_view note);

    [[nodiscard]] Completion complete(std::string_view text_before_cursor) const;

    // For the commands (commands.hpp).
    [[nodiscard]] Session& session() { return session_; }
    [[nodiscard]] const Session& session() const { return session_; }
    /// The last answer. Throws Error when there is none yet.
    [[nodiscard]] const Answer& last() const;
    /// Says something in answer to the command that is running.
    void say(std::string_view text);
    void set_format(Format format);
    [[nodiscard]] Format format() const { return format_; }
    /// Asks to end the prompt or script after this statement.
    void leave() { left_ = true; }
    [[nodiscard]] bool left() const { return left_; }

    /// Ends the output.
    void finish();
    /// The errno of the first write that failed; 0 while all could be written.
    [[nodiscard]] int output_error() const { return output_error_; }

private:
    Session& session_;
    Output output_;
    Style error_style_;
    Format format_;
    std::unique_ptr<Writer> writer_;
    std::string_view running_;  ///< the command that is running
    Failure failed_;
    bool left_ = false;
    bool written_ = false;
    int output_error_ = 0;

    void flush();
    void answer(std::string_view statement);
};

}  // namespace entente
