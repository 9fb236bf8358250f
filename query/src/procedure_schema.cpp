// db.*: what there is in the graph, and what can be called.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "procedure.hpp"

namespace entente::engine {
namespace {

/// A column of texts in their order.
void fill_sorted(Columns& columns, std::vector<std::string_view> names) {
    std::ranges::sort(names);
    columns[0].values.assign(names.begin(), names.end());
}

void labels(const Invocation& invocation, Columns& columns) {
    const Graph& graph = invocation.graph();
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < graph.label_count(); ++i) {
        const auto label = static_cast<LabelId>(i);
        if (!graph.nodes_with(label).empty()) names.push_back(graph.label_name(label));
    }
    fill_sorted(columns, std::move(names));
}

void relationship_types(const Invocation& invocation, Columns& columns) {
    const Graph& graph = invocation.graph();
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < graph.type_count(); ++i) {
        const auto type = static_cast<TypeId>(i);
        if (graph.edges_of_type(type) > 0) names.push_back(graph.type_name(type));
    }
    fill_sorted(columns, std::move(names));
}

void property_keys(const Invocation& invocation, Columns& columns) {
    const Graph& graph = invocation.graph();
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < graph.key_count(); ++i) {
        const auto key = static_cast<KeyId>(i);
        if (graph.node_column(key) != nullptr || graph.edge_column(key) != nullptr)
            names.push_back(graph.key_name(key));
    }
    fill_sorted(columns, std::move(names));
}

List label_names(const Graph& graph, std::span<const LabelId> labels) {
    std::vector<std::string_view> names;
    for (const LabelId label : labels)
        names.push_back(graph.label_name(label));
    std::ranges::sort(names);
    return {names.begin(), names.end()};
}

/// What one kind of node is connected to by one type.
struct Connection {
    std::vector<LabelId> from;
    TypeId type{};
    std::vector<LabelId> to;
    friend auto operator<=>(const Connection&, const Connection&) = default;
};

std::map<Connection, std::int64_t> count_connections(const Invocation& invocation) {
    const Graph& graph = invocation.graph();
    const Interval when = invocation.execution.options().as_of;
    std::map<Connection, std::int64_t> counts;
    for (NodeId node = 0; node < graph.node_count(); ++node) {
        if (!when.is_all() && !graph.node_validity(node).overlaps(when)) continue;
        const auto from = graph.labels_of(node);
        const OutEdges edges = graph.out_edges(node);
        for (std::size_t i = 0; i < edges.targets.size(); ++i) {
            invocation.execution.pulse();
            const EdgeId edge = edges.first + static_cast<EdgeId>(i);
            const NodeId target = edges.targets[i];
            if (!when.is_all() && (!graph.edge_validity(edge).overlaps(when) ||
                                   !graph.node_validity(target).overlaps(when))) {
                continue;
            }
            const auto to = graph.labels_of(target);
            ++counts[{{from.begin(), from.end()}, graph.type_of(edge), {to.begin(), to.end()}}];
        }
    }
    return counts;
}

void schema(const Invocation& invocation, Columns& columns) {
    const Graph& graph = invocation.graph();
    struct Line {
        std::string_view type;
        std::int64_t count;
        const Connection* connection;
    };
    const auto counts = count_connections(invocation);
    std::vector<Line> lines;
    for (const auto& [connection, count] : counts)
        lines.push_back({graph.type_name(connection.type), count, &connection});
    std::ranges::stable_sort(lines, [](const Line& a, const Line& b) {
        return std::pair(a.type, -a.count) < std::pair(b.type, -b.count);
    });
    for (const Line& line : lines) {
        columns[0].values.emplace_back(label_names(graph, line.connection->from));
        columns[1].values.emplace_back(line.type);
        columns[2].values.emplace_back(label_names(graph, line.connection->to));
        columns[3].values.emplace_back(line.count);
    }
}

void procedures(const Invocation& invocation, Columns& columns) {
    std::vector<const Procedure*> all;
    for (const Procedure& procedure : built_in_procedures())
        all.push_back(&procedure);
    if (const auto* declared = invocation.execution.options().procedures) {
        for (const auto& procedure : declared->all())
            all.push_back(procedure.get());
    }
    std::ranges::sort(all, {}, [](const Procedure* each) { return each->name(); });
    for (const Procedure* procedure : all) {
        columns[0].values.emplace_back(procedure->name());
        columns[1].values.emplace_back(procedure->shown());
        columns[2].values.emplace_back(procedure->description);
    }
}

}  // namespace

std::vector<Procedure> schema_procedures() {
    return {
        built_in("db.labels() :: (label :: STRING)", "The labels that nodes have.", labels),
        built_in("db.relationshipTypes() :: (relationshipType :: STRING)",
                 "The types that relationships have.", relationship_types),
        built_in("db.propertyKeys() :: (propertyKey :: STRING)",
                 "The keys of the properties that nodes and relationships have.", property_keys),
        built_in("db.schema() :: (sourceLabels :: LIST OF STRING, relationshipType :: STRING, "
                 "targetLabels :: LIST OF STRING, relationships :: INTEGER)",
                 "What is connected to what, and by how many relationships.", schema),
        built_in("db.procedures() :: (name :: STRING, signature :: STRING, description :: STRING)",
                 "What can be called.", procedures),
    };
}

}  // namespace entente::engine
