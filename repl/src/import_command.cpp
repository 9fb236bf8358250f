#include "import_command.hpp"

#include <functional>

#include <fmt/format.h>

#include "facts/facts.hpp"
#include "progress.hpp"
#include "query/world.hpp"
#include "repl/failure.hpp"
#include "values/error.hpp"

namespace entente {

namespace {

void tell(const ImportOptions& options, const ImportOutcome& outcome, std::ostream& out) {
    const std::string folder = options.output.string();
    out << fmt::format("{}, {}: {} rows, {} treaties, {} ties, in {}\n", outcome.source,
                       outcome.covers, outcome.rows, outcome.treaties, outcome.edges, folder);
    for (const Repair& repair : outcome.repairs) {
        out << fmt::format("mended ({}): {}: {}{}\n", repair.count, repair.what,
                           fmt::join(repair.examples, "; "),
                           repair.count > repair.examples.size() ? " ..." : "");
    }
    out << fmt::format(
        "alone: entente --data {0}   beside the facts that ship: entente --add {0}\n", folder);
}

void import_from(DataSet data_set, const ImportOptions& options, std::ostream& out) {
    const World world = world_from_image(shipped_facts());
    Progress progress("reading");
    ImportInput input;
    input.known = &world.graph;
    input.rules = world.rules;
    input.vocabulary = world.vocabulary_text;
    input.progress = std::ref(progress);
    tell(options, import_files(data_set, options.files, options.output, input), out);
}

/// Folders of CSV, with their rules applied, as one image.
void write_as_image(const ImportOptions& options, std::ostream& out) {
    Progress progress("reading");
    const World world = load_world(options.files, {}, std::ref(progress));
    write_world(world, options.output);
    out << fmt::format("{0}: {1} nodes, {2} edges   open it: entente --data {0}\n",
                       options.output.string(), world.graph.node_count(), world.graph.edge_count());
}

}  // namespace

int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err) {
    try {
        if (options.data_set) {
            import_from(*options.data_set, options, out);
        } else {
            write_as_image(options, out);
        }
        return 0;
    } catch (const Error& error) {
        err << message_of(error.diagnostic()) << '\n';
        return 1;
    }
}

}  // namespace entente
