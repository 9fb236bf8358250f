#include "arithmetic.hpp"

#include <cmath>
#include <limits>
#include <regex>
#include <string>

#include "failure.hpp"
#include "temporal_operator.hpp"
#include "text.hpp"
#include "value_order.hpp"

namespace entente::engine {
namespace {

using ast::BinaryOperator;

[[noreturn]] void wrong_types(const char* what, const Value& left, const Value& right,
                              Place place) {
    fail_running("TypeError", "InvalidArgumentType",
                 std::string(what) + " has no meaning for " + type_words(left) + " and " +
                     type_words(right) + ".",
                 place);
}

[[noreturn]] void overflow(Place place) {
    fail_running("ArithmeticError", "NumberOutOfRange",
                 "The result does not fit into a whole number of 64 bits.", place);
}

std::int64_t integer_result(BinaryOperator op, std::int64_t a, std::int64_t b, Place place) {
    std::int64_t result = 0;
    bool failed = false;
    switch (op) {
        case BinaryOperator::add:
            failed = __builtin_add_overflow(a, b, &result);
            break;
        case BinaryOperator::subtract:
            failed = __builtin_sub_overflow(a, b, &result);
            break;
        case BinaryOperator::multiply:
            failed = __builtin_mul_overflow(a, b, &result);
            break;
        default: {
            if (b == 0) {
                fail_running("ArithmeticError", "DivisionByZero",
                             "A whole number cannot be divided by 0.", place);
            }
            if (op == BinaryOperator::modulo) return b == -1 ? 0 : a % b;
            failed = a == std::numeric_limits<std::int64_t>::min() && b == -1;
            if (!failed) result = a / b;
        }
    }
    if (failed) overflow(place);
    return result;
}

double real_result(BinaryOperator op, double a, double b) {
    switch (op) {
        case BinaryOperator::add:
            return a + b;
        case BinaryOperator::subtract:
            return a - b;
        case BinaryOperator::multiply:
            return a * b;
        case BinaryOperator::divide:
            return a / b;
        case BinaryOperator::modulo:
            return std::fmod(a, b);
        default:
            return std::pow(a, b);
    }
}

const char* operator_words(BinaryOperator op) {
    switch (op) {
        case BinaryOperator::add:
            return "+";
        case BinaryOperator::subtract:
            return "-";
        case BinaryOperator::multiply:
            return "*";
        case BinaryOperator::divide:
            return "/";
        case BinaryOperator::modulo:
            return "%";
        default:
            return "^";
    }
}

/// Nothing when one of them is not a number.
std::optional<Value> number_result(BinaryOperator op, const Value& left, const Value& right,
                                   Place place) {
    const auto* a = left.get_if<std::int64_t>();
    const auto* b = right.get_if<std::int64_t>();
    if (a != nullptr && b != nullptr && op != BinaryOperator::power) {
        return integer_result(op, *a, *b, place);
    }
    const auto real_a = as_real(left);
    const auto real_b = as_real(right);
    if (!real_a || !real_b) return std::nullopt;
    return real_result(op, *real_a, *real_b);
}

std::string text_of(const Value& value) {
    if (const auto* integer = value.get_if<std::int64_t>()) return std::to_string(*integer);
    return real_text(*value.get_if<double>());
}

/// Texts, and a text and a number, are joined; a list takes a list's items or one more item.
std::optional<Value> joined(const Value& left, const Value& right) {
    const auto* list_left = left.get_if<List>();
    const auto* list_right = right.get_if<List>();
    if (list_left != nullptr || list_right != nullptr) {
        List all = list_left != nullptr ? *list_left : List{left};
        if (list_right != nullptr) {
            all.insert(all.end(), list_right->begin(), list_right->end());
        } else {
            all.push_back(right);
        }
        return all;
    }
    const auto* text_left = left.get_if<std::string>();
    const auto* text_right = right.get_if<std::string>();
    if (text_left != nullptr && text_right != nullptr) return *text_left + *text_right;
    if (text_left != nullptr && as_real(right)) return *text_left + text_of(right);
    if (text_right != nullptr && as_real(left)) return text_of(left) + *text_right;
    return std::nullopt;
}

/// Texts are compared by a pattern of ECMAScript's; std::regex backtracks, so long texts are not
/// given to it.
Value matches(const std::string& text, const std::string& pattern, Place place) {
    constexpr std::size_t longest = 10'000;
    if (text.size() > longest || pattern.size() > longest) {
        fail_running("ResourceExhausted", "TextTooLong",
                     "A text longer than 10,000 bytes is not compared with a pattern.", place);
    }
    try {
        return std::regex_match(text, std::regex(pattern));
    } catch (const std::regex_error&) {
        fail_running("SyntaxError", "InvalidRegularExpression",
                     "'" + pattern + "' is not a regular expression.", place);
    }
}

Value text_test(BinaryOperator op, const Value& left, const Value& right, Place place) {
    const auto* text = left.get_if<std::string>();
    const auto* part = right.get_if<std::string>();
    if (text == nullptr || part == nullptr) return {};
    switch (op) {
        case BinaryOperator::starts_with:
            return text->starts_with(*part);
        case BinaryOperator::ends_with:
            return text->ends_with(*part);
        case BinaryOperator::contains:
            return text->find(*part) != std::string::npos;
        default:
            return matches(*text, *part, place);
    }
}

}  // namespace

std::optional<double> as_real(const Value& value) {
    if (const auto* integer = value.get_if<std::int64_t>()) return static_cast<double>(*integer);
    if (const auto* real = value.get_if<double>()) return *real;
    return std::nullopt;
}

Value add(const Value& left, const Value& right, Place place) {
    if (left.is_null() || right.is_null()) return {};
    if (auto sum = number_result(BinaryOperator::add, left, right, place)) return *sum;
    if (auto sum = temporal_result(BinaryOperator::add, left, right, place)) return *sum;
    if (auto all = joined(left, right)) return *all;
    wrong_types("+", left, right, place);
}

Value negate(const Value& value, Place place) {
    if (value.is_null()) return {};
    if (const auto* integer = value.get_if<std::int64_t>()) {
        if (*integer == std::numeric_limits<std::int64_t>::min()) overflow(place);
        return -*integer;
    }
    if (const auto* real = value.get_if<double>()) return 0.0 - *real;  // there is no -0.0
    if (value.get_if<Duration>() != nullptr) {
        return *temporal_result(BinaryOperator::multiply, value, -1, place);
    }
    fail_running("TypeError", "InvalidArgumentType",
                 std::string("- has no meaning for ") + type_words(value) + ".", place);
}

Value is_in(const Value& value, const Value& list, Place place) {
    if (list.is_null()) return {};
    const auto* items = list.get_if<List>();
    if (items == nullptr) {
        fail_running("TypeError", "InvalidArgumentType",
                     std::string("IN needs a list on its right, not ") + type_words(list) + ".",
                     place);
    }
    bool unknown = false;
    for (const Value& item : *items) {
        const auto same = equals(value, item);
        if (same && *same) return true;
        unknown = unknown || !same;
    }
    return unknown ? Value() : Value(false);
}

Value apply_binary(BinaryOperator op, const Value& left, const Value& right, Place place) {
    switch (op) {
        case BinaryOperator::add:
            return add(left, right, place);
        case BinaryOperator::in:
            return is_in(left, right, place);
        case BinaryOperator::starts_with:
        case BinaryOperator::ends_with:
        case BinaryOperator::contains:
        case BinaryOperator::matches:
            return text_test(op, left, right, place);
        default:
            break;
    }
    if (left.is_null() || right.is_null()) return {};
    if (auto number = number_result(op, left, right, place)) return *number;
    if (auto temporal = temporal_result(op, left, right, place)) return *temporal;
    wrong_types(operator_words(op), left, right, place);
}

const char* type_words(const Value& value) {
    struct Words {
        const char* operator()(Null) const { return "null"; }
        const char* operator()(bool) const { return "a boolean"; }
        const char* operator()(std::int64_t) const { return "a whole number"; }
        const char* operator()(double) const { return "a number"; }
        const char* operator()(const std::string&) const { return "a text"; }
        const char* operator()(Date) const { return "a date"; }
        const char* operator()(LocalTime) const { return "a local time"; }
        const char* operator()(Time) const { return "a time"; }
        const char* operator()(LocalDateTime) const { return "a local date-time"; }
        const char* operator()(const DateTime&) const { return "a date-time"; }
        const char* operator()(const Duration&) const { return "a duration"; }
        const char* operator()(Node) const { return "a node"; }
        const char* operator()(Relationship) const { return "a relationship"; }
        const char* operator()(const std::shared_ptr<const List>&) const { return "a list"; }
        const char* operator()(const std::shared_ptr<const Map>&) const { return "a map"; }
        const char* operator()(const std::shared_ptr<const Path>&) const { return "a path"; }
    };
    return std::visit(Words{}, value.variant());
}

}  // namespace entente::engine
