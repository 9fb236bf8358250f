// The little of UTF-8 and Unicode that the pattern language's tokens need.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::cypher {

/// `length` is 0 at the end of the text and for bytes that are no UTF-8.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;
};
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset);

/// A letter of any script, `_` and other connecting punctuation.
[[nodiscard]] bool starts_name(char32_t c);
/// What starts a name, digits and marks.
[[nodiscard]] bool continues_name(char32_t c);
[[nodiscard]] bool is_blank(char32_t c);

/// What to write for a character that people paste or know from elsewhere: `Use "-->".`; empty for
/// others.
[[nodiscard]] std::string_view mend_of(char32_t c);

void append_utf8(std::string& text, char32_t c);

}  // namespace entente::cypher
