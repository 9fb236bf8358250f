// Binding SET, REMOVE and DELETE.
#include <utility>

#include "binder.hpp"
#include "failure.hpp"

namespace entente::engine {
namespace {

constexpr std::uint32_t entities = TypeKind::node | TypeKind::relationship;

/// A map stands for a node that the row may hold in its place.
void require_entity(const Expr& subject, const SlotTypes& types) {
    const TypeKind kind = static_type(subject, types).kind;
    if (!excludes(kind, entities)) return;
    syntax_error(
        "InvalidArgumentType",
        std::string("Only a node or a relationship can be changed, not ") + kind_words(kind) + ".",
        subject.place);
}

}  // namespace

BoundUpdate Binder::bind_update(const ast::Clause& clause) {
    if (const auto* create = std::get_if<ast::Create>(&clause)) return bind_create(*create);
    if (const auto* merge = std::get_if<ast::Merge>(&clause)) return bind_merge(*merge);
    if (const auto* set = std::get_if<ast::Set>(&clause)) return bind_changes(set->items);
    if (const auto* remove = std::get_if<ast::Remove>(&clause)) return bind_changes(remove->items);
    return bind_delete(std::get<ast::Delete>(clause));
}

BoundChange Binder::bind_change(const ast::SetProperty& item) {
    PropertyChange change{bind_expression(*item.property.subject), item.property.key.text,
                          bind_expression(item.value), item.place};
    require_entity(change.subject, types_);
    return change;
}

BoundChange Binder::bind_change(const ast::SetProperties& item) {
    MapChange change{bind_node(ast::Variable{item.variable.text}, item.variable.place), item.add,
                     bind_expression(item.value), item.place};
    require_entity(change.subject, types_);
    const TypeKind kind = static_type(change.value, types_).kind;
    if (excludes(kind, entities | TypeKind::map)) {
        syntax_error("InvalidArgumentType",
                     std::string("All properties are set from a map, a node or a relationship, "
                                 "not from ") +
                         kind_words(kind) + ".",
                     item.value.place);
    }
    return change;
}

BoundChange Binder::bind_change(const ast::RemoveProperty& item) {
    PropertyChange change{bind_expression(*item.property.subject), item.property.key.text,
                          Expr{Constant{}, {}, item.place}, item.place};
    require_entity(change.subject, types_);
    return change;
}

BoundChange Binder::bind_change(const ast::ChangedLabels& item, bool remove) {
    LabelChange change{
        bind_node(ast::Variable{item.variable.text}, item.variable.place), {}, remove, item.place};
    change.subject.place = item.variable.place;
    for (const ast::Symbol& label : item.labels)
        change.labels.push_back(label.text);
    const TypeKind kind = static_type(change.subject, types_).kind;
    if (excludes(kind, only(TypeKind::node))) {
        syntax_error("InvalidArgumentType",
                     std::string("Only a node has labels, not ") + kind_words(kind) + ".",
                     item.place);
    }
    return change;
}

std::vector<BoundChange> Binder::bind_changes(const std::vector<ast::SetItem>& items) {
    std::vector<BoundChange> changes;
    for (const ast::SetItem& item : items) {
        if (const auto* one = std::get_if<ast::SetProperty>(&item)) {
            refuse_pattern(one->value);
            changes.push_back(bind_change(*one));
        } else if (const auto* all = std::get_if<ast::SetProperties>(&item)) {
            changes.push_back(bind_change(*all));
        } else {
            changes.push_back(bind_change(std::get<ast::ChangedLabels>(item), false));
        }
    }
    return changes;
}

std::vector<BoundChange> Binder::bind_changes(const std::vector<ast::RemoveItem>& items) {
    std::vector<BoundChange> changes;
    for (const ast::RemoveItem& item : items) {
        if (const auto* one = std::get_if<ast::RemoveProperty>(&item)) {
            changes.push_back(bind_change(*one));
        } else {
            changes.push_back(bind_change(std::get<ast::ChangedLabels>(item), true));
        }
    }
    return changes;
}

BoundDelete Binder::bind_delete(const ast::Delete& clause) {
    BoundDelete bound;
    bound.detach = clause.detach;
    bound.place = clause.place;
    for (const ast::Expression& item : clause.items) {
        if (std::holds_alternative<ast::HasLabels>(item.node)) {
            syntax_error("InvalidDelete",
                         "DELETE deletes nodes, relationships and paths: a label is taken away "
                         "with REMOVE.",
                         item.place);
        }
        bound.items.push_back(bind_expression(item));
        const TypeKind kind = static_type(bound.items.back(), types_).kind;
        if (excludes(kind, entities | TypeKind::path)) {
            syntax_error("InvalidArgumentType",
                         std::string("DELETE deletes nodes, relationships and paths, not ") +
                             kind_words(kind) + ".",
                         item.place);
        }
    }
    return bound;
}

}  // namespace entente::engine
