// Graphviz, which lays out and paints.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace entente {

struct Drawing {
    std::string_view kind;  ///< "svg", "png"
    std::filesystem::path source;
    std::filesystem::path picture;
    std::size_t edges = 0;  ///< how many it has: large drawings get a faster layout
};

/// Runs Graphviz, without a shell. Throws Error (type "CommandError") when it is not installed or
/// fails.
void run_graphviz(const Drawing& drawing);

}  // namespace entente
