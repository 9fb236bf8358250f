// That every number in a store points at something: what an image from outside must pass before it
// is used.
#include <algorithm>
#include <string>

#include "fault.hpp"
#include "section_list.hpp"
#include "temporal_cell.hpp"

namespace entente {
namespace {

void require(bool met, const char* what) {
    if (!met) throw data_error("DamagedImage", std::string("its ") + what + " make no sense.");
}

template <class Number>
bool all_below(std::span<const Number> numbers, std::size_t limit) {
    return std::ranges::all_of(numbers, [limit](Number number) { return number < limit; });
}

/// Numbers of strings, where no_string may stand for none.
bool all_strings_or_none(std::span<const StringId> ids, const GraphCounts& counts) {
    return std::ranges::all_of(ids,
                               [&](StringId id) { return id < counts.strings || id == no_string; });
}

template <class Number>
bool ascend(std::span<const Number> numbers) {
    return std::ranges::is_sorted(numbers);
}

template <class Number>
bool ascend_strictly(std::span<const Number> numbers) {
    return std::ranges::adjacent_find(numbers, std::greater_equal<>()) == numbers.end();
}

bool types_are_known(const TypeArray& types, const GraphCounts& counts) {
    for (std::size_t i = 0; i < counts.edges; ++i) {
        if (types[i] >= counts.types) return false;
    }
    return true;
}

void check_strings(const GraphStore& s) {
    require(ascend(s.string_offsets), "strings");
    require(all_strings_or_none(s.string_slots, s.counts), "strings' hash table");
    require(s.string_slots.empty() ||
                std::ranges::find(s.string_slots, no_string) != s.string_slots.end(),
            "strings' hash table");
    for (const auto names : {s.label_names, s.type_names, s.key_names}) {
        require(all_below(names, s.counts.strings), "names of labels, types and keys");
    }
}

void check_nodes(const GraphStore& s) {
    require(all_below(s.label_set_of, s.counts.label_sets) && ascend(s.label_set_offsets) &&
                all_below(s.label_set_items, s.counts.labels),
            "labels");
    require(ascend(s.label_offsets) && all_below(s.label_nodes, s.counts.nodes),
            "lists of nodes by label");
    require(all_strings_or_none(s.node_ids, s.counts) && all_below(s.nodes_by_id, s.counts.nodes) &&
                (s.nodes_by_id.empty() || !s.node_ids.empty()),
            "ids");
}

void check_edges(const GraphStore& s) {
    require(ascend(s.out_offsets) && all_below(s.out_targets, s.counts.nodes) &&
                types_are_known(s.out_types, s.counts),
            "rows of edges");
    require(ascend(s.in_offsets) && all_below(s.in_edges, s.counts.edges) &&
                all_below(s.in_sources, s.counts.nodes) && types_are_known(s.in_types, s.counts),
            "rows of incoming edges");
    require(ascend_strictly(s.derived_edges) && all_below(s.derived_edges, s.counts.edges) &&
                ascend(s.premise_offsets) && all_below(s.premise_edges, s.counts.edges),
            "premises");
}

void check_names(const GraphStore& s) {
    const bool kinds_are_known =
        std::ranges::all_of(s.name_kinds, [](NameKind kind) { return kind <= NameKind::code; });
    require(ascend(s.name_offsets) && all_below(s.name_nodes, s.counts.nodes) &&
                all_below(s.name_texts, s.counts.strings) && kinds_are_known,
            "names");
}

/// A list's items are no lists, so that no list holds itself.
bool cell_is_sound(const GraphStore& s, const Cell& cell, bool may_be_list) {
    switch (cell.tag) {
        case CellTag::none:
        case CellTag::boolean:
        case CellTag::integer:
        case CellTag::real:
            return true;
        case CellTag::text:
            return cell.bits < s.counts.strings;
        case CellTag::list:
            return may_be_list && cell.bits <= s.list_cells.size() &&
                   cell.length <= s.list_cells.size() - cell.bits;
        default:
            return !temporal_value(s, cell).is_null();
    }
}

void check_column(const GraphStore& s, const Column& column, std::uint32_t rows) {
    // A row is looked at only once it is known to be one: rows come in ascending order.
    bool sound = true;
    std::size_t count = 0;
    std::int64_t last = -1;
    column.for_each_row([&](std::uint32_t row) {
        sound = sound && row > last && row < rows;
        last = row;
        ++count;
        if (!sound) return;
        if (column.type() == ColumnType::text) {
            sound = column.text(row) < s.counts.strings;
        } else if (column.type() == ColumnType::date) {
            sound = Date::is_packed(column.date(row).packed());
        } else if (column.type() == ColumnType::mixed) {
            sound = cell_is_sound(s, column.cell(row), true);
        }
    });
    require(sound && count == column.size(), "columns");
}

}  // namespace

void check_store(const GraphStore& store) {
    check_strings(store);
    check_nodes(store);
    check_edges(store);
    check_names(store);
    for (const Cell& cell : store.list_cells) {
        require(cell_is_sound(store, cell, false), "lists");
    }
    for (std::size_t i = 0; i < store.columns.size(); ++i) {
        const bool of_edges = store.column_records[i].of_edges != 0;
        check_column(store, store.columns[i], of_edges ? store.counts.edges : store.counts.nodes);
    }
}

}  // namespace entente
