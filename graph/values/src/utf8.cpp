#include "values/utf8.hpp"

#include <cstdint>
#include <cstring>

#include <utf8proc.h>

namespace entente {
namespace {

constexpr bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// The first byte at or after `offset` that is not ASCII, eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    while (offset + sizeof(std::uint64_t) <= text.size()) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + offset, sizeof eight);
        if ((eight & high_bits) != 0) break;
        offset += sizeof eight;
    }
    while (offset < text.size() && is_ascii(text[offset]))
        ++offset;
    return offset;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
    if (is_ascii(text[offset])) return {static_cast<char32_t>(text[offset]), 1, true};
    utf8proc_int32_t value = -1;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset),
                         static_cast<utf8proc_ssize_t>(text.size() - offset), &value);
    if (length <= 0) return {};
    return {static_cast<char32_t>(value), static_cast<std::size_t>(length), true};
}

std::size_t find_invalid_utf8(std::string_view text) {
    std::size_t offset = skip_ascii(text, 0);
    while (offset < text.size()) {
        const CodePoint point = code_point_at(text, offset);
        if (!point.valid) return offset;
        offset = skip_ascii(text, offset + point.length);
    }
    return std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); i += code_point_at(text, i).length)
        ++count;
    return count;
}

void append_utf8(std::string& text, char32_t code_point) {
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

}  // namespace entente
