#include "repl/commands.hpp"

#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "query/session.hpp"
#include "repl/shell.hpp"

namespace entente {
namespace {

/// A shell on an empty world, and what it writes.
class CommandsTest : public testing::Test {
protected:
    CommandsTest() : session_(World{}, *Date::parse("2026-11-23")) {}

    Shell::Outcome run(std::string_view line) {
        out_.str("");
        err_.str("");
        return shell_.run(line, {});
    }
    /// What a command says, when it does not fail.
    std::string said(std::string_view line) {
        EXPECT_EQ(run(line), Shell::Outcome::obeyed) << err_.str();
        return out_.str();
    }
    /// What a command that fails complains of.
    std::string complaint(std::string_view line) {
        EXPECT_EQ(run(line), Shell::Outcome::failed) << out_.str();
        EXPECT_EQ(out_.str(), "");
        return err_.str();
    }

    Session session_;
    std::ostringstream out_;
    std::ostringstream err_;
    Shell shell_{session_, {out_, err_, {}, false}, {}, Format::text};
};

TEST_F(CommandsTest, EachOwnsItsNameUsageAndHelp) {
    std::set<std::string_view> names;
    for (const Command& command : commands()) {
        EXPECT_TRUE(names.insert(command.name).second) << command.name;
        for (const std::string_view alias : command.aliases) {
            EXPECT_TRUE(names.insert(alias).second) << alias;
            EXPECT_EQ(find_command(alias), &command);
        }
        EXPECT_EQ(find_command(command.name), &command);
        EXPECT_TRUE(command.usage.starts_with(":" + std::string(command.name))) << command.usage;
        EXPECT_FALSE(command.brief.empty()) << command.name;
        EXPECT_NE(command.run, nullptr) << command.name;
        const std::string help = said(":help " + std::string(command.name));
        EXPECT_NE(help.find(command.usage), std::string::npos) << help;
        EXPECT_NE(said(":help").find(command.usage), std::string::npos);
    }
    EXPECT_EQ(find_command("nonsense"), nullptr);
}

TEST_F(CommandsTest, HelpLinesFitATerminal) {
    std::istringstream help(said(":help"));
    for (std::string line; std::getline(help, line);)
        EXPECT_LE(line.size(), 100U) << line;
}

TEST_F(CommandsTest, UnknownOnesAreMarkedWithTheNearest) {
    EXPECT_EQ(complaint(":hlep"), ":hlep\n^^^^^\nThere is no command :hlep. Did you mean :help?\n");
    EXPECT_EQ(complaint(":xyzzy now"),
              ":xyzzy now\n^^^^^^\nThere is no command :xyzzy. :help lists them.\n");
    EXPECT_EQ(complaint(":help expotr"),
              ":help expotr\n      ^^^^^^\nThere is no command \"expotr\". Did you mean export?\n");
    EXPECT_EQ(complaint(":"), ":\n^\nThere is no command :. :help lists them.\n");
}

TEST_F(CommandsTest, AsOfSetsAndTellsTheDay) {
    EXPECT_EQ(said(":as-of"), "Questions are about today, queries about all time.\n");
    EXPECT_EQ(said(":as-of 1985-06"), "Questions and queries are about June 1985.\n");
    EXPECT_EQ(session_.as_of(), Date::parse("1985-06"));
    EXPECT_EQ(said(":as-of"), "Questions and queries are about June 1985.\n");
    EXPECT_EQ(said(":as-of none"), "Questions are about today, queries about all time.\n");
    EXPECT_FALSE(session_.as_of());
    EXPECT_NE(complaint(":as-of 1985-13").find(":as-of 1985-13\n       ^^^^^^^\n"),
              std::string::npos)
        << err_.str();
}

TEST_F(CommandsTest, FormatChangesTheFormat) {
    EXPECT_EQ(said(":format"),
              "The format is text; there are text, table, csv, json, jsonl, markdown, dot.\n");
    EXPECT_EQ(said(":format csv"), "");
    EXPECT_EQ(shell_.format(), Format::csv);
    EXPECT_EQ(run("RETURN 1 AS x"), Shell::Outcome::answered);
    EXPECT_EQ(out_.str(), "\nx\n1\n");  // set off from what was said before
    EXPECT_EQ(
        complaint(":format jsno"),
        ":format jsno\n        ^^^^\nThere is no format \"jsno\"; there are text, table, csv, "
        "json, jsonl, markdown, dot. Did you mean json?\n");
}

TEST_F(CommandsTest, WithoutAnAnswerThereIsNothingToTellOf) {
    for (const char* command : {":cypher", ":sources", ":draw", ":explain", ":export x.svg"}) {
        EXPECT_EQ(complaint(command), "There is no answer yet. Ask something first.\n") << command;
    }
}

TEST_F(CommandsTest, ParametersHaveAnArrow) {
    EXPECT_EQ(said(":param name => 'Japan'"), "");
    EXPECT_EQ(run("RETURN $name AS name"), Shell::Outcome::answered) << err_.str();
    EXPECT_NE(out_.str().find("Japan"), std::string::npos);
    EXPECT_NE(complaint(":param name").find("an arrow"), std::string::npos);
    EXPECT_NE(complaint(":param name => =").find(":param name => =\n               ^"),
              std::string::npos)
        << err_.str();
}

TEST_F(CommandsTest, QuitAsksToLeave) {
    EXPECT_FALSE(shell_.left());
    EXPECT_NE(complaint(":quit now").find("Nothing goes here"), std::string::npos);
    EXPECT_FALSE(shell_.left());
    said(":q");
    EXPECT_TRUE(shell_.left());
}

TEST_F(CommandsTest, TheyAreCompleted) {
    const auto completed = [&](std::string_view text) { return shell_.complete(text).candidates; };
    using Words = std::vector<std::string>;
    EXPECT_EQ(completed(":c"), (Words{"conflicts", "cypher"}));
    EXPECT_EQ(completed("  :ex"), (Words{"explain", "export"}));
    EXPECT_EQ(shell_.complete("  :ex").start, 3U);
    EXPECT_EQ(completed(":format js"), (Words{"json", "jsonl"}));
    EXPECT_EQ(shell_.complete(":format js").start, 8U);
    EXPECT_EQ(completed(":as-of t"), (Words{"today"}));
    EXPECT_EQ(completed(":help qu"), (Words{"quit"}));
    EXPECT_EQ(completed(":nonsense a"), (Words{}));
    EXPECT_EQ(completed(":quit a"), (Words{}));
}

TEST_F(CommandsTest, FailuresAreDataInJson) {
    said(":format jsonl");
    EXPECT_EQ(run(":hlep"), Shell::Outcome::failed);
    EXPECT_EQ(err_.str(), "");
    EXPECT_EQ(out_.str(),
              "{\"statement\": \":hlep\", \"error\": {\"type\": \"CommandError\", \"phase\": "
              "\"compile time\", \"detail\": \"UnknownCommand\", \"message\": \"There is no "
              "command :hlep.\", \"line\": 1, \"column\": 1, \"length\": 5, \"suggestions\": "
              "[\":help\"]}}\n");
}

}  // namespace
}  // namespace entente
