#include "values/value.hpp"

#include <cmath>

namespace entente {
namespace {

template <class T>
bool same(const T& a, const T& b) {
    return a == b;
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

template <class T>
bool same(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b) {
    return a == b || *a == *b;
}

}  // namespace

bool operator==(const Value& a, const Value& b) {
    return a.held_.index() == b.held_.index() &&
           std::visit(
               [&b](const auto& left) {
                   using T = std::decay_t<decltype(left)>;
                   return same(left, *std::get_if<T>(&b.held_));
               },
               a.held_);
}

}  // namespace entente
