// How the grammar's actions put trees together: plain functions, so that the grammar itself stays
// readable.
#pragma once

#include "question_tree.hpp"

namespace entente::question {

/// Adverbs that stand between an auxiliary and its complement.
struct Adverbs {
    bool negated = false;
    bool ever = false;
    bool past = false;     ///< a past tense: at some time
    bool perfect = false;  ///< "has been": at some time, and after "since when" still
    bool only = false;
    bool no_longer = false;  ///< it was so, and is not
};

/// A clause whose subject is known: "Japan is a member of NATO", however it was ordered.
struct Clause {
    NounPhrase subject;
    Condition condition;
};

[[nodiscard]] Condition negate(Condition condition);
[[nodiscard]] Condition join(bool all, Condition left, Condition right);
[[nodiscard]] Condition with_adverbs(Condition condition, const Adverbs& adverbs,
                                     const Place& place = {});
[[nodiscard]] Condition with_aspect(Condition condition, Aspect aspect);
[[nodiscard]] Condition with_modality(Condition condition, Modality modality);
[[nodiscard]] Condition with_time(Condition condition, const Time& time);

/// What it is said of is the only thing that it is so of: "only in NATO".
[[nodiscard]] Condition only(Condition condition);

/// `owner`'s `thing`: the owner becomes the possessive argument.
[[nodiscard]] NounPhrase possess(NounPhrase owner, NounPhrase thing);
[[nodiscard]] NounPhrase coordinate(NounPhrase left, bool all, bool negated, NounPhrase right);
/// "whose allies include Japan", "whose defence the US guarantees"
[[nodiscard]] Condition including(NounPhrase thing, NounPhrase included);
[[nodiscard]] Condition of_owned(NounPhrase owned, NounPhrase subject, Condition condition);
/// "which joined earlier": the verb's date decides.
void rank_by_verb(Question& question);
/// It is one of the things of each owner: "which allies do A and B share".
[[nodiscard]] Condition owned_by_all(const NounPhrase& thing, const NounPhrase& owners);
/// Of a name's readings, those that a kind allows: "what kind of treaty is ANZUS".
void only_of_kind(NounPhrase& name, const NounPhrase& kind);
/// True when what stands before a noun says that the noun's things belong to it ("NATO countries"):
/// the edges lead to it.
[[nodiscard]] bool has_members(const NounPhrase& name, const Vocabulary& vocabulary);
/// Those that are of a named thing, as its name before a noun would say: "the Five Eyes".
[[nodiscard]] NounPhrase members_of(NounPhrase name);
/// The thing of a possession, without its owner.
[[nodiscard]] NounPhrase unpossessed(NounPhrase thing);
/// What comes after "there": more modifiers of a phrase.
[[nodiscard]] NounPhrase merge(NounPhrase phrase, NounPhrase more);
[[nodiscard]] NounPhrase gap_phrase(const Place& place);

/// True when somewhere inside, outside of clauses with gaps of their own, stands a gap.
[[nodiscard]] bool has_gap(const Condition& condition);
[[nodiscard]] bool has_gap(const NounPhrase& phrase);

/// "which countries does the US defend": gives the asked phrase its place in the clause when no gap
/// marks it: what the subject has, or the direct object of the clause's verb. `preposition` is that
/// before the asked phrase ("in which areas"). "where is Japan": what it is in.
void ask_where(Question& question, NounPhrase subject, const std::string& preposition = "in");
void place_gap(Question& question, const std::string& preposition);

}  // namespace entente::question
