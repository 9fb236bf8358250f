#include "function.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "failure.hpp"
#include "values/words.hpp"

namespace entente::engine {
namespace {

using Table = std::unordered_map<std::string_view, const Function*>;

const Table& table() {
    static const Table all = [] {
        Table lines;
        for (const auto part :
             {graph_functions(), list_functions(), number_functions(), text_functions(),
              conversion_functions(), temporal_functions(), duration_functions()}) {
            for (const Function& function : part)
                lines.emplace(function.name, &function);
        }
        return lines;
    }();
    return all;
}

constexpr std::array<std::string_view, 10> aggregates{
    "avg",   "collect", "count", "max", "min", "percentilecont", "percentiledisc",
    "stdev", "stdevp",  "sum"};

}  // namespace

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

const Function* find_function(std::string_view name) {
    const auto found = table().find(ascii_lower(name));
    return found == table().end() ? nullptr : found->second;
}

std::string_view nearest_function(std::string_view name) {
    const std::string lower = ascii_lower(name);
    std::size_t nearest = edits_allowed(lower.size()) + 1;
    std::string_view shown;
    for (const auto& [key, function] : table()) {
        const std::size_t distance = edit_distance(lower, key, nearest);
        if (distance < nearest ||
            (distance == nearest && !shown.empty() && function->shown < shown)) {
            nearest = distance;
            shown = function->shown;
        }
    }
    return shown;
}

bool is_aggregate(std::string_view name) {
    return std::ranges::binary_search(aggregates, ascii_lower(name));
}

void wrong_argument(const Arguments& arguments, std::string_view expected) {
    fail_running("TypeError", "InvalidArgumentValue",
                 "This function expects " + std::string(expected) + ".", arguments.place);
}

}  // namespace entente::engine
