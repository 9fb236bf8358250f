#include "graph/graph.hpp"

#include <algorithm>
#include <bit>

#include "graph/builder.hpp"
#include "interner.hpp"
#include "temporal_cell.hpp"

namespace entente {
namespace {

Value value_of(const GraphStore& store, const Cell& cell) {
    switch (cell.tag) {
        case CellTag::none:
            break;
        case CellTag::boolean:
            return cell.bits != 0;
        case CellTag::integer:
            return static_cast<std::int64_t>(cell.bits);
        case CellTag::real:
            return std::bit_cast<double>(cell.bits);
        case CellTag::text:
            return store.string(static_cast<StringId>(cell.bits));
        case CellTag::list: {
            List list;
            list.reserve(cell.length);
            for (const Cell& item : store.list_cells.subspan(cell.bits, cell.length)) {
                list.push_back(value_of(store, item));
            }
            return list;
        }
        default:
            return temporal_value(store, cell);
    }
    return Null{};
}

/// The keys of the columns that have the row.
std::vector<KeyId> keys_of(std::span<const Column* const> columns, std::uint32_t row) {
    std::vector<KeyId> keys;
    for (std::size_t key = 0; key < columns.size(); ++key) {
        if (columns[key] != nullptr && columns[key]->has(row)) {
            keys.push_back(static_cast<KeyId>(key));
        }
    }
    return keys;
}

/// The number of the name among a few; nothing if it is none of them.
template <class Id>
std::optional<Id> find_name(const GraphStore& store, std::span<const StringId> names,
                            std::string_view name) {
    const StringId text = find_string(store, name);
    const auto found = std::find(names.begin(), names.end(), text);
    if (text == no_string || found == names.end()) return std::nullopt;
    return static_cast<Id>(found - names.begin());
}

}  // namespace

Cell Column::cell(std::uint32_t row) const {
    Cell cell;
    if (!has(row)) return cell;
    switch (type_) {
        case ColumnType::boolean:
            cell.tag = CellTag::boolean;
            cell.bits = boolean(row) ? 1 : 0;
            break;
        case ColumnType::integer:
            cell.tag = CellTag::integer;
            cell.bits = static_cast<std::uint64_t>(integer(row));
            break;
        case ColumnType::real:
            cell.tag = CellTag::real;
            cell.bits = std::bit_cast<std::uint64_t>(real(row));
            break;
        case ColumnType::text:
            cell.tag = CellTag::text;
            cell.bits = text(row);
            break;
        case ColumnType::date:
            cell.tag = CellTag::date;
            cell.bits = static_cast<std::uint64_t>(date(row).packed());
            break;
        case ColumnType::mixed:
            return raw<Cell>(row);
    }
    return cell;
}

Value Column::at(std::uint32_t row) const {
    return value_of(*store_, cell(row));
}

Graph::Graph() {
    static const Graph empty = GraphBuilder().build();
    store_ = empty.store_;
}

std::optional<LabelId> Graph::find_label(std::string_view name) const {
    return find_name<LabelId>(*store_, store_->label_names, name);
}

std::optional<TypeId> Graph::find_type(std::string_view name) const {
    return find_name<TypeId>(*store_, store_->type_names, name);
}

std::optional<KeyId> Graph::find_key(std::string_view name) const {
    return find_name<KeyId>(*store_, store_->key_names, name);
}

std::optional<StringId> Graph::find_string(std::string_view text) const {
    const StringId id = entente::find_string(*store_, text);
    return id == no_string ? std::nullopt : std::optional(id);
}

std::span<const LabelId> Graph::labels_of(NodeId node) const {
    const std::uint32_t set = store_->label_set_of[node];
    const std::uint32_t begin = store_->label_set_offsets[set];
    return store_->label_set_items.subspan(begin, store_->label_set_offsets[set + 1] - begin);
}

bool Graph::has_label(NodeId node, LabelId label) const {
    const auto labels = labels_of(node);
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

std::span<const NodeId> Graph::nodes_with(LabelId label) const {
    const std::uint32_t begin = store_->label_offsets[label];
    return store_->label_nodes.subspan(begin, store_->label_offsets[label + 1U] - begin);
}

std::string_view Graph::id_of(NodeId node) const {
    if (store_->node_ids.empty() || store_->node_ids[node] == no_string) return {};
    return string(store_->node_ids[node]);
}

std::optional<NodeId> Graph::find_id(std::string_view id) const {
    const StringId text = entente::find_string(*store_, id);
    if (text == no_string || store_->node_ids.empty()) return std::nullopt;
    const auto by_id = store_->nodes_by_id;
    const auto found = std::lower_bound(
        by_id.begin(), by_id.end(), text,
        [this](NodeId node, StringId wanted) { return store_->node_ids[node] < wanted; });
    if (found == by_id.end() || store_->node_ids[*found] != text) return std::nullopt;
    return *found;
}

NodeId Graph::source(EdgeId edge) const {
    const auto offsets = store_->out_offsets;
    const auto after = std::upper_bound(offsets.begin(), offsets.end(), edge);
    return static_cast<NodeId>(after - offsets.begin() - 1);
}

Value Graph::node_property(NodeId node, KeyId key) const {
    const Column* column = node_column(key);
    return column == nullptr ? Value() : column->at(node);
}

Value Graph::edge_property(EdgeId edge, KeyId key) const {
    const Column* column = edge_column(key);
    return column == nullptr ? Value() : column->at(edge);
}

std::vector<KeyId> Graph::node_keys(NodeId node) const {
    return keys_of(store_->node_columns, node);
}

std::vector<KeyId> Graph::edge_keys(EdgeId edge) const {
    return keys_of(store_->edge_columns, edge);
}

std::span<const EdgeId> Graph::premises(EdgeId edge) const {
    const auto derived = store_->derived_edges;
    const auto found = std::lower_bound(derived.begin(), derived.end(), edge);
    if (found == derived.end() || *found != edge) return {};
    const auto i = static_cast<std::size_t>(found - derived.begin());
    const std::uint32_t begin = store_->premise_offsets[i];
    return store_->premise_edges.subspan(begin, store_->premise_offsets[i + 1] - begin);
}

}  // namespace entente
