// What a statement is answered with, before it is given a format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/engine.hpp"

namespace entente {

/// `unknown` where the graph cannot tell: neither the fact, nor a rule or a complete list that says
/// it is not so.
enum class Truth : std::uint8_t { no, yes, unknown };

/// Where an answer's fact is from. Printed as `[n] title, where`; n is the position in
/// Answer::sources, from 1.
struct Citation {
    std::string id;  ///< of the Source node
    std::string title;
    std::string where;  ///< "Article V", or ""
    friend bool operator==(const Citation&, const Citation&) = default;
};

/// Cells for people: "23 June 1960", "Article V", "[1]".
struct Details {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// The whole answer to one statement. A typed query has no `text`, `direct` or `details`: its table
/// is the answer.
struct Answer {
    std::string statement;
    std::string cypher;                ///< the query that ran, as text that parses back to it
    std::optional<std::string> as_of;  ///< "2026-11-23", "1985"; nothing for all time
    bool is_question = false;
    /// How a question was understood, in one line made from its tree; and whether there was a
    /// choice, so that it is worth showing.
    std::string reading;
    bool chosen = false;
    /// The graph of what was assumed ("if Ukraine joined NATO") or of what one source says, of
    /// which `nodes` and `edges` are.
    std::optional<Graph> assumed;

    /// Only a yes/no, a count, a date or one name has one.
    std::variant<std::monostate, Truth, std::int64_t, Date, std::string> direct;
    Table table;  ///< names of things in the first column; of EXPLAIN the plan, a row each
    std::optional<PlanTree> plan;  ///< of EXPLAIN, and, measured, of PROFILE
    std::string text;  ///< sentences, each line a sentence or a list item; marks like [1] refer to
                       ///< `sources`
    std::optional<Details> details;  ///< several rows: what the text introduces, shown below it
    std::vector<Citation> sources;
    /// What a typed query that changes the graph did; nothing for one that reads.
    std::optional<SideEffects> effects;

    /// The part of the graph that the answer is about, for drawing: the nodes and edges in its rows
    /// and its grounds.
    std::vector<NodeId> nodes;
    std::vector<EdgeId> edges;
    /// Warnings and corrections for the person ("no label is called Contry; did you mean
    /// Country?"). Not part of the answer.
    std::vector<std::string> notes;
};

}  // namespace entente
