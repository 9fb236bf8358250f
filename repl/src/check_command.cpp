#include "check_command.hpp"

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "graph/check.hpp"
#include "query/world.hpp"
#include "repl/failure.hpp"
#include "values/error.hpp"

namespace entente {

namespace {

std::string counted(std::size_t faults) {
    return fmt::format("{} {}", faults, faults == 1 ? "fault" : "faults");
}

}  // namespace

int check_folder(const std::filesystem::path& folder, std::ostream& out, std::ostream& err) {
    if (!std::filesystem::is_directory(folder)) {
        err << fmt::format("entente: There is no folder {}.\n", folder.string());
        return 2;
    }
    try {
        const std::array<std::filesystem::path, 1> folders = {folder};
        const Graph graph = load_world(folders).graph;
        const std::vector<Diagnostic> faults = check_facts(graph);
        for (const Diagnostic& fault : faults)
            err << message_of(fault) << '\n';
        out << fmt::format("{}: {} nodes, {} edges with those that follow by rules, {}.\n",
                           folder.string(), graph.node_count(), graph.edge_count(),
                           faults.empty() ? "no faults" : counted(faults.size()));
        return faults.empty() ? 0 : 1;
    } catch (const Error& error) {
        err << message_of(error.diagnostic()) << '\n';
        return 1;
    }
}

}  // namespace entente
