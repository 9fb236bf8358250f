#include "check_command.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "facts/facts.hpp"
#include "graph/check.hpp"
#include "query/world.hpp"
#include "repl/failure.hpp"
#include "values/error.hpp"

namespace entente {

namespace {

/// More are only counted.
constexpr std::size_t most_faults = 1000;

std::string counted(std::size_t number, const char* what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

/// The folder's own schema, or that of the facts that ship.
Schema schema_of(const std::filesystem::path& folder) {
    const auto file = folder / "schema.gql";
    if (!std::filesystem::exists(file)) {
        return Schema::parse(world_from_image(shipped_facts()).schema, "schema.gql");
    }
    std::ifstream stream(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    return Schema::parse(text, file.string());
}

void print(const std::vector<Diagnostic>& faults, std::ostream& err) {
    for (std::size_t i = 0; i < faults.size() && i < most_faults; ++i)
        err << message_of(faults[i]) << '\n';
    if (faults.size() > most_faults) {
        err << fmt::format("... and {} more\n", faults.size() - most_faults);
    }
}

bool names_unknown_ids(const CheckedFolder& checked) {
    return std::ranges::any_of(checked.faults,
                               [](const Diagnostic& fault) { return fault.detail == "UnknownId"; });
}

int tell(const std::filesystem::path& folder, const CheckedFolder& checked, World base,
         std::ostream& out, std::ostream& err) {
    const bool alone = base.vocabulary == nullptr;
    const std::string what = folder.string() + (alone ? "" : ", beside the facts that ship");
    print(checked.faults, err);
    if (!checked.faults.empty()) {
        out << fmt::format("{}: {}\n", what, counted(checked.faults.size(), "fault"));
        return 1;
    }
    // With the rules and the vocabulary, which may have faults of their own.
    const std::array<std::filesystem::path, 1> folders = {folder};
    const NodeId nodes = base.graph.node_count();
    const EdgeId edges = base.graph.edge_count();
    const Graph whole = load_world(folders, std::move(base)).graph;
    out << fmt::format("{}: {}, {}, {} that follow by rules; no faults\n", what,
                       counted(checked.graph.node_count() - nodes, "node"),
                       counted(checked.graph.edge_count() - edges, "edge"),
                       whole.edge_count() - checked.graph.edge_count());
    return 0;
}

}  // namespace

int check_folder(const std::filesystem::path& folder, std::ostream& out, std::ostream& err) {
    if (!std::filesystem::is_directory(folder)) {
        err << fmt::format("entente: There is no folder {}.\n", folder.string());
        return 2;
    }
    try {
        const Schema schema = schema_of(folder);
        CheckedFolder checked = load_checked(folder, schema);
        World base;
        if (names_unknown_ids(checked)) {
            // It may be made to be added to the facts that ship.
            World shipped = world_from_image(shipped_facts());
            CheckedFolder beside = load_checked(folder, schema, shipped.graph);
            if (beside.faults.size() < checked.faults.size()) {
                checked = std::move(beside);
                base = std::move(shipped);
            }
        }
        return tell(folder, checked, std::move(base), out, err);
    } catch (const Error& error) {
        err << message_of(error.diagnostic()) << '\n';
        return 1;
    }
}

}  // namespace entente
