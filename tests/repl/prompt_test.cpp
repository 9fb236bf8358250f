// The prompt, as a person at a terminal meets it.

#include "repl/prompt.hpp"

#include <gtest/gtest.h>

#include "process.hpp"
#include "pty.hpp"

namespace entente::test {
namespace {

constexpr std::string_view prompt = "entente> ";
constexpr std::string_view ctrl_c = "\x03";
constexpr std::string_view ctrl_d = "\x04";
constexpr std::string_view up = "\x1b[A";

/// What must appear, with what appeared instead.
#define SHOWS(terminal, text) ASSERT_TRUE((terminal).shows(text)) << (terminal).pending()

class PromptTest : public testing::Test {
protected:
    Folder state_;
    std::vector<std::pair<std::string, std::string>> environment_ = {
        {"XDG_STATE_HOME", state_.path()},
        {"HOME", state_.path()},
        {"TERM", "xterm"},
        {"LC_ALL", "C"},
        {"NO_COLOR", "1"}};
};

TEST(WantsMore, IsAskedOfQueriesThatAreNotComplete) {
    for (const char* text : {"MATCH (n)", "MATCH (n", "RETURN 'a", "RETURN 'it\\'s", "RETURN [1,",
                             "RETURN 1 /* open", "MATCH (n)\nWHERE", "RETURN 1; MATCH (n)"}) {
        EXPECT_TRUE(wants_more(text)) << text;
    }
    for (const char* text : {"RETURN 1", "MATCH (n);", "RETURN 'a\\'' AS x", "RETURN 1 // (", "",
                             "who is in NATO", "who (is", ":cypher", "RETURN )", "RETURN '(' AS x",
                             "RETURN 1 AS `a(`", "MATCH (n) RETUN n"}) {
        EXPECT_FALSE(wants_more(text)) << text;
    }
}

TEST_F(PromptTest, OpensWithABannerAndCtrlDLeaves) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, "entente 0.");
    SHOWS(terminal, " facts, up to ");
    SHOWS(terminal, ":help");
    SHOWS(terminal, prompt);
    terminal.type(ctrl_d);
    EXPECT_EQ(terminal.wait(), 0);
}

TEST_F(PromptTest, AnswersAndGoesOn) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type("RETURN 6 * 7 AS answer\r");
    SHOWS(terminal, "answer\r\n");
    SHOWS(terminal, "    42\r\n");
    SHOWS(terminal, "(1 row)");
    SHOWS(terminal, prompt);
    terminal.type(":quit\r");
    EXPECT_EQ(terminal.wait(), 0);
}

TEST_F(PromptTest, CtrlCDropsTheLine) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type(":nonsense");
    SHOWS(terminal, ":nonsense");
    terminal.type(ctrl_c);
    SHOWS(terminal, "^C");
    SHOWS(terminal, prompt);
    terminal.type("RETURN 'still here' AS x\r");
    SHOWS(terminal, "still here\r\n");
    SHOWS(terminal, prompt);
    terminal.type(ctrl_d);
    EXPECT_EQ(terminal.wait(), 0);
    EXPECT_EQ(terminal.pending().find("no command"), std::string::npos);
}

TEST_F(PromptTest, CtrlCStopsAQueryNotTheProgram) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    // The first statement's answer tells that the line has been taken.
    terminal.type(
        "RETURN 1; UNWIND range(1, 900000) AS a RETURN max(size([x IN range(1, 999)]))\r");
    SHOWS(terminal, "(1 row)");
    terminal.type(ctrl_c);
    SHOWS(terminal, "topped.");
    SHOWS(terminal, prompt);
    terminal.type("RETURN 'still here' AS x\r");
    SHOWS(terminal, "still here\r\n");
    SHOWS(terminal, prompt);
    terminal.type(ctrl_d);
    EXPECT_EQ(terminal.wait(), 0);
}

TEST_F(PromptTest, CtrlCStopsAnAnswerBeingWritten) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type("UNWIND range(1, 5000000) AS number RETURN number\r");
    SHOWS(terminal, "     1\r\n");  // a row: the heading looks like the end of what was typed
    terminal.type(ctrl_c);
    SHOWS(terminal, "topped.");
    SHOWS(terminal, prompt);
    terminal.type("RETURN 'still here' AS x\r");
    SHOWS(terminal, "still here\r\n");
    SHOWS(terminal, prompt);
    terminal.type(ctrl_d);
    EXPECT_EQ(terminal.wait(), 0);
}

TEST_F(PromptTest, CaretsStandUnderTheTypedLine) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type("who guarantees Jappam's defence\r");
    SHOWS(terminal, "defence\r\n                        ^^^^^^\r\n");
    SHOWS(terminal, "\"Jappam\"");
    SHOWS(terminal, "Did you mean Japan?");
    SHOWS(terminal, prompt);
}

TEST_F(PromptTest, TabCompletesANameAndACommand) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type("is Jugosla\t");
    SHOWS(terminal, "via ");
    terminal.type(ctrl_c);
    SHOWS(terminal, prompt);
    terminal.type("who guarantees Jap\t");
    SHOWS(terminal, "an");
    terminal.type("\r");
    SHOWS(terminal, "United States");
    SHOWS(terminal, prompt);
    terminal.type(":cy\t");
    SHOWS(terminal, "pher ");
    terminal.type("\r");
    SHOWS(terminal, "MATCH");
    SHOWS(terminal, prompt);
}

TEST_F(PromptTest, TabListsWhatThereIs) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type(":ex\t");
    SHOWS(terminal, "p");  // :explain and :export agree so far
    terminal.type("\t");
    SHOWS(terminal, "explain  export\r\n");
    SHOWS(terminal, "entente> :exp");
}

TEST_F(PromptTest, AQueryGoesOnOverLines) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type("UNWIND [7, 8] AS x\r");
    SHOWS(terminal, "    ...> ");
    terminal.type("RETURN x * 2 AS twice\r");
    SHOWS(terminal, "   16\r\n");
    SHOWS(terminal, "(2 rows)");
    SHOWS(terminal, prompt);
    terminal.type("RETURN [1,\r");
    SHOWS(terminal, "    ...> ");
    terminal.type("2, 'a\r");
    SHOWS(terminal, "    ...> ");
    terminal.type("b'] AS list\r");
    SHOWS(terminal, "[1, 2, 'a␊b']\r\n");
    SHOWS(terminal, prompt);
    terminal.type("MATCH (n)\r");
    SHOWS(terminal, "    ...> ");
    terminal.type(ctrl_c);
    SHOWS(terminal, prompt);
    terminal.type("MATCH (n)\r");
    SHOWS(terminal, "    ...> ");
    terminal.type("\r");  // an empty line ends it, complete or not
    SHOWS(terminal, "^\r\n");
    SHOWS(terminal, prompt);
}

TEST_F(PromptTest, HistoryLastsOverTwoRuns) {
    {
        Terminal terminal({}, environment_);
        SHOWS(terminal, prompt);
        terminal.type("RETURN 'caf\u00e9' AS x\r");
        SHOWS(terminal, "(1 row)");
        SHOWS(terminal, prompt);
        terminal.type(ctrl_d);
        ASSERT_EQ(terminal.wait(), 0);
    }
    EXPECT_EQ(read_file(state_ / "entente/history"), "RETURN 'caf\u00e9' AS x\n");
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type(up);
    SHOWS(terminal, "RETURN 'caf\u00e9' AS x");
    terminal.type("\r");
    SHOWS(terminal, "caf\u00e9\r\n");
    SHOWS(terminal, "(1 row)");
}

TEST_F(PromptTest, PlainWordsThatPeopleTryWork) {
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type("help\r");
    SHOWS(terminal, ":help COMMAND");
    SHOWS(terminal, prompt);
    terminal.type("exit\r");
    EXPECT_EQ(terminal.wait(), 0);
}

TEST_F(PromptTest, ATerminalThatCanDoNothingWillDo) {
    environment_.emplace_back("TERM", "dumb");
    Terminal terminal({}, environment_);
    SHOWS(terminal, prompt);
    terminal.type("RETURN 1 AS one\r");
    SHOWS(terminal, "(1 row)");
    SHOWS(terminal, prompt);
    terminal.type(ctrl_d);
    EXPECT_EQ(terminal.wait(), 0);
}

}  // namespace
}  // namespace entente::test
