// The scenarios of a feature file, in Gherkin as the openCypher TCK writes it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace entente::tck {

/// A step's table, the header row first.
using Cells = std::vector<std::vector<std::string>>;

struct Step {
    std::string text;  ///< without its keyword
    std::string document;
    Cells table;
};

struct Scenario {
    std::string name;  ///< "clauses/match/Match1 [3] #2": file, number, and example of an outline
    std::vector<Step> steps;
};

/// The scenarios of `root`/`file` (ends in .feature), outlines expanded. Throws std::runtime_error
/// with file and line for what is no such file.
[[nodiscard]] std::vector<Scenario> read_feature(const std::filesystem::path& root,
                                                 const std::filesystem::path& file);

}  // namespace entente::tck
