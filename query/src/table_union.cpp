#include "table_union.hpp"

#include <algorithm>
#include <utility>

#include "grounds.hpp"
#include "row_set.hpp"

namespace entente::engine {
namespace {

void merge_grounds(Grounds& into, const Grounds& more) {
    for (const EdgeId edge : more) {
        if (into.size() >= most_grounds) return;
        if (std::ranges::find(into, edge) == into.end()) into.push_back(edge);
    }
}

}  // namespace

void drop_equal_rows(Table& table) {
    const std::size_t width = table.columns.size();
    RowSet seen(std::vector<SlotKind>(width, SlotKind::value));
    Table once;
    once.columns = std::move(table.columns);
    std::vector<Cells> cells(width);
    std::vector<const Cells*> columns;
    for (const Cells& cell : cells)
        columns.push_back(&cell);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t i = 0; i < width; ++i)
            cells[i].values = {table.rows[row][i]};
        bool added = false;
        const std::uint32_t number = seen.find_or_add(columns, 0, &added);
        if (added) {
            once.rows.push_back(std::move(table.rows[row]));
            if (!table.grounds.empty()) once.grounds.push_back(std::move(table.grounds[row]));
        } else if (!table.grounds.empty()) {
            merge_grounds(once.grounds[number], table.grounds[row]);
        }
    }
    table = std::move(once);
}

}  // namespace entente::engine
