// For documents: GitHub's Markdown, a pipe table between the sentences and the sources.

#include <algorithm>
#include <string_view>

#include "format_writers.hpp"
#include "repl/characters.hpp"
#include "repl/show_value.hpp"

namespace entente {

namespace {

/// A text as a cell: what Markdown would take for marks stands behind backslashes, a line's end
/// becomes a break.
std::string cell_of(std::string_view text) {
    std::string cell;
    for (const char c : text) {
        if (c == '\n') {
            cell += "<br>";
            continue;
        }
        if (std::string_view("\\|*_`<").find(c) != std::string_view::npos) cell += '\\';
        cell += c;
    }
    return cell;
}

class MarkdownWriter final : public Writer {
public:
    explicit MarkdownWriter(const Output& output) : output_(output), begun_(output.begun) {}

    void answer(const Answer& answer, const Graph& graph) override {
        for (std::size_t at = 0; at < answer.text.size();) {
            const std::size_t end = std::min(answer.text.find('\n', at), answer.text.size());
            paragraph(shown(std::string_view(answer.text).substr(at, end - at)));
            at = end + 1;
        }
        if (answer.details) {
            details(*answer.details);
        } else {
            table(raw_table(answer), graph);
        }
        for (std::size_t i = 0; i < answer.sources.size(); ++i) {
            paragraph(shown(source_line(answer, i)));
        }
        if (answer.effects) paragraph(told(*answer.effects));
    }

    void remark(std::string_view, std::string_view text) override {
        separate();
        output_.out << "```\n" << text << (text.ends_with('\n') ? "" : "\n") << "```\n";
    }

private:
    Output output_;
    bool begun_;

    void separate() {
        if (begun_) output_.out << '\n';
        begun_ = true;
    }

    void paragraph(std::string_view text) {
        if (text.empty()) return;
        separate();
        output_.out << text << '\n';
    }

    void header(const std::vector<std::string>& columns) {
        separate();
        row(columns);
        output_.out << '|';
        for (std::size_t i = 0; i < columns.size(); ++i)
            output_.out << " --- |";
        output_.out << '\n';
    }

    void row(const std::vector<std::string>& cells) {
        output_.out << '|';
        for (const std::string& cell : cells)
            output_.out << ' ' << cell_of(cell) << " |";
        output_.out << '\n';
    }

    void details(const Details& details) {
        header(details.columns);
        for (const auto& cells : details.rows)
            row(cells);
    }

    void table(const Table& table, const Graph& graph) {
        if (table.columns.empty()) return;
        header(table.columns);
        std::vector<std::string> cells;
        for (const auto& values : table.rows) {
            output_.check();
            cells.clear();
            for (const Value& value : values) {
                const auto* text = value.get_if<std::string>();
                cells.push_back(text != nullptr ? *text : show(value, graph));
            }
            row(cells);
        }
    }
};

}  // namespace

std::unique_ptr<Writer> make_markdown_writer(const Output& output) {
    return std::make_unique<MarkdownWriter>(output);
}

}  // namespace entente
