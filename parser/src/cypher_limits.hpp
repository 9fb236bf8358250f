// How much one statement may be and ask of us.
#pragma once

#include <cstddef>
#include <string_view>

#include "parser/ast.hpp"

namespace entente::cypher {

/// Each has an error of its own.
struct Limits {
    std::size_t bytes = std::size_t{1} << 20U;  ///< of text
    /// Brackets, lists, subqueries inside each other: bounds the grammar's recursion.
    std::size_t nesting = 100;
    /// Levels of the tree, of which a chain such as `a + b + c` makes one a link: bounds everyone
    /// else's recursion.
    std::size_t height = 1000;
    /// Tokens looked at, as a multiple of their number. The grammar looks at each a few dozen
    /// times; this is in case it ever reads something again and again.
    std::size_t looks_per_token = 2000;
};

/// parse_cypher() within other limits than ours.
[[nodiscard]] ast::Query parse_query(std::string_view text, const Limits& limits);

}  // namespace entente::cypher
