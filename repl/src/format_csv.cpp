// For spreadsheets and programs: RFC 4180 with plain line ends. Null is an empty field, an empty
// text a quoted one.

#include <string_view>

#include "format_writers.hpp"
#include "repl/show_value.hpp"
#include "values/temporal_parts.hpp"

namespace entente {

namespace {

std::string quoted(std::string_view text) {
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"') field += '"';
        field += c;
    }
    return field += '"';
}

std::string field_of(std::string_view text) {
    const bool plain = !text.empty() && text.find_first_of("\",\r\n") == std::string_view::npos &&
                       text.front() != ' ' && text.back() != ' ';
    return plain ? std::string(text) : quoted(text);
}

/// Lists, maps, nodes, relationships and paths as JSON.
std::string field_of(const Value& value, const Graph& graph) {
    if (value.is_null()) return {};
    if (const auto* text = value.get_if<std::string>()) return field_of(*text);
    if (const auto* real = value.get_if<double>()) return show_real(*real);
    if (const auto text = temporal_text(value)) return field_of(*text);
    return field_of(to_json(value, graph));
}

class CsvWriter final : public Writer {
public:
    explicit CsvWriter(const Output& output) : output_(output), begun_(output.begun) {}

    void answer(const Answer& answer, const Graph& graph) override {
        if (only_changes(answer)) return remark({}, told(*answer.effects));
        if (begun_) output_.out << '\n';
        begun_ = true;
        const Table table = raw_table(answer);
        std::vector<std::string> fields;
        for (const std::string& column : table.columns)
            fields.push_back(field_of(column));
        line(fields);
        for (const auto& row : table.rows) {
            output_.check();
            fields.clear();
            for (const Value& value : row)
                fields.push_back(field_of(value, graph));
            line(fields);
        }
    }

    void remark(std::string_view, std::string_view text) override { output_.err << text << '\n'; }

private:
    Output output_;
    bool begun_;

    void line(const std::vector<std::string>& fields) {
        // An empty line would be no row at all.
        if (fields.size() == 1 && fields.front().empty()) {
            output_.out << "\"\"\n";
            return;
        }
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i > 0) output_.out << ',';
            output_.out << fields[i];
        }
        output_.out << '\n';
    }
};

}  // namespace

std::unique_ptr<Writer> make_csv_writer(const Output& output) {
    return std::make_unique<CsvWriter>(output);
}

}  // namespace entente
