#include "repl/shell.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "repl/commands.hpp"
#include "values/words.hpp"

namespace entente {

namespace {

/// "draw that", "draw allies of Japan": what to draw, nothing for the last answer. The words of
/// the command, for those who type no colon.
std::optional<std::string> what_to_draw(std::string_view statement) {
    auto words = split_words(statement);
    if (words.size() < 2 || words.front().folded != "draw") return {};
    const auto& last = words.back().folded;
    if (last == "." || last == "!" || last == "?") words.pop_back();
    static constexpr std::array last_answer{"that", "this", "it", "them"};
    const bool refers = words.size() == 2 && std::find(last_answer.begin(), last_answer.end(),
                                                       words[1].folded) != last_answer.end();
    if (refers) return std::string();
    return std::string(statement.substr(words[1].offset));
}

}  // namespace

Shell::Shell(Session& session, const Output& output, const Style& error_style, Format format)
    : session_(session),
      output_(output),
      error_style_(error_style),
      format_(format),
      writer_(make_writer(format, output)) {}

Shell::Outcome Shell::run(std::string_view statement, const Origin& origin) {
    Failure failure{std::string(statement), origin, {}};
    try {
        if (statement.starts_with(':')) {
            running_ = statement;
            run_command(*this, statement);
            return Outcome::obeyed;
        }
        if (const auto drawn = what_to_draw(statement)) {
            running_ = statement;
            const auto command = ":draw " + *drawn;
            run_command(*this, command);
            return Outcome::obeyed;
        }
        answer(statement);
        return Outcome::answered;
    } catch (const Error& error) {
        failure.diagnostic = error.diagnostic();
    } catch (const std::bad_alloc&) {
        failure.diagnostic = {"ResourceExhausted",
                              "runtime",
                              "OutOfMemory",
                              "This needs more memory than there is.",
                              {},
                              {}};
    } catch (const std::exception& error) {
        failure.diagnostic = {"InternalError",
                              "runtime",
                              "Unexpected",
                              std::string("This should not have happened: ") + error.what() + ".",
                              {},
                              {}};
    }
    report(failure);
    failed_ = failure;
    return failure.diagnostic.type == "Interrupted" ? Outcome::interrupted : Outcome::failed;
}

void Shell::answer(std::string_view statement) {
    const Answer answer = session_.answer(statement);
    written_ = true;
    try {
        writer_->answer(answer, answer.assumed ? *answer.assumed : session_.world().graph);
    } catch (const NotRead&) {
    }
    flush();
    for (const std::string& note : answer.notes)
        warn(note);
}

void Shell::warn(std::string_view note) {
    output_.err << "note: " << note << '\n' << std::flush;
}

void Shell::report(const Failure& failure) {
    const bool told = writer_->failure(failure);
    flush();
    if (!told) {
        // The terminal has written ^C where the cursor was.
        if (failure.diagnostic.type == "Interrupted") output_.err << '\n';
        print_failure(output_.err, failure, error_style_);
    }
    output_.err.flush();
}

const Answer& Shell::last() const {
    if (!session_.last()) {
        throw Error({"CommandError",
                     "runtime",
                     "NoAnswerYet",
                     "There is no answer yet. Ask something first.",
                     {},
                     {}});
    }
    return *session_.last();
}

void Shell::say(std::string_view text) {
    writer_->remark(running_, text);
    written_ = true;
    flush();
}

void Shell::finish() {
    writer_->finish();
    flush();
}

/// Brings out what was written, so that it comes before what the error stream says, and sees
/// whether it could be.
void Shell::flush() {
    errno = 0;
    output_.out.flush();
    if (output_.out || output_error_ != 0) return;
    if (errno == 0) {  // it failed while it was written: again, for the reason
        output_.out.clear();
        output_.out.flush();
    }
    output_error_ = errno == 0 ? EIO : errno;
}

void Shell::set_format(Format format) {
    writer_->finish();
    output_.begun = output_.begun || written_;
    writer_ = make_writer(format, output_);
    format_ = format;
}

Completion Shell::complete(std::string_view text_before_cursor) const {
    const std::size_t begin = text_before_cursor.find_first_not_of(" \t");
    if (begin == std::string_view::npos || text_before_cursor[begin] != ':') {
        return session_.complete(text_before_cursor);
    }
    Completion completion = complete_command(session_, text_before_cursor.substr(begin));
    completion.start += begin;
    return completion;
}

}  // namespace entente
