// The question language: English to the syntax tree of the pattern language.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/ast.hpp"
#include "parser/lexicon.hpp"
#include "parser/vocabulary.hpp"

namespace entente {

namespace question {
struct Question;
}

enum class QuestionForm : std::uint8_t {
    yes_no,    ///< is Japan a member of NATO
    things,    ///< who guarantees Japan's defence; members of NATO
    count,     ///< how many members does NATO have
    when,      ///< when did Spain join NATO
    value,     ///< which article binds the United States
    relation,  ///< what is Japan's relationship with NATO
    describe,  ///< what is NATO
    duration,  ///< how long has Poland been a member of NATO
    common,    ///< what do Turkey and Greece have in common
    compare,   ///< compare NATO and the Warsaw Pact
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
    bool either = false;    ///< or from either to the other
    bool event = false;     ///< the question is about its beginning or end
    bool ending = false;
};

/// "if Ukraine joined NATO": what is taken to be so, for one question.
struct Assumption {
    std::vector<Claim> claims;
    bool ends = false;          ///< the claims' edges end: "if Turkey left NATO"
    std::optional<Date> since;  ///< "had joined NATO in 2004"; nothing: the day asked about
    std::vector<ast::PropertyConstraint> properties;  ///< of the edges that come to be
    std::string text;                                 ///< "if Ukraine joined NATO", as it was typed
    Place place;
};

/// What a question was understood to ask.
struct Reading {
    QuestionForm form{};
    ast::Query query;      ///< what runs
    bool negated = false;  ///< yes_no and why: the question denies the claim
    Modality modality = Modality::none;
    std::optional<Claim> claim;           ///< also of `when` questions
    std::vector<Claim> further_claims;    ///< what else it says of two things with names
    std::vector<Entity> entities;         ///< all the things named, in the order of the question
    std::string column;                   ///< the name of the first column
    std::vector<std::string> edge_types;  ///< the types of the query's patterns
    /// The time asked about as ISO text when it is one date, month or year ("2026-11-23", "1985");
    /// nothing for all time.
    std::optional<std::string> as_of;
    std::string unit;                ///< of a duration: "years"; "" for whatever fits
    bool many_grounds = false;       ///< a row rests on many edges, none of which tells it alone
    bool all_time = false;           ///< "ever", "when", an event: not about one time
    std::vector<std::string> notes;  ///< choices made, for the asker to see
    std::optional<Assumption> assumption;
    bool event = false;  ///< its verb is about something that happens, and no state
    bool until = false;  ///< it is about an end: "until when", "was it dissolved"
    bool leans = false;  ///< it is only whole with the question before it
    bool aside = false;  ///< "why?": the next question leans on the one before this
    std::shared_ptr<const question::Question> tree;  ///< for the questions that lean on this one
};

/// What was asked and answered before: what "it", "they", "why?" and "and in 1985?" lean on.
struct Discourse {
    std::shared_ptr<const question::Question> tree;
    std::vector<Entity> entities;  ///< that the question named
    std::vector<Entity> things;    ///< that it was answered with
    bool denied = false;           ///< it was answered with no
    bool event = false;            ///< Reading::event
};

/// The day that questions are about, and whether it was set or is simply today.
struct QuestionTime {
    Date date;
    bool is_today = true;
};

/// Reads a question. Throws Error (QuestionError: UnknownName, UnknownWord, NotUnderstood,
/// OutOfScope) with the place and the nearest things that would be understood. Promises: no word is
/// ignored but fillers of the vocabulary. `before` is null for a question that stands alone.
[[nodiscard]] Reading read_question(std::string_view text, const Vocabulary& vocabulary,
                                    const Lexicon& lexicon, const QuestionTime& time,
                                    const Discourse* before = nullptr);

/// The question in one line of English made from its tree; "" where the tree says more than there
/// are words for here.
[[nodiscard]] std::string words_of(const Reading& reading);

/// How the question was understood: words_of() it, where that reads back as the same query. ""
/// where the tree says more than there are words for here.
[[nodiscard]] std::string reading_in_english(const Reading& reading, const Vocabulary& vocabulary,
                                             const Lexicon& lexicon, const QuestionTime& time);

/// What the grammar makes of a text that is still being typed.
struct Continuation {
    bool whole = false;   ///< it parses as a question
    bool begins = false;  ///< a question can go on from it
    bool names = false;   ///< with a name
    /// What was looked for at its end, from the tables that the grammar stands on: words of the
    /// grammar, phrases of the vocabulary and names, the rest of those whose first words are typed.
    /// Not each of them need make sense there.
    std::vector<std::string> words;
};

/// `prefix` is the folded beginning of the word after `text`; without one, and without a name begun
/// in `text`, no names are looked for, of which there are too many.
[[nodiscard]] Continuation continue_question(std::string_view text, std::string_view prefix,
                                             const Vocabulary& vocabulary, const Lexicon& lexicon,
                                             const QuestionTime& time);

/// The words of continue_question() from which a question can go on.
[[nodiscard]] std::vector<std::string> question_completions(std::string_view text,
                                                            std::string_view prefix,
                                                            const Vocabulary& vocabulary,
                                                            const Lexicon& lexicon,
                                                            const QuestionTime& time);

}  // namespace entente
