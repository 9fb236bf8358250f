// The ground floor: building a graph, opening its image, one hop by name.
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "generated.hpp"
#include "generator/generator.hpp"
#include "graph/builder.hpp"
#include "graph/csv.hpp"
#include "graph/image.hpp"
#include "graph/names.hpp"
#include "values/words.hpp"

namespace entente::bench {
namespace {

EdgeId relations_of(const benchmark::State& state) {
    return static_cast<EdgeId>(state.range(0));
}

/// A folder of our own under the system's one for such, removed at the end.
class ScratchFolder {
public:
    ScratchFolder()
        : path_(std::filesystem::temp_directory_path() /
                ("entente-bench-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Bytes of some kinds of sections for each edge.
double bytes_per_edge(const Graph& graph, SectionKind first, SectionKind last) {
    std::size_t bytes = 0;
    for (const Section& section : graph.store().sections) {
        if (section.kind >= first && section.kind <= last) bytes += section.bytes.size();
    }
    return static_cast<double>(bytes) / graph.edge_count();
}

void count_bytes(benchmark::State& state, const Graph& graph) {
    state.counters["topology B/edge"] =
        bytes_per_edge(graph, SectionKind::out_offsets, SectionKind::type_counts);
    state.counters["all B/edge"] =
        bytes_per_edge(graph, SectionKind::counts, SectionKind::column_cells);
}

/// Freezing alone: the builder is filled outside the clock.
void freeze(benchmark::State& state) {
    const Graph& graph = graph_of(relations_of(state));
    for (auto step : state) {
        state.PauseTiming();
        GraphBuilder builder(graph);
        builder.add_edge(graph.node_count() - 1, 0, 0);
        builder.add_edge(0, graph.node_count() - 1, 0);  // out of order, so all are sorted again
        state.ResumeTiming();
        benchmark::DoNotOptimize(std::move(builder).build());
    }
    count_bytes(state, graph);
}

void generate_and_freeze(benchmark::State& state) {
    for (auto step : state) {
        benchmark::DoNotOptimize(generate({.relations = relations_of(state)}));
    }
}

void load_csv(benchmark::State& state) {
    const ScratchFolder folder;
    generate_csv({.relations = relations_of(state)}, folder.path());
    for (auto step : state) {
        GraphBuilder builder;
        load_csv_folder(builder, folder.path());
        benchmark::DoNotOptimize(std::move(builder).build());
    }
}

void open_image_file(benchmark::State& state, bool verify) {
    const ScratchFolder folder;
    const auto file = folder.path() / "graph.image";
    write_image(graph_of(relations_of(state)), file);
    for (auto step : state)
        benchmark::DoNotOptimize(open_image(file, verify));
}

/// "Whom does Country 17 guarantee?", as of 1985, to the names.
std::size_t one_hop(const Graph& graph, std::string_view name, std::vector<std::string_view>& out) {
    out.clear();
    const TypeId type = *graph.find_type("GUARANTEES");
    const Column& names = *graph.node_column(*graph.find_key("name"));
    const Interval when = Date::from_parts(1985)->interval();
    for (const NamedNode& named : graph.names().find(fold_name(name))) {
        const OutEdges row = graph.out_edges(named.node, type);
        for (std::size_t i = 0; i < row.targets.size(); ++i) {
            const EdgeId edge = row.first + static_cast<EdgeId>(i);
            if (!graph.edge_validity(edge).overlaps(when)) continue;
            out.push_back(graph.string(names.text(row.targets[i])));
        }
    }
    return out.size();
}

void one_hop_by_name(benchmark::State& state) {
    const Graph& graph = graph_of(relations_of(state));
    // Countries of few edges and of many; each asked by name.
    std::vector<std::string> names;
    for (NodeId number = 17; number < graph.node_count() / 4; number = number * 3 / 2) {
        names.push_back("Country " + std::to_string(number));
    }
    std::vector<std::string_view> answer;
    std::size_t answers = 0;
    std::size_t asked = 0;
    for (auto step : state) {
        answers += one_hop(graph, names[asked++ % names.size()], answer);
    }
    if (answers == 0) throw std::runtime_error("a hop leads nowhere");
    state.counters["answers"] =
        benchmark::Counter(static_cast<double>(answers), benchmark::Counter::kAvgIterations);
}

constexpr int million = 1'000'000;

BENCHMARK(freeze)->Arg(million)->Arg(10 * million)->Unit(benchmark::kMillisecond);
BENCHMARK(generate_and_freeze)->Arg(million)->Unit(benchmark::kMillisecond);
BENCHMARK(load_csv)->Arg(million)->Arg(10 * million)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(open_image_file, checked, true)
    ->Arg(million)
    ->Arg(10 * million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(open_image_file, trusted, false)
    ->Arg(million)
    ->Arg(10 * million)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(one_hop_by_name)->Arg(million)->Arg(10 * million)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace entente::bench
