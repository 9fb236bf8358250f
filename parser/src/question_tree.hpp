// The tree of a question, before it is lowered to the pattern language: noun phrases mean sets,
// conditions mean properties of a thing, times mean stretches of days.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "parser/ast.hpp"
#include "parser/box.hpp"
#include "parser/lexicon.hpp"
#include "parser/question.hpp"
#include "parser/vocabulary.hpp"

namespace entente::question {

struct Anchor;

/// "in 1985", "after 1999", "since 1990", "ever", "during the Cold War", "before Spain joined"
struct Time {
    enum class Kind : std::uint8_t { during, after, before, since, until, ever };
    Kind kind = Kind::during;
    Interval span;
    /// By a thing that has a time of its own ("the Cold War"), or by when something came true
    /// ("Spain joined", "its founding"); the bounds are expressions of the query once it is
    /// lowered.
    std::optional<Entity> era;
    std::optional<Box<Anchor>> anchor;
    enum class Part : std::uint8_t { whole, start, end };
    Part part = Part::whole;
    std::int64_t distance = 0;  ///< "ten years before": so many units from there
    std::string unit;           ///< "years"
    bool within = false;        ///< "within ten years of"
    std::optional<ast::Expression> begin;
    std::optional<ast::Expression> end;
    bool implied = false;  ///< by a past tense and not by a word: at the day set, if one is set
    bool perfect = false;  ///< implied by "has been"
    std::string iso;       ///< of `span` when it is one ISO date, month or year
    std::vector<Interval> others;  ///< further spans: "in 1999, 2004 or 2009"
    bool each = false;             ///< "in 1950 and 1960": a state held in all of them
    Place place;
};

struct NounPhrase;

/// "of NATO", "with Japan", a direct object (preposition ""), "Japan's" ("'s"), "Japanese" before a
/// noun ("+").
struct Argument {
    std::string preposition;
    Box<NounPhrase> phrase;
    Place place;
    /// Of "to defend Japan": the types of the edges that the verb is about.
    std::vector<std::string> action = {};
};
inline constexpr std::string_view possessive = "'s";
inline constexpr std::string_view neighbour = "+";

/// Does it hold, begin or end? "is a member", "became a member", "stopped being a member"
enum class Aspect : std::uint8_t { holds, begins, ends };

/// A word of the vocabulary applied to arguments; its subject is the thing that the condition is
/// about.
struct Predication {
    std::vector<const Sense*> senses;
    std::string word;  ///< as it was typed
    Place place;
    bool plural = false;    ///< a noun in its plural
    bool opposed = false;   ///< the edge of the opposite type is meant: "does not meet"
    bool past = false;      ///< a verb in its past form only
    bool passive = false;   ///< the subject is the direct object, and "by" brings the agent
    bool untensed = false;  ///< no verb says whether it is now: "the members of SEATO"
    std::vector<Argument> arguments;
    std::vector<Time> times;
    Aspect aspect = Aspect::holds;
    Modality modality = Modality::none;
};

/// "all", "every"; "any", "some", "a"; "the"; "no", "none of"; "most"; "at least two"; "only"
enum class Quantifier : std::uint8_t {
    none,
    universal,
    existential,
    definite,
    negative,
    most,
    counted,
    only,
    greatest  ///< "the most": the largest number of them
};

/// How many things there are to be: "at least two".
struct Quantity {
    ast::ComparisonOperator op = ast::ComparisonOperator::equal;
    std::int64_t number = 0;
    Place place;
};

/// What things are put in order by: since when the noun's own tie holds ("the first partner"); an
/// adjective with degrees ("the largest"); how many of something they have ("with most allies");
/// when a verb came true of them ("the third to join").
struct Measure {
    enum class Kind : std::uint8_t { tie, degree, amount, event };
    Kind kind = Kind::tie;
    Predication word;                      ///< the adjective or the verb
    std::optional<Box<NounPhrase>> thing;  ///< what is counted
};

/// Those of a set that a measure puts in the places `from` to `to`; what is equal shares a place.
struct Rank {
    Measure measure;
    bool greatest = false;
    std::int64_t from = 1;
    std::int64_t to = 1;
    Place place;
};

struct Condition;

/// All of the parts, or any of them.
struct Junction {
    bool all = true;
    std::vector<Condition> parts;
};
struct Negation {
    Box<Condition> of;
};
/// "is a member of NATO", "is Japan": the thing is one of those that the phrase describes.
struct IsA {
    Box<NounPhrase> phrase;
};
/// "has allies in Asia": there is one that the phrase describes and that belongs to the thing.
struct Has {
    Box<NounPhrase> phrase;
};
/// "(that) the United States defends": a clause with a gap where the thing stands.
struct Embedded {
    Box<NounPhrase> subject;
    Box<Condition> predicate;
};

/// "is older than the EU", "joined before Spain": more of what is measured than the other has.
struct Exceeds {
    Measure measure;
    bool greater = true;
    Box<NounPhrase> other;
    Place place;
};

/// "has the most allies", "joined first": it has this place among those it is one of.
struct Ranked {
    Rank rank;
};

struct Condition {
    std::variant<Predication, Junction, Negation, IsA, Has, Embedded, Exceeds, Ranked> node;
};

/// A further argument of the same nouns: "members of NATO and of the EU", "... but not of the EU".
struct Further {
    bool all = true;
    bool negated = false;
    Argument argument;
};

/// A set of things: named ones, or those that fit a description, or several phrases joined.
struct NounPhrase {
    std::vector<Entity> names;       ///< readings of one name
    std::vector<Entity> group;       ///< what the whole is a name of: "the Baltic states"
    std::string adjective;           ///< as it was typed, where it is but a part of the name
    std::vector<Predication> nouns;  ///< "member states": all of them hold; the last is the head
    std::vector<Predication> adjectives;
    std::vector<Argument> arguments;
    std::vector<Further> further;
    std::vector<Condition> conditions;  ///< relative clauses, participles, exclusions
    std::vector<Time> times;
    Aspect aspect = Aspect::holds;
    Modality modality = Modality::none;

    std::vector<NounPhrase> parts;   ///< of a coordination; then all the above are empty
    std::vector<bool> part_negated;  ///< "NATO but not the EU"
    bool all = true;                 ///< "and"; else "or"

    Quantifier quantifier = Quantifier::none;
    std::optional<Quantity> quantity;
    std::optional<Rank> rank;

    bool choice = false;     ///< the parts are those to choose from: "which is older, A or B"
    bool gap = false;        ///< the place that a question or a relative clause asks for
    bool anything = false;   ///< "who", "what": no description but for the conditions
    bool referring = false;  ///< "it", "they": what was named or described before
    bool replaced = false;   ///< stands where a follow-up put it: the next one goes there too
    bool pronoun = false;    ///< "it", in a clause that dates another: what was named before
    bool untensed = false;   ///< asked for without a verb of its own: "the members of SEATO"
    std::vector<std::string> known_labels;  ///< of what a gap stands for, once known
    Place place;

    [[nodiscard]] bool is_name() const { return !names.empty(); }
    [[nodiscard]] bool is_described() const { return !nouns.empty(); }
};

/// What dates another thing: a clause, a noun such as "founding", or a thing alone of which the
/// same verb is true ("before Spain").
struct Anchor {
    NounPhrase thing;
    std::optional<Condition> condition;
};

/// "when", "since when" (of what is so at the time asked about), "until when"
enum class WhenKind : std::uint8_t { start, since, end };

/// A whole question.
struct Question {
    QuestionForm form = QuestionForm::things;
    std::optional<NounPhrase> asked;
    std::optional<NounPhrase> subject;
    std::optional<Condition> condition;
    std::vector<Time> times;            ///< that lead the question: "in 1985, who ..."
    std::vector<Condition> exceptions;  ///< that lead it: "apart from the US, who ..."
    WhenKind when = WhenKind::start;
    bool manner = false;      ///< "how do Japan and NATO cooperate"
    bool denied = false;      ///< "is there no ..."
    std::string unit;         ///< of the duration that is asked for: "years"; "" for any
    bool lasting = false;     ///< "how long"
    bool tensed = false;      ///< what is asked for had a verb: "does it have"
    bool sooner = false;      ///< "which of them joined earlier"
    bool later = false;       ///< "which of them joined later"
    std::string preposition;  ///< before what is asked: "in which areas"
};

}  // namespace entente::question
