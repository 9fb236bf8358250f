// The rules that the parts of the question grammar share, what they are made of, and what their
// actions add to what.
//
// A rule whose actions fill its attribute starts from a fresh one (it is always called under an
// action), so that an alternative that fails leaves nothing behind. Alternatives that share a
// beginning are rules of their own.
#pragma once

#include "question_build.hpp"
#include "question_terminals.hpp"

namespace entente::question {

/// "and", "or", "but not"
struct Operator {
    bool all = true;
    bool negated = false;
};
/// ", the EU and CSTO"
struct Series {
    Operator op;
    std::vector<NounPhrase> parts;
};
/// What follows a verb: its object, its prepositional arguments, its times.
struct Tail {
    std::vector<Argument> arguments;
    std::vector<Time> times;
};
/// What follows an auxiliary.
struct Rest {
    Adverbs adverbs;
    Condition condition;
};
/// A clause in the order of a question, or a part of one.
struct Inverted {
    Clause clause;
    bool negated = false;
    bool contracted = false;  ///< "isn't", "don't"
    bool past = false;
    Modality modality = Modality::none;
    /// "does the US guarantee that are not in NATO": said of what is asked for, behind the verb.
    std::vector<Condition> extraposed;
};
/// "whose allies ...": what belongs to the thing that is spoken of, and what is said of it: that it
/// includes something, a verb phrase, or a clause in which it is the object.
struct Whose {
    NounPhrase thing;
    std::optional<NounPhrase> included;
    std::optional<NounPhrase> subject;
    std::optional<Condition> condition;
};
/// "in which countries": what is asked for, and the preposition before it.
struct Asked {
    std::string preposition;
    NounPhrase phrase;
};

// Noun phrases and what they are made of (question_noun_phrase.cpp).
inline const x3::rule<struct operator_id, Operator> coordinator = "and";
inline const x3::rule<struct short_described_id, NounPhrase> short_described = "a noun phrase";
inline const x3::rule<struct lean_owned_id, NounPhrase> lean_owned = "a noun phrase";
inline const x3::rule<struct owned_id, NounPhrase> owned = "a noun phrase";
inline const x3::rule<struct lean_described_id, NounPhrase> lean_described = "a noun phrase";
inline const x3::rule<struct described_id, NounPhrase> described = "a noun phrase";
inline const x3::rule<struct bare_name_id, NounPhrase> bare_name = "a name";
inline const x3::rule<struct names_id, NounPhrase> names = "names";
inline const x3::rule<struct lean_id, NounPhrase> lean = "a noun phrase";
inline const x3::rule<struct tight_id, NounPhrase> tight = "a noun phrase";
inline const x3::rule<struct object_id, NounPhrase> object = "a noun phrase";
inline const x3::rule<struct phrase_id, NounPhrase> phrase = "a noun phrase";
inline const x3::rule<struct full_argument_id, Argument> full_argument = "a preposition";
inline const x3::rule<struct further_id, Further> further = "and";
inline const x3::rule<struct stranded_id, Argument> stranded = "a preposition";
inline const x3::rule<struct between_id, Argument> between = "between";
inline const x3::rule<struct clause_id, Clause> clause = "a clause";
inline const x3::rule<struct listed_clause_id, Clause> listed_clause = "a clause";
inline const x3::rule<struct whose_clause_id, Whose> whose_clause = "a noun";
inline const x3::rule<struct short_group_id, NounPhrase> short_group = "a noun";
inline const x3::rule<struct group_id, NounPhrase> group = "a noun";
inline const x3::rule<struct ordinal_id, NounPhrase> ordinal = "an ordinal";
inline const x3::rule<struct there_rest_id, NounPhrase> there_rest = "a noun phrase";

inline const x3::rule<struct relative_id, Condition> relative = "that";
inline const x3::rule<struct exception_id, Condition> exception = "except";

/// Any time (question_moment.cpp).
inline const x3::rule<struct timing_id, Time> timing = "a time";

// What is said of a thing (question_verb_phrase.cpp).
inline const x3::rule<struct infinitive_id, Argument> infinitive = "to";
inline const x3::rule<struct stranded_infinitive_id, Argument> stranded_infinitive = "to";
inline const x3::rule<struct gerund_argument_id, Argument> gerund_argument = "a preposition";
inline const x3::rule<struct adverbs_id, Adverbs> adverbs = "not";
inline const x3::rule<struct passive_verb_id, Predication> passive_verb = "a participle";
inline const x3::rule<struct progressive_verb_id, Predication> progressive_verb = "a verb";
inline const x3::rule<struct neither_complement_id, Condition> neither_complement = "neither";
inline const x3::rule<struct complement_unit_id, Condition> complement_unit = "a complement";
inline const x3::rule<struct be_rest_id, Rest> be_rest = "a complement";
inline const x3::rule<struct have_rest_id, Rest> have_rest = "been";
inline const x3::rule<struct do_rest_id, Rest> do_rest = "a verb";
inline const x3::rule<struct modal_rest_id, Rest> modal_rest = "a verb";
inline const x3::rule<struct verb_phrase_id, Condition> verb_phrase = "a verb";
inline const x3::rule<struct base_verb_id, Predication> base_verb = "a verb";
inline const x3::rule<struct adjectival_id, Predication> adjectival = "an adjective";
inline const x3::rule<struct finite_rest_id, Rest> finite_rest = "a verb";
inline const x3::rule<struct exceeding_id, Condition> exceeding = "an adjective";
inline const x3::rule<struct amount_id, Condition> amount = "more";

BOOST_SPIRIT_DECLARE(decltype(relative), decltype(exception), decltype(timing),
                     decltype(lean_owned), decltype(coordinator), decltype(short_described),
                     decltype(owned), decltype(lean_described), decltype(described),
                     decltype(bare_name), decltype(names), decltype(lean), decltype(tight),
                     decltype(object), decltype(phrase), decltype(full_argument), decltype(further),
                     decltype(stranded), decltype(between), decltype(infinitive),
                     decltype(stranded_infinitive), decltype(gerund_argument), decltype(clause),
                     decltype(listed_clause), decltype(adverbs), decltype(passive_verb),
                     decltype(progressive_verb), decltype(complement_unit),
                     decltype(neither_complement), decltype(base_verb), decltype(exceeding),
                     decltype(adjectival), decltype(finite_rest), decltype(short_group),
                     decltype(amount), decltype(whose_clause), decltype(ordinal), decltype(group),
                     decltype(be_rest), decltype(have_rest), decltype(do_rest),
                     decltype(modal_rest), decltype(verb_phrase), decltype(there_rest))

/// A word that asks follows: "is defended by whom".
inline const auto asking = w("whom", "who", "what", "which") | (w("how") >> w("many"));

inline const auto closing_words = *closing;
inline const auto ending = closing_words >> x3::eoi;
inline const auto add_argument =
    with([](auto& head, Argument&& found) { head.arguments.push_back(std::move(found)); });
inline const auto add_time =
    with([](auto& head, Time&& time) { head.times.push_back(std::move(time)); });
inline const auto set_operator = with([](auto& found, Operator&& op) { found.op = op; });
inline const auto set_preposition =
    with([](auto& found, std::string&& word) { found.preposition = std::move(word); });
inline const auto set_phrase =
    with([](auto& found, NounPhrase&& np) { found.phrase = std::move(np); });
inline const auto set_place = with([](auto& found, Place&& place) { found.place = place; });
inline const auto set_condition = with([](auto& found, auto&& condition) {
    found.condition = Condition{std::forward<decltype(condition)>(condition)};
});
inline const auto to_condition = with(
    [](Condition& condition, auto&& node) { condition.node = std::forward<decltype(node)>(node); });
inline const auto set_auxiliary = with([](Inverted& found, Auxiliary&& auxiliary) {
    found.negated = auxiliary.negated;
    found.contracted = auxiliary.negated;
    found.past = auxiliary.past;
    found.modality = auxiliary.modality;
});
inline const auto set_rest = with([](Inverted& found, Rest&& rest) {
    rest.adverbs.negated = rest.adverbs.negated != found.negated;
    // "was Japan a member": without a time, at any time.
    rest.adverbs.past = rest.adverbs.past || found.past;
    found.clause.condition =
        with_adverbs(with_modality(std::move(rest.condition), found.modality), rest.adverbs);
});

}  // namespace entente::question
