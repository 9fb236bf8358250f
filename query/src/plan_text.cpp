// Plans as lines of text.
#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "query/plan_tree.hpp"

namespace entente {
namespace {

struct Line {
    std::string what;
    std::string numbers;
    bool measured;
};

Line line_of(const PlanTree& plan, std::size_t depth) {
    std::string what = std::string(2 * depth, ' ') + plan.name;
    if (!plan.details.empty()) what += " " + plan.details;
    std::string numbers =
        fmt::format("~{}", static_cast<std::int64_t>(std::round(std::min(plan.rows, 1e15))));
    if (const auto& measured = plan.measured) {
        const double milliseconds = static_cast<double>(measured->time.count()) / 1e6;
        numbers += fmt::format("  {} {}  {:.3f} ms", measured->rows,
                               measured->rows == 1 ? "row" : "rows", milliseconds);
    }
    return {std::move(what), std::move(numbers), plan.measured.has_value()};
}

void add_lines(const PlanTree& plan, std::size_t depth, std::vector<Line>& lines) {
    lines.push_back(line_of(plan, depth));
    for (const PlanTree& subplan : plan.subplans)
        add_lines(subplan, depth + 2, lines);
    for (const PlanTree& input : plan.inputs)
        add_lines(input, depth + 1, lines);
}

}  // namespace

std::string to_text(const PlanTree& plan) {
    std::vector<Line> lines;
    add_lines(plan, 0, lines);
    std::string text;
    for (const Line& line : lines)
        text += line.what + "  " + line.numbers + "\n";
    return text;
}

}  // namespace entente
