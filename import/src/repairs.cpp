#include "repairs.hpp"

#include <algorithm>

namespace entente::importing {

void Repairs::add(std::string_view what, const std::string& example) {
    constexpr std::size_t most_examples = 3;
    auto repair = std::ranges::find(repairs_, what, &Repair::what);
    if (repair == repairs_.end()) {
        repairs_.push_back({std::string(what), 0, {}});
        repair = repairs_.end() - 1;
    }
    ++repair->count;
    auto& examples = repair->examples;
    if (examples.size() < most_examples && std::ranges::find(examples, example) == examples.end()) {
        examples.push_back(example);
    }
}

}  // namespace entente::importing
