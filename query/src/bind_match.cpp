// Binding patterns: variables to nodes and edges of one graph pattern, property constraints to
// predicates.
#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "binder.hpp"
#include "failure.hpp"
#include "function.hpp"

namespace entente::engine {
namespace {

Expr slot_reference(Slot slot, Place place) {
    return {SlotRef{slot}, {}, place};
}

}  // namespace

/// One MATCH while it is bound.
class MatchBinder {
public:
    MatchBinder(Binder& binder, bool new_variables)
        : binder_(binder),
          new_variables_(new_variables),
          first_own_slot_(static_cast<Slot>(binder.part_.frame.kinds.size())) {}

    BoundMatch bind(const std::vector<ast::PathPattern>& patterns, const ast::Expression* where) {
        for (const ast::PathPattern& pattern : patterns)
            add_path(pattern);
        add_property_constraints(patterns);
        if (where != nullptr) add_where(*where);
        return std::move(match_);
    }

private:
    void add_path(const ast::PathPattern& pattern);
    std::size_t add_node(const ast::NodePattern& pattern);
    std::size_t named_node(const ast::Symbol& name);
    std::size_t new_node(Slot slot, bool known);
    std::size_t add_edge(const ast::RelationshipPattern& pattern, ast::PathKind kind);
    void name_edge(const ast::Symbol& name, BoundEdge& edge);
    void name_path(const ast::Symbol& name, MakePath path, Place place);
    void add_property_constraints(const std::vector<ast::PathPattern>& patterns);
    void add_constraints(const std::vector<ast::PropertyConstraint>& constraints, Slot slot,
                         std::vector<Expr>& predicates);
    void add_edge_constraints(const std::vector<ast::PropertyConstraint>& constraints,
                              BoundEdge& edge);
    void add_where(const ast::Expression& condition);
    bool add_to_each(const ast::Expression& condition);
    BoundEdge* edges_of_path(const ast::Expression& list);
    [[nodiscard]] bool is_decided_by(Slot slot, const Expr& condition) const;
    void require_new_allowed(const ast::Symbol& name) const;

    Binder& binder_;
    bool new_variables_;
    Slot first_own_slot_;  ///< those before it are bound before this MATCH
    BoundMatch match_;
    std::map<std::string, std::size_t, std::less<>> nodes_by_name_;
    /// The nodes and edges of the patterns in the order in which they are written.
    std::vector<std::size_t> written_nodes_;
    std::vector<std::size_t> written_edges_;
};

void MatchBinder::require_new_allowed(const ast::Symbol& name) const {
    if (new_variables_) return;
    syntax_error(
        "UndefinedVariable",
        "`" + name.text + "` is not defined, and a pattern used as a condition cannot define it.",
        name.place);
}

std::size_t MatchBinder::new_node(Slot slot, bool known) {
    BoundNode node;
    node.slot = slot;
    node.known = known;
    match_.nodes.push_back(std::move(node));
    return match_.nodes.size() - 1;
}

std::size_t MatchBinder::named_node(const ast::Symbol& name) {
    if (const auto found = nodes_by_name_.find(name.text); found != nodes_by_name_.end()) {
        return found->second;
    }
    std::size_t index = 0;
    if (const auto variable = binder_.scope_->find(name.text)) {
        if (variable->kind == VariableKind::node) {
            index = new_node(variable->slot, true);
        } else if (variable->kind == VariableKind::value &&
                   !excludes(binder_.type_of(variable->slot).kind, only(TypeKind::node))) {
            // A value that may turn out to be a node: `WITH head(nodes(p)) AS n MATCH (n)-->()`.
            const Slot cast = binder_.add_slot(SlotKind::node, name.text);
            match_.casts.emplace_back(cast, slot_reference(variable->slot, name.place));
            index = new_node(cast, true);
        } else {
            syntax_error("VariableTypeConflict",
                         "`" + name.text + "` is " + binder_.words_for(*variable) + ", not a node.",
                         name.place);
        }
    } else {
        require_new_allowed(name);
        const Slot slot = binder_.add_slot(SlotKind::node, name.text);
        binder_.scope_->declare({name.text, slot, VariableKind::node});
        index = new_node(slot, false);
    }
    nodes_by_name_.emplace(name.text, index);
    return index;
}

std::size_t MatchBinder::add_node(const ast::NodePattern& pattern) {
    const std::size_t index = pattern.variable
                                  ? named_node(*pattern.variable)
                                  : new_node(binder_.add_slot(SlotKind::node, ""), false);
    BoundNode& node = match_.nodes[index];
    if (!pattern.labels.empty() && (pattern.any_label || node.any_label) && !node.labels.empty()) {
        unsupported("A second list of labels for one node with `|`", pattern.place);
    }
    node.any_label = pattern.any_label && !pattern.labels.empty();
    for (const ast::Symbol& name : pattern.labels)
        node.labels.push_back(binder_.label(name));
    written_nodes_.push_back(index);
    return index;
}

void MatchBinder::name_edge(const ast::Symbol& name, BoundEdge& edge) {
    Frame& frame = binder_.part_.frame;
    const bool several = edge.hops.has_value();
    const VariableKind kind = several ? VariableKind::relationships : VariableKind::relationship;
    const auto variable = binder_.scope_->find(name.text);
    if (!variable) {
        require_new_allowed(name);
        frame.names[edge.slot] = name.text;
        binder_.scope_->declare({name.text, edge.slot, kind});
        return;
    }
    for (const BoundEdge& other : match_.edges) {
        if (other.slot != variable->slot) continue;
        syntax_error("RelationshipUniquenessViolation",
                     "`" + name.text + "` cannot be two relationships of one pattern.", name.place);
    }
    const TypeKind needed = several ? TypeKind::list : TypeKind::relationship;
    if (variable->kind == VariableKind::value
            ? excludes(binder_.type_of(variable->slot).kind, only(needed))
            : variable->kind != kind) {
        syntax_error("VariableTypeConflict",
                     "`" + name.text + "` is " + kind_words(variable->kind) + ", not " +
                         kind_words(kind) + ".",
                     name.place);
    }
    if (kind == VariableKind::relationship && variable->kind == kind) edge.same_as = variable->slot;
    // Bound earlier: the pattern's edge is another name for it.
    Expr same{ComparisonOf{{ast::ComparisonOperator::equal}},
              {slot_reference(edge.slot, name.place), slot_reference(variable->slot, name.place)},
              name.place};
    match_.predicates.push_back(std::move(same));
}

std::size_t MatchBinder::add_edge(const ast::RelationshipPattern& pattern, ast::PathKind kind) {
    BoundEdge edge;
    edge.either = pattern.direction == ast::Direction::either;
    edge.shortest = kind;
    edge.ordinal = binder_.next_ordinal_++;
    edge.any_type = pattern.types.empty();
    for (const ast::Symbol& name : pattern.types) {
        if (const auto type = binder_.graph_.find_type(name.text)) edge.types.push_back(*type);
    }
    std::ranges::sort(edge.types);
    edge.types.erase(std::unique(edge.types.begin(), edge.types.end()), edge.types.end());
    if (pattern.hops) {
        const auto least = pattern.hops->least.value_or(1);
        const auto most = pattern.hops->most.value_or(std::numeric_limits<std::int64_t>::max());
        edge.hops = BoundHops{static_cast<std::uint64_t>(least), static_cast<std::uint64_t>(most)};
    } else if (kind != ast::PathKind::all) {
        edge.hops = BoundHops{};
    }
    if (kind != ast::PathKind::all && edge.hops->least > 1) {
        unsupported("A least length above 1 for a shortest path", pattern.place);
    }
    edge.backwards = pattern.direction == ast::Direction::left;
    edge.slot = binder_.add_slot(edge.hops ? SlotKind::value : SlotKind::edge, "");
    if (pattern.variable) name_edge(*pattern.variable, edge);
    match_.edges.push_back(std::move(edge));
    written_edges_.push_back(match_.edges.size() - 1);
    return match_.edges.size() - 1;
}

void MatchBinder::name_path(const ast::Symbol& name, MakePath path, Place place) {
    if (binder_.scope_->find(name.text)) {
        syntax_error("VariableAlreadyBound", "`" + name.text + "` already has a meaning here.",
                     name.place);
    }
    require_new_allowed(name);
    const Slot slot = binder_.add_slot(SlotKind::value, name.text, {TypeKind::path, TypeKind::any});
    binder_.scope_->declare({name.text, slot, VariableKind::path});
    match_.paths.emplace_back(slot, Expr{std::move(path), {}, place});
}

void MatchBinder::add_path(const ast::PathPattern& pattern) {
    if (pattern.kind != ast::PathKind::all && pattern.relationships.size() != 1) {
        syntax_error("InvalidArgumentType", "A shortest path is asked for with one relationship.",
                     pattern.place);
    }
    MakePath path;
    std::size_t left = add_node(pattern.nodes.front());
    path.nodes.push_back(match_.nodes[left].slot);
    for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
        // In the order in which they are written, which is that of RETURN *.
        const std::size_t edge = add_edge(pattern.relationships[i], pattern.kind);
        const std::size_t right = add_node(pattern.nodes[i + 1]);
        match_.edges[edge].from = match_.edges[edge].backwards ? right : left;
        match_.edges[edge].to = match_.edges[edge].backwards ? left : right;
        path.nodes.push_back(match_.nodes[right].slot);
        path.edges.push_back(match_.edges[edge].slot);
        left = right;
    }
    if (pattern.variable) name_path(*pattern.variable, std::move(path), pattern.place);
}

void MatchBinder::add_constraints(const std::vector<ast::PropertyConstraint>& constraints,
                                  Slot slot, std::vector<Expr>& predicates) {
    for (const ast::PropertyConstraint& constraint : constraints) {
        const Place place = constraint.key.place;
        Expr property{PropertyOf{constraint.key.text, binder_.graph_.find_key(constraint.key.text)},
                      {slot_reference(slot, place)},
                      place};
        Expr value = binder_.bind_expression(*constraint.value);
        predicates.push_back({ComparisonOf{{ast::ComparisonOperator::equal}},
                              {std::move(property), std::move(value)},
                              place});
    }
}

void MatchBinder::add_property_constraints(const std::vector<ast::PathPattern>& patterns) {
    std::size_t node = 0;
    std::size_t next_edge = 0;
    for (const ast::PathPattern& pattern : patterns) {
        for (const ast::NodePattern& written : pattern.nodes) {
            const Slot slot = match_.nodes[written_nodes_[node++]].slot;
            add_constraints(written.properties, slot, match_.predicates);
        }
        for (const ast::RelationshipPattern& written : pattern.relationships) {
            BoundEdge& edge = match_.edges[written_edges_[next_edge++]];
            if (!edge.hops) {
                add_constraints(written.properties, edge.slot, match_.predicates);
            } else {
                add_edge_constraints(written.properties, edge);
            }
        }
    }
}

/// What every edge of a path has to be is asked of each edge as the path is walked. A condition
/// that needs more than what is bound before the MATCH is asked of the whole path afterwards.
void MatchBinder::add_edge_constraints(const std::vector<ast::PropertyConstraint>& constraints,
                                       BoundEdge& edge) {
    for (const ast::PropertyConstraint& constraint : constraints) {
        if (edge.each_slot == no_slot) edge.each_slot = binder_.add_slot(SlotKind::edge, "");
        std::vector<Expr> one;
        add_constraints({constraint}, edge.each_slot, one);
        if (is_decided_by(edge.each_slot, one.front())) {
            edge.each.push_back(std::move(one.front()));
            continue;
        }
        const Place place = constraint.key.place;
        const Slot item = binder_.add_slot(SlotKind::value, "");
        std::vector<Expr> all{slot_reference(edge.slot, place)};
        add_constraints({constraint}, item, all);
        match_.predicates.push_back(
            {QuantifierOf{ast::QuantifierKind::all, item}, std::move(all), place});
    }
}

bool MatchBinder::is_decided_by(Slot slot, const Expr& condition) const {
    return std::ranges::all_of(free_slots(condition), [&](Slot needed) {
        return needed == slot || needed < first_own_slot_;
    });
}

void MatchBinder::add_where(const ast::Expression& condition) {
    const auto* connective = std::get_if<ast::Connective>(&condition.node);
    if (connective != nullptr && connective->op == ast::ConnectiveOperator::conjunction) {
        for (const ast::Expression& operand : connective->operands)
            add_where(operand);
    } else if (!add_to_each(condition)) {
        binder_.add_conjuncts(condition, match_.predicates);
    }
}

/// `all(r IN edges WHERE ...)` of a path of varying length.
bool MatchBinder::add_to_each(const ast::Expression& condition) {
    const auto* quantifier = std::get_if<ast::Quantifier>(&condition.node);
    if (quantifier == nullptr || quantifier->kind != ast::QuantifierKind::all ||
        !quantifier->where) {
        return false;
    }
    BoundEdge* edge = edges_of_path(*quantifier->list);
    if (edge == nullptr) return false;
    if (edge->each_slot == no_slot) edge->each_slot = binder_.add_slot(SlotKind::edge, "");
    Expr each = binder_.bind_item_expression(
        **quantifier->where,
        {quantifier->variable.text, edge->each_slot, VariableKind::relationship});
    check_condition(each, binder_.types_);
    if (!is_decided_by(edge->each_slot, each)) return false;
    edge->each.push_back(std::move(each));
    return true;
}

/// The relationship of varying length that `edges` of `-[edges*]->` names, or `relationships(p)` of
/// a path that is made of nothing else.
BoundEdge* MatchBinder::edges_of_path(const ast::Expression& list) {
    const auto slot_of = [&](const ast::Expression& expression) {
        const auto* variable = std::get_if<ast::Variable>(&expression.node);
        const auto known =
            variable == nullptr ? std::nullopt : binder_.scope_->find(variable->name);
        return known ? known->slot : no_slot;
    };
    Slot slot = slot_of(list);
    const auto* call = std::get_if<ast::FunctionCall>(&list.node);
    if (call != nullptr && ascii_lower(call->name.text) == "relationships" &&
        call->arguments.size() == 1) {
        const Slot named = slot_of(call->arguments.front());
        for (const auto& [path, made] : match_.paths) {
            const auto& edges = made.get_if<MakePath>()->edges;
            if (path == named && edges.size() == 1) slot = edges.front();
        }
    }
    for (BoundEdge& edge : match_.edges) {
        if (edge.slot == slot && edge.hops) return &edge;
    }
    return nullptr;
}

BoundMatch Binder::bind_pattern(const std::vector<ast::PathPattern>& patterns,
                                const ast::Expression* where, bool new_variables) {
    BoundMatch match = MatchBinder(*this, new_variables).bind(patterns, where);
    match.time = time_;
    return match;
}

BoundMatch Binder::bind_match(const ast::Match& match) {
    const Interval around = time_;
    if (match.as_of) time_ = bind_time(*match.as_of);
    BoundMatch bound = bind_pattern(match.patterns, match.where ? &*match.where : nullptr, true);
    bound.optional = match.optional;
    time_ = around;
    return bound;
}

void Binder::add_conjuncts(const ast::Expression& condition, std::vector<Expr>& predicates) {
    const auto* connective = std::get_if<ast::Connective>(&condition.node);
    if (connective != nullptr && connective->op == ast::ConnectiveOperator::conjunction) {
        for (const ast::Expression& operand : connective->operands) {
            add_conjuncts(operand, predicates);
        }
    } else {
        predicates.push_back(bind_expression(condition));
        check_condition(predicates.back(), types_);
    }
}

std::optional<LabelId> Binder::label(const ast::Symbol& name) const {
    return graph_.find_label(name.text);
}

}  // namespace entente::engine
