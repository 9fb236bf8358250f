// The scripts that ship: examples/NAME.entente, run as of one day, gives examples/NAME.out.
// And what the README says that a command prints is what it prints.
// ENTENTE_UPDATE_SESSIONS=1 writes what comes out instead: read the difference before you keep it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "process.hpp"

namespace entente::test {
namespace {

const std::string folder = ENTENTE_SOURCE_DIR "/examples";

std::vector<std::string> example_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".entente") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

class ExampleTest : public testing::TestWithParam<std::string> {};

TEST_P(ExampleTest, ComesOutAsExpected) {
    Invocation run;
    run.arguments = {"--as-of", "2026-11-23", "-f", GetParam() + ".entente"};
    run.folder = folder;
    set_today(run);
    const Ran ran = run_entente(run);
    const std::string expected = folder + "/" + GetParam() + ".out";
    if (std::getenv("ENTENTE_UPDATE_SESSIONS") != nullptr) write_file(expected, ran.out);
    EXPECT_EQ(ran.out, read_file(expected));
    EXPECT_EQ(ran.err, "");
    EXPECT_EQ(ran.status, 0);
}

INSTANTIATE_TEST_SUITE_P(Examples, ExampleTest, testing::ValuesIn(example_names()),
                         [](const auto& example) {
                             std::string name = example.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

struct Shown {
    std::vector<std::string> arguments;
    std::string output;
};

/// The words of a command line; nothing while a `"` is open.
std::optional<std::vector<std::string>> words_of(std::string_view line) {
    std::vector<std::string> words(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ' ' && !quoted) {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    if (quoted) return {};
    return words;
}

/// What stands after "```": `$ entente ARGUMENTS` or `$ ./dev run ARGUMENTS`, and what it prints.
std::optional<Shown> shown_in(const std::string& block) {
    std::string_view rest = block;
    for (const std::string_view prompt : {"$ entente ", "$ ./dev run "}) {
        if (!rest.starts_with(prompt)) continue;
        rest.remove_prefix(prompt.size());
        std::size_t end = rest.find('\n');
        while (end != std::string_view::npos && !words_of(rest.substr(0, end)))
            end = rest.find('\n', end + 1);
        const auto words = words_of(rest.substr(0, end));
        if (!words || rest.substr(0, end).find(" | ") != std::string_view::npos) return {};
        return Shown{*words, std::string(rest.substr(end + 1))};
    }
    return {};
}

TEST(Readme, ShowsWhatCommandsPrint) {
    std::istringstream in(read_file(ENTENTE_SOURCE_DIR "/README.md"));
    std::size_t count = 0;
    std::string block;
    bool open = false;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("```")) {
            if (open) block += line + "\n";
            continue;
        }
        open = !open;
        if (const auto shown = open ? std::nullopt : shown_in(block)) {
            ++count;
            Invocation run;
            run.arguments = shown->arguments;
            set_today(run);
            EXPECT_EQ(run_entente(run).out, shown->output);
        }
        block.clear();
    }
    EXPECT_EQ(count, 5U);
}

}  // namespace
}  // namespace entente::test
