// A table for people: aligned columns under a header rule, no boxes.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "repl/style.hpp"

namespace entente {

struct TextTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>>
        rows;                         ///< cells may be shown as they are (characters.hpp)
    std::vector<bool> right_aligned;  ///< by column; a missing one is false
};

/// Where the style has a width, the widest columns are wrapped to keep within it.
void write_table(std::ostream& out, const TextTable& table, const Style& style);

}  // namespace entente
