// UTF-8 text as code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

inline constexpr char32_t replacement_character = 0xFFFD;

/// One code point of a text and how many bytes it took. `valid` is false for a byte that begins no
/// code point; it is then taken alone, as U+FFFD.
struct CodePoint {
    char32_t value = replacement_character;
    std::size_t length = 1;
    bool valid = false;
};

/// The code point at `offset`. REQUIRES offset < text.size().
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Where the first byte is that is not UTF-8, or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

/// How many code points the text has.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

}  // namespace entente
