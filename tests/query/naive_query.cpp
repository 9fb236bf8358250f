#include "naive_query.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "query/engine.hpp"
#include "small_graph.hpp"

namespace entente::test {
namespace {

using Row = std::map<std::string, Value>;
using Rows = std::vector<Row>;

struct NotNaive {};  ///< what this evaluator does not know

bool is_aggregate(const ast::FunctionCall& call) {
    return call.name.text == "count";
}

/// Whether a count stands in the expression, where counts stand in questions' queries.
bool aggregates(const ast::Expression& expression) {
    if (std::holds_alternative<ast::CountStar>(expression.node)) return true;
    if (const auto* call = std::get_if<ast::FunctionCall>(&expression.node))
        return is_aggregate(*call) || std::ranges::any_of(call->arguments, aggregates);
    if (const auto* comparison = std::get_if<ast::Comparison>(&expression.node))
        return std::ranges::any_of(comparison->operands, aggregates);
    if (const auto* connective = std::get_if<ast::Connective>(&expression.node))
        return std::ranges::any_of(connective->operands, aggregates);
    if (const auto* unary = std::get_if<ast::Unary>(&expression.node))
        return aggregates(*unary->operand);
    if (const auto* binary = std::get_if<ast::Binary>(&expression.node))
        return aggregates(*binary->left) || aggregates(*binary->right);
    return false;
}

ast::Expression constant(Value value) {
    return {ast::Literal{std::move(value)}, {}};
}

class Evaluation {
public:
    explicit Evaluation(const Graph& graph) : graph_(graph) {}

    Rows run(const ast::Query& query, Rows rows, Interval time) {
        if (query.parts.size() != 1) throw NotNaive();
        for (const auto& clause : query.parts.front().clauses) {
            if (const auto* match = std::get_if<ast::Match>(&clause)) {
                rows = matched(*match, rows, time);
            } else if (const auto* with = std::get_if<ast::With>(&clause)) {
                rows = projected(with->projection, rows, time);
                if (with->where) keep(rows, *with->where, time);
            } else if (const auto* last = std::get_if<ast::Return>(&clause)) {
                rows = projected(last->projection, rows, time);
            } else {
                throw NotNaive();
            }
        }
        return rows;
    }

private:
    // ------------------------------------------------------------ patterns

    /// What is still to be matched of a clause, and what its edges are so far.
    struct Trial {
        const ast::Match& match;
        Interval time;
        std::set<EdgeId> used;
        Rows found;
    };

    Interval time_of(const ast::Match& match, Interval around) {
        if (!match.as_of) return around;
        const auto& when = match.as_of->when;
        const auto* call = std::get_if<ast::FunctionCall>(&when.node);
        const auto* text = call == nullptr || call->arguments.empty()
                               ? nullptr
                               : std::get_if<ast::Literal>(&call->arguments.front().node);
        const auto* iso = text == nullptr ? nullptr : text->value.get_if<std::string>();
        if (iso != nullptr) return Date::parse(*iso)->interval();
        if (const auto* literal = std::get_if<ast::Literal>(&when.node);
            literal != nullptr && literal->value.is_null())
            return Interval::all();
        throw NotNaive();
    }

    Rows matched(const ast::Match& match, const Rows& rows, Interval around) {
        Rows all;
        const auto time = time_of(match, around);
        for (const auto& row : rows) {
            Trial trial{match, time, {}, {}};
            try_pattern(trial, 0, row);
            if (match.where) keep(trial.found, *match.where, time);
            if (trial.found.empty() && match.optional) trial.found.push_back(unmatched(match, row));
            all.insert(all.end(), trial.found.begin(), trial.found.end());
        }
        return all;
    }

    static Row unmatched(const ast::Match& match, Row row) {
        for (const auto& pattern : match.patterns) {
            for (const auto& node : pattern.nodes)
                if (node.variable) row.try_emplace(node.variable->text);
            for (const auto& edge : pattern.relationships)
                if (edge.variable) row.try_emplace(edge.variable->text);
        }
        return row;
    }

    void try_pattern(Trial& trial, std::size_t at, const Row& row) {
        if (at == trial.match.patterns.size()) {
            trial.found.push_back(row);
            return;
        }
        const auto& pattern = trial.match.patterns[at];
        if (pattern.variable || pattern.kind != ast::PathKind::all) throw NotNaive();
        for (NodeId node = 0; node < graph_.node_count(); ++node) {
            const auto& variable = pattern.nodes.front().variable;
            const auto known = variable ? row.find(variable->text) : row.end();
            if (known != row.end() && known->second != Value(Node{node})) continue;
            auto next = row;
            if (bind(pattern.nodes.front(), node, next, trial.time))
                try_step(trial, at, 0, node, next);
        }
    }

    void try_step(Trial& trial, std::size_t at, std::size_t step, NodeId from, const Row& row) {
        const auto& pattern = trial.match.patterns[at];
        if (step == pattern.relationships.size()) {
            try_pattern(trial, at + 1, row);
            return;
        }
        const auto& wanted = pattern.relationships[step];
        if (wanted.hops || wanted.parameter) throw NotNaive();
        for (const auto edge : edges_of(from)) {
            const bool out =
                graph_.source(edge) == from && wanted.direction != ast::Direction::left;
            const bool in =
                graph_.target(edge) == from && wanted.direction != ast::Direction::right;
            if ((!out && !in) || trial.used.contains(edge)) continue;
            auto next = row;
            if (!bind(wanted, edge, next, trial.time)) continue;
            const auto to = graph_.source(edge) == from ? graph_.target(edge) : graph_.source(edge);
            if (!bind(pattern.nodes[step + 1], to, next, trial.time)) continue;
            trial.used.insert(edge);
            try_step(trial, at, step + 1, to, next);
            trial.used.erase(edge);
        }
    }

    /// Made once: all edges that a node has.
    const std::vector<EdgeId>& edges_of(NodeId node) {
        if (edges_.empty()) {
            edges_.resize(graph_.node_count());
            for (EdgeId edge = 0; edge < graph_.edge_count(); ++edge) {
                edges_[graph_.source(edge)].push_back(edge);
                if (graph_.target(edge) != graph_.source(edge))
                    edges_[graph_.target(edge)].push_back(edge);
            }
        }
        return edges_[node];
    }

    bool bind(const ast::NodePattern& wanted, NodeId node, Row& row, Interval time) {
        if (++tried_ > most_tried) throw NotNaive();
        if (wanted.parameter) throw NotNaive();
        const auto has = [&](const ast::Symbol& label) { return has_label(node, label.text); };
        const bool labelled = wanted.any_label && !wanted.labels.empty()
                                  ? std::ranges::any_of(wanted.labels, has)
                                  : std::ranges::all_of(wanted.labels, has);
        if (!labelled || !graph_.node_validity(node).overlaps(time)) return false;
        if (!take(wanted.variable, Value(Node{node}), row)) return false;
        return std::ranges::all_of(wanted.properties, [&](const auto& property) {
            return equals(property_of(Node{node}, property.key.text),
                          value(*property.value, row, time));
        });
    }

    bool bind(const ast::RelationshipPattern& wanted, EdgeId edge, Row& row, Interval time) {
        const auto type = graph_.type_name(graph_.type_of(edge));
        const bool typed =
            wanted.types.empty() ||
            std::ranges::any_of(wanted.types, [&](const auto& one) { return one.text == type; });
        if (!typed || !graph_.edge_validity(edge).overlaps(time)) return false;
        if (!take(wanted.variable, Value(Relationship{edge}), row)) return false;
        return std::ranges::all_of(wanted.properties, [&](const auto& property) {
            return equals(property_of(Relationship{edge}, property.key.text),
                          value(*property.value, row, time));
        });
    }

    static bool take(const std::optional<ast::Symbol>& variable, const Value& found, Row& row) {
        if (!variable) return true;
        return row.try_emplace(variable->text, found).first->second == found;
    }

    [[nodiscard]] bool has_label(NodeId node, const std::string& name) const {
        const auto label = graph_.find_label(name);
        return label && graph_.has_label(node, *label);
    }

    [[nodiscard]] Value property_of(const Value& of, const std::string& name) const {
        const auto key = graph_.find_key(name);
        if (of.is_null() || !key) return {};
        if (const auto* node = of.get_if<Node>()) return graph_.node_property(node->id, *key);
        if (const auto* edge = of.get_if<Relationship>())
            return graph_.edge_property(edge->id, *key);
        throw NotNaive();
    }

    // ------------------------------------------------------------ rows

    void keep(Rows& rows, const ast::Expression& condition, Interval time) {
        std::erase_if(rows, [&](const Row& row) { return !is_true(value(condition, row, time)); });
    }

    Rows projected(const ast::Projection& projection, const Rows& rows, Interval time) {
        if (projection.star || projection.skip || projection.limit) throw NotNaive();
        const bool grouping = std::ranges::any_of(
            projection.items, [](const auto& item) { return aggregates(item.expression); });
        Rows made = grouping ? grouped(projection, rows, time) : Rows();
        if (!grouping) {
            for (const auto& row : rows) {
                Row next;
                for (const auto& item : projection.items)
                    next[name_of(item)] = value(item.expression, row, time);
                made.push_back(std::move(next));
            }
        }
        if (projection.distinct) unique(made);
        return made;
    }

    Rows grouped(const ast::Projection& projection, const Rows& rows, Interval time) {
        std::vector<std::pair<Row, Rows>> groups;
        bool keyed = false;
        for (const auto& item : projection.items)
            keyed = keyed || !aggregates(item.expression);
        if (!keyed) groups.emplace_back(Row(), rows);
        for (const auto& row : keyed ? rows : Rows()) {
            Row key;
            for (const auto& item : projection.items) {
                if (!aggregates(item.expression))
                    key[name_of(item)] = value(item.expression, row, time);
            }
            auto group =
                std::ranges::find_if(groups, [&](const auto& known) { return known.first == key; });
            if (group == groups.end()) group = groups.insert(groups.end(), {key, {}});
            group->second.push_back(row);
        }
        Rows made;
        for (auto& [key, members] : groups) {
            Row next = key;
            for (const auto& item : projection.items) {
                if (!aggregates(item.expression)) continue;
                group_ = &members;
                next[name_of(item)] =
                    value(item.expression, members.empty() ? Row() : members.front(), time);
                group_ = nullptr;
            }
            made.push_back(std::move(next));
        }
        return made;
    }

    static std::string name_of(const ast::ProjectionItem& item) {
        return item.alias ? item.alias->text : item.text;
    }

    static void unique(Rows& rows) {
        Rows kept;
        for (auto& row : rows) {
            if (std::ranges::find(kept, row) == kept.end()) kept.push_back(std::move(row));
        }
        rows = std::move(kept);
    }

    // ------------------------------------------------------------ values

    static bool is_true(const Value& value) {
        const auto* truth = value.get_if<bool>();
        return truth != nullptr && *truth;
    }
    static bool equals(const Value& a, const Value& b) {
        return is_true(compared({a, b}, {ast::ComparisonOperator::equal}));
    }

    /// What the engine makes of values without a graph is not in question here.
    static Value compared(const std::vector<Value>& operands,
                          std::vector<ast::ComparisonOperator> operators) {
        const auto is_entity = [](const Value& each) {
            return each.get_if<Node>() != nullptr || each.get_if<Relationship>() != nullptr;
        };
        if (std::ranges::any_of(operands, is_entity)) {
            if (operands.size() != 2) throw NotNaive();
            const bool same = operands[0] == operands[1];
            if (operators[0] == ast::ComparisonOperator::equal) return same;
            if (operators[0] == ast::ComparisonOperator::not_equal) return !same;
            throw NotNaive();
        }
        ast::Comparison comparison;
        for (const auto& operand : operands)
            comparison.operands.push_back(constant(operand));
        comparison.operators = std::move(operators);
        return evaluate({std::move(comparison), {}});
    }

    Value value(const ast::Expression& expression, const Row& row, Interval time) {
        return std::visit([&](const auto& node) { return of(node, row, time); }, expression.node);
    }

    Value of(const ast::Literal& literal, const Row&, Interval) { return literal.value; }
    Value of(const ast::Variable& variable, const Row& row, Interval) {
        const auto found = row.find(variable.name);
        if (found == row.end()) throw NotNaive();
        return found->second;
    }
    Value of(const ast::Property& property, const Row& row, Interval time) {
        return property_of(value(*property.subject, row, time), property.key.text);
    }
    Value of(const ast::HasLabels& has, const Row& row, Interval time) {
        const auto subject = value(*has.subject, row, time);
        const auto* node = subject.get_if<Node>();
        if (node == nullptr) throw NotNaive();
        return std::ranges::all_of(
            has.labels, [&](const auto& label) { return has_label(node->id, label.text); });
    }
    Value of(const ast::Unary& unary, const Row& row, Interval time) {
        const auto operand = value(*unary.operand, row, time);
        if (unary.op == ast::UnaryOperator::is_null) return operand.is_null();
        if (unary.op == ast::UnaryOperator::is_not_null) return !operand.is_null();
        return evaluate({ast::Unary{unary.op, constant(operand)}, {}});
    }
    Value of(const ast::Binary& binary, const Row& row, Interval time) {
        return evaluate({ast::Binary{binary.op, constant(value(*binary.left, row, time)),
                                     constant(value(*binary.right, row, time))},
                         {}});
    }
    Value of(const ast::Connective& connective, const Row& row, Interval time) {
        if (connective.op == ast::ConnectiveOperator::exclusive) throw NotNaive();
        const bool deciding = connective.op == ast::ConnectiveOperator::disjunction;
        bool unknown = false;
        for (const auto& operand : connective.operands) {
            const auto each = value(operand, row, time);
            if (each.is_null()) {
                unknown = true;
            } else if (is_true(each) == deciding) {
                return deciding;
            }
        }
        return unknown ? Value() : Value(!deciding);
    }
    Value of(const ast::Comparison& comparison, const Row& row, Interval time) {
        std::vector<Value> operands;
        for (const auto& operand : comparison.operands)
            operands.push_back(value(operand, row, time));
        return compared(operands, comparison.operators);
    }
    Value of(const ast::FunctionCall& call, const Row& row, Interval time) {
        if (is_aggregate(call)) return counted(call, time);
        std::vector<Value> arguments;
        for (const auto& argument : call.arguments)
            arguments.push_back(value(argument, row, time));
        if (call.name.text == "type") {
            const auto* edge = arguments.front().get_if<Relationship>();
            if (edge == nullptr) return {};
            return Value(graph_.type_name(graph_.type_of(edge->id)));
        }
        ast::FunctionCall computed{call.name, call.distinct, {}};
        for (auto& argument : arguments)
            computed.arguments.push_back(constant(std::move(argument)));
        return evaluate({std::move(computed), {}});
    }
    Value of(const ast::CountStar&, const Row&, Interval) {
        if (group_ == nullptr) throw NotNaive();
        return static_cast<std::int64_t>(group_->size());
    }
    Value counted(const ast::FunctionCall& call, Interval time) {
        if (group_ == nullptr) throw NotNaive();
        const auto* rows = std::exchange(group_, nullptr);
        std::vector<Value> values;
        for (const auto& row : *rows) {
            auto each = value(call.arguments.front(), row, time);
            const bool again = call.distinct && std::ranges::find(values, each) != values.end();
            if (!each.is_null() && !again) values.push_back(std::move(each));
        }
        group_ = rows;
        return static_cast<std::int64_t>(values.size());
    }
    Value of(const ast::Case& cases, const Row& row, Interval time) {
        if (cases.subject) throw NotNaive();
        for (const auto& branch : cases.branches) {
            if (is_true(value(branch.when, row, time))) return value(branch.then, row, time);
        }
        return cases.otherwise ? value(**cases.otherwise, row, time) : Value();
    }
    Value of(const ast::MapLiteral& map, const Row& row, Interval time) {
        Map made;
        for (const auto& entry : map.entries)
            made.emplace_back(entry.key.text, value(*entry.value, row, time));
        return made;
    }
    Value of(const ast::ListLiteral& list, const Row& row, Interval time) {
        List made;
        for (const auto& item : list.items)
            made.push_back(value(item, row, time));
        return made;
    }
    Value of(const ast::Exists& exists, const Row& row, Interval time) {
        const auto* group = std::exchange(group_, nullptr);
        const bool any = !run(*exists.query, {row}, time).empty();
        group_ = group;
        return any;
    }
    template <class Other>
    Value of(const Other&, const Row&, Interval) {
        throw NotNaive();
    }

    const Graph& graph_;
    std::vector<std::vector<EdgeId>> edges_;
    const Rows* group_ = nullptr;  ///< that counts are of
    std::size_t tried_ = 0;
    static constexpr std::size_t most_tried = 300'000;
};

}  // namespace

std::optional<std::vector<std::vector<Value>>> naive_rows(const Graph& graph,
                                                          const ast::Query& query) {
    const auto* last = std::get_if<ast::Return>(&query.parts.front().clauses.back());
    if (last == nullptr) return {};
    try {
        std::vector<std::vector<Value>> made;
        for (const auto& row : Evaluation(graph).run(query, {Row()}, Interval::all())) {
            auto& cells = made.emplace_back();
            for (const auto& item : last->projection.items)
                cells.push_back(row.at(item.alias ? item.alias->text : item.text));
        }
        return made;
    } catch (const NotNaive&) {
        return {};
    }
}

}  // namespace entente::test
