// The functions of the language: one table, so that another function is another line.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "entities.hpp"
#include "static_type.hpp"
#include "values/error.hpp"
#include "values/moment.hpp"

namespace entente::engine {

/// What a function gets. `place` is that of the call; `now` is the same for all of a statement.
struct Arguments {
    const Entities& entities;
    std::span<const Value> values;
    Place place;
    Moment now;

    [[nodiscard]] const Value& operator[](std::size_t i) const { return values[i]; }
    [[nodiscard]] std::size_t size() const { return values.size(); }
};

/// How a function treats null: `spreads` gives null when any argument is, without being called.
enum class Nulls : std::uint8_t { spreads, sees };

struct Function {
    std::string_view name;   ///< in lower case
    std::string_view shown;  ///< as it is written
    std::size_t least = 1;   ///< arguments
    std::size_t most = 1;
    Value (*apply)(const Arguments&) = nullptr;
    Nulls nulls = Nulls::spreads;
    std::uint32_t takes = 0;  ///< bits of TypeKind for the first argument; 0: anything
    bool varies = false;      ///< two calls may differ: never computed ahead
};

/// A function by name, in any letter case; null when there is none.
[[nodiscard]] const Function* find_function(std::string_view name);

/// The name of the function nearest to one that does not exist; "" when none is near.
[[nodiscard]] std::string_view nearest_function(std::string_view name);

/// True for count, sum, collect, ...
[[nodiscard]] bool is_aggregate(std::string_view name);

/// Lower case of ASCII letters, for names of functions.
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// Throws the error of a value that a function cannot take.
[[noreturn]] void wrong_argument(const Arguments& arguments, std::string_view expected);

// Each file of functions gives its lines of the table.
[[nodiscard]] std::span<const Function> graph_functions();
[[nodiscard]] std::span<const Function> list_functions();
[[nodiscard]] std::span<const Function> number_functions();
[[nodiscard]] std::span<const Function> text_functions();
[[nodiscard]] std::span<const Function> conversion_functions();
[[nodiscard]] std::span<const Function> temporal_functions();
[[nodiscard]] std::span<const Function> duration_functions();

}  // namespace entente::engine
