#include "check_command.hpp"

#include <array>

#include <fmt/format.h>

#include "query/world.hpp"
#include "repl/failure.hpp"
#include "values/error.hpp"

namespace entente {

int check_folder(const std::filesystem::path& folder, std::ostream& out, std::ostream& err) {
    if (!std::filesystem::is_directory(folder)) {
        err << fmt::format("entente: There is no folder {}.\n", folder.string());
        return 2;
    }
    try {
        const std::array<std::filesystem::path, 1> folders = {folder};
        const World world = load_world(folders);
        out << fmt::format("{}: {} nodes and {} edges, no faults.\n", folder.string(),
                           world.graph.node_count(), world.graph.edge_count());
        return 0;
    } catch (const Error& error) {
        err << message_of(error.diagnostic()) << '\n';
        return 1;
    }
}

}  // namespace entente
