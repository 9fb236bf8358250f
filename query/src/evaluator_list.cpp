// Lists, maps, CASE, comprehensions, quantifiers, reduce and paths over batches.
#include <algorithm>
#include <string>
#include <utility>

#include "arithmetic.hpp"
#include "evaluator.hpp"
#include "failure.hpp"
#include "operator.hpp"
#include "value_order.hpp"

namespace entente::engine {
namespace {

/// The items of the lists of some rows as rows of their own, in batches: what a comprehension's
/// body runs over.
class ItemRows {
public:
    /// `body`: the expressions that will be asked of the items; their slots are carried along.
    ItemRows(Execution& execution, Batch& around, Slot variable, std::span<const Expr> body)
        : around_(around), variable_(variable), items_(execution.make_batch()) {
        for (const Expr& expression : body) {
            for (const Slot slot : free_slots(expression)) {
                if (slot != variable && std::ranges::find(carried_, slot) == carried_.end()) {
                    carried_.push_back(slot);
                }
            }
        }
    }

    void add(std::uint32_t row, const Value& item) {
        origins_.push_back(row);
        items_.columns[variable_].values.push_back(item);
    }
    [[nodiscard]] bool full() const { return origins_.size() >= batch_rows; }
    [[nodiscard]] bool empty() const { return origins_.empty(); }

    /// Completes the batch: the columns of the rows around, once for each item.
    Batch& batch() {
        items_.gather(around_, origins_, carried_);
        if (!items_.grounds.empty()) std::ranges::fill(items_.grounds, 0);
        items_.weights.clear();
        return items_;
    }

    /// Hands what an item rests on to the row that its list belongs to.
    void give_grounds(Execution& execution, std::size_t item) {
        if (items_.grounds.empty() || items_.grounds[item] == 0) return;
        GroundsRef& ground = around_.grounds[origins_[item]];
        ground = execution.grounds()->join(ground, items_.grounds[item]);
    }

    void clear() {
        origins_.clear();
        items_.clear();
    }

private:
    Batch& around_;
    Slot variable_;
    Batch items_;
    std::vector<Slot> carried_;
    Selection origins_;
};

const List* list_of(const Value& value, Place place) {
    if (value.is_null()) return nullptr;
    const auto* list = value.get_if<List>();
    if (list == nullptr) {
        fail_running("TypeError", "InvalidArgumentType",
                     std::string("A list is needed here, not ") + type_words(value) + ".", place);
    }
    return list;
}

/// Calls `flush(rows, positions)` for batches of items; positions[i] is the place in `lists` of the
/// list that item i is of.
template <class Flush>
void for_each_item(ItemRows& items, const Values& lists, Rows rows, Place place, Flush flush) {
    std::vector<std::size_t> positions;
    const auto send = [&] {
        if (!items.empty()) flush(items.batch(), positions);
        items.clear();
        positions.clear();
    };
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const List* list = list_of(lists[i], place);
        if (list == nullptr) continue;
        for (const Value& item : *list) {
            items.add(rows[i], item);
            positions.push_back(i);
            if (items.full()) send();
        }
    }
    send();
}

/// Whole number, counted from the end where negative; nothing for null.
std::optional<std::int64_t> position_of(const Value& value, Place place) {
    if (value.is_null()) return std::nullopt;
    const auto* number = value.get_if<std::int64_t>();
    if (number == nullptr) {
        fail_running(
            "TypeError", "InvalidArgumentType",
            std::string("The place in a list is a whole number, not ") + type_words(value) + ".",
            place);
    }
    return *number;
}

Value item_of(const Entities& entities, const Value& subject, const Value& index, Place place) {
    if (subject.is_null() || index.is_null()) return {};
    if (const auto* list = subject.get_if<List>()) {
        const auto size = static_cast<std::int64_t>(list->size());
        std::int64_t at = *position_of(index, place);
        if (at < 0) at += size;
        return at < 0 || at >= size ? Value() : (*list)[static_cast<std::size_t>(at)];
    }
    const auto* key = index.get_if<std::string>();
    const bool has_keys = subject.get_if<Map>() != nullptr || subject.get_if<Node>() != nullptr ||
                          subject.get_if<Relationship>() != nullptr;
    if (!has_keys || key == nullptr) {
        fail_running("TypeError", has_keys ? "MapElementAccessByNonString" : "InvalidArgumentType",
                     std::string(type_words(subject)) + " cannot be asked for an item by " +
                         type_words(index) + ".",
                     place);
    }
    return *entities.property_of(subject, *key, entities.graph().find_key(*key));
}

Value slice_of(const List& list, std::int64_t from, std::int64_t to) {
    const auto size = static_cast<std::int64_t>(list.size());
    if (from < 0) from += size;
    if (to < 0) to += size;
    from = std::clamp<std::int64_t>(from, 0, size);
    to = std::clamp<std::int64_t>(to, 0, size);
    if (from >= to) return List();
    return List(list.begin() + from, list.begin() + to);
}

/// What all(), any(), none() and single() come to.
Value quantified(ast::QuantifierKind kind, std::size_t yes, std::size_t no, std::size_t unknown) {
    switch (kind) {
        case ast::QuantifierKind::all:
            return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
        case ast::QuantifierKind::any:
            return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
        case ast::QuantifierKind::none:
            return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
        case ast::QuantifierKind::single:
            break;
    }
    if (yes > 1) return false;
    return unknown > 0 ? Value() : Value(yes == 1);
}

}  // namespace

Values Evaluator::list(const Expr& expression, Batch& batch, Rows rows) {
    std::vector<List> lists(rows.size());
    for (const Expr& item : expression.operands) {
        Values column = values(item, batch, rows);
        for (std::size_t i = 0; i < lists.size(); ++i)
            lists[i].push_back(std::move(column[i]));
    }
    return {std::make_move_iterator(lists.begin()), std::make_move_iterator(lists.end())};
}

Values Evaluator::map(const MakeMap& map, const Expr& expression, Batch& batch, Rows rows) {
    std::vector<Map> maps(rows.size());
    for (std::size_t k = 0; k < map.keys.size(); ++k) {
        Values column = values(expression.operands[k], batch, rows);
        for (std::size_t i = 0; i < maps.size(); ++i) {
            maps[i].emplace_back(map.keys[k], std::move(column[i]));
        }
    }
    return {std::make_move_iterator(maps.begin()), std::make_move_iterator(maps.end())};
}

Values Evaluator::item_at(const Expr& expression, Batch& batch, Rows rows) {
    Values subjects = values(expression.operands[0], batch, rows);
    const Values indexes = values(expression.operands[1], batch, rows);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        subjects[i] = item_of(execution_.entities(), subjects[i], indexes[i], expression.place);
    }
    return subjects;
}

Values Evaluator::slice(const SliceOf& slice, const Expr& expression, Batch& batch, Rows rows) {
    Values subjects = values(expression.operands[0], batch, rows);
    Values from(rows.size(), Value(0));
    Values to(rows.size(), Value(std::numeric_limits<std::int64_t>::max()));
    if (slice.has_from) from = values(expression.operands[1], batch, rows);
    if (slice.has_to) to = values(expression.operands.back(), batch, rows);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const List* list = list_of(subjects[i], expression.place);
        const auto first = position_of(from[i], expression.place);
        const auto last = position_of(to[i], expression.place);
        subjects[i] = list == nullptr || !first || !last ? Value() : slice_of(*list, *first, *last);
    }
    return subjects;
}

/// A branch is computed only for the rows that take it.
Values Evaluator::cases(const Cases& cases, const Expr& expression, Batch& batch, Rows rows) {
    Values all(rows.size());
    Values subjects;
    std::size_t next = 0;
    if (cases.has_subject) subjects = values(expression.operands[next++], batch, rows);
    Selection open = all_rows(rows.size());
    const auto rows_of = [&](const Selection& positions) {
        Selection asked;
        for (const std::uint32_t i : positions)
            asked.push_back(rows[i]);
        return asked;
    };
    const auto take = [&](const Expr& branch, const Selection& taken) {
        Values results = values(branch, batch, rows_of(taken));
        for (std::size_t k = 0; k < taken.size(); ++k)
            all[taken[k]] = std::move(results[k]);
    };
    const std::size_t end = expression.operands.size() - (cases.has_otherwise ? 1 : 0);
    for (; next < end; next += 2) {
        const Expr& when = expression.operands[next];
        const Values tests = values(when, batch, rows_of(open));
        Selection taken;
        Selection rest;
        for (std::size_t k = 0; k < open.size(); ++k) {
            const auto fits = cases.has_subject ? equals(subjects[open[k]], tests[k])
                                                : truth_of(tests[k], when.place);
            (fits.value_or(false) ? taken : rest).push_back(open[k]);
        }
        take(expression.operands[next + 1], taken);
        open = std::move(rest);
    }
    if (cases.has_otherwise) take(expression.operands.back(), open);
    return all;
}

Values Evaluator::comprehension(const ComprehensionOf& comprehension, const Expr& expression,
                                Batch& batch, Rows rows) {
    const Values lists = values(expression.operands[0], batch, rows);
    const std::span body(expression.operands.begin() + 1, expression.operands.end());
    std::vector<List> results(rows.size());
    ItemRows items(execution_, batch, comprehension.variable, body);
    for_each_item(
        items, lists, rows, expression.place, [&](Batch& item_rows, const auto& positions) {
            Selection kept = all_rows(item_rows.size);
            if (comprehension.has_where) keep(body.front(), item_rows, kept);
            Values made = comprehension.has_result
                              ? values(body.back(), item_rows, kept)
                              : values({SlotRef{comprehension.variable}, {}, {}}, item_rows, kept);
            for (std::size_t k = 0; k < kept.size(); ++k) {
                items.give_grounds(execution_, kept[k]);
                results[positions[kept[k]]].push_back(std::move(made[k]));
            }
        });
    Values all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        all.push_back(lists[i].is_null() ? Value() : Value(std::move(results[i])));
    }
    return all;
}

Values Evaluator::quantifier(const QuantifierOf& quantifier, const Expr& expression, Batch& batch,
                             Rows rows) {
    const Values lists = values(expression.operands[0], batch, rows);
    struct Count {
        std::size_t yes = 0;
        std::size_t no = 0;
        std::size_t unknown = 0;
    };
    std::vector<Count> counts(rows.size());
    const std::span body(expression.operands.begin() + 1, expression.operands.end());
    ItemRows items(execution_, batch, quantifier.variable, body);
    for_each_item(items, lists, rows, expression.place,
                  [&](Batch& item_rows, const auto& positions) {
                      const Selection every = all_rows(item_rows.size);
                      const Values truths = body.empty() ? Values(every.size(), Value(true))
                                                         : values(body.front(), item_rows, every);
                      for (std::size_t k = 0; k < truths.size(); ++k) {
                          const auto truth = truth_of(truths[k], expression.place);
                          Count& count = counts[positions[k]];
                          ++(!truth ? count.unknown : *truth ? count.yes : count.no);
                          if (truth == true) items.give_grounds(execution_, k);
                      }
                  });
    Values all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Count& count = counts[i];
        all.push_back(lists[i].is_null()
                          ? Value()
                          : quantified(quantifier.kind, count.yes, count.no, count.unknown));
    }
    return all;
}

/// The lists' first items are taken for all rows, then their second ones, and so on.
Values Evaluator::fold(const FoldOf& fold, const Expr& expression, Batch& batch, Rows rows) {
    Values sums = values(expression.operands[0], batch, rows);
    const Values lists = values(expression.operands[1], batch, rows);
    const Expr& step = expression.operands[2];
    Selection open;
    for (std::uint32_t i = 0; i < lists.size(); ++i) {
        const List* list = list_of(lists[i], expression.place);
        if (list == nullptr) {
            sums[i] = Value();
        } else if (!list->empty()) {
            open.push_back(i);
        }
    }
    std::vector<Slot> carried = free_slots(step);
    std::erase(carried, fold.accumulator);
    std::erase(carried, fold.variable);
    Batch items = execution_.make_batch();
    for (std::size_t turn = 0; !open.empty(); ++turn) {
        items.clear();
        Selection origins;
        for (const std::uint32_t i : open) {
            origins.push_back(rows[i]);
            items.columns[fold.accumulator].values.push_back(sums[i]);
            items.columns[fold.variable].values.push_back((*lists[i].get_if<List>())[turn]);
        }
        items.gather(batch, origins, carried);
        Values next = values(step, items, all_rows(items.size));
        for (std::size_t k = 0; k < open.size(); ++k)
            sums[open[k]] = std::move(next[k]);
        std::erase_if(open,
                      [&](std::uint32_t i) { return lists[i].get_if<List>()->size() <= turn + 1; });
        execution_.pulse();
    }
    return sums;
}

Values Evaluator::path(const MakePath& path, Batch& batch, Rows rows) {
    const Entities& entities = execution_.entities();
    Values all;
    all.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        Path made;
        NodeId at = batch.columns[path.nodes.front()].ids[row];
        made.nodes.push_back(at);
        bool null = at == no_node;
        const auto walk = [&](EdgeId edge) {
            const NodeId source = entities.source(Relationship{edge});
            at = source == at ? entities.target(Relationship{edge}) : source;
            made.edges.push_back(edge);
            made.nodes.push_back(at);
        };
        for (std::size_t i = 0; i < path.edges.size() && !null; ++i) {
            const Cells& column = batch.columns[path.edges[i]];
            if (column.kind == SlotKind::edge) {
                null = column.ids[row] == no_edge;
                if (!null) walk(column.ids[row]);
            } else if (const auto* list = column.values[row].get_if<List>()) {
                for (const Value& item : *list)
                    walk(item.get_if<Relationship>()->id);
            } else {
                null = true;
            }
        }
        all.push_back(null ? Value() : Value(std::move(made)));
    }
    return all;
}

}  // namespace entente::engine
