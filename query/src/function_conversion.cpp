// toString, toInteger, toFloat, toBoolean.
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "failure.hpp"
#include "function.hpp"
#include "text.hpp"
#include "values/temporal_parts.hpp"

namespace entente::engine {
namespace {

[[noreturn]] void cannot_convert(const Arguments& in, const char* to) {
    fail_running("TypeError", "InvalidArgumentValue",
                 std::string("This value cannot be made into ") + to + ".", in.place);
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\n\r") - begin + 1);
}

std::optional<double> parse_real(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

Value truncated(double number) {
    constexpr double two_to_63 = 9223372036854775808.0;
    if (!(number >= -two_to_63 && number < two_to_63)) return {};
    return static_cast<std::int64_t>(number);
}

Value to_integer(const Arguments& in) {
    if (in[0].get_if<std::int64_t>() != nullptr) return in[0];
    if (const auto* real = in[0].get_if<double>()) return truncated(*real);
    const auto* text = in[0].get_if<std::string>();
    if (text == nullptr) cannot_convert(in, "a whole number");
    const std::string_view digits = trimmed(*text);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size() && !digits.empty())
        return number;
    const auto real = parse_real(*text);
    return real ? truncated(*real) : Value();
}

Value to_float(const Arguments& in) {
    if (in[0].get_if<double>() != nullptr) return in[0];
    if (const auto* integer = in[0].get_if<std::int64_t>()) return static_cast<double>(*integer);
    const auto* text = in[0].get_if<std::string>();
    if (text == nullptr) cannot_convert(in, "a number");
    const auto real = parse_real(*text);
    return real ? Value(*real) : Value();
}

Value to_boolean(const Arguments& in) {
    if (in[0].get_if<bool>() != nullptr) return in[0];
    if (const auto* integer = in[0].get_if<std::int64_t>()) return *integer != 0;
    const auto* text = in[0].get_if<std::string>();
    if (text == nullptr) cannot_convert(in, "a boolean");
    const std::string lower = ascii_lower(trimmed(*text));
    if (lower == "true") return true;
    if (lower == "false") return false;
    return {};
}

Value to_string(const Arguments& in) {
    if (in[0].get_if<std::string>() != nullptr) return in[0];
    if (const auto* integer = in[0].get_if<std::int64_t>()) return std::to_string(*integer);
    if (const auto* real = in[0].get_if<double>()) return real_text(*real);
    if (const auto* truth = in[0].get_if<bool>()) return *truth ? "true" : "false";
    if (const auto text = temporal_text(in[0])) return *text;
    cannot_convert(in, "a text");
}

constexpr std::array lines{
    Function{"toboolean", "toBoolean", 1, 1, to_boolean},
    Function{"tofloat", "toFloat", 1, 1, to_float},
    Function{"tointeger", "toInteger", 1, 1, to_integer},
    Function{"tostring", "toString", 1, 1, to_string},
};

}  // namespace

std::span<const Function> conversion_functions() {
    return lines;
}

}  // namespace entente::engine
