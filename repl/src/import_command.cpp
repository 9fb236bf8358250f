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

}  // namespace

int import_data_set(const ImportOptions& options, std::ostream& out, std::ostream& err) {
    try {
        const World world = world_from_image(shipped_facts());
        Progress progress("reading");
        ImportInput input;
        input.known = &world.graph;
        input.rules = world.rules;
        input.vocabulary = world.vocabulary_text;
        input.progress = std::ref(progress);
        tell(options, import_files(options.data_set, options.files, options.output, input), out);
        return 0;
    } catch (const Error& error) {
        err << message_of(error.diagnostic()) << '\n';
        return 1;
    }
}

}  // namespace entente
