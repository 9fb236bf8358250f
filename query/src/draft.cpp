#include "draft.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace entente::engine {
namespace {

constexpr std::uint64_t property_id(Node node, KeyId key) {
    return std::uint64_t{key} << 32U | node.id;
}
constexpr std::uint64_t edge_bit = std::uint64_t{1} << 48U;
constexpr std::uint64_t property_id(Relationship edge, KeyId key) {
    return edge_bit | std::uint64_t{key} << 32U | edge.id;
}

/// The names of the labels that nodes have.
std::set<std::string_view> labels_in_use(const Graph& graph) {
    std::set<std::string_view> names;
    for (std::size_t label = 0; label < graph.label_count(); ++label) {
        const auto id = static_cast<LabelId>(label);
        if (!graph.nodes_with(id).empty()) names.insert(graph.label_name(id));
    }
    return names;
}

}  // namespace

GraphBuilder& Draft::builder() {
    if (!builder_) builder_.emplace(graph_);
    return *builder_;
}

// ---------------------------------------------------------------- changes

NodeId Draft::add_node(std::span<const LabelId> labels) {
    return builder().add_node({}, labels);
}

EdgeId Draft::add_edge(NodeId source, NodeId target, TypeId type) {
    return builder().add_edge(source, target, type);
}

template <class Entity>
const Draft::Change* Draft::change_of(Entity entity, KeyId key) const {
    const auto found = changes_.find(property_id(entity, key));
    return found == changes_.end() ? nullptr : &found->second;
}

template <class Entity>
void Draft::note(Entity entity, KeyId key, const Value& value) {
    const auto id = property_id(entity, key);
    const auto found = changes_.find(id);
    if (found != changes_.end()) {
        found->second.now = value;
    } else {
        changes_.emplace(id, Change{property(entity, key), value});
    }
}

void Draft::set(Node node, KeyId key, const Value& value) {
    builder().set_node_property(node.id, key, value);
    note(node, key, value);
}

void Draft::set(Relationship edge, KeyId key, const Value& value) {
    builder().set_edge_property(edge.id, key, value);
    note(edge, key, value);
}

void Draft::set_labels(NodeId node, std::span<const LabelId> labels) {
    builder().set_labels(node, labels);
}

bool Draft::is_original(Relationship edge) const {
    return edge.id < graph_.edge_count() && (made_.empty() || made_[edge.id] == 0);
}

/// Counts the properties that go with what is deleted.
template <class Entity>
void Draft::forget(Entity entity, bool original) {
    for (std::size_t i = 0; i < key_count(); ++i) {
        const auto key = static_cast<KeyId>(i);
        const Change* change = change_of(entity, key);
        if (original) {
            const bool had =
                change != nullptr ? !change->before.is_null() : !property(entity, key).is_null();
            if (had) ++effects_.properties_removed;
        }
        if (change != nullptr) changes_.erase(property_id(entity, key));
    }
}

void Draft::remove(Node node) {
    if (!there(node)) return;
    const bool original = is_original(node);
    forget(node, original);
    if (original) ++effects_.nodes_deleted;
    builder().remove_node(node.id);
}

void Draft::remove(Relationship edge) {
    if (!there(edge)) return;
    const bool counts = is_original(edge) && graph_.premises(edge.id).empty();
    forget(edge, counts);
    if (counts) ++effects_.relationships_deleted;
    builder().remove_edge(edge.id);
}

// ---------------------------------------------------------------- reading

bool Draft::there(Node node) const {
    return builder_ ? builder_->has_node(node.id) : node.id < graph_.node_count();
}

bool Draft::there(Relationship edge) const {
    return builder_ ? builder_->has_edge(edge.id) : edge.id < graph_.edge_count();
}

std::size_t Draft::key_count() const {
    return builder_ ? builder_->key_count() : graph_.key_count();
}

std::string_view Draft::key_name(KeyId key) const {
    return builder_ ? builder_->key_name(key) : graph_.key_name(key);
}

std::optional<KeyId> Draft::find_key(std::string_view name) const {
    if (const auto key = graph_.find_key(name)) return key;
    for (std::size_t i = graph_.key_count(); i < key_count(); ++i) {
        if (key_name(static_cast<KeyId>(i)) == name) return static_cast<KeyId>(i);
    }
    return std::nullopt;
}

Value Draft::property(Node node, KeyId key) const {
    if (const Change* change = change_of(node, key)) return change->now;
    const bool known = node.id < graph_.node_count() && key < graph_.key_count();
    return known ? graph_.node_property(node.id, key) : Value();
}

Value Draft::property(Relationship edge, KeyId key) const {
    if (const Change* change = change_of(edge, key)) return change->now;
    const bool known = edge.id < graph_.edge_count() && key < graph_.key_count();
    return known ? graph_.edge_property(edge.id, key) : Value();
}

std::span<const LabelId> Draft::labels_of(NodeId node) const {
    return builder_ ? builder_->labels_of(node) : graph_.labels_of(node);
}

std::string_view Draft::label_name(LabelId label) const {
    return builder_ ? builder_->label_name(label) : graph_.label_name(label);
}

NodeId Draft::source(EdgeId edge) const {
    return builder_ ? builder_->source(edge) : graph_.source(edge);
}

NodeId Draft::target(EdgeId edge) const {
    return builder_ ? builder_->target(edge) : graph_.target(edge);
}

std::string_view Draft::type_of(EdgeId edge) const {
    const EdgeId count = builder_ ? builder_->edge_count() : graph_.edge_count();
    const TypeId type = edge >= count ? gone_types_[no_edge - 1 - edge]
                        : builder_    ? builder_->type_of(edge)
                                      : graph_.type_of(edge);
    return builder_ ? builder_->type_name(type) : graph_.type_name(type);
}

std::pair<EdgeId, EdgeId> Draft::new_edges() const {
    const EdgeId count = graph_.edge_count();
    return {count, builder_ ? builder_->edge_count() : count};
}

std::vector<EdgeId> Draft::edges_of(NodeId node) const {
    std::vector<EdgeId> edges;
    if (node >= graph_.node_count()) return edges;
    const auto add = [&](EdgeId edge) {
        if (there(Relationship{edge})) edges.push_back(edge);
    };
    const OutEdges out = graph_.out_edges(node);
    for (EdgeId i = 0; i < out.targets.size(); ++i)
        add(out.first + i);
    const InEdges in = graph_.in_edges(node);
    for (std::size_t i = 0; i < in.edges.size(); ++i) {
        if (in.sources[i] != node) add(in.edges[i]);
    }
    return edges;
}

// ---------------------------------------------------------------- freezing

Renumbering Draft::freeze() {
    Renumbering now;
    if (!builder_) return now;
    std::vector<TypeId> types;  // of the edges that are about to go
    GraphBuilder& builder = *builder_;
    const EdgeId edge_count = builder.edge_count();
    types.reserve(edge_count);
    for (EdgeId edge = 0; edge < edge_count; ++edge)
        types.push_back(builder.type_of(edge));
    Graph next = std::move(builder).build(now);
    builder_.reset();
    if (!now.nodes.empty()) {
        const auto end = now.nodes.begin() + originals_left_;
        originals_left_ -= static_cast<NodeId>(std::count(now.nodes.begin(), end, no_node));
    }
    renumber_made(now.edges, edge_count);
    for (EdgeId edge = 0; edge < now.edges.size(); ++edge) {
        if (now.edges[edge] == no_edge) gone_types_.push_back(types[edge]);
    }
    number_gone(now);
    graph_ = std::move(next);
    renumber_changes(now);
    return now;
}

/// Counts the original edges that went, also those that rested on others; notes which were made.
void Draft::renumber_made(const std::vector<EdgeId>& now, EdgeId edge_count) {
    std::vector<char> made(edge_count);
    bool any = false;
    for (EdgeId edge = 0; edge < edge_count; ++edge) {
        const EdgeId number = now.empty() ? edge : now[edge];
        const bool original = is_original(Relationship{edge});
        if (number == no_edge) {
            if (original) ++originals_gone_;
        } else if (!original) {
            made[number] = 1;
            any = true;
        }
    }
    made_ = any ? std::move(made) : std::vector<char>();
}

/// Gives what is deleted a number that rows can hold on to.
void Draft::number_gone(Renumbering& now) {
    for (NodeId& node : now.nodes) {
        if (node == no_node) node = no_node - ++gone_nodes_;
    }
    auto gone = static_cast<EdgeId>(gone_types_.size());
    const auto going = static_cast<EdgeId>(std::ranges::count(now.edges, no_edge));
    gone -= going;
    for (EdgeId& edge : now.edges) {
        if (edge == no_edge) edge = no_edge - ++gone;
    }
}

void Draft::renumber_changes(const Renumbering& now) {
    if (now.nodes.empty() && now.edges.empty()) return;
    Changes renumbered;
    renumbered.reserve(changes_.size());
    for (auto& [id, change] : changes_) {
        const bool is_edge = (id & edge_bit) != 0;
        const auto& numbers = is_edge ? now.edges : now.nodes;
        const auto entity = static_cast<std::uint32_t>(id);
        const std::uint32_t number = numbers.empty() ? entity : numbers[entity];
        renumbered.emplace((id & ~std::uint64_t{0xFFFFFFFFU}) | number, std::move(change));
    }
    changes_ = std::move(renumbered);
}

SideEffects Draft::effects() const {
    SideEffects effects = effects_;
    effects.nodes_created = graph_.node_count() - originals_left_;
    effects.relationships_created = graph_.edge_count() - (start_.edge_count() - originals_gone_);
    for (const auto& [id, change] : changes_) {
        if (change.before == change.now) continue;
        if (!change.before.is_null()) ++effects.properties_removed;
        if (!change.now.is_null()) ++effects.properties_set;
    }
    const auto before = labels_in_use(start_);
    const auto after = labels_in_use(graph_);
    for (const auto name : before)
        effects.labels_removed += after.contains(name) ? 0 : 1;
    for (const auto name : after)
        effects.labels_added += before.contains(name) ? 0 : 1;
    return effects;
}

}  // namespace entente::engine
