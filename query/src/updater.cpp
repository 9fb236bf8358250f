#include "updater.hpp"

#include <algorithm>
#include <utility>

#include "failure.hpp"
#include "operator.hpp"
#include "parser/ast_children.hpp"
#include "plan.hpp"

namespace entente::engine {
namespace {

/// True when a pattern is matched while the expression is computed.
bool matches_pattern(const ast::Expression& expression) {
    if (std::holds_alternative<ast::PatternPredicate>(expression.node) ||
        std::holds_alternative<ast::PatternComprehension>(expression.node) ||
        std::holds_alternative<ast::Exists>(expression.node)) {
        return true;
    }
    bool found = false;
    ast::for_each_operand(expression, [&](const ast::Expression& operand) {
        found = found || matches_pattern(operand);
    });
    return found;
}

/// True for a clause that has to see what the clauses before it made.
bool matches_pattern(const ast::Clause& clause) {
    bool found = std::holds_alternative<ast::Merge>(clause);
    const auto look = [&](const ast::Expression& one) { found = found || matches_pattern(one); };
    ast::for_each_expression(clause, look);
    ast::for_each_pattern(clause, [&](const ast::PathPattern& pattern) {
        const auto look_at = [&](const auto& parts) {
            for (const auto& part : parts) {
                for (const ast::PropertyConstraint& property : part.properties)
                    look(*property.value);
            }
        };
        look_at(pattern.nodes);
        look_at(pattern.relationships);
    });
    return found;
}

/// Calls `use` with every expression of the clause.
template <class Use>
struct EachExpression {
    Use use;

    void operator()(GivenProperties& given) const {
        for (GivenProperty& property : given.each)
            use(property.value);
    }
    void operator()(BoundCreate& create) const {
        for (MadeNode& node : create.nodes)
            (*this)(node.properties);
        for (MadeEdge& edge : create.edges)
            (*this)(edge.properties);
    }
    void operator()(PropertyChange& change) const {
        use(change.subject);
        use(change.value);
    }
    void operator()(MapChange& change) const { use(change.value); }
    void operator()(LabelChange&) const {}
    void operator()(BoundChanges& changes) const {
        for (BoundChange& change : changes)
            std::visit(*this, change);
    }
    void operator()(BoundMerge& merge) const {
        (*this)(merge.create);
        (*this)(merge.on_create);
        (*this)(merge.on_match);
    }
    void operator()(BoundDelete& clause) const {
        for (Expr& item : clause.items)
            use(item);
    }
};

}  // namespace

void Updater::run(const ast::SingleQuery& query) {
    rows_.open_batch(frame()).size = 1;
    for (const ast::Clause& clause : query.clauses) {
        if (ast::is_update(clause)) {
            update(clause);
            continue;
        }
        if (pending_.empty()) freeze();
        binder_.bind_reading(clause, pending_, false);
        if (std::holds_alternative<ast::Return>(clause))
            outputs_ = std::get<BoundProjection>(pending_.back()).outputs;
    }
    read();
    freeze();
}

std::vector<std::vector<Value>> Updater::rows(const std::vector<std::string>& columns) {
    std::vector<std::vector<Value>> rows;
    if (outputs_.empty()) return rows;
    std::vector<Slot> slots;
    for (const std::string& column : columns) {
        slots.push_back(
            std::ranges::find(outputs_, column, [](const auto& o) { return o.first; })->second);
    }
    for (const Batch& batch : rows_.batches) {
        for (std::size_t row = 0; row < batch.size; ++row) {
            std::vector<Value>& cells = rows.emplace_back();
            for (const Slot slot : slots)
                cells.push_back(batch.columns[slot].at(row));
        }
    }
    return rows;
}

std::vector<Slot> Updater::visible_slots() const {
    std::vector<Slot> slots;
    for (const ScopeVariable& variable : binder_.variables())
        slots.push_back(variable.slot);
    std::ranges::sort(slots);
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
}

GivenRows Updater::given_rows() const {
    const bool planned = !runs() && !plan_.name.empty();
    const auto count = planned ? static_cast<std::size_t>(plan_.expected_rows()) : rows_.size();
    return {rows_.slots, count, no_slot, draft_.has_gone()};
}

const RunOptions& Updater::timed_options() {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline_ - std::chrono::steady_clock::now());
    options_.limits.time = std::max(left, std::chrono::milliseconds(1));
    return options_;
}

/// Runs the clauses that read and wait.
void Updater::read() {
    if (pending_.empty()) return;
    RowStore results;
    results.slots = visible_slots();
    const GivenRows given = given_rows();
    const PlanPtr plan = make_plan(draft_.graph(), frame(), pending_, given, results.slots);
    Profile profile;
    const bool measured = asked_ == ast::Asked::profile;
    if (runs()) run(*plan, results, measured ? &profile : nullptr);
    if (asked_ != ast::Asked::answer) {
        add_to_plan(plan_tree(draft_.graph(), frame(), *plan, measured ? &profile : nullptr));
    }
    rows_ = std::move(results);
    pending_.clear();
}

void Updater::run(const Plan& plan, RowStore& results, Profile* profile) {
    rows_.widen(frame());
    Execution execution(draft_.graph(), frame(), timed_options(), profile, &draft_);
    Pipeline pipeline = make_pipeline(execution, plan, nullptr);
    pipeline.argument->set_all(rows_.batches);
    Batch batch = execution.make_batch();
    while (pipeline.top->next(batch))
        results.add(batch, all_rows(batch.size), frame());
}

void Updater::plan_expressions(BoundUpdate& update) {
    const auto plan = [this](Expr& expression) {
        plan_subqueries(draft_.graph(), frame(), given_rows(), expression);
    };
    std::visit(EachExpression<decltype(plan)>{plan}, update);
}

void Updater::update(const ast::Clause& clause) {
    read();
    const auto* merge = std::get_if<ast::Merge>(&clause);
    if (runs() && merge != nullptr) add_pattern_names(merge->pattern);
    if (runs() && matches_pattern(clause)) freeze();
    BoundUpdate bound = binder_.bind_update(clause);
    PlanTree step;
    if (asked_ != ast::Asked::answer) step = operator_of(clause, bound);
    const auto began = std::chrono::steady_clock::now();
    if (runs()) change(bound);
    if (asked_ == ast::Asked::profile) {
        step.measured = PlanTree::Measured{rows_.size(), rows_.batches.size(),
                                           std::chrono::steady_clock::now() - began};
    }
    if (asked_ != ast::Asked::answer) add_to_plan(std::move(step));
    rows_.slots = visible_slots();
}

void Updater::change(BoundUpdate& bound) {
    plan_expressions(bound);
    rows_.widen(frame());
    std::visit([this](auto& one) { apply(one); }, bound);
}

/// A pattern is bound to the numbers of its names, so they have to be there when it may later match
/// what it makes itself.
void Updater::add_pattern_names(const ast::PathPattern& pattern) {
    const auto add_keys = [this](const auto& part) {
        for (const ast::PropertyConstraint& property : part.properties) {
            if (!draft_.find_key(property.key.text)) draft_.key(property.key.text);
        }
    };
    const Graph& graph = draft_.graph();
    for (const ast::NodePattern& node : pattern.nodes) {
        add_keys(node);
        for (const ast::Symbol& label : node.labels) {
            if (!graph.find_label(label.text)) draft_.label(label.text);
        }
    }
    for (const ast::RelationshipPattern& edge : pattern.relationships) {
        add_keys(edge);
        for (const ast::Symbol& type : edge.types) {
            if (!graph.find_type(type.text)) draft_.type(type.text);
        }
    }
}

void Updater::freeze() {
    if (!draft_.changed()) return;
    Renumbering now = draft_.freeze();
    rows_.renumber(now);
    renumberings_.push_back(std::move(now));
}

}  // namespace entente::engine
