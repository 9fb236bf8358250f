#include "repl/characters.hpp"

#include <algorithm>

#include <utf8proc.h>

namespace entente {

namespace {

constexpr char32_t replacement = 0xFFFD;

std::size_t width_of(char32_t code) {
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code));
    return width > 0 ? static_cast<std::size_t>(width) : 0;
}

void append(std::string& text, char32_t code) {
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

/// What stands for a character that must not reach a terminal.
char32_t visible(char32_t code) {
    if (code == U'\t') return U' ';
    if (code < 0x20) return 0x2400 + code;
    if (code == 0x7F) return 0x2421;
    if (code >= 0x80 && code < 0xA0) return replacement;
    return code;
}

/// Bytes from `start` that fit in `width` columns; at least one character, so that cutting goes on.
std::size_t fitting(std::string_view text, std::size_t start, std::size_t width) {
    std::size_t used = 0;
    std::size_t at = start;
    while (at < text.size()) {
        const Character c = character_at(text, at);
        used += width_of(c.code);
        if (used > width && at > start) break;
        at += c.length;
    }
    return at - start;
}

}  // namespace

Character character_at(std::string_view text, std::size_t offset) {
    utf8proc_int32_t code = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + offset;
    const auto left = static_cast<utf8proc_ssize_t>(text.size() - offset);
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, left, &code);
    if (length <= 0) return {offset, 1, replacement};
    return {offset, static_cast<std::size_t>(length), static_cast<char32_t>(code)};
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += character_at(text, at).length)
        ++count;
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        width += width_of(c.code);
        at += c.length;
    }
    return width;
}

std::string shown(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        append(result, visible(c.code));
        at += c.length;
    }
    return result;
}

std::string shown_lines(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        result += shown(text.substr(at, end - at));
        if (end < text.size()) result += '\n';
        at = end + 1;
    }
    return result;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size() || lines.empty();) {
        std::size_t end = at + fitting(text, at, width);
        // Go back to the last blank, unless the word alone is too long or ends just here.
        if (end < text.size() && text[end] != ' ') {
            const std::size_t blank = text.find_last_of(' ', end);
            if (blank != std::string_view::npos && blank > at) end = blank;
        }
        const std::string_view line = text.substr(at, end - at);
        lines.emplace_back(line.substr(0, line.find_last_not_of(' ') + 1));
        at = std::min(text.find_first_not_of(' ', end), text.size());
    }
    return lines;
}

std::string shortened(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    if (width == 0) return {};
    std::string result(text.substr(0, fitting(text, 0, width - 1)));
    return result.append("…");
}

std::string shortened_front(std::string_view text, std::size_t width) {
    std::size_t left = display_width(text);
    if (left <= width) return std::string(text);
    std::size_t at = 0;
    while (at < text.size() && left + 1 > width) {
        const Character c = character_at(text, at);
        left -= width_of(c.code);
        at += c.length;
    }
    return std::string("…").append(text.substr(at));
}

}  // namespace entente
