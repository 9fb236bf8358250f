// Binding what CREATE and MERGE make.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "binder.hpp"
#include "failure.hpp"

namespace entente::engine {
namespace {

bool has_details(const ast::NodePattern& node) {
    return !node.labels.empty() || !node.properties.empty() || node.empty_braces || node.parameter;
}

void refuse_bound(const ast::Symbol& name) {
    syntax_error("VariableAlreadyBound",
                 "`" + name.text + "` already has a meaning here, so it cannot be made anew.",
                 name.place);
}

void check_edge(const ast::RelationshipPattern& edge, bool merging) {
    if (edge.hops) {
        syntax_error("CreatingVarLength",
                     "A relationship that is made has no length: write each one out.", edge.place);
    }
    if (edge.types.size() != 1) {
        syntax_error("NoSingleRelationshipType",
                     "A relationship that is made needs exactly one type, as in -[:ALLIED_WITH]->.",
                     edge.place);
    }
    if (edge.direction == ast::Direction::either && !merging) {
        syntax_error("RequiresDirectedRelationship",
                     "A relationship that is made needs one direction: --> or <--.", edge.place);
    }
}

}  // namespace

/// One CREATE, or the pattern of one MERGE. REQUIRES check() before add() of a pattern; in between,
/// what a MERGE looks for is bound, which declares its variables.
class CreateBinder {
public:
    CreateBinder(Binder& binder, bool merging) : binder_(binder), merging_(merging) {}

    void check(const ast::PathPattern& pattern) {
        if (pattern.kind != ast::PathKind::all) {
            syntax_error("UnexpectedSyntax", "A shortest path can be looked for, but not made.",
                         pattern.place);
        }
        for (const ast::NodePattern& node : pattern.nodes)
            check_node(node, pattern.relationships.empty());
        for (const ast::RelationshipPattern& edge : pattern.relationships) {
            if (edge.variable && binder_.scope_->find(edge.variable->text))
                refuse_bound(*edge.variable);
            check_edge(edge, merging_);
        }
        // What a MERGE looks for cannot depend on what it would make.
        if (merging_) bind_ahead(pattern);
    }

    /// What is made sees what was made before it, from left to right.
    void add(const ast::PathPattern& pattern) {
        MakePath path;
        std::size_t left = add_node(pattern.nodes.front(), pattern);
        path.nodes.push_back(create_.nodes[left].slot);
        for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
            const ast::RelationshipPattern& written = pattern.relationships[i];
            MadeEdge edge;
            edge.type = written.types.front().text;
            edge.properties = properties_of(written);
            note_late(edge.properties, true, create_.edges.size());
            edge.slot = edge_slot(written);
            const std::size_t right = add_node(pattern.nodes[i + 1], pattern);
            const bool backwards = written.direction == ast::Direction::left;
            edge.from = backwards ? right : left;
            edge.to = backwards ? left : right;
            path.nodes.push_back(create_.nodes[right].slot);
            path.edges.push_back(edge.slot);
            create_.edges.push_back(std::move(edge));
            left = right;
        }
        if (pattern.variable && !merging_)
            add_path(*pattern.variable, std::move(path), pattern.place);
    }

    [[nodiscard]] BoundCreate take() { return std::move(create_); }

private:
    void check_node(const ast::NodePattern& node, bool alone) {
        if (node.any_label) {
            syntax_error("UnexpectedSyntax",
                         "A node that is made has all of its labels: write them as :A:B.",
                         node.place);
        }
        if (!node.variable) return;
        const std::string& name = node.variable->text;
        const bool again = !names_.insert(name).second;
        const bool known = !again && binder_.scope_->find(name).has_value();
        if (known) known_.insert(name);
        if ((known || again) && (alone || has_details(node))) refuse_bound(*node.variable);
    }

    template <class Pattern>
    GivenProperties bind_properties(const Pattern& pattern) {
        GivenProperties given;
        for (const ast::PropertyConstraint& property : pattern.properties) {
            refuse_pattern(*property.value);
            Expr value = binder_.bind_expression(*property.value);
            const auto used = free_slots(value);
            const bool late =
                std::ranges::any_of(used, [this](Slot slot) { return made_.contains(slot); });
            given.each.push_back({property.key.text, std::move(value), late});
        }
        if (pattern.parameter) {
            given.all = binder_.bind_expression(
                {ast::Parameter{pattern.parameter->text}, pattern.parameter->place});
        }
        return given;
    }

    void bind_ahead(const ast::PathPattern& pattern) {
        ahead_.push_back(bind_properties(pattern.nodes.front()));
        for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
            ahead_.push_back(bind_properties(pattern.relationships[i]));
            ahead_.push_back(bind_properties(pattern.nodes[i + 1]));
        }
    }

    void note_late(const GivenProperties& given, bool of_edge, std::size_t index) {
        for (std::size_t k = 0; k < given.each.size(); ++k) {
            if (given.each[k].late) create_.late.push_back({of_edge, index, k});
        }
    }

    template <class Pattern>
    GivenProperties properties_of(const Pattern& pattern) {
        if (!merging_) return bind_properties(pattern);
        return std::move(ahead_[next_ahead_++]);
    }

    std::size_t add_node(const ast::NodePattern& pattern, const ast::PathPattern& path) {
        GivenProperties properties = properties_of(pattern);
        if (pattern.variable) {
            const auto seen = nodes_.find(pattern.variable->text);
            if (seen != nodes_.end()) return seen->second;
        }
        MadeNode node;
        node.place = pattern.variable ? pattern.variable->place : path.place;
        node.properties = std::move(properties);
        for (const ast::Symbol& label : pattern.labels)
            node.labels.push_back(label.text);
        const auto declared =
            pattern.variable ? binder_.scope_->find(pattern.variable->text) : std::nullopt;
        if (declared) {
            require_node(*declared, *pattern.variable);
            node.slot = declared->slot;
            node.known = known_.contains(pattern.variable->text);
        } else {
            const std::string name = pattern.variable ? pattern.variable->text : "";
            node.slot = binder_.add_slot(SlotKind::node, name);
            made_.insert(node.slot);
            if (pattern.variable) binder_.scope_->declare({name, node.slot, VariableKind::node});
        }
        note_late(node.properties, false, create_.nodes.size());
        create_.nodes.push_back(std::move(node));
        if (pattern.variable) nodes_.emplace(pattern.variable->text, create_.nodes.size() - 1);
        return create_.nodes.size() - 1;
    }

    void require_node(const ScopeVariable& variable, const ast::Symbol& name) {
        const bool may_be = variable.kind == VariableKind::value &&
                            !excludes(binder_.type_of(variable.slot).kind, only(TypeKind::node));
        if (variable.kind == VariableKind::node || may_be) return;
        syntax_error("VariableTypeConflict",
                     "`" + name.text + "` is " + binder_.words_for(variable) + ", not a node.",
                     name.place);
    }

    Slot edge_slot(const ast::RelationshipPattern& written) {
        const std::string name = written.variable ? written.variable->text : "";
        const auto declared = written.variable ? binder_.scope_->find(name) : std::nullopt;
        if (declared && merging_) return declared->slot;
        if (declared) refuse_bound(*written.variable);
        const Slot slot = binder_.add_slot(SlotKind::edge, name);
        made_.insert(slot);
        if (written.variable) binder_.scope_->declare({name, slot, VariableKind::relationship});
        return slot;
    }

    void add_path(const ast::Symbol& name, MakePath path, Place place) {
        if (binder_.scope_->find(name.text)) refuse_bound(name);
        const Slot slot =
            binder_.add_slot(SlotKind::value, name.text, {TypeKind::path, TypeKind::any});
        binder_.scope_->declare({name.text, slot, VariableKind::path});
        create_.paths.emplace_back(slot, Expr{std::move(path), {}, place});
    }

    Binder& binder_;
    bool merging_;
    BoundCreate create_;
    std::vector<GivenProperties> ahead_;  ///< of a MERGE's nodes and relationships, in order
    std::size_t next_ahead_ = 0;
    std::set<Slot> made_;
    std::set<std::string> names_;
    std::set<std::string> known_;  ///< bound before this clause
    std::map<std::string, std::size_t, std::less<>> nodes_;
};

BoundCreate Binder::bind_create(const ast::Create& create) {
    CreateBinder binder(*this, false);
    for (const ast::PathPattern& pattern : create.patterns) {
        binder.check(pattern);
        binder.add(pattern);
    }
    return binder.take();
}

/// Nodes and relationships without a name are given one, so that what is looked for and what is
/// made speak of the same slots.
BoundMerge Binder::bind_merge(const ast::Merge& merge) {
    BoundMerge bound;
    ast::PathPattern pattern = merge.pattern;
    std::size_t unnamed = 0;
    const auto name = [&](std::optional<ast::Symbol>& variable, Place place) {
        if (!variable) variable = ast::Symbol{" " + std::to_string(++unnamed), place};
    };
    for (ast::NodePattern& node : pattern.nodes)
        name(node.variable, node.place);
    for (ast::RelationshipPattern& edge : pattern.relationships) {
        name(edge.variable, edge.place);
        bound.undirected = bound.undirected || edge.direction == ast::Direction::either;
    }
    CreateBinder made(*this, true);
    made.check(pattern);
    bound.match = bind_pattern({pattern}, nullptr, true);
    made.add(pattern);
    bound.create = made.take();
    bound.create.paths = bound.match.paths;
    std::vector<ScopeVariable> visible = scope_->here();
    std::erase_if(visible, [](const ScopeVariable& one) { return one.name.starts_with(' '); });
    scope_->replace(std::move(visible));
    for (const ast::MergeAction& action : merge.actions) {
        BoundChanges& changes = action.on_create ? bound.on_create : bound.on_match;
        for (BoundChange& change : bind_changes(action.set.items))
            changes.push_back(std::move(change));
    }
    return bound;
}

}  // namespace entente::engine
