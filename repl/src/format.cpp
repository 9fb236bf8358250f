#include "repl/format.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "format_writers.hpp"

namespace entente {

namespace {

constexpr std::array<std::string_view, 7> names = {"text",  "table",    "csv", "json",
                                                   "jsonl", "markdown", "dot"};

}  // namespace

std::span<const std::string_view> format_names() {
    return names;
}

std::string_view name_of(Format format) {
    return names.at(static_cast<std::size_t>(format));
}

std::optional<Format> find_format(std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Format>(found - names.begin());
}

void Output::check() const {
    if (!out) throw NotRead{};
    if (stop != nullptr && *stop) {
        throw Error({"Interrupted", "runtime", "Interrupted", "The answer was stopped.", {}, {}});
    }
}

std::unique_ptr<Writer> make_writer(Format format, const Output& output) {
    switch (format) {
        case Format::text:
            return make_text_writer(output);
        case Format::table:
            return make_table_writer(output);
        case Format::csv:
            return make_csv_writer(output);
        case Format::json:
            return make_json_writer(output);
        case Format::jsonl:
            return make_jsonl_writer(output);
        case Format::markdown:
            return make_markdown_writer(output);
        case Format::dot:
            return make_dot_writer(output);
    }
    return nullptr;
}

Table raw_table(const Answer& answer) {
    if (!answer.table.columns.empty()) return answer.table;
    Value value;
    if (const auto* truth = std::get_if<Truth>(&answer.direct)) {
        value = *truth == Truth::unknown ? Value("unknown") : Value(*truth == Truth::yes);
    } else if (const auto* number = std::get_if<std::int64_t>(&answer.direct)) {
        value = *number;
    } else if (const auto* date = std::get_if<Date>(&answer.direct)) {
        value = *date;
    } else if (const auto* name = std::get_if<std::string>(&answer.direct)) {
        value = *name;
    } else {
        return answer.table;
    }
    return {{"answer"}, {{value}}, {}};
}

std::string told(const SideEffects& effects) {
    struct Part {
        std::uint64_t count;
        const char* verb;
        const char* one;
        const char* many;
    };
    const std::array<Part, 8> parts{{
        {effects.nodes_created, "created", "node", "nodes"},
        {effects.relationships_created, "created", "relationship", "relationships"},
        {effects.labels_added, "added", "label", "labels"},
        {effects.properties_set, "set", "property", "properties"},
        {effects.properties_removed, "removed", "property", "properties"},
        {effects.labels_removed, "removed", "label", "labels"},
        {effects.relationships_deleted, "deleted", "relationship", "relationships"},
        {effects.nodes_deleted, "deleted", "node", "nodes"},
    }};
    std::vector<std::string> done;
    std::string_view verb;
    for (const Part& part : parts) {
        if (part.count == 0) continue;
        std::string text = verb == part.verb ? "" : std::string(part.verb) + " ";
        verb = part.verb;
        text += std::to_string(part.count) + " " + (part.count == 1 ? part.one : part.many);
        done.push_back(std::move(text));
    }
    if (done.empty()) return "Nothing changed.";
    std::string text;
    for (std::size_t i = 0; i < done.size(); ++i) {
        if (i > 0) text += i + 1 == done.size() ? " and " : ", ";
        text += done[i];
    }
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text + ".";
}

bool only_changes(const Answer& answer) {
    return answer.effects && answer.table.columns.empty();
}

std::string source_line(const Answer& answer, std::size_t index) {
    const Citation& source = answer.sources[index];
    std::string line = "[" + std::to_string(index + 1) + "] " + source.title;
    if (!source.where.empty()) line += ", " + source.where;
    return line;
}

}  // namespace entente
