// Expressions after binding: names are slots, keys and labels are ids, functions are found.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "batch.hpp"
#include "graph/graph.hpp"
#include "parser/ast.hpp"
#include "values/error.hpp"

namespace entente::engine {

struct Function;
struct SubQuery;

// What each kind of expression holds beside its operands. The operands are listed in brackets.

struct Constant {
    Value value;
};
struct SlotRef {
    Slot slot = no_slot;
};
/// [subject]. `key` is nothing when no node or edge has the property: then only a map can.
struct PropertyOf {
    std::string name;
    std::optional<KeyId> key;
};
/// [subject]. A label that the graph does not have is nothing.
struct LabelTest {
    std::vector<std::optional<LabelId>> labels;
    std::vector<std::string> names;
};
struct NotOf {};  // [operand]
struct SignOf {   // [operand]
    bool negative = false;
};
struct NullTest {  // [operand]
    bool negated = false;
};
struct BinaryOf {  // [left, right]
    ast::BinaryOperator op{};
};
struct ConnectiveOf {  // [operands...]
    ast::ConnectiveOperator op{};
};
struct ComparisonOf {  // [operands...]
    std::vector<ast::ComparisonOperator> operators;
};
struct Call {  // [arguments...]
    const Function* function = nullptr;
};
struct MakeList {};  // [items...]
struct MakeMap {     // [values...]
    std::vector<std::string> keys;
};
struct ItemAt {};  // [subject, index]
struct SliceOf {   // [subject, from?, to?]
    bool has_from = false;
    bool has_to = false;
};
struct Cases {  // [subject?, (when, then)..., otherwise?]
    bool has_subject = false;
    bool has_otherwise = false;
};
struct ComprehensionOf {  // [list, where?, result?]
    Slot variable = no_slot;
    bool has_where = false;
    bool has_result = false;
};
struct QuantifierOf {  // [list, where?]
    ast::QuantifierKind kind{};
    Slot variable = no_slot;
};
struct FoldOf {  // [start, list, step]
    Slot accumulator = no_slot;
    Slot variable = no_slot;
};
/// The path of a named pattern: `edges` are of kind edge, or lists of relationships where hops
/// vary.
struct MakePath {
    std::vector<Slot> nodes;
    std::vector<Slot> edges;
};
/// `EXISTS { }` and pattern predicates.
struct ExistsOf {
    std::shared_ptr<SubQuery> query;
};
/// Pattern comprehensions: the results of the subquery's rows.
struct CollectOf {
    std::shared_ptr<SubQuery> query;
};

struct Expr {
    using Kind =
        std::variant<Constant, SlotRef, PropertyOf, LabelTest, NotOf, SignOf, NullTest, BinaryOf,
                     ConnectiveOf, ComparisonOf, Call, MakeList, MakeMap, ItemAt, SliceOf, Cases,
                     ComprehensionOf, QuantifierOf, FoldOf, MakePath, ExistsOf, CollectOf>;
    Kind kind;
    std::vector<Expr> operands;
    Place place;

    template <class T>
    [[nodiscard]] const T* get_if() const {
        return std::get_if<T>(&kind);
    }
};

/// The slots whose values the expression needs, ascending, each once; the variables it binds itself
/// are left out.
[[nodiscard]] std::vector<Slot> free_slots(const Expr& expression);

/// The expression as people would write it, for plans.
[[nodiscard]] std::string describe(const Expr& expression, const struct Frame& frame);

}  // namespace entente::engine
