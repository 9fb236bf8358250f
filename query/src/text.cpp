#include "text.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <utf8proc.h>

#include "values/utf8.hpp"

namespace entente::engine {
namespace {

std::size_t width_at(std::string_view text, std::size_t offset) {
    return code_point_at(text, offset).length;
}

std::size_t skip_characters(std::string_view text, std::size_t offset, std::size_t count) {
    while (count > 0 && offset < text.size()) {
        offset += width_at(text, offset);
        --count;
    }
    return offset;
}

template <class Map>
std::string map_characters(std::string_view text, Map map) {
    std::string mapped;
    mapped.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        if (point.valid) {
            std::array<utf8proc_uint8_t, 4> bytes{};
            const auto length =
                utf8proc_encode_char(map(static_cast<utf8proc_int32_t>(point.value)), bytes.data());
            for (utf8proc_ssize_t i = 0; i < length; ++i) {
                mapped += static_cast<char>(bytes.at(static_cast<std::size_t>(i)));
            }
        } else {
            mapped.append(text.substr(offset, point.length));
        }
        offset += point.length;
    }
    return mapped;
}

}  // namespace

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count)
        offset += width_at(text, offset);
    return count;
}

std::string_view characters(std::string_view text, std::size_t from, std::size_t count) {
    const std::size_t begin = skip_characters(text, 0, from);
    return text.substr(begin, skip_characters(text, begin, count) - begin);
}

std::string reverse_characters(std::string_view text) {
    std::string reversed(text.size(), '\0');
    std::size_t end = text.size();
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t width = width_at(text, offset);
        end -= width;
        reversed.replace(end, width, text.substr(offset, width));
        offset += width;
    }
    return reversed;
}

std::string to_lower(std::string_view text) {
    return map_characters(text, [](utf8proc_int32_t c) { return utf8proc_tolower(c); });
}

std::string to_upper(std::string_view text) {
    return map_characters(text, [](utf8proc_int32_t c) { return utf8proc_toupper(c); });
}

std::string real_text(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

}  // namespace entente::engine
