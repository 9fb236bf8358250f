#include "bind.hpp"

#include <algorithm>
#include <utility>

#include "binder.hpp"
#include "failure.hpp"

namespace entente::engine {
namespace {

std::vector<std::string> column_names(const BoundPart& part) {
    std::vector<std::string> names;
    for (const auto& [name, slot] : part.outputs)
        names.push_back(name);
    return names;
}

struct NameOf {
    const char* operator()(const ast::Create&) const { return "CREATE"; }
    const char* operator()(const ast::Merge&) const { return "MERGE"; }
    const char* operator()(const ast::Set&) const { return "SET"; }
    const char* operator()(const ast::Remove&) const { return "REMOVE"; }
    const char* operator()(const ast::Delete&) const { return "DELETE"; }
    template <class Clause>
    const char* operator()(const Clause&) const {
        return "This clause";
    }
};
[[noreturn]] void refuse(const ast::Clause& clause) {
    const Place place = std::visit([](const auto& one) { return one.place; }, clause);
    unsupported(std::visit(NameOf{}, clause), place);
}

}  // namespace

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
        if (const auto* match = std::get_if<ast::Match>(&clause)) {
            clauses.emplace_back(bind_match(*match));
        } else if (const auto* unwind = std::get_if<ast::Unwind>(&clause)) {
            bind_unwind(*unwind, clauses);
        } else if (const auto* with = std::get_if<ast::With>(&clause)) {
            clauses.emplace_back(bind_projection(
                with->projection, with->where ? &*with->where : nullptr, with->place, false));
        } else if (const auto* result = std::get_if<ast::Return>(&clause)) {
            clauses.emplace_back(bind_projection(result->projection, nullptr, result->place, true));
            returned = true;
        } else if (const auto* call = std::get_if<ast::Call>(&clause)) {
            const bool alone = query.clauses.size() == 1;
            clauses.emplace_back(bind_call(*call, alone));
            returned = alone;
        } else {
            refuse(clause);
        }
    }
    if (!returned && !inside) {
        syntax_error("InvalidClauseComposition", "A query has to end with RETURN.", query.place);
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
        auto names = column_names(bound.parts[i]);
        auto first = column_names(bound.parts.front());
        std::ranges::sort(names);
        std::ranges::sort(first);
        if (names != first) {
            syntax_error("DifferentColumnsInUnion",
                         "The parts of a UNION have to return columns of the same names.",
                         query.parts[i].place);
        }
    }
    return bound;
}

}  // namespace entente::engine
