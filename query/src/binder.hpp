// The state of binding one query. Its parts stand in bind_*.cpp; use bind.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bound.hpp"
#include "bound_update.hpp"
#include "query/engine.hpp"
#include "scope.hpp"
#include "static_type.hpp"

namespace entente::engine {

class Binder {
public:
    Binder(const Graph& graph, const RunOptions& options, BoundPart& part)
        : graph_(graph), options_(options), part_(part), time_(options.as_of) {}

    void bind_part(const ast::SingleQuery& query);

    // One clause after the other, for statements whose graph changes on the way.
    /// `alone`: it is the whole query.
    void bind_reading(const ast::Clause& clause, std::vector<BoundClause>& clauses, bool alone);
    [[nodiscard]] BoundUpdate bind_update(const ast::Clause& clause);
    /// The variables that the next clause sees.
    [[nodiscard]] const std::vector<ScopeVariable>& variables() const { return scope_->here(); }
    /// The time that an AS OF says, known before anything runs.
    Interval bind_time(const ast::AsOf& as_of);

private:
    friend class MatchBinder;
    friend class CreateBinder;

    /// Sub-expressions that are already computed: `RETURN a.x AS x ORDER BY a.x` sorts by the
    /// column.
    struct Substitution {
        const ast::Expression* expression;
        Slot slot;
    };
    /// While the items of a grouping projection are bound.
    struct Grouping {
        std::vector<BoundAggregate>* aggregates;
        const Scope* border;  ///< variables of this scope may stand only inside aggregates
    };

    // Clauses (bind.cpp).
    void bind_clauses(const ast::SingleQuery& query, std::vector<BoundClause>& clauses,
                      bool inside);
    void bind_unwind(const ast::Unwind& unwind, std::vector<BoundClause>& clauses);

    // CALL (bind_procedure.cpp).
    BoundCall bind_call(const ast::Call& call, bool alone);
    void bind_arguments(const ast::Call& call, BoundCall& bound);
    void bind_yield(const std::vector<ast::YieldItem>& items, BoundCall& bound);
    [[nodiscard]] bool has_parameter(const std::string& name) const;

    // Clauses that change the graph (bind_update.cpp, bind_create.cpp).
    BoundCreate bind_create(const ast::Create& create);
    BoundMerge bind_merge(const ast::Merge& merge);
    std::vector<BoundChange> bind_changes(const std::vector<ast::SetItem>& items);
    std::vector<BoundChange> bind_changes(const std::vector<ast::RemoveItem>& items);
    BoundDelete bind_delete(const ast::Delete& clause);
    BoundChange bind_change(const ast::SetProperty& item);
    BoundChange bind_change(const ast::SetProperties& item);
    BoundChange bind_change(const ast::RemoveProperty& item);
    BoundChange bind_change(const ast::ChangedLabels& item, bool remove);

    // Patterns and their time (bind_match.cpp, bind_time.cpp).
    BoundMatch bind_match(const ast::Match& match);
    BoundMatch bind_pattern(const std::vector<ast::PathPattern>& patterns,
                            const ast::Expression* where, bool new_variables);
    void add_conjuncts(const ast::Expression& condition, std::vector<Expr>& predicates);

    // WITH and RETURN (bind_projection.cpp).
    BoundProjection bind_projection(const ast::Projection& projection, const ast::Expression* where,
                                    Place place, bool is_return);
    std::vector<ast::ProjectionItem> written_items(const ast::Projection& projection, Place place,
                                                   bool is_return);
    void bind_plain_items(const std::vector<ast::ProjectionItem>& items, BoundProjection& bound,
                          std::vector<ScopeVariable>& outputs);
    void bind_grouped_items(const std::vector<ast::ProjectionItem>& items, BoundProjection& bound,
                            std::vector<ScopeVariable>& outputs);
    std::pair<Slot, VariableKind> slot_for(Expr expression, std::vector<Computed>& computed,
                                           const std::string& name);
    std::optional<std::uint64_t> bind_count(const std::optional<ast::Expression>& count,
                                            const char* keyword);

    // Expressions (bind_expression.cpp, bind_call.cpp, bind_subquery.cpp).
    Expr bind_expression(const ast::Expression& expression);
    Expr bind_node(const ast::Literal& literal, Place place);
    Expr bind_node(const ast::Variable& variable, Place place);
    Expr bind_node(const ast::Parameter& parameter, Place place);
    Expr bind_node(const ast::Property& property, Place place);
    Expr bind_node(const ast::HasLabels& test, Place place);
    Expr bind_node(const ast::Unary& unary, Place place);
    Expr bind_node(const ast::Binary& binary, Place place);
    Expr bind_node(const ast::Connective& connective, Place place);
    Expr bind_node(const ast::Comparison& comparison, Place place);
    Expr bind_node(const ast::FunctionCall& call, Place place);
    Expr bind_node(const ast::CountStar& count, Place place);
    Expr bind_node(const ast::ListLiteral& list, Place place);
    Expr bind_node(const ast::MapLiteral& map, Place place);
    Expr bind_node(const ast::Index& index, Place place);
    Expr bind_node(const ast::Slice& slice, Place place);
    Expr bind_node(const ast::Case& cases, Place place);
    Expr bind_node(const ast::ListComprehension& comprehension, Place place);
    Expr bind_node(const ast::Quantifier& quantifier, Place place);
    Expr bind_node(const ast::Reduce& reduce, Place place);
    Expr bind_node(const ast::PatternComprehension& comprehension, Place place);
    Expr bind_node(const ast::PatternPredicate& predicate, Place place);
    Expr bind_node(const ast::Exists& exists, Place place);
    Expr bind_exists(const ast::SingleQuery& query, Place place);
    Expr bind_aggregate(const ast::FunctionCall& call, Place place);
    Expr aggregate_slot(BoundAggregate aggregate, Place place);
    /// Binds inside a scope of its own, with one more variable.
    Expr bind_with(const ast::Expression& expression, const ScopeVariable& variable);

    /// Binds a condition that runs in rows of its own, with one more variable; aggregates have no
    /// place there.
    Expr bind_item_expression(const ast::Expression& expression, const ScopeVariable& variable);
    /// A new slot, and what is known of its values.
    [[nodiscard]] StaticType type_of(Slot slot) const { return types_[slot]; }
    [[nodiscard]] std::string words_for(const ScopeVariable& variable) const {
        return variable.kind == VariableKind::value ? kind_words(types_[variable.slot].kind)
                                                    : kind_words(variable.kind);
    }
    Slot add_slot(SlotKind kind, std::string name, StaticType type = {});

    /// The variable, or the error that there is none.
    [[nodiscard]] bool is_inside_key(const std::string& name) const;
    ScopeVariable resolve(const std::string& name, Place place);
    [[nodiscard]] std::optional<LabelId> label(const ast::Symbol& name) const;

    const Graph& graph_;
    const RunOptions& options_;
    BoundPart& part_;
    Interval time_;
    std::uint32_t next_ordinal_ = 1;
    Scope global_;
    Scope* scope_ = &global_;
    std::vector<Substitution> substitutions_;
    const Grouping* grouping_ = nullptr;
    bool inside_aggregate_ = false;
    /// While what sorts grouped rows is bound: the scope before the grouping, whose variables are
    /// out of reach, and the slots that the columns to group by are made of.
    const Scope* grouped_ = nullptr;
    std::vector<Slot> grouped_by_;
    SlotTypes types_;
};

/// Computes ahead what depends on nothing. An expression that would fail stays as it is, to fail
/// only when it is run.
[[nodiscard]] Expr fold_constant(const Graph& graph, const Moment& now, Expr expression);

/// Throws Error for a pattern where a value is needed: patterns are conditions.
void refuse_pattern(const ast::Expression& expression);

/// True when the expression has an aggregate that belongs to it, not to a subquery inside.
[[nodiscard]] bool has_aggregate(const ast::Expression& expression);

}  // namespace entente::engine
