#include "graph/builder.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include <fmt/format.h>

#include "column_log.hpp"
#include "fault.hpp"
#include "interner.hpp"
#include "label_sets.hpp"
#include "name_sections.hpp"
#include "name_table.hpp"
#include "premises.hpp"
#include "removed.hpp"
#include "section_list.hpp"
#include "temporal_cell.hpp"
#include "topology.hpp"
#include "validity.hpp"

namespace entente {
namespace {

[[noreturn]] void refuse_property() {
    Diagnostic diagnostic;
    diagnostic.type = "TypeError";
    diagnostic.phase = "runtime";
    diagnostic.detail = "InvalidPropertyType";
    diagnostic.message =
        "A property is a boolean, a number, a text, a date or a list of these, not a map, a node, "
        "a relationship, a path or a list of lists.";
    throw Error(std::move(diagnostic));
}

ColumnLog log_of(const Column& column) {
    ColumnLog log;
    column.for_each_row([&](std::uint32_t row) { log.set(row, column.cell(row)); });
    return log;
}

std::vector<ColumnLog> logs_of(std::span<const Column* const> columns) {
    std::vector<ColumnLog> logs(columns.size());
    for (std::size_t key = 0; key < columns.size(); ++key) {
        if (columns[key] != nullptr) logs[key] = log_of(*columns[key]);
    }
    return logs;
}

}  // namespace

struct GraphBuilder::State {
    State() = default;
    explicit State(const GraphStore& store);

    Interner strings;
    NameTable labels;
    NameTable types;
    NameTable keys;

    LabelSets label_sets;
    std::vector<std::uint32_t> label_set_of;
    std::vector<StringId> ids;
    std::vector<NodeId> node_of_id;  // by string

    EdgeList edges;
    Premises premises;

    ListPool lists;
    std::vector<ColumnLog> node_columns;
    std::vector<ColumnLog> edge_columns;

    Removed removed_nodes;
    Removed removed_edges;

    [[nodiscard]] std::uint32_t node_count() const {
        return static_cast<std::uint32_t>(label_set_of.size());
    }
    [[nodiscard]] NodeId find_id(StringId id) const {
        return id < node_of_id.size() ? node_of_id[id] : no_node;
    }
    void index_id(NodeId node) {
        const std::size_t id = ids[node];
        if (id >= node_of_id.size())
            node_of_id.resize(std::max(id + 1, node_of_id.size() * 2), no_node);
        node_of_id[id] = node;
    }

    /// Where a property is set. Throws Error when there is no such node, edge or key.
    ColumnLog& node_log(NodeId node, KeyId key) {
        return log(node_columns, node, node_count(), key);
    }
    ColumnLog& edge_log(EdgeId edge, KeyId key) {
        return log(edge_columns, edge, edges.size(), key);
    }
    static ColumnLog& log(std::vector<ColumnLog>& columns, std::uint32_t row, std::uint32_t rows,
                          KeyId key) {
        if (row < rows && key < columns.size()) return columns[key];
        throw data_error(
            "UnknownProperty",
            fmt::format("Property key {} of {} is set, but there are {} keys and {} rows.", key,
                        row, columns.size(), rows));
    }

    /// Takes out what was removed, and says where the rest now stands.
    Renumbering compact();

    Cell cell_of(const Value& value);
    Cell cell_of(std::string_view text);
    void add_strings(SectionList& sections);
    void add_nodes(SectionList& sections);
    void add_columns(SectionList& sections, EdgeId edge_count, const Renumbering& now);
};

GraphBuilder::State::State(const GraphStore& store)
    : strings(store),
      labels(store.label_names),
      types(store.type_names),
      keys(store.key_names),
      label_sets(store),
      label_set_of(store.label_set_of.begin(), store.label_set_of.end()),
      ids(store.node_ids.begin(), store.node_ids.end()),
      lists(store),
      node_columns(logs_of(store.node_columns)),
      edge_columns(logs_of(store.edge_columns)) {
    ids.resize(label_set_of.size(), no_string);
    for (NodeId node = 0; node < ids.size(); ++node) {
        if (ids[node] != no_string) index_id(node);
    }
    edges.targets.assign(store.out_targets.begin(), store.out_targets.end());
    edges.sources.reserve(store.counts.edges);
    edges.types.reserve(store.counts.edges);
    for (NodeId node = 0; node < store.counts.nodes; ++node) {
        edges.sources.resize(store.out_offsets[node + 1], node);
    }
    for (EdgeId edge = 0; edge < store.counts.edges; ++edge) {
        edges.types.push_back(store.out_types[edge]);
    }
    premises.edges.assign(store.derived_edges.begin(), store.derived_edges.end());
    premises.offsets.assign(store.premise_offsets.begin(), store.premise_offsets.end());
    premises.items.assign(store.premise_edges.begin(), store.premise_edges.end());
}

Cell GraphBuilder::State::cell_of(std::string_view text) {
    Cell cell;
    cell.tag = CellTag::text;
    cell.bits = strings.add(text);
    return cell;
}

Cell GraphBuilder::State::cell_of(const Value& value) {
    Cell cell;
    if (const auto* boolean = value.get_if<bool>()) {
        cell.tag = CellTag::boolean;
        cell.bits = *boolean ? 1 : 0;
    } else if (const auto* integer = value.get_if<std::int64_t>()) {
        cell.tag = CellTag::integer;
        cell.bits = static_cast<std::uint64_t>(*integer);
    } else if (const auto* real = value.get_if<double>()) {
        cell.tag = CellTag::real;
        cell.bits = std::bit_cast<std::uint64_t>(*real);
    } else if (const auto* text = value.get_if<std::string>()) {
        cell = cell_of(std::string_view(*text));
    } else if (const auto* list = value.get_if<List>()) {
        std::vector<Cell> items;
        items.reserve(list->size());
        for (const Value& item : *list) {
            if (item.get_if<List>() != nullptr) refuse_property();
            items.push_back(cell_of(item));
        }
        cell = lists.add(items);
    } else if (!value.is_null()) {
        cell = temporal_cell(value, lists, strings);
        if (cell.tag == CellTag::none) refuse_property();
    }
    return cell;
}

GraphBuilder::GraphBuilder() : state_(std::make_unique<State>()) {}
GraphBuilder::GraphBuilder(const Graph& graph) : state_(std::make_unique<State>(graph.store())) {}
GraphBuilder::GraphBuilder(GraphBuilder&&) noexcept = default;
GraphBuilder& GraphBuilder::operator=(GraphBuilder&&) noexcept = default;
GraphBuilder::~GraphBuilder() = default;

LabelId GraphBuilder::label(std::string_view name) {
    return state_->labels.add(state_->strings.add(name), "labels");
}

TypeId GraphBuilder::type(std::string_view name) {
    return state_->types.add(state_->strings.add(name), "types of edges");
}

KeyId GraphBuilder::key(std::string_view name) {
    const KeyId key = state_->keys.add(state_->strings.add(name), "property keys");
    state_->node_columns.resize(state_->keys.size());
    state_->edge_columns.resize(state_->keys.size());
    return key;
}

NodeId GraphBuilder::add_node(std::string_view id, std::span<const LabelId> labels) {
    State& state = *state_;
    const NodeId node = state.node_count();
    if (node == no_node) throw data_error("TooMany", "A graph has at most 4294967295 nodes.");
    StringId text = no_string;
    if (!id.empty()) {
        text = state.strings.add(id);
        if (state.find_id(text) != no_node) {
            throw data_error("DoubledId", fmt::format("Two nodes have the id \"{}\".", id));
        }
    }
    state.label_set_of.push_back(state.label_sets.add(labels));
    state.ids.push_back(text);
    if (text != no_string) state.index_id(node);
    return node;
}

EdgeId GraphBuilder::add_edge(NodeId source, NodeId target, TypeId type) {
    State& state = *state_;
    const NodeId end = source >= state.node_count() ? source : target;
    if (end >= state.node_count()) {
        throw data_error("UnknownNode",
                         fmt::format("An edge has the end {}, but the nodes are 0 to {}.", end,
                                     std::int64_t{state.node_count()} - 1));
    }
    if (type >= state.types.size()) {
        throw data_error("UnknownType", fmt::format("No edge type has the number {}.", type));
    }
    const EdgeId edge = state.edges.size();
    if (edge == no_edge) throw data_error("TooMany", "A graph has at most 4294967295 edges.");
    state.edges.sources.push_back(source);
    state.edges.targets.push_back(target);
    state.edges.types.push_back(type);
    return edge;
}

EdgeId GraphBuilder::add_derived_edge(NodeId source, NodeId target, TypeId type,
                                      std::span<const EdgeId> premises) {
    for (const EdgeId premise : premises) {
        if (premise < state_->edges.size()) continue;
        throw data_error("UnknownEdge",
                         fmt::format("An edge rests on edge {}, which there is not.", premise));
    }
    const EdgeId edge = add_edge(source, target, type);
    state_->premises.add(edge, premises);
    return edge;
}

void GraphBuilder::set_node_property(NodeId node, KeyId key, const Value& value) {
    state_->node_log(node, key).set(node, state_->cell_of(value));
}

void GraphBuilder::set_edge_property(EdgeId edge, KeyId key, const Value& value) {
    state_->edge_log(edge, key).set(edge, state_->cell_of(value));
}

void GraphBuilder::set_node_text(NodeId node, KeyId key, std::string_view text) {
    state_->node_log(node, key).set(node, state_->cell_of(text));
}

void GraphBuilder::set_edge_text(EdgeId edge, KeyId key, std::string_view text) {
    state_->edge_log(edge, key).set(edge, state_->cell_of(text));
}

void GraphBuilder::set_labels(NodeId node, std::span<const LabelId> labels) {
    state_->label_set_of[node] = state_->label_sets.add(labels);
}

void GraphBuilder::remove_node(NodeId node) {
    State& state = *state_;
    state.removed_nodes.add(node);
    StringId& id = state.ids[node];
    if (id != no_string) state.node_of_id[id] = no_node;
    id = no_string;
}

void GraphBuilder::remove_edge(EdgeId edge) {
    state_->removed_edges.add(edge);
}

bool GraphBuilder::has_node(NodeId node) const {
    return node < state_->node_count() && !state_->removed_nodes.has(node);
}

bool GraphBuilder::has_edge(EdgeId edge) const {
    return edge < state_->edges.size() && !state_->removed_edges.has(edge);
}

std::span<const LabelId> GraphBuilder::labels_of(NodeId node) const {
    return state_->label_sets[state_->label_set_of[node]];
}

NodeId GraphBuilder::source(EdgeId edge) const {
    return state_->edges.sources[edge];
}

NodeId GraphBuilder::target(EdgeId edge) const {
    return state_->edges.targets[edge];
}

TypeId GraphBuilder::type_of(EdgeId edge) const {
    return state_->edges.types[edge];
}

std::string_view GraphBuilder::label_name(LabelId label) const {
    return state_->strings[state_->labels[label]];
}

std::string_view GraphBuilder::type_name(TypeId type) const {
    return state_->strings[state_->types[type]];
}

std::string_view GraphBuilder::key_name(KeyId key) const {
    return state_->strings[state_->keys[key]];
}

std::size_t GraphBuilder::key_count() const {
    return state_->keys.size();
}

NodeId GraphBuilder::node_count() const {
    return state_->node_count();
}

EdgeId GraphBuilder::edge_count() const {
    return state_->edges.size();
}

std::optional<NodeId> GraphBuilder::find_id(std::string_view id) const {
    const StringId text = state_->strings.find(id);
    const NodeId node = text == no_string ? no_node : state_->find_id(text);
    return node == no_node ? std::nullopt : std::optional(node);
}

void GraphBuilder::find_ids(std::span<const std::string_view> texts,
                            std::span<NodeId> nodes) const {
    state_->strings.find(texts, nodes);
    for (const StringId id : nodes) {
        if (id < state_->node_of_id.size()) __builtin_prefetch(&state_->node_of_id[id]);
    }
    for (NodeId& node : nodes)
        node = state_->find_id(node);
}

std::string_view GraphBuilder::id_of(NodeId node) const {
    const StringId id = state_->ids[node];
    return id == no_string ? std::string_view() : state_->strings[id];
}

void GraphBuilder::State::add_strings(SectionList& sections) {
    Interner::Arrays arrays = std::move(strings).release();
    sections.add(SectionKind::string_offsets, std::move(arrays.offsets));
    sections.add(SectionKind::string_bytes, std::move(arrays.bytes));
    sections.add(SectionKind::string_slots, std::move(arrays.slots));
    sections.add(SectionKind::label_names, std::move(labels).release());
    sections.add(SectionKind::type_names, std::move(types).release());
    sections.add(SectionKind::key_names, std::move(keys).release());
}

void GraphBuilder::State::add_nodes(SectionList& sections) {
    std::vector<std::uint32_t> offsets(std::size_t{labels.size()} + 1);
    for (const std::uint32_t set : label_set_of) {
        for (const LabelId label : label_sets[set])
            ++offsets[label + 1U];
    }
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    std::vector<NodeId> nodes(offsets.back());
    for (NodeId node = 0; node < node_count(); ++node) {
        for (const LabelId label : label_sets[label_set_of[node]])
            nodes[next[label]++] = node;
    }
    sections.add(SectionKind::label_offsets, std::move(offsets));
    sections.add(SectionKind::label_nodes, std::move(nodes));

    std::vector<NodeId> by_id;
    for (NodeId node = 0; node < node_count(); ++node) {
        if (ids[node] != no_string) by_id.push_back(node);
    }
    const auto id_before = [this](NodeId a, NodeId b) { return ids[a] < ids[b]; };
    if (!std::is_sorted(by_id.begin(), by_id.end(), id_before)) {
        std::sort(by_id.begin(), by_id.end(), id_before);
    }
    if (!by_id.empty()) sections.add(SectionKind::node_ids, std::move(ids));
    sections.add(SectionKind::nodes_by_id, std::move(by_id));
    sections.add(SectionKind::label_set_of, std::move(label_set_of));
    std::move(label_sets).release_into(sections);
}

Renumbering GraphBuilder::State::compact() {
    Renumbering now;
    if (removed_nodes.empty() && removed_edges.empty()) return now;
    for (EdgeId edge = 0; edge < edges.size(); ++edge) {
        if (removed_nodes.has(edges.sources[edge]) || removed_nodes.has(edges.targets[edge]))
            removed_edges.add(edge);
    }
    remove_unfounded(premises, removed_edges);
    now.edges = removed_edges.places(edges.size());
    premises = renumbered(premises, now.edges);
    take_out(edges.sources, now.edges);
    take_out(edges.targets, now.edges);
    take_out(edges.types, now.edges);
    if (removed_nodes.empty()) return now;
    now.nodes = removed_nodes.places(node_count());
    take_out(label_set_of, now.nodes);
    take_out(ids, now.nodes);
    for (NodeId& end : edges.sources)
        end = now.nodes[end];
    for (NodeId& end : edges.targets)
        end = now.nodes[end];
    return now;
}

void GraphBuilder::State::add_columns(SectionList& sections, EdgeId edge_count,
                                      const Renumbering& now) {
    const std::uint32_t nodes = node_count();
    ColumnWriter writer;
    for (std::size_t key = 0; key < node_columns.size(); ++key) {
        writer.add(node_columns[key], false, static_cast<KeyId>(key), nodes, now.nodes);
        node_columns[key] = {};
    }
    for (std::size_t key = 0; key < edge_columns.size(); ++key) {
        writer.add(edge_columns[key], true, static_cast<KeyId>(key), edge_count, now.edges);
        edge_columns[key] = {};
    }
    sections.append(std::move(writer).release());
    sections.add(SectionKind::list_cells, std::move(lists).release());
}

Graph GraphBuilder::build() && {
    Renumbering now;
    return std::move(*this).build(now);
}

Graph GraphBuilder::build(Renumbering& now) && {
    const std::unique_ptr<State> state = std::move(state_);
    state_ = std::make_unique<State>();
    now = state->compact();

    GraphCounts counts;
    counts.nodes = state->node_count();
    counts.edges = state->edges.size();
    counts.strings = state->strings.size();
    counts.labels = state->labels.size();
    counts.label_sets = state->label_sets.size();
    counts.types = state->types.size();
    counts.keys = state->keys.size();

    SectionList sections;
    Topology topology = build_topology(counts.nodes, counts.types, std::move(state->edges));
    state->edges = {};
    sections.append(std::move(topology.sections));
    add_premises(sections, state->premises, topology);
    if (now.edges.empty()) {
        now.edges = std::move(topology.renumbered);
    } else {
        for (EdgeId& edge : now.edges) {
            if (edge != no_edge) edge = topology.now(edge);
        }
    }
    state->add_columns(sections, counts.edges, now);
    state->add_nodes(sections);
    state->add_strings(sections);

    // What is worked out from the columns is worked out on the graph that has nothing else yet.
    SectionList bare = sections;
    bare.add(SectionKind::counts, std::vector{counts});
    bare.add(SectionKind::name_offsets, std::vector<std::uint64_t>{0});
    const Graph graph(open_store(std::move(bare)));
    sections.append(build_validity(graph));
    sections.append(build_names(graph.store(), counts.names));
    sections.add(SectionKind::counts, std::vector{counts});
    return Graph(open_store(std::move(sections)));
}

}  // namespace entente
