// What is known of an expression's type before the query runs: enough to refuse `NOT 1` and
// length(node) at once.
#pragma once

#include <cstdint>
#include <vector>

#include "bound_expression.hpp"

namespace entente::engine {

/// Bits, so that what a function takes can be a set of them.
enum class TypeKind : std::uint32_t {
    any = 0,  ///< nothing is known
    boolean = 1U << 0U,
    integer = 1U << 1U,
    real = 1U << 2U,
    text = 1U << 3U,
    date = 1U << 4U,
    list = 1U << 5U,
    map = 1U << 6U,
    node = 1U << 7U,
    relationship = 1U << 8U,
    path = 1U << 9U,
    local_time = 1U << 10U,
    time = 1U << 11U,
    local_date_time = 1U << 12U,
    date_time = 1U << 13U,
    duration = 1U << 14U
};

struct StaticType {
    TypeKind kind = TypeKind::any;
    TypeKind item = TypeKind::any;  ///< of a list
};

/// The types of slots, by number; those beyond its end are unknown.
using SlotTypes = std::vector<StaticType>;

[[nodiscard]] StaticType static_type(const Expr& expression, const SlotTypes& slots);
/// `any` for null.
[[nodiscard]] TypeKind kind_of(const Value& value);

/// True when the kind is known and not one of `kinds`.
[[nodiscard]] constexpr bool excludes(TypeKind kind, std::uint32_t kinds) {
    return kind != TypeKind::any && (static_cast<std::uint32_t>(kind) & kinds) == 0;
}

[[nodiscard]] constexpr std::uint32_t only(TypeKind kind) {
    return static_cast<std::uint32_t>(kind);
}
[[nodiscard]] constexpr std::uint32_t operator|(TypeKind a, TypeKind b) {
    return static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b);
}
[[nodiscard]] constexpr std::uint32_t operator|(std::uint32_t a, TypeKind b) {
    return a | static_cast<std::uint32_t>(b);
}

inline constexpr std::uint32_t temporal_kinds = TypeKind::date | TypeKind::local_time |
                                                TypeKind::time | TypeKind::local_date_time |
                                                TypeKind::date_time | TypeKind::duration;

/// "a node", "a list", ...
[[nodiscard]] const char* kind_words(TypeKind kind);

/// Throws Error (compile time) when an operator or a function is given what it can never take.
void check_types(const Expr& expression, const SlotTypes& slots);
/// The same where a condition is needed.
void check_condition(const Expr& expression, const SlotTypes& slots);

}  // namespace entente::engine
