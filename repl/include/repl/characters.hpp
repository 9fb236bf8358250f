// Characters as a terminal shows them: how wide a text is, and what of it may be shown at all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One code point of a text, or one byte of it that is not UTF-8, which is taken as U+FFFD.
struct Character {
    std::size_t offset = 0;
    std::size_t length = 0;
    char32_t code = 0;
};

/// The character at `offset`. REQUIRES offset < text.size().
[[nodiscard]] Character character_at(std::string_view text, std::size_t offset);

[[nodiscard]] std::size_t count_characters(std::string_view text);

/// The columns that a text takes on a terminal: 2 for 日, 0 for a combining accent.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text as it may be shown on one line: control characters, which could move the cursor or
/// recolour the screen, as their pictures (␛ for escape, ␊ for a line's end), a tab as a blank,
/// invalid bytes as U+FFFD.
[[nodiscard]] std::string shown(std::string_view text);

/// The same for a text of several lines: the line ends stay.
[[nodiscard]] std::string shown_lines(std::string_view text);

/// Cuts a shown text into lines of at most `width` columns, at blanks where there are any. At least
/// one line. REQUIRES width > 0.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// The start of a shown text, at most `width` columns of it, with `…` where it was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);
/// The end of a shown text, at most `width` columns of it, with `…` where it was cut. REQUIRES
/// width > 0.
[[nodiscard]] std::string shortened_front(std::string_view text, std::size_t width);

}  // namespace entente
