#include "cypher_unicode.hpp"

#include <algorithm>
#include <array>

#include <utf8proc.h>

namespace entente::cypher {
namespace {

constexpr bool is_ascii_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

utf8proc_category_t category(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

/// What to write for a character that people paste or know from elsewhere.
struct Lookalike {
    char32_t character;
    std::string_view mend;
};
constexpr std::array lookalikes{
    Lookalike{U'\u2012', "Use \"-\"."},
    Lookalike{U'\u2013', "Use \"-\"."},
    Lookalike{U'\u2014', "Use \"-\"."},
    Lookalike{U'\u2212', "Use \"-\"."},
    Lookalike{U'\u2192', "Use \"-->\"."},
    Lookalike{U'\u2190', "Use \"<--\"."},
    Lookalike{U'\u2018', "Use straight quotes: '."},
    Lookalike{U'\u2019', "Use straight quotes: '."},
    Lookalike{U'\u201C', "Use straight quotes: \"."},
    Lookalike{U'\u201D', "Use straight quotes: \"."},
    Lookalike{U'\u2260', "Use \"<>\"."},
    Lookalike{U'\u2264', "Use \"<=\"."},
    Lookalike{U'\u2265', "Use \">=\"."},
    Lookalike{U'\u00D7', "Use \"*\"."},
};

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return {};
    const auto first = static_cast<unsigned char>(text[offset]);
    if (first < 0x80) return {first, 1};
    utf8proc_int32_t value = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset);
    const auto length =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - offset), &value);
    if (length <= 0) return {};
    return {static_cast<char32_t>(value), static_cast<std::size_t>(length)};
}

bool starts_name(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c) || c == '_';
    switch (category(c)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_PC:
            return true;
        default:
            return false;
    }
}

bool continues_name(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
    if (starts_name(c)) return true;
    switch (category(c)) {
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ND:
            return true;
        default:
            return false;
    }
}

bool is_blank(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    if (c == 0xFEFF) return true;  // a byte order mark
    switch (category(c)) {
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return true;
        default:
            return false;
    }
}

std::string_view mend_of(char32_t c) {
    const auto* known = std::find_if(lookalikes.begin(), lookalikes.end(),
                                     [c](const Lookalike& l) { return l.character == c; });
    return known == lookalikes.end() ? std::string_view() : known->mend;
}

void append_utf8(std::string& text, char32_t c) {
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

}  // namespace entente::cypher
