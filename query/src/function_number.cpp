// Functions of numbers.
#include <array>
#include <cmath>
#include <numbers>
#include <random>

#include "arithmetic.hpp"
#include "function.hpp"

namespace entente::engine {
namespace {

double real_of(const Arguments& in, std::size_t i = 0) {
    if (const auto real = as_real(in[i])) return *real;
    wrong_argument(in, "a number");
}

template <double (*function)(double)>
Value real_function(const Arguments& in) {
    return function(real_of(in));
}

double cotangent(double x) {
    return 1.0 / std::tan(x);
}
double haversin(double x) {
    return 0.5 * (1.0 - std::cos(x));
}
double degrees(double x) {
    return x * 180.0 / std::numbers::pi;
}
double radians(double x) {
    return x * std::numbers::pi / 180.0;
}

Value abs(const Arguments& in) {
    if (const auto* integer = in[0].get_if<std::int64_t>()) {
        return *integer < 0 ? negate(in[0], in.place) : in[0];
    }
    return std::fabs(real_of(in));
}

Value sign(const Arguments& in) {
    const double number = real_of(in);
    return number > 0 ? 1 : number < 0 ? -1 : 0;
}

/// Halves go up: round(2.5) is 3.0, round(-2.5) is -2.0. A second argument asks for digits after
/// the point.
Value round(const Arguments& in) {
    const double number = real_of(in);
    if (in.size() == 1) return std::floor(number + 0.5);
    const auto* digits = in[1].get_if<std::int64_t>();
    if (digits == nullptr) wrong_argument(in, "a whole number of digits");
    const double scale = std::pow(10.0, static_cast<double>(*digits));
    return std::round(number * scale) / scale;
}

Value atan2(const Arguments& in) {
    return std::atan2(real_of(in, 0), real_of(in, 1));
}

Value random(const Arguments&) {
    thread_local std::mt19937_64 generator{std::random_device{}()};
    return std::uniform_real_distribution<double>(0.0, 1.0)(generator);
}

Value pi(const Arguments&) {
    return std::numbers::pi;
}
Value e(const Arguments&) {
    return std::numbers::e;
}

constexpr std::array lines{
    Function{"abs", "abs", 1, 1, abs},
    Function{"acos", "acos", 1, 1, real_function<std::acos>},
    Function{"asin", "asin", 1, 1, real_function<std::asin>},
    Function{"atan", "atan", 1, 1, real_function<std::atan>},
    Function{"atan2", "atan2", 2, 2, atan2},
    Function{"ceil", "ceil", 1, 1, real_function<std::ceil>},
    Function{"cos", "cos", 1, 1, real_function<std::cos>},
    Function{"cot", "cot", 1, 1, real_function<cotangent>},
    Function{"degrees", "degrees", 1, 1, real_function<degrees>},
    Function{"e", "e", 0, 0, e},
    Function{"exp", "exp", 1, 1, real_function<std::exp>},
    Function{"floor", "floor", 1, 1, real_function<std::floor>},
    Function{"haversin", "haversin", 1, 1, real_function<haversin>},
    Function{"log", "log", 1, 1, real_function<std::log>},
    Function{"log10", "log10", 1, 1, real_function<std::log10>},
    Function{"pi", "pi", 0, 0, pi},
    Function{"radians", "radians", 1, 1, real_function<radians>},
    Function{"rand", "rand", 0, 0, random, Nulls::spreads, 0, true},
    Function{"round", "round", 1, 2, round},
    Function{"sign", "sign", 1, 1, sign},
    Function{"sin", "sin", 1, 1, real_function<std::sin>},
    Function{"sqrt", "sqrt", 1, 1, real_function<std::sqrt>},
    Function{"tan", "tan", 1, 1, real_function<std::tan>},
};

}  // namespace

std::span<const Function> number_functions() {
    return lines;
}

}  // namespace entente::engine
