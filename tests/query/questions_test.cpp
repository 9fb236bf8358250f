// Every block of tests/query/questions/*.txt and of docs/questions.md, asked of the facts that
// ship. question_file.hpp says what the files look like. Of every question that is answered, also:
// its query parses back to itself, and typed in it gives the same rows, also without AS OF.
#include <array>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "asking.hpp"
#include "parser/cypher.hpp"
#include "query/plain.hpp"
#include "query/session.hpp"
#include "query/world.hpp"
#include "question_file.hpp"
#include "small_graph.hpp"
#include "values/error.hpp"

namespace entente::test {
namespace {

const std::filesystem::path root = ENTENTE_SOURCE_DIR;

std::filesystem::path world = root / "data";

/// One session a world.
Session& session() {
    static std::map<std::filesystem::path, Session> sessions;
    const auto known = sessions.find(world);
    if (known != sessions.end()) return known->second;
    const std::array folders = {world};
    return sessions.try_emplace(world, load_world(folders), *Date::parse("2026-11-23"))
        .first->second;
}

std::string cell_text(const Value& value) {
    if (const auto* text = value.get_if<std::string>()) return *text;
    if (const auto* date = value.get_if<Date>()) return date->iso();
    return shown(session().world().graph, value);
}

std::vector<std::string> row_texts(const Table& table) {
    std::vector<std::string> rows;
    for (const auto& row : table.rows) {
        std::string text;
        for (const Value& cell : row)
            text += (text.empty() ? "" : " | ") + cell_text(cell);
        rows.push_back(text);
    }
    return rows;
}

std::set<std::string> first_cells(const Table& table) {
    std::set<std::string> cells;
    for (const auto& row : table.rows)
        cells.insert(cell_text(row.at(0)));
    return cells;
}

void check_rows(const QuestionBlock& block, const Table& table) {
    const std::set<std::string> found = first_cells(table);
    if (block.rows) {
        EXPECT_EQ(found, *block.rows);
    }
    if (block.row_count) {
        EXPECT_EQ(table.rows.size(), *block.row_count);
    }
    for (const std::string& name : block.among)
        EXPECT_TRUE(found.contains(name)) << name << " is not among the rows";
    for (const std::string& name : block.absent)
        EXPECT_FALSE(found.contains(name)) << name << " is among the rows";
}

/// The query of an answer is text that parses back to itself and runs as it stands.
void check_query(const Answer& answer) {
    EXPECT_EQ(to_cypher(parse_cypher(answer.cypher)), answer.cypher);
    session().set_as_of(std::nullopt);
    const Answer typed = session().answer(answer.cypher);
    EXPECT_EQ(row_texts(typed.table), row_texts(answer.table)) << answer.cypher;
    EXPECT_EQ(typed.table.columns, answer.table.columns);

    const std::string plain =
        to_cypher(without_as_of(session().world().graph, parse_cypher(answer.cypher), {}));
    EXPECT_EQ(plain.find("AS OF"), std::string::npos) << plain;
    EXPECT_EQ(row_texts(session().answer(plain).table), row_texts(answer.table)) << plain;
}

/// The reading of a question, asked, is the same question.
void check_reading(const Answer& answer) {
    session().forget();
    const Answer again = session().answer(answer.reading);
    EXPECT_EQ(again.cypher, answer.cypher) << answer.reading;
    EXPECT_EQ(again.reading, answer.reading);
}

void check_answer(const QuestionBlock& block, const std::string& question) {
    const Answer answer = session().answer(question);
    ASSERT_TRUE(block.error.empty()) << "answered: " << answer.text;
    if (block.answer) {
        const auto direct = direct_text(answer);
        EXPECT_EQ(direct.empty() ? "none" : direct, *block.answer) << answer.text;
    }
    check_rows(block, answer.table);
    if (block.text) {
        EXPECT_EQ(answer.text, *block.text);
    }
    if (block.cypher) {
        EXPECT_EQ(answer.cypher, *block.cypher);
    }
    if (!block.notes.empty()) {
        EXPECT_EQ(answer.notes, block.notes);
    }
    if (block.reading) {
        EXPECT_EQ(answer.reading, *block.reading);
    }
    if (!answer.reading.empty()) check_reading(answer);
    // What is only assumed is not in the graph that a typed query is asked of.
    if (!answer.assumed) check_query(answer);
}

void check_error(const QuestionBlock& block, const std::string& question, const Error& error) {
    const Diagnostic& found = error.diagnostic();
    ASSERT_FALSE(block.error.empty()) << found.detail << ": " << found.message;
    std::vector<std::string> shown = {
        found.detail, "at " + question.substr(found.place.offset, found.place.length),
        found.message};
    shown.resize(std::min(shown.size(), block.error.size()));
    EXPECT_EQ(shown, block.error) << found.message;
}

/// A file of a world of its own: tests/query/worlds/NAME/questions.txt.
bool is_of_world(const std::filesystem::path& file) {
    return file.parent_path().parent_path().stem() == "worlds";
}

class Questions : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Questions, AreAnsweredAsExpected) {
    const std::filesystem::path& file = GetParam();
    world = is_of_world(file) ? file.parent_path() : root / "data";
    for (const QuestionBlock& block : read_questions(file)) {
        for (const std::string& question : block.questions) {
            SCOPED_TRACE(file.filename().string() + ":" + std::to_string(block.line) + ": " +
                         question);
            session().set_as_of(block.as_of);
            session().forget();
            try {
                check_answer(block, question);
            } catch (const Error& error) {
                check_error(block, question, error);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Files, Questions, testing::ValuesIn(question_files(root)),
                         [](const auto& file) {
                             if (is_of_world(file.param))
                                 return file.param.parent_path().stem().string();
                             return (file.param.extension() == ".md" ? "page_" : "") +
                                    file.param.stem().string();
                         });

}  // namespace
}  // namespace entente::test
