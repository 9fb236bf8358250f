// What single tokens mean: names without their backticks, texts without their escapes, numbers.
#include <charconv>
#include <limits>

#include "cypher_token.hpp"
#include "cypher_unicode.hpp"

namespace entente::cypher {
namespace {

std::uint32_t hex_of(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

/// The character that the escape after `\u` or `\U` at `at` stands for; moves `at` behind it.
char32_t unicode_escape(std::string_view token, std::size_t& at) {
    const std::size_t digits = token[at] == 'u' ? 4 : 8;
    std::uint32_t value = hex_of(token.substr(at + 1, digits));
    at += 1 + digits;
    if (value >= 0xD800 && value <= 0xDBFF) {
        const std::uint32_t low = hex_of(token.substr(at + 2, 4));
        value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
        at += 6;
    }
    return value;
}

char simple_escape(char c) {
    switch (c | 0x20) {
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return c;  // a quote or a backslash
    }
}

}  // namespace

std::string name_of(std::string_view token) {
    if (token.front() == '$') token.remove_prefix(1);
    if (token.front() != '`') return std::string(token);
    std::string name;
    for (std::size_t i = 1; i + 1 < token.size(); ++i) {
        name += token[i];
        if (token[i] == '`') ++i;
    }
    return name;
}

std::string string_of(std::string_view token) {
    const char quote = token.front();
    std::string result;
    result.reserve(token.size());
    for (std::size_t i = 1; i + 1 < token.size();) {
        const char c = token[i++];
        if (c == quote) {
            ++i;  // doubled
        } else if (c == '\\') {
            if (token[i] == 'u' || token[i] == 'U') {
                append_utf8(result, unicode_escape(token, i));
            } else {
                result += simple_escape(token[i++]);
            }
            continue;
        }
        result += c;
    }
    return result;
}

std::uint64_t integer_of(std::string_view token) {
    int base = 10;
    if (token.size() > 1 && token[0] == '0' && (token[1] | 0x20) == 'x') base = 16;
    if (token.size() > 1 && token[0] == '0' && token[1] == 'o') base = 8;
    if (base != 10) token.remove_prefix(2);
    std::uint64_t value = 0;
    const auto read = std::from_chars(token.data(), token.data() + token.size(), value, base);
    return read.ec == std::errc{} ? value : ~std::uint64_t{0};
}

double floating_of(std::string_view token) {
    double value = 0;
    const auto read = std::from_chars(token.data(), token.data() + token.size(), value);
    if (read.ec != std::errc::result_out_of_range) return value;
    // Too small is zero, too large is infinite; only the sign of the exponent tells which.
    const std::size_t exponent = token.find_first_of("eE");
    const bool small = exponent != std::string_view::npos
                           ? token[exponent + 1] == '-'
                           : token.front() == '.' || token.front() == '0';
    return small ? 0.0 : std::numeric_limits<double>::infinity();
}

}  // namespace entente::cypher
