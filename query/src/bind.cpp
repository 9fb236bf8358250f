#include "bind.hpp"

#include <algorithm>
#include <utility>

#include "binder.hpp"
#include "failure.hpp"
#include "parser/ast_children.hpp"

namespace entente::engine {
namespace {

std::vector<std::string> column_names(const BoundPart& part) {
    std::vector<std::string> names;
    for (const auto& [name, slot] : part.outputs)
        names.push_back(name);
    return names;
}

Place place_of(const ast::Clause& clause) {
    return std::visit([](const auto& one) { return one.place; }, clause);
}

}  // namespace

void require_same_columns(const std::vector<std::string>& first, std::vector<std::string> names,
                          Place place) {
    auto expected = first;
    std::ranges::sort(names);
    std::ranges::sort(expected);
    if (names == expected) return;
    syntax_error("DifferentColumnsInUnion",
                 "The parts of a UNION have to return columns of the same names.", place);
}

void Binder::bind_part(const ast::SingleQuery& query) {
    bind_clauses(query, part_.clauses, false);
    if (const auto* last = std::get_if<BoundProjection>(&part_.clauses.back())) {
        part_.outputs = last->outputs;
    } else if (std::holds_alternative<BoundCall>(part_.clauses.back())) {
        for (const ScopeVariable& variable : scope_->here())
            part_.outputs.emplace_back(variable.name, variable.slot);
    }
}

/// `inside`: of EXISTS { }, where the query need not end with RETURN.
void Binder::bind_clauses(const ast::SingleQuery& query, std::vector<BoundClause>& clauses,
                          bool inside) {
    bool returned = false;
    for (const ast::Clause& clause : query.clauses) {
        if (returned) {
            syntax_error("InvalidClauseComposition", "RETURN has to be the last clause.",
                         query.place);
        }
        const bool alone = query.clauses.size() == 1;
        bind_reading(clause, clauses, alone);
        returned = std::holds_alternative<ast::Return>(clause) ||
                   (alone && std::holds_alternative<ast::Call>(clause));
    }
    if (!returned && !inside) {
        syntax_error("InvalidClauseComposition", "A query has to end with RETURN.", query.place);
    }
}

void Binder::bind_reading(const ast::Clause& clause, std::vector<BoundClause>& clauses,
                          bool alone) {
    if (const auto* match = std::get_if<ast::Match>(&clause)) {
        clauses.emplace_back(bind_match(*match));
    } else if (const auto* unwind = std::get_if<ast::Unwind>(&clause)) {
        bind_unwind(*unwind, clauses);
    } else if (const auto* with = std::get_if<ast::With>(&clause)) {
        clauses.emplace_back(bind_projection(
            with->projection, with->where ? &*with->where : nullptr, with->place, false));
    } else if (const auto* result = std::get_if<ast::Return>(&clause)) {
        clauses.emplace_back(bind_projection(result->projection, nullptr, result->place, true));
    } else if (const auto* call = std::get_if<ast::Call>(&clause)) {
        clauses.emplace_back(bind_call(*call, alone));
    } else {
        syntax_error("InvalidClauseComposition",
                     "This clause changes the graph, which can only be read here.",
                     place_of(clause));
    }
}

void Binder::bind_unwind(const ast::Unwind& unwind, std::vector<BoundClause>& clauses) {
    Expr list = bind_expression(unwind.list);
    if (scope_->find(unwind.variable.text)) {
        syntax_error("VariableAlreadyBound",
                     "`" + unwind.variable.text + "` already has a meaning here.",
                     unwind.variable.place);
    }
    const Slot slot = add_slot(SlotKind::value, unwind.variable.text,
                               {static_type(list, types_).item, TypeKind::any});
    scope_->declare({unwind.variable.text, slot, VariableKind::value});
    clauses.emplace_back(BoundUnwind{std::move(list), slot});
}

BoundQuery bind(const Graph& graph, const ast::Query& query, const RunOptions& options) {
    BoundQuery bound;
    bound.union_all = query.union_all;
    bound.parts.resize(query.parts.size());
    for (BoundPart& part : bound.parts)
        part.frame.now = bound.parts.front().frame.now;
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
        Binder(graph, options, bound.parts[i]).bind_part(query.parts[i]);
        require_same_columns(column_names(bound.parts.front()), column_names(bound.parts[i]),
                             query.parts[i].place);
    }
    return bound;
}

std::vector<std::string> check_update(const Graph& graph, const ast::Query& query,
                                      const RunOptions& options) {
    std::vector<std::string> first;
    for (const ast::SingleQuery& written : query.parts) {
        BoundPart part;
        Binder binder(graph, options, part);
        for (const ast::Clause& clause : written.clauses) {
            if (ast::is_update(clause)) {
                (void)binder.bind_update(clause);
            } else {
                binder.bind_reading(clause, part.clauses, false);
            }
        }
        std::vector<std::string> names;
        if (std::holds_alternative<ast::Return>(written.clauses.back())) {
            for (const ScopeVariable& variable : binder.variables())
                names.push_back(variable.name);
        }
        if (&written == &query.parts.front()) first = names;
        require_same_columns(first, names, written.place);
    }
    return first;
}

}  // namespace entente::engine
