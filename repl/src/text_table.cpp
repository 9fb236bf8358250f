#include "repl/text_table.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>

#include "repl/characters.hpp"

namespace entente {

namespace {

constexpr std::string_view gap = "  ";
/// No column is wrapped to less, however narrow the terminal.
constexpr std::size_t narrowest = 8;
/// Rows that are looked at for the widths before the first is written; what is wider in later ones
/// is wrapped.
constexpr std::size_t looked_at = 10'000;

using Widths = std::vector<std::size_t>;

Widths natural_widths(const TextTable& table) {
    Widths widths;
    widths.reserve(table.columns.size());
    for (const std::string& column : table.columns)
        widths.push_back(display_width(column));
    for (std::size_t n = 0; n < std::min(table.height, looked_at); ++n) {
        const TextTable::Row row = table.row(n);
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(row[i]));
        }
    }
    return widths;
}

/// Caps the widest columns, all at the same width, until the table fits.
Widths fitted(Widths widths, std::size_t limit) {
    const std::size_t gaps = gap.size() * (widths.size() - 1);
    const auto total = [&] { return std::accumulate(widths.begin(), widths.end(), gaps); };
    for (std::size_t sum = total(); sum > limit; sum = total()) {
        const std::size_t widest = *std::max_element(widths.begin(), widths.end());
        if (widest <= narrowest) break;
        std::size_t next = narrowest;
        std::size_t tied = 0;
        for (const std::size_t width : widths) {
            if (width == widest) {
                ++tied;
            } else {
                next = std::max(next, width);
            }
        }
        // Down to the next widest column, or only as far as is needed.
        const std::size_t share = (sum - limit + tied - 1) / tied;
        const std::size_t cap = std::max(next, widest > share ? widest - share : std::size_t{0});
        for (std::size_t& width : widths)
            width = std::min(width, cap);
    }
    return widths;
}

class TableWriter {
public:
    TableWriter(std::ostream& out, const TextTable& table, const Style& style)
        : out_(out), table_(table), style_(style), widths_(natural_widths(table)) {
        if (style.width > 0) widths_ = fitted(std::move(widths_), style.width);
    }

    void write() {
        row(table_.columns, true);
        std::string rule;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            if (i > 0) rule += gap;
            for (std::size_t n = 0; n < widths_[i]; ++n)
                rule += "─";
        }
        out_ << style_.dim(rule) << '\n';
        for (std::size_t n = 0; n < table_.height; ++n)
            row(table_.row(n), false);
    }

private:
    std::ostream& out_;
    const TextTable& table_;
    const Style& style_;
    Widths widths_;

    [[nodiscard]] bool right(std::size_t column) const {
        return column < table_.right_aligned.size() && table_.right_aligned[column];
    }

    void row(const TextTable::Row& cells, bool header) {
        std::vector<std::vector<std::string>> wrapped;
        std::size_t height = 1;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            const std::string cell = i < cells.size() ? cells[i] : std::string();
            wrapped.push_back(wrap(cell, std::max<std::size_t>(widths_[i], 1)));
            height = std::max(height, wrapped.back().size());
        }
        for (std::size_t n = 0; n < height; ++n)
            line(wrapped, n, header);
    }

    void line(const std::vector<std::vector<std::string>>& wrapped, std::size_t n, bool header) {
        std::string text;
        for (std::size_t i = 0; i < wrapped.size(); ++i) {
            const std::string cell = n < wrapped[i].size() ? wrapped[i][n] : std::string();
            const std::string padding(widths_[i] - std::min(widths_[i], display_width(cell)), ' ');
            if (i > 0) text += gap;
            text += right(i) ? padding + cell : cell + padding;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out_ << (header ? style_.bold(text) : text) << '\n';
    }
};

}  // namespace

void write_table(std::ostream& out, const TextTable& table, const Style& style) {
    if (!table.columns.empty()) TableWriter(out, table, style).write();
}

}  // namespace entente
