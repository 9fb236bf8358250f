#include "repl/history.hpp"

#include <filesystem>

#include <gtest/gtest.h>

#include "process.hpp"

namespace entente {
namespace {

using Lines = std::vector<std::string>;

TEST(History, LastsFromOneRunToTheNext) {
    const test::Folder folder;
    const std::string file = folder / "deep/er/history";
    History first(file);
    EXPECT_TRUE(first.load().empty());
    first.add("who guarantees japan ");
    first.add("who guarantees japan");
    first.add("MATCH (n)\nRETURN n");
    first.add(" ");
    History second(file);
    EXPECT_EQ(second.load(), (Lines{"who guarantees japan", "MATCH (n) RETURN n"}));
    second.add("MATCH (n) RETURN n");
    EXPECT_EQ(test::read_file(file), "who guarantees japan\nMATCH (n) RETURN n\n");
}

TEST(History, IsForItsOwnersEyesOnly) {
    const test::Folder folder;
    History history(folder / "history");
    history.add("a");
    const auto permissions = std::filesystem::status(folder / "history").permissions();
    EXPECT_EQ(permissions & std::filesystem::perms::all,
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(History, KeepsTheLastLinesAndCutsTheFile) {
    const test::Folder folder;
    std::string text;
    for (std::size_t i = 0; i < 2 * History::kept + 5; ++i)
        text += std::to_string(i) + "\n";
    test::write_file(folder / "history", text);
    History history(folder / "history");
    const Lines lines = history.load();
    ASSERT_EQ(lines.size(), History::kept);
    EXPECT_EQ(lines.back(), std::to_string(2 * History::kept + 4));
    EXPECT_EQ(test::read_file(folder / "history").size(), 5 * History::kept);
}

TEST(History, DoesWithoutAFile) {
    History nowhere("");
    EXPECT_TRUE(nowhere.load().empty());
    nowhere.add("a");
    History forbidden("/proc/entente/history");
    forbidden.add("a");
    EXPECT_TRUE(forbidden.load().empty());
}

}  // namespace
}  // namespace entente
