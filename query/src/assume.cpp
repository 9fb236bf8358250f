#include "assume.hpp"

#include <algorithm>
#include <utility>

#include "parser/ast_build.hpp"
#include "query/engine.hpp"

namespace entente {
namespace {

[[noreturn]] void refuse(const Assumption& assumption, const std::string& why) {
    throw Error({.type = "QuestionError",
                 .detail = "OutOfScope",
                 .message = "This cannot be assumed. " + why,
                 .place = assumption.place,
                 .suggestions = {}});
}

/// The ends of the claim's edge, from and to.
std::pair<const Entity*, const Entity*> ends_of(const Claim& claim) {
    return claim.reversed ? std::pair{&claim.object, &claim.subject}
                          : std::pair{&claim.subject, &claim.object};
}

/// True when an edge of the claim holds on the day.
bool holds(const Graph& graph, const Claim& claim, Date day) {
    const auto type = graph.find_type(claim.plain_type);
    if (!type) return false;
    const auto [from, to] = ends_of(claim);
    const auto out = graph.out_edges(from->node, *type);
    for (std::size_t i = 0; i < out.targets.size(); ++i) {
        const auto edge = out.first + static_cast<EdgeId>(i);
        if (out.targets[i] == to->node && graph.edge_validity(edge).overlaps(day.interval()))
            return true;
    }
    return false;
}

ast::NodePattern node_of(const Entity& entity, const char* variable) {
    ast::NodePattern node;
    node.variable = ast::symbol(variable);
    node.labels = {ast::symbol(entity.label)};
    node.properties.push_back({ast::symbol(entity.key), ast::literal(entity.key_value)});
    return node;
}

ast::PathPattern edge_of(const Claim& claim, ast::NodePattern from, ast::NodePattern to) {
    ast::RelationshipPattern edge;
    edge.variable = ast::symbol("e");
    edge.types = {ast::symbol(claim.plain_type)};
    ast::PathPattern pattern;
    pattern.nodes = {std::move(from), std::move(to)};
    pattern.relationships = {std::move(edge)};
    return pattern;
}

ast::NodePattern bare(const char* variable) {
    ast::NodePattern node;
    node.variable = ast::symbol(variable);
    return node;
}

/// `MATCH (a {...}), (b {...}) CREATE (a)-[:TYPE {since: day}]->(b)`
ast::Query beginning(const Claim& claim, const Assumption& assumption, Date day) {
    const auto [from, to] = ends_of(claim);
    ast::Match match;
    for (const auto& [entity, variable] : {std::pair{from, "a"}, std::pair{to, "b"}}) {
        match.patterns.emplace_back();
        match.patterns.back().nodes = {node_of(*entity, variable)};
    }
    auto edge = edge_of(claim, bare("a"), bare("b"));
    edge.relationships.front().properties = assumption.properties;
    edge.relationships.front().properties.push_back({ast::symbol("since"), ast::date(day)});
    ast::Create create;
    create.patterns = {std::move(edge)};
    ast::Query query;
    query.parts.emplace_back();
    query.parts.front().clauses = {std::move(match), std::move(create)};
    return query;
}

/// `MATCH (a {...})-[e:TYPE]->(b {...}) AS OF day SET e.until = day`
ast::Query ending(const Claim& claim, Date day) {
    const auto [from, to] = ends_of(claim);
    ast::Match match;
    match.patterns = {edge_of(claim, node_of(*from, "a"), node_of(*to, "b"))};
    match.as_of = ast::AsOf{ast::date(day), {}};
    ast::Set set;
    set.items.emplace_back(
        ast::SetProperty{{ast::variable("e"), ast::symbol("until")}, ast::date(day), {}});
    ast::Query query;
    query.parts.emplace_back();
    query.parts.front().clauses = {std::move(match), std::move(set)};
    return query;
}

}  // namespace

Graph assume(const World& world, const std::vector<Rule>& rules, const Assumption& assumption,
             Date day) {
    const auto since = assumption.since.value_or(day);
    auto graph = world.graph;
    for (const auto& claim : assumption.claims) {
        const bool so = holds(graph, claim, since);
        if (assumption.ends && !so) refuse(assumption, "It is not so, and cannot end.");
        if (!assumption.ends && so) continue;
        const auto query =
            assumption.ends ? ending(claim, since) : beginning(claim, assumption, since);
        graph = execute(graph, query, {}).next;
    }
    graph = apply_rules_again(graph, rules);
    for (const auto& claim : assumption.claims) {
        if (assumption.ends && holds(graph, claim, since))
            refuse(assumption, "It follows from other facts. Assume that those end.");
    }
    return graph;
}

}  // namespace entente
