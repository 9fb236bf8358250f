// For people at a terminal: sentences and aligned tables.

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "format_writers.hpp"
#include "repl/characters.hpp"
#include "repl/show_value.hpp"
#include "repl/text_table.hpp"

namespace entente {

namespace {

bool is_number(const Value& value) {
    return value.get_if<std::int64_t>() != nullptr || value.get_if<double>() != nullptr;
}

/// Columns of numbers (and nulls) stand at the right.
std::vector<bool> number_columns(const Table& table) {
    std::vector<bool> numbers(table.columns.size(), false);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        bool only = true;
        for (const auto& row : table.rows) {
            only = only && (row[i].is_null() || is_number(row[i]));
            numbers[i] = only && (numbers[i] || is_number(row[i]));
        }
    }
    return numbers;
}

TextTable::Row cells_of(const std::vector<std::string>& texts) {
    TextTable::Row cells;
    cells.reserve(texts.size());
    for (const std::string& text : texts)
        cells.push_back(shown(text));
    return cells;
}

/// Of the table, which must outlive it.
TextTable text_of(const Table& table, const Graph& graph, const Output& output) {
    const auto row = [&](std::size_t n) {
        output.check();
        TextTable::Row cells;
        cells.reserve(table.columns.size());
        for (const Value& value : table.rows[n])
            cells.push_back(show(value, graph));
        return cells;
    };
    return {cells_of(table.columns), table.rows.size(), row, number_columns(table)};
}

TextTable text_of(const Details& details) {
    const auto row = [&](std::size_t n) { return cells_of(details.rows[n]); };
    return {cells_of(details.columns), details.rows.size(), row, {}};
}

/// Writes tables and says remarks; the text writer adds sentences.
class TableWriter : public Writer {
public:
    explicit TableWriter(const Output& output) : output_(output), begun_(output.begun) {}

    void answer(const Answer& answer, const Graph& graph) override {
        if (only_changes(answer)) return remark({}, told(*answer.effects));
        separate();
        const Table table = raw_table(answer);
        write_table(output_.out, text_of(table, graph, output_), output_.style);
    }

    void remark(std::string_view, std::string_view text) override {
        separate();
        output_.out << text;
        if (!text.ends_with('\n')) output_.out << '\n';
    }

protected:
    Output output_;

    /// An empty line before all but the first.
    void separate() {
        if (begun_ && output_.blank_between) output_.out << '\n';
        begun_ = true;
    }

private:
    bool begun_;
};

class TextWriter final : public TableWriter {
public:
    using TableWriter::TableWriter;

    void answer(const Answer& answer, const Graph& graph) override {
        if (only_changes(answer)) return remark({}, told(*answer.effects));
        separate();
        if (answer.plan) {
            planned(answer, graph);
        } else if (!answer.text.empty() || answer.details) {
            sentences(answer);
        } else {
            table(answer, graph);
        }
        for (std::size_t i = 0; i < answer.sources.size(); ++i) {
            line(source_line(answer, i),
                 [this](std::string_view text) { return output_.style.dim(text); });
        }
    }

private:
    void table(const Answer& answer, const Graph& graph) {
        write_table(output_.out, text_of(answer.table, graph, output_), output_.style);
        const std::size_t rows = answer.table.rows.size();
        const std::string count = fmt::format("({} {})", rows, rows == 1 ? "row" : "rows");
        output_.out << output_.style.dim(count) << '\n';
        if (answer.effects) output_.out << told(*answer.effects) << '\n';
    }

    /// Of EXPLAIN only the plan; of PROFILE the rows before it.
    void planned(const Answer& answer, const Graph& graph) {
        if (answer.plan->measured) {
            table(answer, graph);
            output_.out << '\n';
        }
        lines(to_text(*answer.plan),
              [&](std::string_view each) { output_.out << shown(each) << '\n'; });
    }

    /// Calls `write` for each line of the text.
    template <class Write>
    static void lines(std::string_view text, Write write) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            write(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    void sentences(const Answer& answer) {
        if (answer.chosen && !answer.reading.empty()) {
            line("Read as: " + answer.reading,
                 [this](std::string_view text) { return output_.style.dim(text); });
        }
        lines(answer.text, [this](std::string_view each) {
            line(each, [](std::string_view text) { return std::string(text); });
        });
        if (answer.details) write_table(output_.out, text_of(*answer.details), output_.style);
    }

    /// A line, cut between words where the terminal ends; what follows is set in.
    template <class Paint>
    void line(std::string_view text, Paint paint) {
        const std::string whole = shown(text);
        const std::size_t width = output_.style.width;
        // A short terminal, or columns set by blanks inside the line: leave the cutting to it.
        const std::size_t begin = std::min(whole.find_first_not_of(' '), whole.size());
        if (width < 40 || whole.find("  ", begin) != std::string::npos) {
            output_.out << paint(whole) << '\n';
            return;
        }
        const std::string indent(begin < width / 4 ? begin : 0, ' ');
        const auto lines =
            wrap(std::string_view(whole).substr(indent.size()), width - indent.size());
        for (const std::string& part : lines)
            output_.out << indent << paint(part) << '\n';
    }
};

}  // namespace

std::unique_ptr<Writer> make_text_writer(const Output& output) {
    return std::make_unique<TextWriter>(output);
}

std::unique_ptr<Writer> make_table_writer(const Output& output) {
    return std::make_unique<TableWriter>(output);
}

}  // namespace entente
