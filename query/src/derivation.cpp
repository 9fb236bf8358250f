#include "derivation.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "query/engine.hpp"
#include "value_order.hpp"

namespace entente::engine {
namespace {

ast::ProjectionItem item(ast::Expression expression) {
    const std::string name = "column";
    return {std::move(expression), std::nullopt, name};
}

/// Gives a name to nodes that stand alone, so that they can be returned: `MATCH (k:Criterion {id:
/// '...'})`. No edge tells their times.
void name_lone_nodes(ast::SingleQuery& query, std::vector<std::string>& names) {
    for (ast::Clause& clause : query.clauses) {
        auto* match = std::get_if<ast::Match>(&clause);
        if (match == nullptr) continue;
        for (ast::PathPattern& pattern : match->patterns) {
            if (!pattern.relationships.empty()) continue;
            ast::NodePattern& node = pattern.nodes.front();
            if (!node.variable)
                node.variable = ast::Symbol{" lone " + std::to_string(names.size()), {}};
            names.push_back(node.variable->text);
        }
    }
}

struct EdgeHash {
    std::size_t operator()(const DerivedEdge* edge) const {
        std::size_t seed = mix_hash(edge->source, edge->target);
        for (const auto& [key, value] : edge->properties)
            seed = mix_hash(seed, hash_value(value));
        return seed;
    }
};
struct EdgeEqual {
    bool operator()(const DerivedEdge* a, const DerivedEdge* b) const {
        return a->source == b->source && a->target == b->target &&
               std::ranges::equal(a->properties, b->properties, [](const auto& x, const auto& y) {
                   return x.first == y.first && equivalent(x.second, y.second);
               });
    }
};

void add_premises(std::vector<EdgeId>& premises, const std::vector<EdgeId>& more) {
    std::unordered_set<EdgeId> known(premises.begin(), premises.end());
    for (const EdgeId edge : more) {
        if (known.insert(edge).second) premises.push_back(edge);
    }
}

/// Makes one edge of those that say the same about times that overlap or follow one another.
std::vector<DerivedEdge> merged(std::vector<DerivedEdge> edges) {
    std::unordered_map<const DerivedEdge*, std::vector<std::size_t>, EdgeHash, EdgeEqual> groups;
    std::vector<const DerivedEdge*> order;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        auto& group = groups[&edges[i]];
        if (group.empty()) order.push_back(&edges[i]);
        group.push_back(i);
    }
    std::vector<DerivedEdge> result;
    for (const DerivedEdge* first : order) {
        std::vector<std::size_t> group = groups.at(first);
        std::ranges::stable_sort(group, {}, [&](std::size_t i) { return edges[i].time.begin; });
        const std::size_t start = result.size();
        for (const std::size_t i : group) {
            const DerivedEdge& edge = edges[i];
            if (result.size() > start && edge.time.begin <= result.back().time.end) {
                result.back().time.end = std::max(result.back().time.end, edge.time.end);
                add_premises(result.back().premises, edge.premises);
            } else {
                result.push_back(edge);
            }
        }
    }
    return result;
}

/// Collects the days on which something begins or ceases to hold.
void add_bounds(const Interval& time, std::vector<Day>& days) {
    if (time.begin != beginning_of_time) days.push_back(time.begin);
    if (time.end != end_of_time) days.push_back(time.end);
}

}  // namespace

PreparedRule::PreparedRule(const Rule& rule)
    : name_(rule.name), query_(rule.query), reading_(read_rule(rule.query.parts.front())) {
    ast::SingleQuery& part = query_.parts.front();
    const ast::Create create = std::get<ast::Create>(part.clauses.back());
    part.clauses.pop_back();
    const ast::PathPattern& pattern = create.patterns.front();
    const ast::RelationshipPattern& edge = pattern.relationships.front();
    type_ = edge.types.front().text;
    const bool to_left = edge.direction == ast::Direction::left;

    std::vector<std::string> lone;
    name_lone_nodes(part, lone);
    ast::Return result;
    for (const std::size_t end : {to_left ? 1U : 0U, to_left ? 0U : 1U}) {
        const ast::Symbol& variable = *pattern.nodes[end].variable;
        result.projection.items.push_back(item({ast::Variable{variable.text}, variable.place}));
    }
    for (const ast::PropertyConstraint& property : edge.properties) {
        keys_.push_back(property.key.text);
        result.projection.items.push_back(item(*property.value));
    }
    for (const std::string& name : lone) {
        result.projection.items.push_back(item({ast::Variable{name}, {}}));
    }
    for (std::size_t i = 0; i < result.projection.items.size(); ++i) {
        result.projection.items[i].alias = ast::Symbol{" " + std::to_string(i), {}};
    }
    part.clauses.emplace_back(std::move(result));
}

std::vector<Interval> PreparedRule::steady_times(const Graph& graph) const {
    if (!reading_.guarded) return {Interval::all()};
    const TypesRead& types = reading_.guarding;
    std::vector<char> wanted(graph.type_count(), types.all ? 1 : 0);
    for (const std::string& name : types.names) {
        if (const auto type = graph.find_type(name)) wanted[*type] = 1;
    }
    std::vector<Day> days;
    for (EdgeId edge = 0; edge < graph.edge_count(); ++edge) {
        if (wanted[graph.type_of(edge)] == 0) continue;
        add_bounds(graph.edge_validity(edge), days);
        add_bounds(graph.node_validity(graph.source(edge)), days);
        add_bounds(graph.node_validity(graph.target(edge)), days);
    }
    for (NodeId node = 0; types.nodes && node < graph.node_count(); ++node) {
        add_bounds(graph.node_validity(node), days);
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::vector<Interval> times;
    Day begin = beginning_of_time;
    for (const Day day : days) {
        times.push_back({begin, day});
        begin = day;
    }
    times.push_back({begin, end_of_time});
    return times;
}

void PreparedRule::derive_during(const Graph& graph, Interval time,
                                 std::vector<DerivedEdge>& edges) const {
    RunOptions options;
    options.as_of = time;
    options.keep_grounds = true;
    const Table table = run(graph, query_, options);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const std::vector<Value>& row = table.rows[i];
        DerivedEdge edge;
        edge.time = time;
        edge.source = row[0].get_if<Node>()->id;
        edge.target = row[1].get_if<Node>()->id;
        for (std::size_t k = 0; k < keys_.size(); ++k) {
            if (!row[k + 2].is_null()) edge.properties.emplace_back(keys_[k], row[k + 2]);
        }
        const auto narrow = [&](const Interval& other) {
            edge.time = edge.time.intersection(other);
        };
        // Its own ends bound an edge whenever it is asked for; only the nodes between them, which
        // it does not show, are looked at here. "Since" then tells of the tie and not of the birth
        // of one of its ends.
        const auto narrow_by = [&](NodeId node) {
            if (node != edge.source && node != edge.target) narrow(graph.node_validity(node));
        };
        for (const EdgeId premise : table.grounds[i]) {
            narrow(graph.edge_validity(premise));
            narrow_by(graph.source(premise));
            narrow_by(graph.target(premise));
        }
        for (std::size_t k = keys_.size() + 2; k < row.size(); ++k) {
            narrow_by(row[k].get_if<Node>()->id);
        }
        if (edge.time.empty()) continue;
        edge.premises = table.grounds[i];
        edges.push_back(std::move(edge));
    }
}

std::vector<DerivedEdge> PreparedRule::derive(const Graph& graph) const {
    std::vector<DerivedEdge> edges;
    for (const Interval& time : steady_times(graph))
        derive_during(graph, time, edges);
    return merged(std::move(edges));
}

}  // namespace entente::engine
