// What times mean for an edge: an AS OF date, or conditions on its `since` and `until`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parser/ast.hpp"
#include "question_tree.hpp"

namespace entente::question {

/// The meaning of a predication's times.
struct Period {
    /// The date of the MATCH: an ISO date, month or year; nothing for all time.
    std::optional<std::string> as_of;
    /// Conditions on the edge (or on the event's date), to be written out.
    std::vector<ast::Expression> conditions;
};

/// A state, an edge that holds for a while. `edge` is its variable. Without times it is about
/// `time`.
[[nodiscard]] Period period_of_state(const std::vector<Time>& times, const QuestionTime& now,
                                     const std::string& edge);

/// An event on the date that `at` gives. Without times it is at any time up to `time`.
[[nodiscard]] Period period_of_event(const std::vector<Time>& times, const QuestionTime& now,
                                     const ast::Expression& at);

/// True when the times need the edge to have a variable.
[[nodiscard]] bool needs_edge(const std::vector<Time>& times, const QuestionTime& now);

}  // namespace entente::question
