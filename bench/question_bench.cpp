// How long it takes to understand a question: from its text to its query, or to its refusal.
#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "parser/question.hpp"
#include "query/graph_lexicon.hpp"
#include "query/world.hpp"
#include "values/error.hpp"

namespace entente::bench {
namespace {

const World& world() {
    static const std::array folders = {std::filesystem::path(ENTENTE_SOURCE_DIR "/data")};
    static const World world = load_world(folders);
    return world;
}

void understand(const std::string& question) {
    static const GraphLexicon lexicon(world().graph, *world().vocabulary);
    static const QuestionTime time{*Date::parse("2026-11-23"), true};
    try {
        benchmark::DoNotOptimize(read_question(question, *world().vocabulary, lexicon, time));
    } catch (const Error& error) {
        benchmark::DoNotOptimize(error.diagnostic().message.size());
    }
}

/// "a{ b}3" is "a b b b"; "\xff" is that byte.
std::string unfolded(std::string_view text) {
    std::string all;
    while (!text.empty()) {
        const auto open = std::min(text.find('{'), text.size());
        all += text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty()) break;
        const auto close = text.find('}');
        std::size_t digits = 0;
        const int times = std::stoi(std::string(text.substr(close + 1)), &digits);
        for (int i = 0; i < times; ++i)
            all += text.substr(1, close - 1);
        text.remove_prefix(close + 1 + digits);
    }
    for (auto at = all.find("\\x"); at != std::string::npos; at = all.find("\\x", at + 1)) {
        constexpr int hexadecimal = 16;
        all.replace(at, 4, 1, static_cast<char>(std::stoi(all.substr(at + 2, 2), {}, hexadecimal)));
    }
    constexpr std::size_t longest = 200;
    return all.substr(0, longest);
}

void measure(benchmark::State& state, const std::string& question) {
    for (auto step : state)
        understand(question);
}

/// The questions of the tests, each alone; the slowest is told beside their mean.
void measure_corpus(benchmark::State& state) {
    std::vector<std::string> questions;
    for (const auto& file :
         std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/tests/query/questions")) {
        std::ifstream in(file.path());
        for (std::string line; std::getline(in, line);) {
            const bool marked = line.size() > 1 && line[1] == ' ' && line[0] != 'a';
            if (!line.empty() && line[0] != '#' && !marked) questions.push_back(line);
        }
    }
    using Clock = std::chrono::steady_clock;
    std::vector<Clock::duration> least(questions.size(), Clock::duration::max());
    for (auto step : state) {
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const auto start = Clock::now();
            understand(questions[i]);
            least[i] = std::min(least[i], Clock::now() - start);
        }
    }
    const auto slowest = std::max_element(least.begin(), least.end());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(questions.size()));
    state.counters["slowest_us"] = std::chrono::duration<double, std::micro>(*slowest).count();
    state.SetLabel(questions[static_cast<std::size_t>(slowest - least.begin())]);
}

const bool registered = [] {
    std::ifstream file(ENTENTE_SOURCE_DIR "/bench/questions.txt");
    for (std::string line; std::getline(file, line);) {
        const auto colon = line.find(": ");
        if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
        benchmark::RegisterBenchmark(("question/" + line.substr(0, colon)).c_str(), measure,
                                     unfolded(line.substr(colon + 2)))
            ->Unit(benchmark::kMicrosecond);
    }
    benchmark::RegisterBenchmark("question/corpus", measure_corpus)->Unit(benchmark::kMillisecond);
    return true;
}();

}  // namespace
}  // namespace entente::bench
