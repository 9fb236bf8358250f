#include "execution.hpp"

#include <string>

#include "failure.hpp"
#include "subquery_runner.hpp"

namespace entente::engine {
namespace {

std::chrono::steady_clock::time_point deadline_after(std::chrono::milliseconds time) {
    const auto now = std::chrono::steady_clock::now();
    constexpr auto longest = std::chrono::hours(24 * 365);
    return now + (time < longest ? time : std::chrono::milliseconds(longest));
}

}  // namespace

Execution::Execution(const Graph& graph, const Frame& frame, const RunOptions& options,
                     Profile* profile, const Draft* draft)
    : graph_(graph),
      entities_(graph, draft),
      frame_(frame),
      options_(options),
      profile_(profile),
      grounds_(options.keep_grounds ? std::make_unique<GroundsArena>() : nullptr),
      deadline_(deadline_after(options.limits.time)) {}

Execution::~Execution() = default;

Batch Execution::make_batch() const {
    Batch batch;
    batch.columns.resize(frame_.kinds.size());
    for (std::size_t i = 0; i < frame_.kinds.size(); ++i)
        batch.columns[i].kind = frame_.kinds[i];
    return batch;
}

void Execution::count(std::size_t rows) {
    rows_ += rows;
    if (rows_ > options_.limits.rows) {
        fail_running("ResourceExhausted", "TooManyRows",
                     "The query makes more than " + std::to_string(options_.limits.rows) +
                         " rows on its way. Ask for less, or narrow the pattern.");
    }
    check();
}

void Execution::check() const {
    if (options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed)) {
        fail_running("Interrupted", "Interrupted", "The query was stopped.");
    }
    if (std::chrono::steady_clock::now() > deadline_) {
        fail_running("ResourceExhausted", "TooMuchTime",
                     "The query took longer than " + std::to_string(options_.limits.time.count()) +
                         " ms. Narrow the pattern.");
    }
}

SubqueryRunner& Execution::runner(const SubQuery& query) {
    auto& runner = runners_[&query];
    if (!runner) runner = std::make_unique<SubqueryRunner>(*this, query);
    return *runner;
}

}  // namespace entente::engine
