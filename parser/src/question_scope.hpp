// The query under construction while a question is lowered: patterns by their date, conditions,
// variables.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "parser/ast.hpp"
#include "parser/lexicon.hpp"

namespace entente::question {

/// What a pattern's end is bound to: a thing with a name, or a variable.
struct Term {
    std::optional<Entity> entity;
    std::string variable;
};

/// The patterns and conditions of one level of the query: the question itself, or the inside of one
/// EXISTS { }.
class Block {
public:
    void add_pattern(ast::PathPattern pattern, const std::optional<std::string>& as_of);
    void add_condition(ast::Expression condition) { conditions_.push_back(std::move(condition)); }
    /// The variable is of one of these labels: written at its first occurrence. `as_of` is the date
    /// of the pattern that is made for it when no other mentions it.
    void require_label(const std::string& variable, const std::vector<std::string>& labels,
                       const std::optional<std::string>& as_of);
    /// What the variable is, it may be at any time: "that no longer exist".
    void lift_date(const std::string& variable);
    /// The same as require_label() of a variable that is bound outside: written only when the block
    /// says nothing else, as in EXISTS { MATCH (x) }: "that do not exist".
    void note_label(const std::string& variable, const std::vector<std::string>& labels,
                    const std::optional<std::string>& as_of) {
        noted_ = {variable, labels, as_of};
    }
    void settle_labels() {
        if (noted_ && is_empty()) labels_.push_back(*noted_);
    }

    [[nodiscard]] bool is_empty() const { return !has_patterns() && conditions_.empty(); }
    [[nodiscard]] bool has_patterns() const { return !patterns_.empty() || !labels_.empty(); }
    [[nodiscard]] bool mentions(const std::string& variable) const;

    /// MATCH clauses, one for each date, the conditions on the last.
    [[nodiscard]] std::vector<ast::Clause> clauses() const;
    /// The conditions alone, when there are no patterns. REQUIRES some.
    [[nodiscard]] ast::Expression condition() const;
    [[nodiscard]] std::vector<std::string> types() const;

private:
    struct Dated {
        ast::PathPattern pattern;
        std::optional<std::string> as_of;
    };
    struct Labelled {
        std::string variable;
        std::vector<std::string> labels;
        std::optional<std::string> as_of;
    };
    [[nodiscard]] std::vector<Dated> labelled_patterns() const;

    std::vector<Dated> patterns_;
    std::vector<Labelled> labels_;
    std::optional<Labelled> noted_;
    std::vector<ast::Expression> conditions_;
};

/// Writes each clause's date where it differs from that of the clause around it, and nowhere else.
void settle_dates(std::vector<ast::Clause>& clauses);

/// Whether every variable of a query is bound by a pattern before it is used.
[[nodiscard]] bool is_bound(const ast::Query& query);

}  // namespace entente::question
