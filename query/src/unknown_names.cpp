#include "unknown_names.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "function.hpp"
#include "parser/ast_children.hpp"
#include "values/nearest.hpp"

namespace entente {
namespace {

/// A kind of name: what a note says of it, and those that there are.
struct Kind {
    std::string_view missing;  ///< "No node has the label"
    std::vector<std::string_view> names;
};

/// The name most like it, letter case aside; "" when none is near.
std::string nearest_of(const Kind& kind, const std::string& name) {
    std::vector<std::string> lower;
    for (const std::string_view each : kind.names)
        lower.push_back(engine::ascii_lower(each));
    const std::vector<std::string_view> candidates(lower.begin(), lower.end());
    const std::vector<std::string> near = nearest(engine::ascii_lower(name), candidates);
    if (near.empty()) return "";
    const auto found = std::ranges::find(lower, near.front());
    return std::string(kind.names[static_cast<std::size_t>(found - lower.begin())]);
}

class UnknownNames {
public:
    explicit UnknownNames(const Graph& graph) {
        for (std::size_t i = 0; i < graph.label_count(); ++i)
            labels_.names.push_back(graph.label_name(static_cast<LabelId>(i)));
        for (std::size_t i = 0; i < graph.type_count(); ++i)
            types_.names.push_back(graph.type_name(static_cast<TypeId>(i)));
        for (std::size_t i = 0; i < graph.key_count(); ++i)
            keys_.names.push_back(graph.key_name(static_cast<KeyId>(i)));
    }

    void look(const ast::Query& query) {
        for (const ast::SingleQuery& part : query.parts) {
            for (const ast::Clause& clause : part.clauses)
                look(clause);
        }
    }
    std::vector<std::string> notes() && { return std::move(notes_); }

private:
    void check(const Kind& kind, const std::string& name) {
        if (name.empty() || std::ranges::find(kind.names, name) != kind.names.end()) return;
        std::string note = std::string(kind.missing) + " " + name + ".";
        if (!told_.insert(note).second) return;
        const std::string near = nearest_of(kind, name);
        if (!near.empty()) note += " Did you mean " + near + "?";
        notes_.push_back(std::move(note));
    }

    void look(const ast::Clause& clause) {
        ast::for_each_pattern(clause, [&](const ast::PathPattern& pattern) { look(pattern); });
        ast::for_each_expression(clause, [&](const ast::Expression& part) { look(part); });
        // `n.name AS n` makes n a value whose keys nobody knows.
        const auto* with = std::get_if<ast::With>(&clause);
        if (with == nullptr) return;
        for (const ast::ProjectionItem& item : with->projection.items) {
            const auto* same = std::get_if<ast::Variable>(&item.expression.node);
            if (item.alias && (same == nullptr || same->name != item.alias->text))
                elements_.erase(item.alias->text);
        }
    }

    void look(const ast::PathPattern& pattern) {
        for (const ast::NodePattern& node : pattern.nodes) {
            if (node.variable) elements_.insert(node.variable->text);
            for (const ast::Symbol& label : node.labels)
                check(labels_, label.text);
            look(node.properties);
        }
        for (const ast::RelationshipPattern& edge : pattern.relationships) {
            if (edge.variable && !edge.hops) elements_.insert(edge.variable->text);
            for (const ast::Symbol& type : edge.types)
                check(types_, type.text);
            look(edge.properties);
        }
    }
    void look(const std::vector<ast::PropertyConstraint>& constraints) {
        for (const ast::PropertyConstraint& constraint : constraints) {
            check(keys_, constraint.key.text);
            look(*constraint.value);
        }
    }

    void look(const ast::Expression& expression) {
        if (const auto* property = std::get_if<ast::Property>(&expression.node)) {
            const auto* subject = std::get_if<ast::Variable>(&property->subject->node);
            if (subject != nullptr && elements_.contains(subject->name))
                check(keys_, property->key.text);
        } else if (const auto* test = std::get_if<ast::HasLabels>(&expression.node)) {
            for (const ast::Symbol& label : test->labels)
                check(labels_, label.text);
        } else if (const auto* predicate = std::get_if<ast::PatternPredicate>(&expression.node)) {
            look(predicate->pattern);
        } else if (const auto* exists = std::get_if<ast::Exists>(&expression.node)) {
            look(*exists->query);
        } else if (const auto* list = std::get_if<ast::PatternComprehension>(&expression.node)) {
            look(list->pattern);
            if (list->where) look(**list->where);
            look(*list->result);
        }
        ast::for_each_operand(expression, [this](const ast::Expression& part) { look(part); });
    }

    Kind labels_{"No node has the label", {}};
    Kind types_{"No relationship has the type", {}};
    Kind keys_{"Nothing has the property", {}};
    std::set<std::string> elements_;  ///< variables that are nodes or relationships here
    std::set<std::string> told_;
    std::vector<std::string> notes_;
};

}  // namespace

std::vector<std::string> notes_on_unknown_names(const Graph& graph, const ast::Query& query) {
    UnknownNames names(graph);
    names.look(query);
    return std::move(names).notes();
}

}  // namespace entente
