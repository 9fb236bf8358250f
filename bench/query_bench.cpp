// The queries of queries.txt, from their text to their rows; an answer that is not the one that
// stands there ends the measurement.
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "generated.hpp"
#include "parser/cypher.hpp"
#include "query/engine.hpp"

namespace entente::bench {
namespace {

struct MeasuredQuery {
    std::string name;
    std::string text;
    std::map<EdgeId, std::string> answers;
};

std::vector<MeasuredQuery> read_queries(const std::string& path) {
    std::ifstream file(path);
    std::vector<MeasuredQuery> queries;
    std::string line;
    while (std::getline(file, line)) {
        if (line.starts_with("query: ")) {
            queries.push_back({line.substr(7), {}, {}});
        } else if (line.starts_with("    ")) {
            queries.back().text += line;
        } else if (line.starts_with("at ")) {
            const std::size_t colon = line.find(": ");
            const auto relations = static_cast<EdgeId>(std::stoul(line.substr(3)));
            queries.back().answers[relations] = line.substr(colon + 2);
        }
    }
    return queries;
}

std::string shown(const Value& value) {
    if (const auto* number = value.get_if<std::int64_t>()) return std::to_string(*number);
    if (const auto* text = value.get_if<std::string>()) return *text;
    return value.is_null() ? "null" : "?";
}

std::string shown(const Table& table) {
    std::string text;
    for (const auto& row : table.rows) {
        if (!text.empty()) text += "; ";
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i > 0 ? " | " : "") + shown(row[i]);
    }
    return text;
}

void measure(benchmark::State& state, const MeasuredQuery& query, EdgeId relations) {
    const Graph& graph = graph_of(relations);
    RunOptions options;
    options.limits = {2'000'000'000, std::chrono::minutes(5)};
    Table table;
    for (auto step : state)
        table = run(graph, parse_cypher(query.text), options);
    if (shown(table) != query.answers.at(relations)) {
        throw std::runtime_error(fmt::format("{} gives {}", query.name, shown(table)));
    }
}

const bool registered = [] {
    static const auto queries = read_queries(ENTENTE_SOURCE_DIR "/bench/queries.txt");
    for (const MeasuredQuery& query : queries) {
        for (const auto& [relations, answer] : query.answers) {
            const std::string name = fmt::format("query/{}/{}", query.name, relations);
            benchmark::RegisterBenchmark(name.c_str(), measure, query, relations)
                ->Unit(benchmark::kMillisecond);
        }
    }
    return true;
}();

}  // namespace
}  // namespace entente::bench
