// entente-tck: plays the openCypher TCK on the engine and holds the outcome against the list of the
// scenarios that are known to fail.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "feature.hpp"
#include "play.hpp"

namespace {

namespace fs = std::filesystem;
using entente::tck::Scenario;

struct Count {
    std::size_t passed = 0;
    std::size_t all = 0;
};

/// `NAME: why` a line, # for the reader. By name.
std::map<std::string, std::string> read_known(const fs::path& file) {
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error(file.string() + ": cannot be read");
    std::map<std::string, std::string> known;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto colon = line.find(": ");
        if (colon == std::string::npos)
            throw std::runtime_error(file.string() + ": no \": \" after the name in: " + line);
        known.emplace(line.substr(0, colon), line.substr(colon + 2));
    }
    return known;
}

/// The feature files below `root`, relative to it, sorted.
std::vector<fs::path> feature_files(const fs::path& root) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (entry.path().extension() == ".feature") files.push_back(fs::relative(entry, root));
    }
    if (files.empty()) throw std::runtime_error(root.string() + ": no *.feature file in it");
    std::sort(files.begin(), files.end());
    return files;
}

/// Plays what begins with `only`; prints each surprise and the passes by folder.
int play_all(const fs::path& root, const fs::path& known_file, std::string_view only) {
    auto known = read_known(known_file);
    std::map<std::string, Count> folders;
    Count total;
    std::size_t surprises = 0;
    for (const fs::path& file : feature_files(root)) {
        Count& folder = folders[file.parent_path().generic_string()];
        for (const Scenario& scenario : entente::tck::read_feature(root, file)) {
            if (!scenario.name.starts_with(only)) continue;
            const std::string why = play(scenario, root.parent_path() / "graphs");
            const bool was_known = known.erase(scenario.name) > 0;
            const bool passed = why.empty();
            for (Count* count : {&folder, &total}) {
                count->all += 1;
                count->passed += passed ? 1 : 0;
            }
            if (passed == was_known) ++surprises;
            if (!passed) fmt::print("{}{}: {}\n", was_known ? "known: " : "", scenario.name, why);
            if (passed && was_known)
                fmt::print("{} passes now: take it off the list\n", scenario.name);
        }
    }
    for (const auto& [name, count] : folders) {
        if (count.all > 0) fmt::print("{:<36}{:>6} of {:>5}\n", name, count.passed, count.all);
    }
    fmt::print("{:<36}{:>6} of {:>5}\n", "all", total.passed, total.all);
    if (surprises > 0)
        fmt::print("{} not as {} has it\n", surprises, known_file.filename().string());
    return surprises > 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        fmt::print(stderr, "usage: entente-tck FEATURES KNOWN-FAILING [NAME-PREFIX]\n");
        return 2;
    }
    try {
        return play_all(fs::canonical(argv[1]), argv[2], argc == 4 ? argv[3] : "");
    } catch (const std::exception& error) {
        fmt::print(stderr, "entente-tck: {}\n", error.what());
        return 2;
    }
}
