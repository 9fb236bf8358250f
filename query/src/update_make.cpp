#include "update_make.hpp"

#include <utility>

#include "failure.hpp"
#include "operator.hpp"
#include "updater.hpp"

namespace entente::engine {
namespace {

MadeValues::Given evaluate(const GivenProperties& given, Evaluator& evaluator, Batch& batch,
                           Rows rows) {
    MadeValues::Given values;
    for (const GivenProperty& property : given.each)
        values.each.push_back(property.late ? Values()
                                            : evaluator.values(property.value, batch, rows));
    if (given.all) values.all = evaluator.values(*given.all, batch, rows);
    return values;
}

}  // namespace

void set_property(Draft& draft, const Value& entity, KeyId key, const Value& value, Place place) {
    try {
        if (const auto* node = entity.get_if<Node>()) {
            draft.set(*node, key, value);
        } else {
            draft.set(*entity.get_if<Relationship>(), key, value);
        }
    } catch (const Error& error) {
        Diagnostic diagnostic = error.diagnostic();
        diagnostic.place = place;
        throw Error(std::move(diagnostic));
    }
}

MadeValues::MadeValues(const BoundCreate& create, Evaluator& evaluator, Batch& batch, Rows rows) {
    for (const MadeNode& node : create.nodes)
        nodes.push_back(evaluate(node.properties, evaluator, batch, rows));
    for (const MadeEdge& edge : create.edges)
        edges.push_back(evaluate(edge.properties, evaluator, batch, rows));
}

Maker::Maker(Draft& draft, const BoundCreate& create, Evaluator* evaluator)
    : nodes(create.nodes.size()),
      edges(create.edges.size()),
      draft_(draft),
      create_(create),
      evaluator_(evaluator) {}

/// Once there is something to make: names that nothing has are not added.
void Maker::find_names() {
    const auto keys_of = [&](const GivenProperties& given) {
        std::vector<KeyId> keys;
        for (const GivenProperty& property : given.each)
            keys.push_back(draft_.key(property.key));
        return keys;
    };
    for (const MadeNode& node : create_.nodes) {
        Names names;
        for (const std::string& label : node.labels)
            names.labels.push_back(draft_.label(label));
        names.keys = keys_of(node.properties);
        node_names_.push_back(std::move(names));
    }
    for (const MadeEdge& edge : create_.edges) {
        edge_names_.push_back({{}, draft_.type(edge.type), keys_of(edge.properties)});
    }
    named_ = true;
}

NodeId Maker::known_node(const MadeNode& node, const Batch& batch, std::uint32_t row) const {
    const Value value = batch.columns[node.slot].at(row);
    const auto* found = value.get_if<Node>();
    if (found == nullptr) {
        fail_running("TypeError", "InvalidArgumentType",
                     value.is_null() ? "A relationship needs two nodes, and this one is null."
                                     : "A relationship needs two nodes, and this is none.",
                     node.place);
    }
    Entities(draft_.graph(), &draft_).require(*found);
    return found->id;
}

void Maker::set_properties(const Value& entity, const GivenProperties& given, const Names& names,
                           const MadeValues::Given& values, std::size_t i) {
    for (std::size_t k = 0; k < given.each.size(); ++k) {
        if (given.each[k].late || values.each[k][i].is_null()) continue;
        set_property(draft_, entity, names.keys[k], values.each[k][i], given.each[k].value.place);
    }
    if (!given.all) return;
    const auto* map = values.all[i].get_if<Map>();
    if (map == nullptr) {
        fail_running("TypeError", "InvalidArgumentType",
                     "A parameter in place of all properties has to be a map.", given.all->place);
    }
    for (const auto& [key, value] : *map) {
        if (!value.is_null())
            set_property(draft_, entity, draft_.key(key), value, given.all->place);
    }
}

void Maker::set_late(const LateProperty& late, Batch& batch, std::uint32_t row) {
    const std::size_t at = late.index;
    const GivenProperties& given =
        late.of_edge ? create_.edges[at].properties : create_.nodes[at].properties;
    const Names& names = late.of_edge ? edge_names_[at] : node_names_[at];
    const Value entity = late.of_edge ? Value(Relationship{edges[at]}) : Value(Node{nodes[at]});
    const Expr& expression = given.each[late.property].value;
    const Selection one{row};
    const Value value = evaluator_->values(expression, batch, one).front();
    if (!value.is_null())
        set_property(draft_, entity, names.keys[late.property], value, expression.place);
}

void Maker::make(const MadeValues& values, std::size_t i, Batch& batch, std::uint32_t row) {
    if (!named_) find_names();
    for (std::size_t n = 0; n < create_.nodes.size(); ++n) {
        const MadeNode& node = create_.nodes[n];
        if (node.known) {
            nodes[n] = known_node(node, batch, row);
            continue;
        }
        nodes[n] = draft_.add_node(node_names_[n].labels);
        if (evaluator_ != nullptr) batch.columns[node.slot].ids.push_back(nodes[n]);
        set_properties(Node{nodes[n]}, node.properties, node_names_[n], values.nodes[n], i);
    }
    for (std::size_t e = 0; e < create_.edges.size(); ++e) {
        const MadeEdge& edge = create_.edges[e];
        edges[e] = draft_.add_edge(nodes[edge.from], nodes[edge.to], edge_names_[e].type);
        if (evaluator_ != nullptr) batch.columns[edge.slot].ids.push_back(edges[e]);
        set_properties(Relationship{edges[e]}, edge.properties, edge_names_[e], values.edges[e], i);
    }
    // Now that all that they may read is there.
    for (const LateProperty& late : create_.late)
        set_late(late, batch, row);
}

void Updater::apply(BoundCreate& create) {
    Execution execution(draft_.graph(), frame(), timed_options(), nullptr, &draft_);
    Evaluator evaluator(execution);
    Maker maker(draft_, create, &evaluator);
    for (Batch& batch : rows_.batches) {
        const Selection rows = all_rows(batch.size);
        const MadeValues values(create, evaluator, batch, rows);
        for (const std::uint32_t row : rows)
            maker.make(values, row, batch, row);
        for (const auto& [slot, path] : create.paths)
            evaluator.compute(path, batch, rows, batch.columns[slot]);
        execution.count(batch.size);
    }
}

}  // namespace entente::engine
