// Functions of texts.
#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "failure.hpp"
#include "function.hpp"
#include "text.hpp"

namespace entente::engine {
namespace {

const std::string& text_of(const Arguments& in, std::size_t i = 0) {
    const auto* text = in[i].get_if<std::string>();
    if (text == nullptr) wrong_argument(in, "a text");
    return *text;
}

std::size_t count_of(const Arguments& in, std::size_t i) {
    const auto* count = in[i].get_if<std::int64_t>();
    if (count == nullptr) wrong_argument(in, "a whole number");
    if (*count < 0) {
        fail_running("ArgumentError", "NumberOutOfRange",
                     "A length or position in a text cannot be negative.", in.place);
    }
    return static_cast<std::size_t>(*count);
}

constexpr std::string_view blanks = " \t\n\r\f\v";

std::string_view left_trimmed(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

std::string_view right_trimmed(std::string_view text) {
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

Value lower(const Arguments& in) {
    return to_lower(text_of(in));
}
Value upper(const Arguments& in) {
    return to_upper(text_of(in));
}
Value trim(const Arguments& in) {
    return left_trimmed(right_trimmed(text_of(in)));
}
Value ltrim(const Arguments& in) {
    return left_trimmed(text_of(in));
}
Value rtrim(const Arguments& in) {
    return right_trimmed(text_of(in));
}

Value left(const Arguments& in) {
    return characters(text_of(in), 0, count_of(in, 1));
}

Value right(const Arguments& in) {
    const std::string& text = text_of(in);
    const std::size_t count = std::min(count_of(in, 1), count_characters(text));
    return characters(text, count_characters(text) - count, count);
}

Value substring(const Arguments& in) {
    const std::size_t count =
        in.size() > 2 ? count_of(in, 2) : std::numeric_limits<std::size_t>::max();
    return characters(text_of(in), count_of(in, 1), count);
}

Value replace(const Arguments& in) {
    const std::string& text = text_of(in, 0);
    const std::string& what = text_of(in, 1);
    const std::string& with = text_of(in, 2);
    if (what.empty()) return text;
    std::string replaced;
    std::size_t from = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, from)) {
        replaced.append(text, from, at - from).append(with);
        from = at + what.size();
    }
    return replaced.append(text, from);
}

Value split(const Arguments& in) {
    const std::string& text = text_of(in, 0);
    const std::string& by = text_of(in, 1);
    List parts;
    if (by.empty()) {
        for (std::size_t i = 0; i < count_characters(text); ++i) {
            parts.emplace_back(characters(text, i, 1));
        }
        return parts;
    }
    std::size_t from = 0;
    for (std::size_t at = text.find(by); at != std::string::npos; at = text.find(by, from)) {
        parts.emplace_back(text.substr(from, at - from));
        from = at + by.size();
    }
    parts.emplace_back(text.substr(from));
    return parts;
}

constexpr std::array lines{
    Function{"left", "left", 2, 2, left},
    Function{"lower", "lower", 1, 1, lower},
    Function{"ltrim", "lTrim", 1, 1, ltrim},
    Function{"replace", "replace", 3, 3, replace},
    Function{"right", "right", 2, 2, right},
    Function{"rtrim", "rTrim", 1, 1, rtrim},
    Function{"split", "split", 2, 2, split},
    Function{"substring", "substring", 2, 3, substring},
    Function{"tolower", "toLower", 1, 1, lower},
    Function{"toupper", "toUpper", 1, 1, upper},
    Function{"trim", "trim", 1, 1, trim},
    Function{"upper", "upper", 1, 1, upper},
};

}  // namespace

std::span<const Function> text_functions() {
    return lines;
}

}  // namespace entente::engine
