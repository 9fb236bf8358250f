// Texts as people count them: in characters (code points), not in bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::engine {

[[nodiscard]] std::size_t count_characters(std::string_view text);

/// `count` characters from the one at `from` on, as far as there are any.
[[nodiscard]] std::string_view characters(std::string_view text, std::size_t from,
                                          std::size_t count);

[[nodiscard]] std::string reverse_characters(std::string_view text);

[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);

/// The shortest text that reads back as the same number, always with a point or an exponent: `1.0`,
/// `2.5`, `1e-10`.
[[nodiscard]] std::string real_text(double number);

}  // namespace entente::engine
