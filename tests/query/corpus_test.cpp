// tests/query/corpus.tsv: one question a line, with its answer and the query it becomes, for all
// that tests/query/questions expects an answer to on 23 November 2026, the first of each block.
//
// What is meant to change is written anew, to be read before it is kept, by
//   ENTENTE_WRITE_CORPUS=1 query_tests --gtest_filter='Corpus.*'
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "asking.hpp"
#include "query/session.hpp"
#include "question_file.hpp"
#include "small_graph.hpp"
#include "values/error.hpp"

namespace entente::test {
namespace {

const std::filesystem::path root = ENTENTE_SOURCE_DIR;
const std::filesystem::path corpus = root / "tests/query/corpus.tsv";

/// The answer, or the first column's rows; a long list by its first three and their number.
std::string told(const Graph& graph, const Answer& answer) {
    if (auto direct = direct_text(answer); !direct.empty()) return direct;
    constexpr std::size_t most = 3;
    std::string text;
    for (std::size_t i = 0; i < answer.table.rows.size() && i < most; ++i) {
        const auto& cell = answer.table.rows[i].front();
        const auto* name = cell.get_if<std::string>();
        text += (i > 0 ? "; " : "") + (name != nullptr ? *name : shown(graph, cell));
    }
    const auto count = answer.table.rows.size();
    if (count > most) text += " ... (" + std::to_string(count) + ")";
    return text.empty() ? "nothing" : text;
}

std::string line_of(Session& session, const std::string& question) {
    session.forget();
    try {
        const Answer answer = session.answer(question);
        return question + "\t" + told(session.world().graph, answer) + "\t" + answer.cypher;
    } catch (const Error& error) {
        return question + "\trefused: " + error.diagnostic().message + "\t";
    }
}

std::vector<std::string> questions_asked() {
    std::vector<std::string> questions;
    for (const auto& file : question_files(root)) {
        if (file.string().find("worlds") != std::string::npos) continue;
        for (const auto& block : read_questions(file)) {
            if (block.error.empty() && block.as_of == "2026-11-23")
                questions.push_back(block.questions.front());
        }
    }
    return questions;
}

TEST(Corpus, BecomesTheseQueriesAndIsAnsweredSo) {
    Session& session = shipped_session();
    if (std::getenv("ENTENTE_WRITE_CORPUS") != nullptr) {
        std::ofstream out(corpus);
        for (const auto& question : questions_asked())
            out << line_of(session, question) << "\n";
    }
    std::ifstream in(corpus);
    std::size_t lines = 0;
    for (std::string line; std::getline(in, line); ++lines)
        EXPECT_EQ(line_of(session, line.substr(0, line.find('\t'))), line);
    EXPECT_GE(lines, 500U);
}

}  // namespace
}  // namespace entente::test
