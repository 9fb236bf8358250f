#include "repl/export.hpp"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "example.hpp"
#include "process.hpp"
#include "values/error.hpp"

namespace entente {
namespace {

std::size_t files_in(const std::string& folder) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(folder))
        ++count;
    return count;
}

std::string refusal(const std::string& file) {
    try {
        export_answer(file, test::example_answer(), test::example_graph());
    } catch (const Error& error) {
        return error.diagnostic().message;
    }
    return "";
}

TEST(Export, NamesFilesAfterQuestions) {
    EXPECT_EQ(file_name_for("allies of Japan"), "allies-of-japan");
    EXPECT_EQ(file_name_for("Who guarantees Japan's defence?"), "who-guarantees-japans-defence");
    EXPECT_EQ(file_name_for("../../etc/passwd"), "etc-passwd");
    EXPECT_EQ(file_name_for("  ?! "), "answer");
    EXPECT_EQ(file_name_for(""), "answer");
    EXPECT_LE(file_name_for(std::string(500, 'a') + " b").size(), 60U);
    EXPECT_LE(file_name_for("who is in this and that and the other and yet another and one more "
                            "treaty")
                  .size(),
              60U);
}

TEST(Export, TheSuffixChoosesTheForm) {
    const test::Folder folder;
    const Answer answer = test::example_answer();
    const Graph graph = test::example_graph();
    export_answer(folder / "a.csv", answer, graph);
    EXPECT_EQ(test::read_file(folder / "a.csv"), "country\nUnited States\n");
    export_answer(folder / "a.md", answer, graph);
    EXPECT_NE(test::read_file(folder / "a.md").find("| country |"), std::string::npos);
    export_answer(folder / "a.json", answer, graph);
    EXPECT_TRUE(test::read_file(folder / "a.json").starts_with("[\n"));
    export_answer(folder / "a.dot", answer, graph);
    EXPECT_NE(test::read_file(folder / "a.dot").find("digraph"), std::string::npos);
    EXPECT_EQ(files_in(folder.path()), 4U);
}

TEST(Export, OtherSuffixesAreRefused) {
    EXPECT_EQ(refusal("a.xlsx"),
              "I cannot write a.xlsx: its name must end in .dot, .svg, .png, .json, .csv or .md.");
    EXPECT_NE(refusal("noend").find("its name must end in"), std::string::npos);
}

TEST(Export, AFailureLeavesWhatWasThere) {
    const test::Folder folder;
    EXPECT_NE(refusal(folder / "missing/a.csv").find("No such file or directory"),
              std::string::npos);
    std::filesystem::create_directory(folder / "a.csv");
    EXPECT_NE(refusal(folder / "a.csv").find("I cannot write"), std::string::npos);
    EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(Export, DrawsWithGraphviz) {
    const test::Folder folder;
    const std::string complaint = refusal(folder / "-a.svg");
    if (complaint.find("not installed") != std::string::npos) GTEST_SKIP() << complaint;
    ASSERT_EQ(complaint, "");
    EXPECT_NE(test::read_file(folder / "-a.svg").find("</svg>"), std::string::npos);
    EXPECT_EQ(refusal(folder / "a.png"), "");
    EXPECT_TRUE(test::read_file(folder / "a.png").starts_with("\x89PNG"));
    EXPECT_EQ(files_in(folder.path()), 2U);
}

TEST(Export, SaysWhenGraphvizIsMissing) {
    const test::Folder folder;
    const char* path = std::getenv("PATH");
    const std::string before = path == nullptr ? "" : path;
    setenv("PATH", folder.path().c_str(), 1);
    const std::string complaint = refusal(folder / "a.svg");
    setenv("PATH", before.c_str(), 1);
    EXPECT_NE(complaint.find("not installed"), std::string::npos) << complaint;
    EXPECT_EQ(files_in(folder.path()), 0U);
}

}  // namespace
}  // namespace entente
