// Plans as lines of text.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "query/plan_tree.hpp"

namespace entente {
namespace {

std::string numbers_of(const PlanTree& plan) {
    std::string numbers = fmt::format("~{}", plan.expected_rows());
    if (const auto& measured = plan.measured) {
        const double milliseconds = static_cast<double>(measured->time.count()) / 1e6;
        numbers += fmt::format("  {} {}  {:.3f} ms", measured->rows,
                               measured->rows == 1 ? "row" : "rows", milliseconds);
    }
    return numbers;
}

}  // namespace

std::int64_t PlanTree::expected_rows() const {
    return static_cast<std::int64_t>(std::round(std::min(rows, 1e15)));
}

std::string to_text(const PlanTree& plan) {
    std::string text;
    plan.walk([&](const PlanTree& each, std::size_t depth) {
        text += std::string(2 * depth, ' ') + each.name;
        if (!each.details.empty()) text += " " + each.details;
        text += "  " + numbers_of(each) + "\n";
    });
    return text;
}

}  // namespace entente
