// Running a plan: each operator hands on batches of rows.
#pragma once

#include <memory>
#include <vector>

#include "execution.hpp"
#include "plan.hpp"

namespace entente::engine {

class Operator {
public:
    Operator() = default;
    Operator(const Operator&) = delete;
    Operator& operator=(const Operator&) = delete;
    virtual ~Operator() = default;

    /// The next batch, never empty, into `out`, whose former content is lost; false at the end.
    virtual bool next(Batch& out) = 0;
    /// Back to the start, for another argument.
    virtual void reset() = 0;
};

using OperatorPtr = std::unique_ptr<Operator>;

/// The bottom of a plan: hands on the rows it was given, the tag of each its place among them.
class Argument final : public Operator {
public:
    Argument(Execution& execution, const Plan& plan);

    /// `rows` of a batch of the query around; REQUIRES at most batch_rows. `keep_grounds`: the rows
    /// start with no grounds of their own, to collect what they come to rest on.
    void set(const Batch& around, Rows rows, bool keep_grounds);
    /// A single row without columns.
    void set_single();
    /// All rows of the batches, which have to outlive the run.
    void set_all(const std::vector<Batch>& batches);

    bool next(Batch& out) override;
    void reset() override {
        given_ = false;
        next_batch_ = 0;
    }

private:
    Execution& execution_;
    const Plan& plan_;
    Slot tag_;
    Batch rows_;
    bool given_ = false;
    const std::vector<Batch>* batches_ = nullptr;
    std::size_t next_batch_ = 0;
};

/// A plan that can be run: its top, and the bottom where rows are put in.
struct Pipeline {
    OperatorPtr top;
    Argument* argument = nullptr;
};

/// Which rows of the argument are settled: nothing more is wanted for them. By tag.
struct Settled {
    Slot tag = no_slot;
    std::vector<char> flags;

    [[nodiscard]] bool at(const Batch& batch, std::size_t row) const {
        return flags[batch.columns[tag].ids[row]] != 0;
    }
};

/// `settled` may be null. It and the plan have to outlive the pipeline.
[[nodiscard]] Pipeline make_pipeline(Execution& execution, const Plan& plan,
                                     const Settled* settled);

// One maker for each kind of operator; `input` is its source of rows.
[[nodiscard]] OperatorPtr make_scan(Execution&, const Plan&, OperatorPtr input, const Settled*);
[[nodiscard]] OperatorPtr make_expand(Execution&, const Plan&, OperatorPtr input, const Settled*);
[[nodiscard]] OperatorPtr make_intersect(Execution&, const Plan&, OperatorPtr input,
                                         const Settled*);
[[nodiscard]] OperatorPtr make_paths(Execution&, const Plan&, OperatorPtr input, const Settled*);
[[nodiscard]] OperatorPtr make_reach(Execution&, const Plan&, OperatorPtr input, const Settled*);
[[nodiscard]] OperatorPtr make_follow(Execution&, const Plan&, OperatorPtr input, const Settled*);
[[nodiscard]] OperatorPtr make_unwind(Execution&, const Plan&, OperatorPtr input, const Settled*);
[[nodiscard]] OperatorPtr make_call(Execution&, const Plan&, OperatorPtr input, const Settled*);
[[nodiscard]] OperatorPtr make_count(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_intersection_count(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_known_count(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_hash_join(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_check_node(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_filter(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_compute(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_optional(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_aggregate(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_distinct(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_sort(Execution&, const Plan&, OperatorPtr input);
[[nodiscard]] OperatorPtr make_slice(Execution&, const Plan&, OperatorPtr input);

/// 0, 1, ... count - 1.
[[nodiscard]] Selection all_rows(std::size_t count);

}  // namespace entente::engine
