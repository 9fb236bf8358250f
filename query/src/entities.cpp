#include "entities.hpp"

#include <algorithm>
#include <string>

#include "draft.hpp"
#include "failure.hpp"
#include "temporal_component.hpp"

namespace entente::engine {
namespace {

[[noreturn]] void refuse_deleted(const char* what) {
    fail_running("EntityNotFound", "DeletedEntityAccess",
                 std::string("This ") + what +
                     " was deleted earlier in the statement: what it was can no longer be read. "
                     "Keep what you need with WITH before DELETE.");
}

}  // namespace

bool Entities::plain() const {
    return draft_ == nullptr || (!draft_->changed() && !draft_->has_gone());
}

void Entities::require(Node node) const {
    const bool there = draft_ != nullptr ? draft_->there(node) : node.id < graph_.node_count();
    if (!there) refuse_deleted("node");
}

void Entities::require(Relationship edge) const {
    const bool there = draft_ != nullptr ? draft_->there(edge) : edge.id < graph_.edge_count();
    if (!there) refuse_deleted("relationship");
}

Value Entities::property(Node node, std::string_view name, std::optional<KeyId> key) const {
    if (!plain()) {
        require(node);
        key = draft_->find_key(name);
    }
    if (key) {
        Value value = plain() ? graph_.node_property(node.id, *key) : draft_->property(node, *key);
        if (!value.is_null()) return value;
    }
    if (name != "id") return {};
    const std::string_view given = given_id(node);
    return given.empty() ? Value() : Value(given);
}

Value Entities::property(Relationship edge, std::string_view name, std::optional<KeyId> key) const {
    if (plain()) return key ? graph_.edge_property(edge.id, *key) : Value();
    require(edge);
    key = draft_->find_key(name);
    return key ? draft_->property(edge, *key) : Value();
}

std::optional<Value> Entities::property_of(const Value& subject, std::string_view name,
                                           std::optional<KeyId> key) const {
    if (subject.is_null()) return Value();
    if (const auto* node = subject.get_if<Node>()) return property(*node, name, key);
    if (const auto* edge = subject.get_if<Relationship>()) return property(*edge, name, key);
    if (const auto* map = subject.get_if<Map>()) {
        for (const auto& [entry, value] : *map) {
            if (entry == name) return value;
        }
        return Value();
    }
    return temporal_component(subject, name);
}

template <class Entity>
Map Entities::all_properties(Entity entity) const {
    Map all;
    if (plain()) {
        if constexpr (std::is_same_v<Entity, Node>) {
            for (const KeyId key : graph_.node_keys(entity.id))
                all.emplace_back(graph_.key_name(key), graph_.node_property(entity.id, key));
        } else {
            for (const KeyId key : graph_.edge_keys(entity.id))
                all.emplace_back(graph_.key_name(key), graph_.edge_property(entity.id, key));
        }
        return all;
    }
    require(entity);
    for (std::size_t i = 0; i < draft_->key_count(); ++i) {
        const auto key = static_cast<KeyId>(i);
        Value value = draft_->property(entity, key);
        if (!value.is_null()) all.emplace_back(draft_->key_name(key), std::move(value));
    }
    return all;
}

std::optional<Map> Entities::properties_of(const Value& subject) const {
    if (const auto* node = subject.get_if<Node>()) return all_properties(*node);
    if (const auto* edge = subject.get_if<Relationship>()) return all_properties(*edge);
    return std::nullopt;
}

List Entities::labels(Node node) const {
    require(node);
    List names;
    if (plain()) {
        for (const LabelId label : graph_.labels_of(node.id))
            names.emplace_back(graph_.label_name(label));
    } else {
        for (const LabelId label : draft_->labels_of(node.id))
            names.emplace_back(draft_->label_name(label));
    }
    return names;
}

bool Entities::has_label(Node node, std::optional<LabelId> label, std::string_view name) const {
    if (plain()) return label && graph_.has_label(node.id, *label);
    require(node);
    return std::ranges::any_of(draft_->labels_of(node.id),
                               [&](LabelId has) { return draft_->label_name(has) == name; });
}

std::string_view Entities::type(Relationship edge) const {
    return draft_ != nullptr ? draft_->type_of(edge.id) : graph_.type_name(graph_.type_of(edge.id));
}

NodeId Entities::source(Relationship edge) const {
    require(edge);
    return draft_ != nullptr ? draft_->source(edge.id) : graph_.source(edge.id);
}

NodeId Entities::target(Relationship edge) const {
    require(edge);
    return draft_ != nullptr ? draft_->target(edge.id) : graph_.target(edge.id);
}

std::string_view Entities::given_id(Node node) const {
    require(node);
    return node.id < graph_.node_count() ? graph_.id_of(node.id) : std::string_view();
}

}  // namespace entente::engine
