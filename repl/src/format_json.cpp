// For programs: one object a statement, on a line of its own (jsonl) or all in one array (json).
// Written key by key, so that a table of any size needs no second copy.

#include <string_view>

#include <fmt/format.h>

#include "format_writers.hpp"
#include "repl/show_value.hpp"

namespace entente {

namespace {

/// The white space between the parts of an object.
struct Layout {
    std::string_view key;   ///< before a key
    std::string_view end;   ///< before the closing brace
    std::string_view item;  ///< before an item of a list of rows or sources
    std::string_view rows;  ///< before the end of such a list
};
constexpr Layout on_one_line{"", "", "", ""};
constexpr Layout on_many_lines{"\n    ", "\n  ", "\n      ", "\n    "};

/// One object, its keys in the order in which they are written.
class ObjectWriter {
public:
    ObjectWriter(std::ostream& out, const Layout& layout) : out_(out), layout_(layout) {
        out_ << '{';
    }
    void key(std::string_view name) {
        if (!first_) out_ << (layout_.key.empty() ? ", " : ",");
        first_ = false;
        out_ << layout_.key << '"' << name << "\": ";
    }
    void text(std::string_view name, std::string_view value) {
        key(name);
        out_ << to_json(value);
    }
    void number(std::string_view name, std::size_t value) {
        key(name);
        out_ << value;
    }
    void null(std::string_view name) {
        key(name);
        out_ << "null";
    }
    void close() { out_ << layout_.end << '}'; }

private:
    std::ostream& out_;
    const Layout& layout_;
    bool first_ = true;
};

/// `[a, b]`, each item written by `write`.
template <class Items, class Write>
void write_list(std::ostream& out, const Items& items, std::string_view before,
                std::string_view end, Write write) {
    out << '[';
    bool first = true;
    for (const auto& item : items) {
        if (!first) out << (before.empty() ? ", " : ",");
        first = false;
        out << before;
        write(item);
    }
    if (!first) out << end;
    out << ']';
}

std::string direct_json(const Answer& answer) {
    if (const auto* truth = std::get_if<Truth>(&answer.direct)) {
        if (*truth == Truth::unknown) return "\"unknown\"";
        return *truth == Truth::yes ? "true" : "false";
    }
    if (const auto* number = std::get_if<std::int64_t>(&answer.direct)) {
        return fmt::to_string(*number);
    }
    if (const auto* date = std::get_if<Date>(&answer.direct)) return to_json(date->iso());
    if (const auto* name = std::get_if<std::string>(&answer.direct)) return to_json(*name);
    return "null";
}

void write_table(const Output& output, ObjectWriter& object, const Layout& layout,
                 const Table& table, const Graph& graph) {
    std::ostream& out = output.out;
    object.key("columns");
    write_list(out, table.columns, "", "", [&](const std::string& c) { out << to_json(c); });
    object.key("rows");
    write_list(out, table.rows, layout.item, layout.rows, [&](const std::vector<Value>& row) {
        output.check();
        write_list(out, row, "", "", [&](const Value& value) { out << to_json(value, graph); });
    });
}

void write_plans(std::ostream& out, const std::vector<PlanTree>& plans);

/// On one line, in any layout.
void write_plan(std::ostream& out, const PlanTree& plan) {
    ObjectWriter object(out, on_one_line);
    object.text("operator", plan.name);
    object.text("details", plan.details);
    object.number("estimated_rows", static_cast<std::size_t>(plan.expected_rows()));
    if (const auto& measured = plan.measured) {
        object.number("rows", measured->rows);
        object.number("batches", measured->batches);
        object.key("milliseconds");
        out << fmt::format("{:.3f}", static_cast<double>(measured->time.count()) / 1e6);
    }
    if (!plan.subplans.empty()) {
        object.key("subplans");
        write_plans(out, plan.subplans);
    }
    object.key("inputs");
    write_plans(out, plan.inputs);
    object.close();
}

void write_plans(std::ostream& out, const std::vector<PlanTree>& plans) {
    write_list(out, plans, "", "", [&](const PlanTree& plan) { write_plan(out, plan); });
}

/// Of those that are not zero.
void write_stats(std::ostream& out, const SideEffects& effects) {
    ObjectWriter stats(out, on_one_line);
    for (const auto& [name, count] : named_counts(effects))
        stats.number(name, count);
    stats.close();
}

void write_answer(const Output& output, const Layout& layout, const Answer& answer,
                  const Graph& graph) {
    std::ostream& out = output.out;
    ObjectWriter object(out, layout);
    object.text("statement", answer.statement);
    object.text("cypher", answer.cypher);
    if (answer.as_of) {
        object.text("as_of", *answer.as_of);
    } else {
        object.null("as_of");
    }
    if (!answer.reading.empty()) object.text("reading", answer.reading);
    object.key("answer");
    out << direct_json(answer);
    write_table(output, object, layout, answer.table, graph);
    if (answer.plan) {
        object.key("plan");
        write_plan(out, *answer.plan);
    }
    object.text("text", answer.text);
    object.key("sources");
    write_list(out, answer.sources, layout.item, layout.rows, [&](const Citation& source) {
        ObjectWriter citation(out, on_one_line);
        citation.text("id", source.id);
        citation.text("title", source.title);
        citation.text("where", source.where);
        citation.close();
    });
    if (!answer.notes.empty()) {
        object.key("notes");
        write_list(out, answer.notes, "", "",
                   [&](const std::string& note) { out << to_json(note); });
    }
    if (answer.effects) {
        object.key("stats");
        write_stats(out, *answer.effects);
    }
    object.close();
}

void write_failure(std::ostream& out, const Layout& layout, const Failure& failure) {
    const Diagnostic& diagnostic = failure.diagnostic;
    const Position position = position_of(failure);
    ObjectWriter object(out, layout);
    object.text("statement", failure.statement);
    object.key("error");
    ObjectWriter error(out, on_one_line);
    error.text("type", diagnostic.type);
    error.text("phase", diagnostic.phase);
    error.text("detail", diagnostic.detail);
    error.text("message", diagnostic.message);
    error.number("line", position.line);
    error.number("column", position.column);
    error.number("length", position.length);
    error.key("suggestions");
    write_list(out, diagnostic.suggestions, "", "",
               [&](const std::string& suggestion) { out << to_json(suggestion); });
    error.close();
    object.close();
}

/// What JSON and JSON Lines share: the objects. They differ in what stands around each.
class JsonWriter : public Writer {
public:
    JsonWriter(const Output& output, const Layout& layout)
        : out_(output.out), output_(output), layout_(layout) {}

    void answer(const Answer& answer, const Graph& graph) override {
        begin();
        half_written_ = true;
        write_answer(output_, layout_, answer, graph);
        half_written_ = false;
        end();
    }
    void remark(std::string_view statement, std::string_view text) override {
        begin();
        ObjectWriter object(out_, layout_);
        object.text("statement", statement);
        object.text("text", text);
        object.close();
        end();
    }
    /// No object can stand in one that was stopped half-way.
    bool failure(const Failure& failure) override {
        if (half_written_) return false;
        begin();
        write_failure(out_, layout_, failure);
        end();
        return true;
    }

protected:
    std::ostream& out_;

private:
    Output output_;
    const Layout& layout_;
    bool half_written_ = false;

    virtual void begin() = 0;
    virtual void end() = 0;
};

class JsonLinesWriter final : public JsonWriter {
public:
    explicit JsonLinesWriter(const Output& output) : JsonWriter(output, on_one_line) {}

private:
    void begin() override {}
    void end() override { out_ << '\n'; }
};

class JsonArrayWriter final : public JsonWriter {
public:
    explicit JsonArrayWriter(const Output& output) : JsonWriter(output, on_many_lines) {}
    void finish() override { out_ << (begun_ ? "\n]\n" : "[]\n"); }

private:
    bool begun_ = false;

    void begin() override {
        out_ << (begun_ ? ",\n  " : "[\n  ");
        begun_ = true;
    }
    void end() override {}
};

}  // namespace

std::unique_ptr<Writer> make_json_writer(const Output& output) {
    return std::make_unique<JsonArrayWriter>(output);
}

std::unique_ptr<Writer> make_jsonl_writer(const Output& output) {
    return std::make_unique<JsonLinesWriter>(output);
}

}  // namespace entente
