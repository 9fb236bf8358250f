// The program as a whole, where a session file cannot reach.

#include <algorithm>
#include <csignal>
#include <filesystem>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process.hpp"
#include "pty.hpp"

extern char** environ;

namespace entente::test {
namespace {

/// Runs with standard output going to a file that is open already.
Ran run_into(int out, std::vector<std::string> arguments) {
    std::string program = ENTENTE_BINARY;
    std::vector<char*> words = {program.data()};
    for (std::string& word : arguments)
        words.push_back(word.data());
    words.push_back(nullptr);
    const Folder folder;
    const std::string complaints = folder / "err";
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, complaints.c_str(), O_WRONLY | O_CREAT,
                                     0600);
    pid_t child = 0;
    const int error = posix_spawn(&child, ENTENTE_BINARY, &files, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    EXPECT_EQ(error, 0);
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status), "",
            read_file(complaints)};
}

TEST(Program, CopiedElsewhereItStillAnswers) {
    const Folder folder;
    std::string copy = folder / "entente";
    std::filesystem::copy_file(ENTENTE_BINARY, copy);
    std::string question = "MATCH (c:Country {name: 'Japan'}) RETURN c.name";
    std::vector<char*> words = {copy.data(), question.data(), nullptr};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, (folder / "out").c_str(),
                                     O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addchdir_np(&files, folder.path().c_str());
    pid_t child = 0;
    ASSERT_EQ(posix_spawn(&child, copy.c_str(), &files, nullptr, words.data(), environ), 0);
    posix_spawn_file_actions_destroy(&files);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_NE(read_file(folder / "out").find("Japan"), std::string::npos);
}

TEST(Program, AReaderWhoLeavesEndsItQuietly) {
    int ends[2];
    ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
    close(ends[0]);
    const Ran ran = run_into(ends[1], {"UNWIND range(1, 100000) AS x RETURN x"});
    close(ends[1]);
    EXPECT_EQ(ran.err, "");
    EXPECT_TRUE(ran.status == 1000 + SIGPIPE || ran.status == 0) << ran.status;
}

TEST(Program, AFullDiskIsAnError) {
    const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (full < 0) GTEST_SKIP() << "no /dev/full";
    const Ran ran = run_into(full, {"RETURN 1"});
    close(full);
    EXPECT_EQ(ran.err, "entente: I cannot write the answer: No space left on device.\n");
    EXPECT_EQ(ran.status, 1);
}

TEST(Program, CtrlCInAScriptExitsWith130) {
    Terminal terminal({"RETURN 'ready' AS x; UNWIND range(1, 900000) AS a "
                       "RETURN max(size([x IN range(1, 999)])); RETURN 'next' AS x"},
                      {{"NO_COLOR", "1"}});
    ASSERT_TRUE(terminal.shows("ready")) << terminal.pending();
    // The statement that is meant may not have begun: typed again, Ctrl-C must hit it.
    int status = -1;
    for (int i = 0; i < 10 && status == -1; ++i) {
        terminal.type("\x03");
        status = terminal.ended_within(3000);
    }
    EXPECT_EQ(status, 130);
    EXPECT_EQ(terminal.pending().find("next"), std::string::npos);
}

TEST(Program, DrawsFromAQuestionToAPicture) {
    const Folder folder;
    Invocation run;
    run.arguments = {"-f", "-"};
    run.input = ":draw MATCH (c:Country {name: 'Japan'}) RETURN c\n";
    run.folder = folder.path();
    const Ran ran = run_entente(run);
    if (ran.err.find("not installed") != std::string::npos) GTEST_SKIP() << ran.err;
    EXPECT_EQ(ran.out, "wrote match-c-country-name-japan-return-c.svg\n");
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(read_file(folder / "match-c-country-name-japan-return-c.svg").find("Japan"),
              std::string::npos);
}

TEST(Program, JsonLinesParseOneByOne) {
    Invocation run;
    run.arguments = {"--format", "jsonl", "--keep-going"};
    run.input = "RETURN 1.0 AS x;\nRETURN y;\n:help\nRETURN [1, null] AS l;\n";
    const Ran ran = run_entente(run);
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.err, "");
    std::size_t lines = 0;
    std::size_t errors = 0;
    for (std::size_t at = 0; at < ran.out.size(); ++lines) {
        const std::size_t end = ran.out.find('\n', at);
        const auto object = nlohmann::json::parse(ran.out.substr(at, end - at));
        EXPECT_TRUE(object.contains("statement"));
        errors += object.count("error");
        at = end + 1;
    }
    EXPECT_EQ(lines, 4U);
    EXPECT_EQ(errors, 1U);
}

TEST(Program, AWrongCommandLineExitsWith2) {
    const auto status = [](std::vector<std::string> arguments) {
        const Ran ran = run_entente({std::move(arguments), "", {}, ""});
        EXPECT_EQ(ran.out, "");
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        return ran.status;
    };
    EXPECT_EQ(status({"--nonsense"}), 2);
    EXPECT_EQ(status({"-f", "no/such/file"}), 2);
    EXPECT_EQ(status({"--as-of", "1985-02-30", "RETURN 1"}), 2);
    EXPECT_EQ(status({"--param", "x=(", "RETURN 1"}), 2);
    EXPECT_EQ(status({"--data", "no/such/folder", "RETURN 1"}), 2);
    EXPECT_EQ(status({"check", "no/such/folder"}), 2);
}

}  // namespace
}  // namespace entente::test
