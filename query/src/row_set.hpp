// A set of rows: what grouping and DISTINCT look rows up in.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "batch.hpp"

namespace entente::engine {

/// Rows of some columns, equal ones once, numbered in the order in which they came.
class RowSet {
public:
    /// `kinds`: of the columns.
    explicit RowSet(const std::vector<SlotKind>& kinds);

    /// The number of the row made of the cells of `columns` at `row`, which is added if it is new.
    std::uint32_t find_or_add(const std::vector<const Cells*>& columns, std::size_t row,
                              bool* added = nullptr);

    /// The number of the row, if it is in the set.
    [[nodiscard]] std::optional<std::uint32_t> find(const std::vector<const Cells*>& columns,
                                                    std::size_t row) const;

    [[nodiscard]] std::size_t size() const { return hashes_.size(); }
    [[nodiscard]] const Cells& column(std::size_t i) const { return columns_[i]; }
    void clear();

private:
    [[nodiscard]] bool same(std::uint32_t known, const std::vector<const Cells*>& columns,
                            std::size_t row) const;
    void grow();

    std::vector<Cells> columns_;
    std::vector<std::size_t> hashes_;
    std::vector<std::uint32_t>
        table_;  ///< number of a row + 1; 0: free. Its size is a power of two
};

}  // namespace entente::engine
