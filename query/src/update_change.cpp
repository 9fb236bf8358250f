#include "update_change.hpp"

#include <algorithm>
#include <utility>

#include "arithmetic.hpp"
#include "failure.hpp"
#include "operator.hpp"
#include "update_make.hpp"
#include "updater.hpp"

namespace entente::engine {

Value Changer::value_of(const Expr& expression, Batch& batch, std::uint32_t row) {
    if (const auto* constant = expression.get_if<Constant>()) return constant->value;
    if (const auto* slot = expression.get_if<SlotRef>()) return batch.columns[slot->slot].at(row);
    const Selection one{row};
    return std::move(evaluator_.values(expression, batch, one).front());
}

Value Changer::subject_of(const Expr& expression, Batch& batch, std::uint32_t row) {
    Value subject = value_of(expression, batch, row);
    if (subject.is_null()) return subject;
    const Entities entities(draft_.graph(), &draft_);
    if (const auto* node = subject.get_if<Node>()) {
        entities.require(*node);
    } else if (const auto* edge = subject.get_if<Relationship>()) {
        entities.require(*edge);
    } else {
        fail_running("TypeError", "InvalidArgumentType",
                     std::string("Only a node or a relationship can be changed, not ") +
                         type_words(subject) + ".",
                     expression.place);
    }
    return subject;
}

/// What is so already is left alone.
void Changer::set(const Value& entity, std::string_view key, const Value& value, Place place) {
    const Entities entities(draft_.graph(), &draft_);
    const auto known = draft_.find_key(key);
    const auto* node = entity.get_if<Node>();
    Value before;
    if (known) {
        before = node != nullptr ? draft_.property(*node, *known)
                                 : draft_.property(*entity.get_if<Relationship>(), *known);
    }
    if (before == value) return;
    set_property(draft_, entity, known ? *known : draft_.key(key), value, place);
    touched = touched || watched.contains(key);
}

void Changer::apply(const PropertyChange& change, Batch& batch, std::uint32_t row) {
    const Value subject = subject_of(change.subject, batch, row);
    if (subject.is_null()) return;
    set(subject, change.key, value_of(change.value, batch, row), change.value.place);
}

void Changer::apply(const MapChange& change, Batch& batch, std::uint32_t row) {
    const Value subject = subject_of(change.subject, batch, row);
    if (subject.is_null()) return;
    const Entities entities(draft_.graph(), &draft_);
    const Value value = value_of(change.value, batch, row);
    Map given;
    if (const auto* map = value.get_if<Map>()) {
        given = *map;
    } else if (auto all = entities.properties_of(value)) {
        given = std::move(*all);
    } else if (!value.is_null()) {
        fail_running("TypeError", "InvalidArgumentType",
                     std::string("All properties are set from a map, a node or a relationship, not "
                                 "from ") +
                         type_words(value) + ".",
                     change.value.place);
    }
    if (!change.add) {
        const Map had = *entities.properties_of(subject);
        for (const auto& [key, old] : had) {
            const bool kept = std::ranges::any_of(
                given, [&name = key](const auto& entry) { return entry.first == name; });
            if (!kept) set(subject, key, Value(), change.place);
        }
    }
    for (const auto& [key, one] : given)
        set(subject, key, one, change.value.place);
}

void Changer::apply(const LabelChange& change, Batch& batch, std::uint32_t row) {
    const Value subject = subject_of(change.subject, batch, row);
    if (subject.is_null()) return;
    const auto* node = subject.get_if<Node>();
    if (node == nullptr) {
        fail_running("TypeError", "InvalidArgumentType", "Only a node has labels.", change.place);
    }
    const auto has = draft_.labels_of(node->id);
    std::vector<LabelId> labels(has.begin(), has.end());
    bool changed = false;
    for (const std::string& name : change.labels) {
        const auto found = std::ranges::find_if(
            labels, [&](LabelId label) { return draft_.label_name(label) == name; });
        if ((found != labels.end()) != change.remove) continue;
        changed = true;
        touched = touched || watched.contains(name);
        if (change.remove) {
            labels.erase(found);
        } else {
            labels.push_back(draft_.label(name));
        }
    }
    if (changed) draft_.set_labels(node->id, labels);
}

void Changer::apply(Batch& batch, Rows rows) {
    for (const std::uint32_t row : rows) {
        for (const BoundChange& change : changes_)
            std::visit([&](const auto& one) { apply(one, batch, row); }, change);
    }
}

void Updater::apply(BoundChanges& changes) {
    Execution execution(draft_.graph(), frame(), timed_options(), nullptr, &draft_);
    Evaluator evaluator(execution);
    Changer changer(draft_, changes, evaluator);
    for (Batch& batch : rows_.batches) {
        changer.apply(batch, all_rows(batch.size));
        execution.count(batch.size);
    }
}

}  // namespace entente::engine
