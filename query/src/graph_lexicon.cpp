#include "query/graph_lexicon.hpp"

#include <algorithm>

#include "graph/names.hpp"
#include "values/words.hpp"

namespace entente {

GraphLexicon::GraphLexicon(const Graph& graph, const Vocabulary& vocabulary)
    : graph_(graph),
      vocabulary_(vocabulary),
      name_(graph.find_key("name")),
      definite_(graph.find_key("definite")) {}

bool GraphLexicon::is_named(NodeId node) const {
    const auto labels = graph_.labels_of(node);
    return !labels.empty() && !vocabulary_.is_nameless(graph_.label_name(labels.front()));
}

Entity GraphLexicon::entity(NodeId node) const {
    Entity entity;
    entity.node = node;
    entity.exists = graph_.node_validity(node);
    entity.label = std::string(graph_.label_name(graph_.labels_of(node).front()));
    if (name_) {
        const auto name = graph_.node_property(node, *name_);
        if (const auto* text = name.get_if<std::string>()) entity.name = *text;
    }
    if (definite_) {
        const auto definite = graph_.node_property(node, *definite_);
        if (const auto* yes = definite.get_if<bool>()) entity.definite = *yes;
    }
    const auto label = graph_.labels_of(node).front();
    const auto same = graph_.names().find(fold_name(entity.name));
    const auto rivals = std::count_if(same.begin(), same.end(), [&](const NamedNode& other) {
        return other.kind == NameKind::name && graph_.has_label(other.node, label);
    });
    entity.key = rivals > 1 ? "id" : "name";
    entity.key_value = rivals > 1 ? std::string(graph_.id_of(node)) : entity.name;
    return entity;
}

std::vector<Entity> GraphLexicon::find(std::string_view folded) const {
    std::vector<Entity> entities;
    const auto named = graph_.names().find(folded);
    const bool only_codes = std::all_of(named.begin(), named.end(), [](const NamedNode& found) {
        return found.kind == NameKind::code;
    });
    for (const auto& found : named) {
        if (!is_named(found.node) || (found.kind == NameKind::code && !only_codes)) continue;
        auto same = std::find_if(entities.begin(), entities.end(),
                                 [&](const Entity& known) { return known.node == found.node; });
        if (same == entities.end()) {
            entities.push_back(entity(found.node));
            same = std::prev(entities.end());
            same->adjectival = true;
        }
        if (found.kind == NameKind::name) same->proper = true;
        const bool adjectival = found.kind == NameKind::adjective || found.kind == NameKind::people;
        if (!adjectival) same->adjectival = false;
        if (found.kind == NameKind::adjective) same->has_adjective = true;
    }
    return entities;
}

bool GraphLexicon::has_prefix(std::string_view folded) const {
    return graph_.names().has_prefix(folded);
}

std::vector<std::string> GraphLexicon::only_named(const std::vector<std::string>& names,
                                                  std::size_t limit) const {
    std::vector<std::string> kept;
    for (const auto& name : names) {
        const bool known = std::find(kept.begin(), kept.end(), name) != kept.end();
        if (!known && kept.size() < limit && !find(fold_name(name)).empty()) kept.push_back(name);
    }
    return kept;
}

std::vector<std::string> GraphLexicon::nearest(std::string_view folded, std::size_t limit) const {
    return only_named(graph_.names().nearest(folded, limit * 3), limit);
}

std::vector<std::string> GraphLexicon::complete(std::string_view folded_prefix,
                                                std::size_t limit) const {
    return only_named(graph_.names().complete(folded_prefix, limit * 3), limit);
}

}  // namespace entente
