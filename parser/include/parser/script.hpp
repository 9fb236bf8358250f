// Cutting a script into statements.
#pragma once

#include <string_view>
#include <vector>

namespace entente {

/// One statement of a script: a question, a query of the pattern language or a `:command`.
struct Statement {
    std::string_view text;   ///< trimmed, without the closing `;`; a part of the script
    std::size_t line = 1;    ///< where it starts, from 1
    std::size_t column = 1;  ///< in code points, from 1
};

/// A query of the pattern language ends with `;` outside quotes, backticks and comments (or the end
/// of the script); a question ends with `?`, `;` or the line's end; a command (`:name ...`) with
/// the line's end. `//` and `/* */` comments, and lines that start with `#`, are left out. Never
/// fails: an unclosed quote runs to the end, and the parser says so.
[[nodiscard]] std::vector<Statement> split_script(std::string_view script);

}  // namespace entente
