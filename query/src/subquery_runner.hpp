// Running a query inside an expression, for a batch of rows of the query around it at once.
#pragma once

#include <optional>
#include <vector>

#include "evaluator.hpp"
#include "expansion.hpp"
#include "operator.hpp"

namespace entente::engine {

class SubqueryRunner {
public:
    SubqueryRunner(Execution& execution, const SubQuery& query);

    /// For each of `rows` whether the query has a row: 0 or 1. With `keep_grounds` what the first
    /// one rests on is added to the grounds of the row.
    [[nodiscard]] std::vector<char> exists(Batch& batch, Rows rows, bool keep_grounds);

    /// For each of `rows` the list of the query's results.
    [[nodiscard]] Values collect(Batch& batch, Rows rows);

private:
    /// A pattern of one edge needs no pipeline: its edges are looked at in place.
    [[nodiscard]] bool is_single_edge() const;
    void look_for_edges(Batch& batch, Rows rows, bool keep_grounds, std::vector<char>& found);
    bool look_from_common_end(const Batch& batch, Rows rows, std::vector<char>& found);
    void exists_once(Batch& batch, Rows rows, bool keep_grounds, std::vector<char>& found);

    Execution& execution_;
    const SubQuery& query_;
    Settled settled_;
    Pipeline pipeline_;
    Batch out_;
    // For a pattern of one edge:
    std::optional<EdgeWalk> walk_;
    std::optional<EdgeWalk> back_;  ///< the other way
    NodeId common_end_ = no_node;
    std::vector<std::uint64_t> neighbours_;  ///< of the common end, a bit for each node
};

}  // namespace entente::engine
