// The question language: English to the syntax tree of the pattern language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/ast.hpp"
#include "parser/lexicon.hpp"
#include "parser/vocabulary.hpp"

namespace entente {

enum class QuestionForm : std::uint8_t {
    yes_no,    ///< is Japan a member of NATO
    things,    ///< who guarantees Japan's defence; members of NATO
    count,     ///< how many members does NATO have
    when,      ///< when did Spain join NATO
    value,     ///< which article binds the United States
    relation,  ///< what is Japan's relationship with NATO
    describe,  ///< what is NATO
    why        ///< why is Japan not in NATO
};

enum class Modality : std::uint8_t { none, can, will };

/// The claim at the heart of a question when it is about two named things: `subject` -[type]-
/// `object`.
struct Claim {
    std::string type;  ///< edge type; with a modality the type that stands for the possibility
    std::string plain_type;  ///< the type without the modality
    Entity subject;
    Entity object;
    bool reversed = false;  ///< the edge goes from object to subject
    bool event = false;     ///< the question is about its beginning or end
    bool ending = false;
};

/// What a question was understood to ask.
struct Reading {
    QuestionForm form{};
    ast::Query query;      ///< what runs
    bool negated = false;  ///< yes_no and why: the question denies the claim
    Modality modality = Modality::none;
    std::optional<Claim> claim;           ///< also of `when` questions
    std::vector<Entity> entities;         ///< all the things named, in the order of the question
    std::string column;                   ///< the name of the first column
    std::vector<std::string> edge_types;  ///< the types of the query's patterns
    /// The time asked about as ISO text when it is one date, month or year ("2026-11-23", "1985");
    /// nothing for all time.
    std::optional<std::string> as_of;
    bool all_time = false;           ///< "ever", "when", an event: not about one time
    std::vector<std::string> notes;  ///< choices made, for the asker to see
};

/// The day that questions are about, and whether it was set or is simply today.
struct QuestionTime {
    Date date;
    bool is_today = true;
};

/// Reads a question. Throws Error (QuestionError: UnknownName, UnknownWord, NotUnderstood,
/// OutOfScope) with the place and the nearest things that would be understood. Promises: no word is
/// ignored but fillers of the vocabulary.
[[nodiscard]] Reading read_question(std::string_view text, const Vocabulary& vocabulary,
                                    const Lexicon& lexicon, const QuestionTime& time);

/// Words that could stand next at the end of `text`: from the same grammar.
[[nodiscard]] std::vector<std::string> question_completions(std::string_view text,
                                                            const Vocabulary& vocabulary,
                                                            const Lexicon& lexicon);

}  // namespace entente
