#include "graph/csv.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "csv_header.hpp"
#include "fault.hpp"
#include "graph/csv_reader.hpp"
#include "interner.hpp"
#include "mapped_file.hpp"
#include "validity.hpp"
#include "values/utf8.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

/// A mapped file and the reader over it, its header read.
struct CsvFile {
    explicit CsvFile(const std::filesystem::path& path)
        : name(path.string()), file(path), reader(name, file.text()) {
        header = read_csv_header(reader);
    }
    CsvFile(const CsvFile&) = delete;
    CsvFile& operator=(const CsvFile&) = delete;

    /// The next row with its cells counted; false at the end.
    bool next_row() {
        if (!reader.next()) return false;
        const std::size_t count = reader.cells().size();
        if (count != header.columns.size()) {
            const char* mend = count > header.columns.size()
                                   ? "Put a cell that holds a comma in quotes."
                                   : "Write a comma also before an empty cell.";
            reader.fail(reader.cells().back(), "WrongCellCount",
                        fmt::format("the row has {} cells, the header {}. {}", count,
                                    header.columns.size(), mend));
        }
        return true;
    }
    [[nodiscard]] const CsvCell& cell(std::size_t column) const { return reader.cells()[column]; }

    std::string name;
    MappedFile file;
    CsvReader reader;
    CsvHeader header;
};

/// Ids within groups, `:ID(Country)`: unique in their group only.
class GroupIds {
public:
    void add(std::string_view group, std::string_view id, NodeId node) {
        keys_.add(key(group, id));
        nodes_.push_back(node);
    }
    [[nodiscard]] std::optional<NodeId> find(std::string_view group, std::string_view id) {
        const StringId found = keys_.find(key(group, id));
        return found == no_string ? std::nullopt : std::optional(nodes_[found]);
    }

private:
    std::string_view key(std::string_view group, std::string_view id) {
        key_.assign(group);
        key_ += '\0';
        key_ += id;
        return key_;
    }
    Interner keys_;
    std::vector<NodeId> nodes_;
    std::string key_;
};

class FolderLoader {
public:
    explicit FolderLoader(GraphBuilder& builder) : builder_(builder) {}

    void load(const std::filesystem::path& folder);

private:
    void load_nodes(CsvFile& file);
    void load_edges(CsvFile& file);

    std::span<const LabelId> labels_of(const CsvCell& cell);
    NodeId add_node(const CsvFile& file, std::span<const LabelId> labels);
    NodeId find_end(const CsvFile& file, std::size_t column);
    [[noreturn]] void fail_doubled_id(const CsvFile& file, const CsvCell& cell, NodeId first);
    [[noreturn]] void fail_unknown_id(const CsvFile& file, const CsvCell& cell);

    /// The property key of each column; nothing for columns that are no property.
    std::vector<std::optional<KeyId>> keys_of(const CsvHeader& header);
    template <class SetText, class Set>
    static void set_properties(const CsvFile& file, std::span<const std::optional<KeyId>> keys,
                               SetText set_text, Set set);
    static void check_dates(const CsvFile& file, std::optional<std::size_t> since,
                            std::optional<std::size_t> until);

    GraphBuilder& builder_;
    GroupIds groups_;
    std::string label_cell_;
    std::vector<LabelId> labels_;

    struct Range {
        std::filesystem::path path;
        NodeId first;
    };
    std::vector<Range> node_files_;
};

std::vector<std::filesystem::path> csv_files(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".csv") files.push_back(entry.path());
    }
    if (error) {
        throw data_error("UnreadableFile", fmt::format("The folder {} cannot be read: {}.",
                                                       folder.string(), error.message()));
    }
    if (files.empty()) {
        throw data_error("NoFacts", fmt::format("The folder {} holds no .csv file. A file of nodes "
                                                "begins with a header such as \"id:ID,name,"
                                                ":LABEL\".",
                                                folder.string()));
    }
    std::sort(files.begin(), files.end());
    return files;
}

void FolderLoader::load(const std::filesystem::path& folder) {
    std::vector<std::unique_ptr<CsvFile>> edge_files;
    for (const auto& path : csv_files(folder)) {
        auto file = std::make_unique<CsvFile>(path);
        if (file->header.is_of_nodes()) {
            node_files_.push_back({path, builder_.node_count()});
            load_nodes(*file);
        } else {
            edge_files.push_back(std::move(file));
        }
    }
    for (auto& file : edge_files) {
        load_edges(*file);
        file.reset();
    }
}

std::vector<std::optional<KeyId>> FolderLoader::keys_of(const CsvHeader& header) {
    std::vector<std::optional<KeyId>> keys;
    for (const CsvColumn& column : header.columns) {
        const bool is_property = column.role == CsvRole::property ||
                                 (column.role == CsvRole::id && !column.name.empty());
        keys.push_back(is_property ? std::optional(builder_.key(column.name)) : std::nullopt);
    }
    return keys;
}

template <class SetText, class Set>
void FolderLoader::set_properties(const CsvFile& file, std::span<const std::optional<KeyId>> keys,
                                  SetText set_text, Set set) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!keys[i]) continue;
        const CsvCell& cell = file.cell(i);
        const CsvColumn& column = file.header.columns[i];
        if (column.type == CsvType::text && !column.list) {
            if (!cell.text.empty() || cell.quoted) set_text(*keys[i], cell.text);
        } else if (const auto value = csv_value(file.reader, cell, column)) {
            set(*keys[i], *value);
        }
    }
}

void FolderLoader::check_dates(const CsvFile& file, std::optional<std::size_t> since,
                               std::optional<std::size_t> until) {
    if (!since || !until) return;
    const auto begins = Date::parse(file.cell(*since).text);
    const auto ends = Date::parse(file.cell(*until).text);
    if (!begins || !ends || !out_of_order(*begins, *ends)) return;
    file.reader.fail(file.cell(*until), "DatesOutOfOrder",
                     fmt::format("`since` ({}) is after `until` ({}).", file.cell(*since).text,
                                 file.cell(*until).text));
}

std::span<const LabelId> FolderLoader::labels_of(const CsvCell& cell) {
    if (cell.text == label_cell_) return labels_;  // mostly the same as in the row before
    label_cell_ = cell.text;
    labels_.clear();
    for (std::size_t begin = 0; begin < cell.text.size();) {
        const std::size_t end = std::min(cell.text.find(';', begin), cell.text.size());
        if (end > begin) labels_.push_back(builder_.label(cell.text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return labels_;
}

NodeId FolderLoader::add_node(const CsvFile& file, std::span<const LabelId> labels) {
    const CsvCell& cell = file.cell(*file.header.id);
    const std::string& group = file.header.columns[*file.header.id].group;
    if (cell.text.empty()) file.reader.fail(cell, "MissingId", "a node needs an id.");
    const auto taken = builder_.find_id(cell.text);
    if (group.empty()) {
        if (taken) fail_doubled_id(file, cell, *taken);
        return builder_.add_node(cell.text, labels);
    }
    if (const auto first = groups_.find(group, cell.text)) fail_doubled_id(file, cell, *first);
    // A graph has one space of ids: what another group has taken is qualified.
    const std::string qualified = fmt::format("{}:{}", group, cell.text);
    if (taken) {
        if (const auto first = builder_.find_id(qualified)) fail_doubled_id(file, cell, *first);
    }
    const NodeId node = builder_.add_node(taken ? std::string_view(qualified) : cell.text, labels);
    groups_.add(group, cell.text, node);
    return node;
}

void FolderLoader::load_nodes(CsvFile& file) {
    const auto keys = keys_of(file.header);
    const auto since = file.header.find("since");
    const auto until = file.header.find("until");
    while (file.next_row()) {
        const auto labels =
            file.header.label ? labels_of(file.cell(*file.header.label)) : labels_of(CsvCell{});
        const NodeId node = add_node(file, labels);
        set_properties(
            file, keys,
            [&](KeyId key, std::string_view text) { builder_.set_node_text(node, key, text); },
            [&](KeyId key, const Value& value) { builder_.set_node_property(node, key, value); });
        check_dates(file, since, until);
    }
}

NodeId FolderLoader::find_end(const CsvFile& file, std::size_t column) {
    const CsvCell& cell = file.cell(column);
    const std::string& group = file.header.columns[column].group;
    if (!group.empty()) {
        if (const auto node = groups_.find(group, cell.text)) return *node;
    }
    if (const auto node = builder_.find_id(cell.text)) return *node;
    fail_unknown_id(file, cell);
}

void FolderLoader::load_edges(CsvFile& file) {
    const auto keys = keys_of(file.header);
    const auto since = file.header.find("since");
    const auto until = file.header.find("until");
    std::string type_cell;
    TypeId type = 0;
    while (file.next_row()) {
        const CsvCell& cell = file.cell(*file.header.type);
        if (cell.text.empty()) file.reader.fail(cell, "MissingType", "an edge needs a type.");
        if (cell.text != type_cell) {
            type_cell = cell.text;
            type = builder_.type(cell.text);
        }
        builder_.prefetch_id(file.cell(*file.header.end).text);
        const NodeId source = find_end(file, *file.header.start);
        const NodeId target = find_end(file, *file.header.end);
        const EdgeId edge = builder_.add_edge(source, target, type);
        set_properties(
            file, keys,
            [&](KeyId key, std::string_view text) { builder_.set_edge_text(edge, key, text); },
            [&](KeyId key, const Value& value) { builder_.set_edge_property(edge, key, value); });
        check_dates(file, since, until);
    }
}

void FolderLoader::fail_doubled_id(const CsvFile& file, const CsvCell& cell, NodeId first) {
    std::string place;
    for (const Range& range : node_files_) {
        if (first < range.first) break;
        CsvFile earlier(range.path);
        for (NodeId row = range.first; earlier.next_row(); ++row) {
            if (row == first) place = earlier.reader.where(earlier.cell(*earlier.header.id).offset);
            if (row == first) break;
        }
    }
    file.reader.fail(cell, "DoubledId",
                     fmt::format("the id \"{}\" is used twice{}{}.", cell.text,
                                 place.empty() ? "" : "; it stands first at ", place));
}

void FolderLoader::fail_unknown_id(const CsvFile& file, const CsvCell& cell) {
    if (cell.text.empty())
        file.reader.fail(cell, "MissingId", "an edge needs the ids of its ends.");
    std::size_t best = edits_allowed(count_code_points(cell.text)) + 1;
    std::vector<std::string> nearest;
    for (NodeId node = 0; node < builder_.node_count(); ++node) {
        const std::string_view id = builder_.id_of(node);
        if (id.empty()) continue;
        const std::size_t distance = edit_distance(cell.text, id, best);
        if (distance >= best) continue;
        best = distance;
        nearest = {std::string(id)};
    }
    const std::string hint =
        nearest.empty() ? "" : fmt::format(" Did you mean \"{}\"?", nearest.front());
    file.reader.fail(cell, "UnknownId",
                     fmt::format("no node has the id \"{}\".{}", cell.text, hint), nearest);
}

}  // namespace

void load_csv_folder(GraphBuilder& builder, const std::filesystem::path& folder) {
    FolderLoader(builder).load(folder);
}

}  // namespace entente
