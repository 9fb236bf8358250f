// Cases of the pattern language kept as text: see cypher/README.md.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente::test {

struct Case {
    std::string file;  ///< "patterns"
    std::size_t line = 0;
    std::string kind;    ///< "query", "pattern" or "expression"
    std::string text;    ///< what is parsed
    std::string prints;  ///< what it prints as; empty when it is refused
    std::string marked;  ///< the line under `text` with its carets
    std::string error;   ///< "Detail: message"
};

/// The names of the files, without ".txt".
[[nodiscard]] std::vector<std::string> case_files();

/// The cases of one of them. Throws std::runtime_error when it is no such file.
[[nodiscard]] std::vector<Case> load_cases(const std::string& file);

}  // namespace entente::test
