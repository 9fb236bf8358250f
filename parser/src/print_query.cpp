// Patterns, clauses and queries.
#include <fmt/format.h>

#include "parser/cypher.hpp"
#include "print.hpp"

namespace entente::cypher {

// ---------------------------------------------------------------- patterns

void Printer::path(const ast::PathPattern& path) {
    if (path.variable) {
        name(path.variable->text);
        text(" = ");
    }
    if (path.kind != ast::PathKind::all) {
        text(path.kind == ast::PathKind::shortest ? "shortestPath(" : "allShortestPaths(");
    }
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
        if (i > 0) relationship(path.relationships[i - 1]);
        node(path.nodes[i]);
    }
    if (path.kind != ast::PathKind::all) text(")");
}

void Printer::paths(const std::vector<ast::PathPattern>& paths) {
    separated(paths, ", ", [this](const ast::PathPattern& one) { path(one); });
}

template <class Pattern>
void Printer::braces(const Pattern& pattern, bool apart) {
    const bool braced = pattern.empty_braces || !pattern.properties.empty();
    if (apart && (braced || pattern.parameter)) text(" ");
    if (braced) {
        entries(pattern.properties);
    } else if (pattern.parameter) {
        (*this)(ast::Parameter{pattern.parameter->text});
    }
}

void Printer::node(const ast::NodePattern& node) {
    text("(");
    if (node.variable) name(node.variable->text);
    bool first = true;
    for (const ast::Symbol& label : node.labels) {
        text(first || !node.any_label ? ":" : "|");
        schema_name(label.text);
        first = false;
    }
    braces(node, node.variable || !node.labels.empty());
    text(")");
}

void Printer::relationship(const ast::RelationshipPattern& relationship) {
    text(relationship.direction == ast::Direction::left ? "<-" : "-");
    const bool detailed = relationship.variable || !relationship.types.empty() ||
                          relationship.hops || !relationship.properties.empty() ||
                          relationship.empty_braces || relationship.parameter;
    if (detailed) relationship_detail(relationship);
    text(relationship.direction == ast::Direction::right ? "->" : "-");
}

void Printer::relationship_detail(const ast::RelationshipPattern& relationship) {
    text("[");
    if (relationship.variable) name(relationship.variable->text);
    bool first = true;
    for (const ast::Symbol& type : relationship.types) {
        text(first ? ":" : "|");
        schema_name(type.text);
        first = false;
    }
    if (relationship.hops) hops(*relationship.hops);
    braces(relationship, out_.back() != '[');
    text("]");
}

void Printer::hops(const ast::Hops& hops) {
    text("*");
    if (hops.least) text(fmt::format("{}", *hops.least));
    if (hops.least == hops.most) return;
    text("..");
    if (hops.most) text(fmt::format("{}", *hops.most));
}

// ---------------------------------------------------------------- clauses

void Printer::operator()(const ast::Match& match) {
    text(match.optional ? "OPTIONAL MATCH " : "MATCH ");
    paths(match.patterns);
    optional(" WHERE ", match.where);
    if (!match.as_of) return;
    text(" AS OF ");
    expression(match.as_of->when);
}

void Printer::operator()(const ast::Unwind& unwind) {
    text("UNWIND ");
    expression(unwind.list);
    text(" AS ");
    name(unwind.variable.text);
}

void Printer::operator()(const ast::With& with) {
    text("WITH ");
    projection(with.projection);
    optional(" WHERE ", with.where);
}

void Printer::operator()(const ast::Return& result) {
    text("RETURN ");
    projection(result.projection);
}

void Printer::operator()(const ast::Create& create) {
    text("CREATE ");
    paths(create.patterns);
}

void Printer::operator()(const ast::Merge& merge) {
    text("MERGE ");
    path(merge.pattern);
    for (const ast::MergeAction& action : merge.actions) {
        text(action.on_create ? " ON CREATE " : " ON MATCH ");
        (*this)(action.set);
    }
}

void Printer::operator()(const ast::Set& set) {
    text("SET ");
    separated(set.items, ", ", [this](const ast::SetItem& item) { std::visit(*this, item); });
}

void Printer::operator()(const ast::Remove& remove) {
    text("REMOVE ");
    separated(remove.items, ", ", [this](const ast::RemoveItem& item) { std::visit(*this, item); });
}

void Printer::operator()(const ast::Delete& one) {
    text(one.detach ? "DETACH DELETE " : "DELETE ");
    expressions(one.items);
}

void Printer::operator()(const ast::SetProperty& item) {
    (*this)(item.property);
    text(" = ");
    expression(item.value);
}

void Printer::operator()(const ast::SetProperties& item) {
    name(item.variable.text);
    text(item.add ? " += " : " = ");
    expression(item.value);
}

void Printer::operator()(const ast::RemoveProperty& item) {
    (*this)(item.property);
}

void Printer::operator()(const ast::ChangedLabels& item) {
    name(item.variable.text);
    labels(item.labels);
}

void Printer::operator()(const ast::Call& call) {
    text("CALL ");
    function_name(call.procedure.text);
    if (call.arguments) {
        text("(");
        expressions(*call.arguments);
        text(")");
    }
    if (call.yield_star) text(" YIELD *");
    if (!call.yield.empty()) text(" YIELD ");
    separated(call.yield, ", ", [this](const ast::YieldItem& item) {
        name(item.field.text);
        if (!item.alias) return;
        text(" AS ");
        name(item.alias->text);
    });
    optional(" WHERE ", call.where);
}

void Printer::projection(const ast::Projection& projection) {
    if (projection.distinct) text("DISTINCT ");
    if (projection.star) text(projection.items.empty() ? "*" : "*, ");
    separated(projection.items, ", ", [this](const ast::ProjectionItem& item) {
        expression(item.expression);
        if (!item.alias) return;
        text(" AS ");
        name(item.alias->text);
    });
    if (!projection.order.empty()) text(" ORDER BY ");
    separated(projection.order, ", ", [this](const ast::SortItem& item) {
        expression(item.expression);
        if (item.descending) text(" DESC");
    });
    optional(" SKIP ", projection.skip);
    optional(" LIMIT ", projection.limit);
}

// ---------------------------------------------------------------- queries

void Printer::single_query(const ast::SingleQuery& query) {
    separated(query.clauses, " ", [this](const ast::Clause& clause) { std::visit(*this, clause); });
}

void Printer::query(const ast::Query& query) {
    if (query.asked == ast::Asked::explain) text("EXPLAIN ");
    if (query.asked == ast::Asked::profile) text("PROFILE ");
    separated(query.parts, query.union_all ? " UNION ALL " : " UNION ",
              [this](const ast::SingleQuery& part) { single_query(part); });
}

}  // namespace entente::cypher

namespace entente {

std::string to_cypher(const ast::Query& query) {
    cypher::Printer printer;
    printer.query(query);
    return printer.take();
}

std::string to_cypher(const ast::Clause& clause) {
    cypher::Printer printer;
    std::visit(printer, clause);
    return printer.take();
}

std::string to_cypher(const ast::PathPattern& pattern) {
    cypher::Printer printer;
    printer.path(pattern);
    return printer.take();
}

}  // namespace entente
