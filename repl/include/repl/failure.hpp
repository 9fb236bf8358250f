// A statement that failed, and how a person is shown it.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "repl/style.hpp"
#include "values/error.hpp"

namespace entente {

/// Where a statement stands.
struct Origin {
    std::string file;        ///< named before an error; "" for the command line and the prompt
    std::size_t line = 1;    ///< of the statement's first character in the file, from 1
    std::size_t column = 1;  ///< in code points, from 1
    /// The statement is the line above the cursor, from this column (from 0) of the terminal on:
    /// carets go under it.
    std::size_t typed_at = not_typed;
    static constexpr std::size_t not_typed = static_cast<std::size_t>(-1);
};

struct Failure {
    std::string statement;
    Origin origin;
    Diagnostic diagnostic;  ///< its place is one in `statement`
};

/// A stretch of a text as people count it: in the origin's lines and code points, from 1.
struct Position {
    std::size_t line = 1;
    std::size_t column = 1;
    std::size_t length = 0;  ///< in code points
};

[[nodiscard]] Position position_of(const Failure& failure);

/// The message, followed by `Did you mean A, B or C?` when there are suggestions.
[[nodiscard]] std::string message_of(const Diagnostic& diagnostic);

/// The line with carets under the place, then the message; for a file `FILE:LINE:COLUMN: message`
/// comes first. Without a place (offset and length 0) the message alone.
void print_failure(std::ostream& out, const Failure& failure, const Style& style);

}  // namespace entente
