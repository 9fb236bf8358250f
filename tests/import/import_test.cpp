// Every folder of tests/import/cases is a case: files of a data set (its name in `data-set`), made
// by hand in the form in which they are downloaded; in expected.txt what is told of them and
// written, or why they are refused; after that the answers to questions.txt, and to
// questions-beside.txt with the facts that ship. A new folder is a new case.
#include "import/import.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "facts/facts.hpp"
#include "graph/check.hpp"
#include "query/session.hpp"
#include "query/world.hpp"
#include "values/error.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// A new folder, gone with the object.
class Scratch {
public:
    Scratch() {
        std::string name = testing::TempDir() + "entente-import-XXXXXX";
        path_ = ::mkdtemp(name.data());
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

const World& shipped() {
    static const World world = world_from_image(shipped_facts());
    return world;
}

ImportInput input() {
    ImportInput input;
    input.known = &shipped().graph;
    input.rules = shipped().rules;
    input.vocabulary = shipped().vocabulary_text;
    return input;
}

void tell(const ImportOutcome& outcome, std::ostream& out) {
    out << fmt::format("{} rows, {} treaties, {} edges\n", outcome.rows, outcome.treaties,
                       outcome.edges);
    for (const Repair& repair : outcome.repairs) {
        out << fmt::format("mended: {} {}: {}\n", repair.count, repair.what,
                           fmt::join(repair.examples, "; "));
    }
}

void tell_files(const fs::path& folder, std::ostream& out) {
    for (const char* name : {"treaties.csv", "party_to.csv", "guarantees.csv", "allied_with.csv"}) {
        if (fs::exists(folder / name)) out << "-- " << name << '\n' << text_of(folder / name);
    }
}

void tell_answer(Session& session, const std::string& question, std::ostream& out) {
    out << "-- " << question << '\n';
    try {
        const Answer answer = session.answer(question);
        out << answer.text << '\n';
        if (!answer.details) return;
        for (const auto& row : answer.details->rows)
            out << fmt::format("{}\n", fmt::join(row, " | "));
    } catch (const Error& error) {
        const auto& suggestions = error.diagnostic().suggestions;
        out << error.what() << fmt::format(" [{}]\n", fmt::join(suggestions, ", "));
    }
}

/// With the folder alone, or beside the facts that ship.
void tell_answers(const fs::path& questions, const fs::path& folder, const World& base,
                  std::ostream& out) {
    if (!fs::exists(questions)) return;
    const std::array folders = {folder};
    Session session(load_world(folders, base), *Date::parse("2026-11-23"));
    std::ifstream lines(questions);
    for (std::string question; std::getline(lines, question);)
        tell_answer(session, question, out);
}

/// What is left of a case's own paths.
std::string without(std::string text, const fs::path& folder) {
    const std::string prefix = folder.string() + '/';
    for (std::size_t i = 0; (i = text.find(prefix)) != std::string::npos;)
        text.erase(i, prefix.size());
    return text;
}

std::string outcome_of(const fs::path& folder) {
    const Scratch scratch;
    const fs::path output = scratch.path() / "out";
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".csv") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::string data_set = text_of(folder / "data-set");
    data_set.pop_back();  // the line's end
    std::ostringstream out;
    try {
        tell(import_files(*find_data_set(data_set), files, output, input()), out);
        tell_files(output, out);
        const Schema schema = Schema::parse(shipped().schema, "schema.gql");
        for (const Diagnostic& fault : load_checked(output, schema).faults)
            out << "fault: " << fault.message << '\n';
        tell_answers(folder / "questions.txt", output, {}, out);
        tell_answers(folder / "questions-beside.txt", output, shipped(), out);
    } catch (const Error& error) {
        out << "refused: " << error.what() << '\n';
        EXPECT_TRUE(fs::is_empty(scratch.path()));  // nothing half written
    }
    return without(out.str(), folder);
}

class ImportCase : public testing::TestWithParam<fs::path> {};

TEST_P(ImportCase, ComesOutAsExpected) {
    EXPECT_EQ(outcome_of(GetParam()), text_of(GetParam() / "expected.txt"));
}

std::vector<fs::path> cases() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(ENTENTE_SOURCE_DIR "/tests/import/cases"))
        folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

INSTANTIATE_TEST_SUITE_P(Folders, ImportCase, testing::ValuesIn(cases()), [](const auto& each) {
    std::string name = each.param.filename().string();
    std::ranges::replace(name, '-', '_');
    return name;
});

class Import : public testing::Test {
protected:
    Scratch scratch_;
    std::array<fs::path, 1> files_ = {ENTENTE_SOURCE_DIR
                                      "/tests/import/cases/cow-by-member/by_member.csv"};
};

TEST_F(Import, ReplacesOnlyWhatAnImportWrote) {
    const fs::path output = scratch_.path() / "cow";
    (void)import_files(DataSet::cow, files_, output, input());
    (void)import_files(DataSet::cow, files_, output, input());
    std::ofstream(output / "mine.csv") << "id:ID\n";
    try {
        (void)import_files(DataSet::cow, files_, output, input());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.what(), output.string() +
                                    " is there already and is not from an import. Name "
                                    "another folder with --output.");
    }
    EXPECT_TRUE(fs::exists(output / "mine.csv"));
}

TEST_F(Import, BesideTheFactsThatShipACountryIsOneNode) {
    const fs::path output = scratch_.path() / "cow";
    (void)import_files(DataSet::cow, files_, output, input());
    const std::array folders = {output};
    const World world = load_world(folders, shipped());
    const Graph& graph = world.graph;
    const auto country = *graph.find_label("Country");
    EXPECT_EQ(graph.nodes_with(country).size(),
              shipped().graph.nodes_with(country).size() + 1);  // Utopia
    EXPECT_TRUE(graph.find_id("cow-2"));
    EXPECT_TRUE(graph.find_id("NATO"));
    EXPECT_EQ(world.rules, shipped().rules);
    EXPECT_EQ(world.vocabulary_text, shipped().vocabulary_text);
}

}  // namespace
}  // namespace entente
