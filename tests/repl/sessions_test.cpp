// Whole runs of the program, as files: sessions/NAME.in goes in on standard input, and NAME.out
// must come out. NAME.err is what comes on the error stream (without it: nothing), NAME.exit the
// exit status (without it: 0), NAME.args the arguments, one a line. A new case is a new file.
// ENTENTE_UPDATE_SESSIONS=1 writes what comes out instead of comparing it: read the difference
// before you keep it.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

#include "process.hpp"

namespace entente::test {
namespace {

const std::string folder = ENTENTE_SOURCE_DIR "/tests/repl/sessions";

std::vector<std::string> session_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".in") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

void keep(const std::string& file, const std::string& text, bool needed) {
    if (needed) {
        write_file(file, text);
    } else {
        std::filesystem::remove(file);
    }
}

class SessionTest : public testing::TestWithParam<std::string> {};

TEST_P(SessionTest, ComesOutAsExpected) {
    const std::string base = folder + "/" + GetParam();
    Invocation run;
    run.arguments = lines_of(read_file(base + ".args"));
    set_today(run);
    run.input = read_file(base + ".in");
    run.folder = folder;
    const Ran ran = run_entente(run);
    if (std::getenv("ENTENTE_UPDATE_SESSIONS") != nullptr) {
        keep(base + ".out", ran.out, true);
        keep(base + ".err", ran.err, !ran.err.empty());
        keep(base + ".exit", std::to_string(ran.status) + "\n", ran.status != 0);
        return;
    }
    ASSERT_TRUE(std::filesystem::exists(base + ".out")) << "nothing says what should come out";
    EXPECT_EQ(ran.out, read_file(base + ".out"));
    EXPECT_EQ(ran.err, read_file(base + ".err"));
    const std::string exit = read_file(base + ".exit");
    EXPECT_EQ(std::to_string(ran.status) + "\n", exit.empty() ? "0\n" : exit);
}

INSTANTIATE_TEST_SUITE_P(Sessions, SessionTest, testing::ValuesIn(session_names()),
                         [](const auto& session) {
                             std::string name = session.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace entente::test
