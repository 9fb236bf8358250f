#include "import/import.hpp"

#include <system_error>

#include <fmt/format.h>

#include "data_sets.hpp"
#include "pact_folder.hpp"
#include "states.hpp"

namespace entente::importing {
namespace {

using Read = void (*)(DataFile&, Pacts&, const std::function<void()>&);

Read reader_of(DataSet data_set) {
    switch (data_set) {
        case DataSet::cow:
            return read_cow;
        case DataSet::atop:
            return read_atop;
        case DataSet::dcad:
            break;
    }
    return read_dcad;
}

std::uint64_t size_of(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

}  // namespace

}  // namespace entente::importing

namespace entente {

using namespace importing;

ImportOutcome import_files(DataSet data_set, std::span<const std::filesystem::path> files,
                           const std::filesystem::path& output, const ImportInput& input) {
    const DataSetFacts facts = facts_of(data_set);
    FolderWriter folder(output);
    Repairs repairs;
    Pacts pacts;
    ImportOutcome outcome;
    std::uint64_t total = 0;
    for (const auto& file : files)
        total += size_of(file);
    std::uint64_t done = 0;
    for (const auto& file : files) {
        DataFile table(file, repairs);
        reader_of(data_set)(table, pacts, [&] {
            ++outcome.rows;
            if (input.progress) input.progress(done + table.position(), total);
        });
        done += size_of(file);
    }
    States states(*input.known, pacts, repairs);
    PactFolder pact_folder(facts, pacts, states, repairs);
    pact_folder.write(folder);
    folder.write("rules.cypher", input.rules);
    folder.write("vocabulary.txt", input.vocabulary);
    folder.finish();

    outcome.source = facts.name;
    outcome.covers =
        fmt::format("from {} to {}", facts.covers_from.year(), facts.covers_until.year() - 1);
    outcome.treaties = pacts.all().size();
    outcome.edges = pact_folder.edges();
    outcome.repairs = std::move(repairs).release();
    return outcome;
}

}  // namespace entente
