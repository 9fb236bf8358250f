// A folder's faults, with their places in its files.
#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "csv_file.hpp"
#include "graph/check.hpp"
#include "graph/csv.hpp"

namespace entente {
namespace {

/// The column of a property, or of ":ID" and the like; nothing when the file has none.
std::optional<std::size_t> column_of(const CsvHeader& header, std::string_view property) {
    if (property == ":ID") return header.id;
    if (property == ":LABEL") return header.label;
    if (property == ":TYPE") return header.type;
    if (property == ":START_ID") return header.start;
    if (property == ":END_ID") return header.end;
    return header.find(property);
}

class Placer {
public:
    explicit Placer(CsvReport& report) : report_(report) {}

    void place(Fault fault, const CsvOrigin& origin) {
        CsvFile& file = open(origin.file);
        const auto column = column_of(file.header(), fault.property);
        const bool of_file = !column || (fault.of_property && !fault.property.starts_with(':'));
        if (of_file && !told_.emplace(origin.file, fault.property).second) return;
        Diagnostic& diagnostic = fault.diagnostic;
        if (!column && diagnostic.detail == "MissingProperty") {
            diagnostic.message = fmt::format("the column `{}` is missing, which {} must have.",
                                             fault.property, fault.kind);
        }
        file.read_row_at(of_file ? 0 : origin.offset);
        const CsvCell& cell = file.cell(0, column.value_or(0));
        diagnostic.place = {cell.offset, cell.text.size()};
        diagnostic.message =
            fmt::format("{}: {}", file.reader().where(cell.offset), diagnostic.message);
        report_.faults.push_back({origin.file, std::move(diagnostic)});
    }

private:
    CsvFile& open(std::uint32_t number) {
        if (file_ == nullptr || number_ != number) {
            file_ = std::make_unique<CsvFile>(report_.files[number]);
            number_ = number;
        }
        return *file_;
    }

    CsvReport& report_;
    std::unique_ptr<CsvFile> file_;
    std::uint32_t number_ = 0;
    std::set<std::pair<std::uint32_t, std::string>> told_;
};

/// Each fault's place in the files. What the folder did not add is not its fault.
void place_all(std::vector<Fault> faults, CsvReport& report, const Renumbering& now) {
    std::vector<const CsvOrigin*> edges(now.edges.size(), nullptr);
    for (std::size_t edge = 0; edge < report.edges.size(); ++edge) {
        if (report.edges[edge].offset == 0) continue;  // of the base
        const EdgeId place = now.edges.empty() ? static_cast<EdgeId>(edge) : now.edges[edge];
        if (edges.size() <= place) edges.resize(std::size_t{place} + 1, nullptr);
        edges[place] = &report.edges[edge];
    }
    Placer placer(report);
    for (Fault& fault : faults) {
        const CsvOrigin* origin = nullptr;
        if (fault.node < report.nodes.size()) origin = &report.nodes[fault.node];
        if (fault.edge < edges.size()) origin = edges[fault.edge];
        if (origin == nullptr || origin->offset == 0) continue;
        placer.place(std::move(fault), *origin);
    }
}

}  // namespace

CheckedFolder load_checked(
    const std::filesystem::path& folder, const Schema& schema, const Graph& base,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
    CsvReport report;
    CsvOptions options;
    options.base = &base;
    options.report = &report;
    options.progress = progress;
    GraphBuilder builder(base);
    load_csv_folder(builder, folder, options);
    CheckedFolder checked;
    Renumbering now;
    try {
        checked.graph = std::move(builder).build(now);
    } catch (const Error& error) {
        if (report.faults.empty()) throw;  // else it is of dates out of order, told already
    }
    auto faults = check_facts(checked.graph, schema);
    if (report.skipped_rows) {
        std::erase_if(faults, [](const Fault& f) { return f.diagnostic.detail == "UnknownId"; });
    }
    place_all(std::move(faults), report, now);
    std::ranges::stable_sort(report.faults, {}, [](const CsvReport::Fault& fault) {
        return std::pair(fault.file, fault.diagnostic.place.offset);
    });
    for (CsvReport::Fault& fault : report.faults)
        checked.faults.push_back(std::move(fault.diagnostic));
    return checked;
}

}  // namespace entente
