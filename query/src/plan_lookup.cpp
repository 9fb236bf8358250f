// Start points that an index gives: a node's name or id.
#include <algorithm>
#include <string>

#include "graph/names.hpp"
#include "statistics.hpp"
#include "values/words.hpp"

namespace entente::engine {
namespace {

/// The property that a side of a comparison reads from the slot; null when it is something else.
const PropertyOf* property_of_slot(const Expr& side, Slot slot) {
    const auto* property = side.get_if<PropertyOf>();
    if (property == nullptr) return nullptr;
    const auto* subject = side.operands.front().get_if<SlotRef>();
    return subject != nullptr && subject->slot == slot ? property : nullptr;
}

void add_named(const Graph& graph, const std::string& name, std::vector<NodeId>& nodes) {
    if (!graph.find_string(name)) return;  // nothing at all has this text
    for (const NamedNode& named : graph.names().find(fold_name(name)))
        nodes.push_back(named.node);
}

/// Where `id` is a property, files may give the same one to nodes of different groups, so that
/// find_id() does not know them all: its column is looked through, which takes a fraction of what
/// reading rows would.
bool add_with_id(const Graph& graph, const PropertyOf& property, const std::string& id,
                 std::vector<NodeId>& nodes) {
    const Column* column = property.key ? graph.node_column(*property.key) : nullptr;
    if (column != nullptr && column->type() != ColumnType::text) return false;
    if (const auto wanted = graph.find_string(id); column != nullptr && wanted) {
        column->for_each_row([&](NodeId node) {
            if (column->text(node) == *wanted) nodes.push_back(node);
        });
    }
    const auto given = graph.find_id(id);
    if (given && (column == nullptr || !column->has(*given))) nodes.push_back(*given);
    return true;
}

/// The nodes whose property may equal `value`; false when no index can say.
bool add_nodes(const Graph& graph, const PropertyOf& property, const Value& value,
               std::vector<NodeId>& nodes) {
    if (value.is_null()) return true;
    const auto* text = value.get_if<std::string>();
    if (text == nullptr) return false;
    if (property.name == "name") {
        // A name without letters or digits folds to nothing, and is not in the index.
        if (fold_name(*text).empty()) return false;
        add_named(graph, *text, nodes);
        return true;
    }
    return property.name == "id" && add_with_id(graph, property, *text, nodes);
}

std::optional<Lookup> lookup_values(const Graph& graph, const PropertyOf& property,
                                    std::span<const Value> values) {
    Lookup lookup;
    lookup.found_by = property.name;
    for (const Value& value : values) {
        if (!add_nodes(graph, property, value, lookup.nodes)) return std::nullopt;
    }
    std::ranges::sort(lookup.nodes);
    lookup.nodes.erase(std::unique(lookup.nodes.begin(), lookup.nodes.end()), lookup.nodes.end());
    return lookup;
}

}  // namespace

std::optional<Lookup> find_lookup(const Graph& graph, const Expr& predicate, Slot slot) {
    if (const auto* comparison = predicate.get_if<ComparisonOf>()) {
        if (comparison->operators != std::vector{ast::ComparisonOperator::equal})
            return std::nullopt;
        for (std::size_t side : {0U, 1U}) {
            const auto* property = property_of_slot(predicate.operands[side], slot);
            const auto* constant = predicate.operands[1 - side].get_if<Constant>();
            if (property == nullptr || constant == nullptr) continue;
            return lookup_values(graph, *property, {&constant->value, 1});
        }
    }
    const auto* binary = predicate.get_if<BinaryOf>();
    if (binary != nullptr && binary->op == ast::BinaryOperator::in) {
        const auto* property = property_of_slot(predicate.operands[0], slot);
        const auto* constant = predicate.operands[1].get_if<Constant>();
        if (property == nullptr || constant == nullptr) return std::nullopt;
        const auto* list = constant->value.get_if<List>();
        if (list != nullptr) return lookup_values(graph, *property, *list);
    }
    return std::nullopt;
}

}  // namespace entente::engine
