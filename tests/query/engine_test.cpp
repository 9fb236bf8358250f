// Every case of tests/query/engine/*.test, and that explaining a query never runs into what running
// it does not.
#include "query/engine.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "case_file.hpp"
#include "parser/ast_children.hpp"
#include "parser/cypher.hpp"
#include "small_graph.hpp"

namespace entente::test {
namespace {

class EngineCase : public testing::TestWithParam<Case> {};

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    return begin == std::string::npos
               ? ""
               : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

RunOptions options_of(const Case& test, const Graph& graph) {
    RunOptions options;
    if (test.has("as of")) options.as_of = Date::parse(test.text("as of"))->interval();
    if (test.has("parameters")) {
        const Value parameters = literal(graph, test.text("parameters"));
        for (const auto& [name, value] : *parameters.get_if<Map>()) {
            options.parameters.emplace_back(name, value);
        }
    }
    if (test.has("limit")) options.limits.rows = std::stoul(test.text("limit"));
    options.keep_grounds = test.has("grounds");
    options.procedures = &test.procedures;
    return options;
}

std::vector<std::string> shown_rows(const Graph& graph, const Table& table) {
    std::vector<std::string> rows;
    for (const auto& row : table.rows) {
        std::string text;
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "" : " | ") + shown(graph, row[i]);
        rows.push_back(text);
    }
    return rows;
}

std::vector<std::string> shown_grounds(const Graph& graph, const Table& table) {
    std::vector<std::string> lines;
    for (const Grounds& grounds : table.grounds) {
        std::string text;
        for (const EdgeId edge : grounds)
            text += (text.empty() ? "" : " ") + shown_edge(graph, edge);
        lines.push_back(text.empty() ? "none" : text);
    }
    return lines;
}

std::vector<std::string> lines_of(const Case& test, const std::string& key) {
    std::vector<std::string> lines;
    for (const std::string& line : test.parts.at(key))
        lines.push_back(trimmed(line));
    return lines;
}

void check_error(const Case& test, const Graph& graph) {
    try {
        static_cast<void>(execute(graph, parse_cypher(test.query), options_of(test, graph)));
        FAIL() << "no error";
    } catch (const Error& error) {
        const Diagnostic& found = error.diagnostic();
        EXPECT_EQ(found.type + " " + found.detail, test.text("error")) << found.message;
        if (test.has("message")) {
            EXPECT_EQ(found.message, test.text("message"));
        }
        if (!test.has("at")) return;
        EXPECT_EQ(test.query.substr(found.place.offset, found.place.length), test.text("at"));
    }
}

std::string shown_effects(const SideEffects& effects) {
    std::string text;
    for (const auto& [name, count] : named_counts(effects)) {
        text += (text.empty() ? "" : " ") + std::string(name) + " " + std::to_string(count);
    }
    return text;
}

void check_next(const Case& test, const Result& result) {
    EXPECT_EQ(shown_effects(result.effects), test.text("effects"));
    if (!test.has("then")) return;
    const Table left = run(result.next, parse_cypher(test.text("then")), {});
    std::vector<std::string> found = shown_rows(result.next, left);
    std::vector<std::string> expected = lines_of(test, "leaves");
    std::ranges::sort(found);
    std::ranges::sort(expected);
    EXPECT_EQ(found, expected);
}

void check_rows(const Case& test, const Graph& graph, const Table& table) {
    const bool ordered = test.has("ordered rows");
    std::vector<std::string> found = shown_rows(graph, table);
    std::vector<std::string> expected = lines_of(test, ordered ? "ordered rows" : "rows");
    if (test.has("grounds")) {
        EXPECT_EQ(shown_grounds(graph, table), lines_of(test, "grounds"));
    }
    if (!ordered && !test.has("grounds")) {
        std::ranges::sort(found);
        std::ranges::sort(expected);
    }
    EXPECT_EQ(found, expected);
    if (test.has("columns")) {
        std::string columns;
        for (const std::string& name : table.columns)
            columns += (columns.empty() ? "" : " | ") + name;
        EXPECT_EQ(columns, test.text("columns"));
    }
}

TEST_P(EngineCase, ComesToWhatIsExpected) {
    const Case& test = GetParam();
    const Graph graph = make_graph(test.graph);
    if (test.has("error")) {
        check_error(test, graph);
        return;
    }
    ASSERT_TRUE(test.has("rows") || test.has("ordered rows") || test.has("plan") ||
                test.has("effects"));
    ast::Query query = parse_cypher(test.query);
    const std::string plan = to_text(explain(graph, query, options_of(test, graph)));
    if (test.has("plan")) {
        std::string expected;
        for (const std::string& line : test.parts.at("plan"))
            expected += line.substr(4) + "\n";
        EXPECT_EQ(plan, expected);
    }
    const Result result = execute(graph, query, options_of(test, graph));
    if (ast::is_update(query)) check_next(test, result);
    if (test.has("rows") || test.has("ordered rows")) check_rows(test, result.next, result.table);
    query.asked = ast::Asked::profile;
    const Result profiled = execute(graph, query, options_of(test, graph));
    EXPECT_EQ(profiled.effects, result.effects);
    EXPECT_EQ(profiled.table.rows.size(), result.table.rows.size());
    ASSERT_TRUE(profiled.plan);
    EXPECT_TRUE(profiled.plan->measured);
}

std::string case_name(const testing::TestParamInfo<Case>& info) {
    std::string name = info.param.file + "_" + std::to_string(info.index) + "_" + info.param.name;
    std::ranges::replace_if(
        name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Files, EngineCase,
                         testing::ValuesIn(read_cases(std::string(ENTENTE_SOURCE_DIR) +
                                                      "/tests/query/engine")),
                         case_name);

}  // namespace
}  // namespace entente::test
