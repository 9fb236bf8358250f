// A table for people: aligned columns under a header rule, no boxes.
#pragma once

#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "repl/style.hpp"

namespace entente {

/// Its rows are made when they are asked for, the first ones twice: millions of them need no
/// memory.
struct TextTable {
    using Row = std::vector<std::string>;  ///< cells may be shown as they are (characters.hpp)

    std::vector<std::string> columns;
    std::size_t height = 0;               ///< rows
    std::function<Row(std::size_t)> row;  ///< by its number, from 0
    std::vector<bool> right_aligned;      ///< by column; a missing one is false
};

/// Where the style has a width, the widest columns are wrapped to keep within it. Columns are as
/// wide as their widest cell in the first ten thousand rows.
void write_table(std::ostream& out, const TextTable& table, const Style& style);

}  // namespace entente
