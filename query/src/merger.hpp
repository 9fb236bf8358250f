// MERGE: what matches, or else is made.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "operator.hpp"
#include "plan.hpp"
#include "row_set.hpp"
#include "update_change.hpp"
#include "update_make.hpp"
#include "updater.hpp"

namespace entente::engine {

/// One MERGE clause over all its rows.
///
/// A row is first matched against the graph as it was when the clause began. What does not match
/// there may be what an earlier row of the clause has made: for a node, or a single relationship,
/// that is known from what makes it (the nodes at its ends and the values of its properties). Where
/// it cannot be known, the graph is frozen and the rows that are left are matched again.
class Merger {
public:
    Merger(Updater& updater, const BoundMerge& merge);

    void run();

private:
    /// A row of a batch of what was matched.
    struct Found {
        std::size_t batch;
        std::uint32_t row;
    };
    /// The nodes and edges of the pattern, in its order.
    using Ids = std::vector<std::uint32_t>;

    void start_round();
    void index_nodes();
    void match(const Batch& batch, Rows rows);
    /// Goes on until the batch is done or the graph has to be frozen; how many rows that was.
    std::size_t merge(Batch& batch, Rows rows);
    void merge_row(Batch& batch, const MadeValues& values, std::size_t i, std::uint32_t row);
    /// What is equal to what the row would make, under the number of the row's values.
    std::vector<Ids>& same_as(const Batch& batch, const MadeValues& values, std::size_t i,
                              std::uint32_t row);
    void emit(const Batch& batch, std::uint32_t row, const Ids& ids, Changer& changer);
    void emit(const Found& found);
    void change_last(Changer& changer);
    [[nodiscard]] bool decides_by_values() const;

    Updater& updater_;
    const BoundMerge& merge_;
    bool by_values_;
    bool looks_up_nodes_ = false;
    RowStore out_;
    Slot tag_ = no_slot;
    std::vector<std::string> watched_;

    // Of the round: since the graph was last frozen.
    std::optional<Execution> execution_;
    std::optional<Evaluator> evaluator_;
    std::optional<Changer> on_create_;
    std::optional<Changer> on_match_;
    std::optional<Maker> maker_;
    PlanPtr plan_;
    Pipeline pipeline_;
    std::vector<Batch> found_batches_;
    std::vector<std::vector<Found>> found_;  ///< by place among the rows that were matched
    std::optional<RowSet> keys_;
    std::vector<Cells> key_;
    std::vector<std::vector<Ids>> same_;  ///< by number of the key
    bool stale_ = false;
};

}  // namespace entente::engine
