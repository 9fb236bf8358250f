#include "graph/csv.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "csv_file.hpp"
#include "csv_header.hpp"
#include "fault.hpp"
#include "interner.hpp"
#include "validity.hpp"
#include "values/utf8.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

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

/// One row of a file, with what a message about it needs.
struct CsvRow {
    const CsvFile& file;
    std::size_t number;  ///< in its block
    [[nodiscard]] const CsvCell& cell(std::size_t column) const {
        return file.cell(number, column);
    }
};

using Keys = std::vector<std::optional<KeyId>>;

class FolderLoader {
public:
    FolderLoader(GraphBuilder& builder, const CsvOptions& options)
        : builder_(builder),
          options_(options),
          base_nodes_(options.base == nullptr ? 0 : options.base->node_count()) {}

    void load(const std::filesystem::path& folder);

private:
    void load_nodes(CsvFile& file);
    void load_edges(CsvFile& file);
    bool next_block(CsvFile& file);
    /// Does it; false when a fault was met and written down.
    template <class Act>
    bool try_to(Act&& act);
    void write_down(const Error& error);
    void note_origin(std::vector<CsvOrigin>& origins, std::uint32_t number,
                     const CsvRow& row) const;

    std::span<const LabelId> labels_of(std::string_view text);
    NodeId add_node(const CsvRow& row, std::span<const LabelId> labels);
    /// The nodes at the ends of all edges of a block: first the sources, then the targets; no_node
    /// for those that a plain id does not name.
    std::span<const NodeId> find_ends(const CsvFile& file);
    NodeId require_end(const CsvRow& row, std::size_t column, NodeId found);
    [[noreturn]] void fail_doubled_id(const CsvRow& row);
    [[noreturn]] void fail_unknown_id(const CsvFile& file, const CsvCell& cell);

    /// The property key of each column; nothing for columns that are no property.
    Keys keys_of(const CsvHeader& header);
    template <class SetText, class Set>
    void set_properties(const CsvRow& row, const Keys& keys, SetText set_text, Set set);
    void set_node_properties(const CsvRow& row, const Keys& keys, NodeId node);
    /// The same for a node that the graph has which the builder began from.
    void add_to_node(const CsvRow& row, const Keys& keys, NodeId node);
    [[nodiscard]] bool is_of_base(NodeId node, std::span<const LabelId> labels) const;
    static void check_dates(const CsvRow& row, std::optional<std::size_t> since,
                            std::optional<std::size_t> until);

    GraphBuilder& builder_;
    const CsvOptions& options_;
    NodeId base_nodes_;
    std::uint32_t file_ = 0;  // in the report
    std::uint64_t done_ = 0;
    std::uint64_t total_ = 0;
    GroupIds groups_;
    std::string label_text_;
    std::vector<LabelId> labels_;
    std::vector<std::string_view> end_texts_;
    std::vector<NodeId> ends_;

    std::vector<std::filesystem::path> node_files_;
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

/// Where a node's id stands in a file; "" when it does not.
std::string place_of(CsvFile& file, std::string_view id) {
    const std::size_t column = *file.header().id;
    try {
        while (file.next_block()) {
            for (std::size_t row = 0; row < file.row_count(); ++row) {
                const CsvCell& cell = file.cell(row, column);
                if (cell.text == id) return file.reader().where(cell.offset);
            }
        }
    } catch (const Error&) {
        // Behind rows that cannot be read: that fault is told elsewhere.
    }
    return "";
}

void FolderLoader::load(const std::filesystem::path& folder) {
    struct EdgeFile {
        std::unique_ptr<CsvFile> file;
        std::uint32_t number;
    };
    std::vector<EdgeFile> edge_files;
    const auto files = csv_files(folder);
    for (const auto& path : files) {
        std::error_code none;
        total_ += std::filesystem::file_size(path, none);
    }
    if (options_.report != nullptr) options_.report->files = files;
    for (std::uint32_t number = 0; number < files.size(); ++number) {
        file_ = number;
        std::unique_ptr<CsvFile> file;
        if (!try_to([&] { file = std::make_unique<CsvFile>(files[number]); })) {
            options_.report->skipped_rows = true;
        } else if (file->header().is_of_nodes()) {
            node_files_.push_back(files[number]);
            load_nodes(*file);
        } else {
            edge_files.push_back({std::move(file), number});
        }
    }
    for (EdgeFile& each : edge_files) {
        file_ = each.number;
        load_edges(*each.file);
        each.file.reset();
    }
}

bool FolderLoader::next_block(CsvFile& file) {
    const std::size_t before = file.bytes_read();
    bool more = false;
    while (!try_to([&] { more = file.next_block(); })) {
        if (file.header().is_of_nodes()) options_.report->skipped_rows = true;
        if (!file.goes_on()) return false;
    }
    done_ += file.bytes_read() - before;
    if (options_.progress) options_.progress(done_, total_);
    return more;
}

template <class Act>
bool FolderLoader::try_to(Act&& act) {
    if (options_.report == nullptr) {
        act();
        return true;
    }
    try {
        act();
        return true;
    } catch (const Error& error) {
        write_down(error);
        return false;
    }
}

void FolderLoader::write_down(const Error& error) {
    const Diagnostic& diagnostic = error.diagnostic();
    if (diagnostic.detail == "UnknownId" && options_.report->skipped_rows) return;
    options_.report->faults.push_back({file_, diagnostic});
}

void FolderLoader::note_origin(std::vector<CsvOrigin>& origins, std::uint32_t number,
                               const CsvRow& row) const {
    origins.resize(std::size_t{number} + 1);
    origins[number] = {file_, row.cell(0).offset};
}

Keys FolderLoader::keys_of(const CsvHeader& header) {
    Keys keys;
    for (const CsvColumn& column : header.columns) {
        const bool is_property = column.role == CsvRole::property ||
                                 (column.role == CsvRole::id && !column.name.empty());
        keys.push_back(is_property ? std::optional(builder_.key(column.name)) : std::nullopt);
    }
    return keys;
}

template <class SetText, class Set>
void FolderLoader::set_properties(const CsvRow& row, const Keys& keys, SetText set_text, Set set) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!keys[i]) continue;
        const CsvCell& cell = row.cell(i);
        const CsvColumn& column = row.file.header().columns[i];
        if (column.type == CsvType::text && !column.list) {
            if (!cell.text.empty() || cell.quoted) set_text(*keys[i], cell.text);
        } else {
            try_to([&] {
                if (const auto value = csv_value(row.file.reader(), cell, column))
                    set(*keys[i], *value);
            });
        }
    }
}

void FolderLoader::set_node_properties(const CsvRow& row, const Keys& keys, NodeId node) {
    set_properties(
        row, keys,
        [&](KeyId key, std::string_view text) { builder_.set_node_text(node, key, text); },
        [&](KeyId key, const Value& value) { builder_.set_node_property(node, key, value); });
}

bool FolderLoader::is_of_base(NodeId node, std::span<const LabelId> labels) const {
    if (node >= base_nodes_) return false;
    const auto known = builder_.labels_of(node);
    return std::ranges::is_permutation(known, labels);
}

void FolderLoader::add_to_node(const CsvRow& row, const Keys& keys, NodeId node) {
    const Graph& base = *options_.base;
    const auto add = [&](KeyId key, const Value& value) {
        const auto base_key = base.find_key(builder_.key_name(key));
        const Value known = base_key ? base.node_property(node, *base_key) : Value();
        const auto* more = value.get_if<List>();
        const auto* items = known.get_if<List>();
        if (items != nullptr && more != nullptr) {
            List all = *items;
            std::ranges::copy_if(*more, std::back_inserter(all), [&](const Value& item) {
                return std::ranges::find(*items, item) == items->end();
            });
            builder_.set_node_property(node, key, Value(std::move(all)));
        } else if (known.is_null()) {
            builder_.set_node_property(node, key, value);
        }
    };
    set_properties(
        row, keys, [&](KeyId key, std::string_view text) { add(key, Value(std::string(text))); },
        add);
}

void FolderLoader::check_dates(const CsvRow& row, std::optional<std::size_t> since,
                               std::optional<std::size_t> until) {
    if (!since || !until) return;
    const auto begins = Date::parse(row.cell(*since).text);
    const auto ends = Date::parse(row.cell(*until).text);
    if (!begins || !ends || !out_of_order(*begins, *ends)) return;
    row.file.reader().fail(
        row.cell(*until), "DatesOutOfOrder",
        fmt::format("`since` ({}) is after `until` ({}).", begins->iso(), ends->iso()));
}

std::span<const LabelId> FolderLoader::labels_of(std::string_view text) {
    if (text == label_text_) return labels_;  // mostly the same as in the row before
    label_text_ = text;
    labels_.clear();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        if (end > begin) labels_.push_back(builder_.label(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return labels_;
}

NodeId FolderLoader::add_node(const CsvRow& row, std::span<const LabelId> labels) {
    const std::size_t column = *row.file.header().id;
    const CsvCell& cell = row.cell(column);
    const std::string& group = row.file.header().columns[column].group;
    if (cell.text.empty()) row.file.reader().fail(cell, "MissingId", "a node needs an id.");
    const auto taken = builder_.find_id(cell.text);
    if (group.empty()) {
        if (taken && is_of_base(*taken, labels)) return *taken;
        if (taken) fail_doubled_id(row);
        return builder_.add_node(cell.text, labels);
    }
    if (groups_.find(group, cell.text)) fail_doubled_id(row);
    // A graph has one space of ids: what another group has taken is qualified.
    const std::string qualified = fmt::format("{}:{}", group, cell.text);
    if (taken) {
        if (builder_.find_id(qualified)) fail_doubled_id(row);
    }
    const NodeId node = builder_.add_node(taken ? std::string_view(qualified) : cell.text, labels);
    groups_.add(group, cell.text, node);
    return node;
}

void FolderLoader::load_nodes(CsvFile& file) {
    const CsvHeader& header = file.header();
    const Keys keys = keys_of(header);
    const auto since = header.find("since");
    const auto until = header.find("until");
    while (next_block(file)) {
        for (CsvRow row{file, 0}; row.number < file.row_count(); ++row.number) {
            const auto labels =
                labels_of(header.label ? row.cell(*header.label).text : std::string_view());
            NodeId node = no_node;
            if (!try_to([&] { node = add_node(row, labels); })) continue;
            if (options_.report != nullptr) {
                note_origin(options_.report->nodes, node, row);
            }
            if (node < base_nodes_) {
                add_to_node(row, keys, node);
            } else {
                set_node_properties(row, keys, node);
            }
            try_to([&] { check_dates(row, since, until); });
        }
    }
}

std::span<const NodeId> FolderLoader::find_ends(const CsvFile& file) {
    const std::size_t rows = file.row_count();
    end_texts_.clear();
    for (const std::size_t column : {*file.header().start, *file.header().end}) {
        for (std::size_t row = 0; row < rows; ++row) {
            end_texts_.push_back(file.cell(row, column).text);
        }
    }
    ends_.resize(end_texts_.size());
    builder_.find_ids(end_texts_, ends_);
    return ends_;
}

NodeId FolderLoader::require_end(const CsvRow& row, std::size_t column, NodeId found) {
    const CsvCell& cell = row.cell(column);
    const std::string& group = row.file.header().columns[column].group;
    if (!group.empty()) {
        if (const auto node = groups_.find(group, cell.text)) return *node;
    }
    if (found == no_node) fail_unknown_id(row.file, cell);
    return found;
}

void FolderLoader::load_edges(CsvFile& file) {
    const CsvHeader& header = file.header();
    const Keys keys = keys_of(header);
    const auto since = header.find("since");
    const auto until = header.find("until");
    std::string type_text;
    TypeId type = 0;
    const auto add_edge = [&](const CsvRow& row, std::span<const NodeId> ends) {
        const CsvCell& cell = row.cell(*header.type);
        if (cell.text.empty()) file.reader().fail(cell, "MissingType", "an edge needs a type.");
        if (cell.text != type_text) {
            type_text = cell.text;
            type = builder_.type(type_text);
        }
        const NodeId source = require_end(row, *header.start, ends[row.number]);
        const NodeId target = require_end(row, *header.end, ends[file.row_count() + row.number]);
        return builder_.add_edge(source, target, type);
    };
    while (next_block(file)) {
        const auto ends = find_ends(file);
        for (CsvRow row{file, 0}; row.number < file.row_count(); ++row.number) {
            EdgeId edge = no_edge;
            if (!try_to([&] { edge = add_edge(row, ends); })) continue;
            if (options_.report != nullptr) {
                note_origin(options_.report->edges, edge, row);
            }
            set_properties(
                row, keys,
                [&](KeyId key, std::string_view text) { builder_.set_edge_text(edge, key, text); },
                [&](KeyId key, const Value& value) {
                    builder_.set_edge_property(edge, key, value);
                });
            try_to([&] { check_dates(row, since, until); });
        }
    }
}

void FolderLoader::fail_doubled_id(const CsvRow& row) {
    const CsvColumn& column = row.file.header().columns[*row.file.header().id];
    const CsvCell& cell = row.cell(*row.file.header().id);
    std::string place;
    for (const auto& path : node_files_) {
        CsvFile earlier(path);
        const std::size_t id = *earlier.header().id;
        if (earlier.header().columns[id].group != column.group) continue;
        place = place_of(earlier, cell.text);
        if (!place.empty()) break;
    }
    if (place == row.file.reader().where(cell.offset)) place.clear();  // known before this folder
    row.file.reader().fail(cell, "DoubledId",
                           fmt::format("the id \"{}\" is used twice{}{}.", cell.text,
                                       place.empty() ? "" : "; it stands first at ", place));
}

void FolderLoader::fail_unknown_id(const CsvFile& file, const CsvCell& cell) {
    if (cell.text.empty())
        file.reader().fail(cell, "MissingId", "an edge needs the ids of its ends.");
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
    file.reader().fail(cell, "UnknownId",
                       fmt::format("no node has the id \"{}\".{}", cell.text, hint), nearest);
}

}  // namespace

void load_csv_folder(GraphBuilder& builder, const std::filesystem::path& folder,
                     const CsvOptions& options) {
    FolderLoader(builder, options).load(folder);
}

}  // namespace entente
