// Expressions over batches: an operator of the language is applied to all rows before the next one
// is.
#pragma once

#include <vector>

#include "bound_expression.hpp"
#include "execution.hpp"

namespace entente::engine {

using Values = std::vector<Value>;

class Evaluator {
public:
    explicit Evaluator(Execution& execution) : execution_(execution) {}

    /// The value for each of `rows`, in their order. Where grounds are kept, what a true EXISTS { }
    /// rests on is added to those of its row.
    [[nodiscard]] Values values(const Expr& expression, Batch& batch, Rows rows);

    /// Leaves of `rows` those where the condition is `wanted`; where it is null neither is. Throws
    /// Error for a value that is not a boolean.
    void keep(const Expr& condition, Batch& batch, Selection& rows, bool wanted = true);

    /// Appends the expression's cells to a column of the slot's kind.
    void compute(const Expr& expression, Batch& batch, Rows rows, Cells& column);

private:
    struct Visitor;
    friend struct Visitor;

    // By kind of expression (evaluator_*.cpp).
    Values property(const PropertyOf& property, const Expr& expression, Batch& batch, Rows rows);
    Values label_test(const LabelTest& test, const Expr& expression, Batch& batch, Rows rows);
    Values connective(ast::ConnectiveOperator op, const Expr& expression, Batch& batch, Rows rows);
    Values comparison(const ComparisonOf& comparison, const Expr& expression, Batch& batch,
                      Rows rows);
    Values binary(ast::BinaryOperator op, const Expr& expression, Batch& batch, Rows rows);
    Values call(const Function& function, const Expr& expression, Batch& batch, Rows rows);
    Values list(const Expr& expression, Batch& batch, Rows rows);
    Values map(const MakeMap& map, const Expr& expression, Batch& batch, Rows rows);
    Values item_at(const Expr& expression, Batch& batch, Rows rows);
    Values slice(const SliceOf& slice, const Expr& expression, Batch& batch, Rows rows);
    Values cases(const Cases& cases, const Expr& expression, Batch& batch, Rows rows);
    Values comprehension(const ComprehensionOf& comprehension, const Expr& expression, Batch& batch,
                         Rows rows);
    Values quantifier(const QuantifierOf& quantifier, const Expr& expression, Batch& batch,
                      Rows rows);
    Values fold(const FoldOf& fold, const Expr& expression, Batch& batch, Rows rows);
    Values path(const MakePath& path, Batch& batch, Rows rows);

    // Ways of filtering (evaluator_keep.cpp). Those that return false have done nothing.
    void keep_all(const Expr& condition, Batch& batch, Selection& rows, bool wanted);
    void keep_any(const Expr& condition, Batch& batch, Selection& rows, bool wanted);
    void keep_by_value(const Expr& condition, Batch& batch, Selection& rows, bool wanted);
    bool keep_property(const Expr& condition, Batch& batch, Selection& rows, bool wanted);
    bool keep_same_ids(const Expr& condition, Batch& batch, Selection& rows, bool wanted);
    bool keep_labelled(const Expr& condition, Batch& batch, Selection& rows, bool wanted);

    Execution& execution_;
};

/// The boolean that a condition has come to; nothing for null. Throws Error for another value.
[[nodiscard]] std::optional<bool> truth_of(const Value& value, Place place);

}  // namespace entente::engine
