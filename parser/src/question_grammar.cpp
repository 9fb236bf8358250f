// The grammar of questions in Boost.Spirit X3, over words: no sentence is in it, only how phrases
// are made of phrases.
//
// A rule whose actions fill its attribute starts from a fresh one (it is always called under an
// action), so that an alternative that fails leaves nothing behind. Alternatives that share a
// beginning are rules of their own.
#include "question_grammar.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>

#include "question_build.hpp"
#include "question_terminals.hpp"

namespace entente::question {
namespace {

// ---------------------------------------------------------------- rules, from words to questions

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
};
/// "in which countries": what is asked for, and the preposition before it.
struct Asked {
    std::string preposition;
    NounPhrase phrase;
};

const x3::rule<struct operator_id, Operator> coordinator = "and";
const x3::rule<struct group_id, NounPhrase> group = "a noun";
const x3::rule<struct neighbour_name_id, NounPhrase> neighbour_name = "a name";
const x3::rule<struct contrary_id, Condition> contrary = "non-";
const x3::rule<struct short_described_id, NounPhrase> short_described = "a noun phrase";
const x3::rule<struct lean_owned_id, NounPhrase> lean_owned = "a noun phrase";
const x3::rule<struct anyone_id, NounPhrase> anyone = "anyone";
const x3::rule<struct owned_id, NounPhrase> owned = "a noun phrase";
const x3::rule<struct lean_described_id, NounPhrase> lean_described = "a noun phrase";
const x3::rule<struct described_id, NounPhrase> described = "a noun phrase";
const x3::rule<struct bare_name_id, NounPhrase> bare_name = "a name";
const x3::rule<struct plain_name_id, NounPhrase> plain_name = "a name";
const x3::rule<struct names_id, NounPhrase> names = "names";
const x3::rule<struct simple_id, NounPhrase> simple = "a noun phrase";
const x3::rule<struct lean_id, NounPhrase> lean = "a noun phrase";
const x3::rule<struct tight_id, NounPhrase> tight = "a noun phrase";
const x3::rule<struct tight_owned_id, NounPhrase> tight_owned = "a noun phrase";
const x3::rule<struct object_id, NounPhrase> object = "a noun phrase";
const x3::rule<struct phrase_id, NounPhrase> phrase = "a noun phrase";
const x3::rule<struct series_id, Series> series = "and";
const x3::rule<struct names_series_id, Series> names_series = "and";
const x3::rule<struct phrase_series_id, Series> phrase_series = "and";
const x3::rule<struct full_argument_id, Argument> full_argument = "a preposition";
const x3::rule<struct stranded_id, Argument> stranded = "a preposition";
const x3::rule<struct between_id, Argument> between = "between";
const x3::rule<struct infinitive_id, Argument> infinitive = "to";
const x3::rule<struct stranded_infinitive_id, Argument> stranded_infinitive = "to";
const x3::rule<struct gerund_argument_id, Argument> gerund_argument = "a preposition";
const x3::rule<struct direct_object_id, Argument> direct_object = "a noun phrase";
const x3::rule<struct further_id, Further> further = "and";
const x3::rule<struct clause_id, Clause> clause = "a clause";
const x3::rule<struct listed_clause_id, Clause> listed_clause = "a clause";
const x3::rule<struct relative_id, Condition> relative = "that";
const x3::rule<struct gap_relative_id, Condition> gap_relative = "that";
const x3::rule<struct piped_relative_id, Condition> piped_relative = "which";
const x3::rule<struct reduced_relative_id, Condition> reduced_relative = "a clause";
const x3::rule<struct participial_id, Condition> participial = "a participle";
const x3::rule<struct gerundial_id, Condition> gerundial = "a verb";
const x3::rule<struct exclusion_id, Condition> exclusion = "but not";
const x3::rule<struct exception_id, Condition> exception = "except";

const x3::rule<struct tail_id, Tail> tail = "arguments";
const x3::rule<struct passive_tail_id, Tail> passive_tail = "arguments";
const x3::rule<struct adverbs_id, Adverbs> adverbs = "not";
const x3::rule<struct base_verb_id, Predication> base_verb = "a verb";
const x3::rule<struct finite_verb_id, Predication> finite_verb = "a verb";
const x3::rule<struct perfect_verb_id, Predication> perfect_verb = "a participle";
const x3::rule<struct passive_verb_id, Predication> passive_verb = "a participle";
const x3::rule<struct progressive_verb_id, Predication> progressive_verb = "a verb";
const x3::rule<struct adjectival_id, Predication> adjectival = "an adjective";
const x3::rule<struct demonymic_id, Predication> demonymic = "an adjective";
const x3::rule<struct prepositional_id, Predication> prepositional = "a preposition";
const x3::rule<struct able_id, Condition> able = "able to";
const x3::rule<struct is_a_id, Condition> is_a = "a noun phrase";
const x3::rule<struct complement_unit_id, Condition> complement_unit = "a complement";
const x3::rule<struct complement_more_id, Condition> complement = "a complement";
const x3::rule<struct becoming_id, Condition> becoming = "become";
const x3::rule<struct ceasing_id, Condition> ceasing = "stop being";
const x3::rule<struct possession_id, Condition> possession = "a noun phrase";

const x3::rule<struct be_rest_id, Rest> be_rest = "a complement";
const x3::rule<struct have_rest_id, Rest> have_rest = "been";
const x3::rule<struct do_rest_id, Rest> do_rest = "a verb";
const x3::rule<struct modal_rest_id, Rest> modal_rest = "a verb";
const x3::rule<struct finite_rest_id, Rest> finite_rest = "a verb";
const x3::rule<struct be_phrase_id, Inverted> be_phrase = "is";
const x3::rule<struct have_phrase_id, Inverted> have_phrase = "has";
const x3::rule<struct do_phrase_id, Inverted> do_phrase = "does";
const x3::rule<struct modal_phrase_id, Inverted> modal_phrase = "can";
const x3::rule<struct finite_phrase_id, Inverted> finite_phrase = "a verb";
const x3::rule<struct verb_phrase_unit_id, Condition> verb_phrase_unit = "a verb";
const x3::rule<struct verb_phrase_id, Condition> verb_phrase = "a verb";

const auto closing_words = *closing;
const auto ending = closing_words >> x3::eoi;

// What the actions do, by what they add to what.
const auto add_noun =
    with([](NounPhrase& np, Predication&& noun) { np.nouns.push_back(std::move(noun)); });
const auto add_adjective =
    with([](NounPhrase& np, Predication&& word) { np.adjectives.push_back(std::move(word)); });
const auto add_neighbour = with([](NounPhrase& np, NounPhrase&& name) {
    const auto place = name.place;
    np.arguments.push_back({std::string(neighbour), std::move(name), place});
});
const auto add_argument =
    with([](auto& head, Argument&& found) { head.arguments.push_back(std::move(found)); });
const auto add_time = with([](auto& head, Time&& time) { head.times.push_back(std::move(time)); });
const auto add_condition = with(
    [](NounPhrase& np, Condition&& condition) { np.conditions.push_back(std::move(condition)); });
const auto add_further =
    with([](NounPhrase& np, Further&& more) { np.further.push_back(std::move(more)); });
const auto own =
    with([](NounPhrase& np, NounPhrase&& thing) { np = possess(std::move(np), std::move(thing)); });
const auto add_part =
    with([](Series& found, NounPhrase&& part) { found.parts.push_back(std::move(part)); });
const auto set_operator = with([](auto& found, Operator&& op) { found.op = op; });
const auto add_series = with([](NounPhrase& np, Series&& found) {
    for (std::size_t i = 0; i < found.parts.size(); ++i) {
        const bool last = i + 1 == found.parts.size();
        np = coordinate(std::move(np), found.op.all, last && found.op.negated,
                        std::move(found.parts[i]));
    }
});
const auto set_preposition =
    with([](auto& found, std::string&& word) { found.preposition = std::move(word); });
const auto set_phrase = with([](auto& found, NounPhrase&& np) { found.phrase = std::move(np); });
const auto set_place = with([](auto& found, Place&& place) { found.place = place; });
const auto add_tail = with([](Predication& verb, Tail&& found) {
    for (auto& argument : found.arguments)
        verb.arguments.push_back(std::move(argument));
    for (auto& time : found.times)
        verb.times.push_back(std::move(time));
});
const auto set_condition = with([](auto& found, auto&& condition) {
    found.condition = Condition{std::forward<decltype(condition)>(condition)};
});
const auto to_condition = with(
    [](Condition& condition, auto&& node) { condition.node = std::forward<decltype(node)>(node); });
const auto set_adverbs = with([](Rest& rest, Adverbs&& found) { rest.adverbs = found; });
const auto add_adverbs = with([](Rest& rest, Adverbs&& found) {
    rest.adverbs.negated = rest.adverbs.negated || found.negated;
    rest.adverbs.ever = rest.adverbs.ever || found.ever;
});
const auto set_auxiliary = with([](Inverted& found, Auxiliary&& auxiliary) {
    found.negated = auxiliary.negated;
    found.contracted = auxiliary.negated;
    found.past = auxiliary.past;
    found.modality = auxiliary.modality;
});
const auto set_subject =
    with([](auto& found, NounPhrase&& np) { found.clause.subject = std::move(np); });
const auto set_rest = with([](Inverted& found, Rest&& rest) {
    rest.adverbs.negated = rest.adverbs.negated != found.negated;
    // "was Japan a member": without a time, at any time.
    rest.adverbs.past = rest.adverbs.past || found.past;
    found.clause.condition =
        with_adverbs(with_modality(std::move(rest.condition), found.modality), rest.adverbs);
});
const auto take_condition = with(
    [](Condition& condition, Inverted&& found) { condition = std::move(found.clause.condition); });

const auto deny_neighbour = with([](Condition& condition, NounPhrase&& name) {
    Predication modifier;
    modifier.place = name.place;
    const auto place = name.place;
    modifier.arguments.push_back({std::string(neighbour), std::move(name), place});
    condition = negate({std::move(modifier)});
});

const auto coordinator_def =
    -comma >>
    ((w("and") >> -w("both", "also") >> w("not"))[then([](Operator& op) { op.negated = true; })] |
     (w("but") >> w("not"))[then([](Operator& op) { op.negated = true; })] | w("and") |
     w("or")[then([](Operator& op) { op.all = false; })]);

// ---------------------------------------------------------------- noun phrases

const auto universal = then([](NounPhrase& np) { np.quantifier = Quantifier::universal; });
const auto definite = then([](NounPhrase& np) { np.quantifier = Quantifier::definite; });
const auto existential = then([](NounPhrase& np) { np.quantifier = Quantifier::existential; });
const auto determiner = (w("all", "every", "each")[universal] |
                         w("a", "an", "any", "some")[existential] |
                         (w("one") >> &w("of"))[existential] | w("the", "its", "their")[definite] |
                         w("both", "either")) >>
                        -w("of") >> -w("the", "its", "their");
/// A phrase after its determiner, whose quantifier stays.
const auto after_determiner = with([](NounPhrase& np, NounPhrase&& rest) {
    rest.quantifier = np.quantifier;
    np = std::move(rest);
});
const auto apostrophe = w("'s");

/// A name is a neighbour only of what follows it: "a democracy" is the noun, and "NATO members" has
/// a name before one.
const auto nominal = number_ | adjective_ | adjectival_name_ | noun_ | name_;
const auto neighbour_name_def = name_[assign] >> &nominal;
/// "non-European", "non-NATO"
const auto contrary_def = w("non") >> (adjectival_name_[deny_neighbour] | name_[deny_neighbour]);

/// "European NATO member states", "Japanese partners", "three criteria"
const auto ordinal =
    w("first", "earliest", "oldest")[then([](NounPhrase& np) { np.order = Order::first; })] |
    w("last", "latest", "newest")[then([](NounPhrase& np) { np.order = Order::last; })];
const auto group_def = here_[set_place] >>
                       *(number_ | ordinal | adjective_[add_adjective] |
                         adjectival_name_[add_neighbour] | neighbour_name[add_neighbour] |
                         contrary[add_condition]) >>
                       +noun_[add_noun];

const auto modifiers = time_[add_time] | exclusion[add_condition] | exception[add_condition] |
                       further[add_further] | between[add_argument] | infinitive[add_argument] |
                       stranded_infinitive[add_argument] | gerund_argument[add_argument] |
                       full_argument[add_argument] | stranded[add_argument];
const auto clauses = relative[add_condition] | gap_relative[add_condition] |
                     piped_relative[add_condition] | participial[add_condition] |
                     gerundial[add_condition] | reduced_relative[add_condition];

/// "Japan's allies in Asia"
const auto owned_def = -determiner >> name_[after_determiner] >> +(apostrophe >> group[own]) >>
                       *(modifiers | clauses);
/// "the members of NATO in 1955"
const auto lean_described_def = -determiner >> group[after_determiner] >>
                                *(apostrophe >> group[own]) >> *modifiers;
/// "the members of NATO that are not in the EU"
const auto described_def = -determiner >> group[after_determiner] >> *(apostrophe >> group[own]) >>
                           *(modifiers | clauses);
const auto bare_name_def = -determiner >>
                           (name_[after_determiner] | adjectival_name_[after_determiner]) >>
                           !(apostrophe >> group);
const auto plain_name_def = -determiner >> name_[after_determiner] >> !(apostrophe | noun_);
const auto simple_def = owned[assign] | described[assign] | bare_name[assign];
const auto lean_def =
    anyone[assign] | lean_owned[assign] | lean_described[assign] | bare_name[assign];

/// "all members of NATO": with one argument and no more.
const auto tight_def =
    (-determiner >> group[after_determiner] >> -full_argument[add_argument]) | tight_owned[assign];
const auto tight_owned_def = -determiner >> name_[after_determiner] >> +(apostrophe >> group[own]);
/// "which NATO members": one noun, so that a verb that is a noun too stays a verb ("which states
/// guarantee").
const auto short_described_def = here_[set_place] >> -determiner >>
                                 *(number_ | ordinal | adjective_[add_adjective] |
                                   adjectival_name_[add_neighbour] | neighbour_name[add_neighbour] |
                                   contrary[add_condition]) >>
                                 noun_[add_noun];
const auto lean_owned_def = -determiner >> name_[after_determiner] >> +(apostrophe >> group[own]) >>
                            *modifiers;
const auto anyone_def =
    (here_[set_place] >> w("anyone", "anybody", "someone", "somebody"))[then([](NounPhrase&) {})] >>
    x3::eps[then([](NounPhrase& np) { np.anything = true; })];

const auto series_def =
    *(comma >> plain_name[add_part]) >> coordinator[set_operator] >> plain_name[add_part];
const auto names_series_def =
    *(comma >> bare_name[add_part]) >> coordinator[set_operator] >> bare_name[add_part];
const auto phrase_series_def =
    *(comma >> object[add_part]) >> coordinator[set_operator] >> object[add_part];
const auto names_def = bare_name[assign] >> *names_series[add_series];
const auto object_def = simple[assign] >> *series[add_series];
const auto phrase_def = object[assign] >> *phrase_series[add_series];

const auto full_argument_def =
    here_[set_place] >> preposition_[set_preposition] >> object[set_phrase];
/// "which alliance is Japan a member of": the preposition of what is asked.
const auto stranded_def = here_[with([](Argument& found, Place&& place) {
                              found.place = place;
                              found.phrase = gap_phrase(place);
                          })] >>
                          preposition_[set_preposition] >> &(ending | time_ | comma);
const auto between_def =
    here_[set_place] >>
    w("between")[then([](Argument& found) { found.preposition = "between"; })] >>
    phrase[set_phrase];
/// "of NATO and of the EU", "of NATO but not in Asia"
const auto further_def =
    coordinator[with([](Further& found, Operator&& op) {
        found.all = op.all;
        found.negated = op.negated;
    })] >>
    full_argument[with([](Further& found, Argument&& more) { found.argument = std::move(more); })];
/// "but not Japan", "but not in Asia", "and not members of the EU"
const auto exclusion_def = -comma >> -w("but", "and") >> w("not") >>
                           complement_unit[with([](Condition& condition, Condition&& found) {
                               condition = negate(std::move(found));
                           })];
const auto exception_def = -comma >>
                           ((w("except", "excluding", "without") >> -w("for")) |
                            (w("other") >> w("than")) | (w("apart", "aside") >> w("from"))) >>
                           object[with([](Condition& condition, NounPhrase&& np) {
                               condition = negate({IsA{std::move(np)}});
                           })];

// ---------------------------------------------------------------- clauses inside noun phrases

const auto relativizer = w("that", "which", "who", "whom");
const auto embed = [](const std::string& preposition, Clause&& found) {
    Question question;
    question.asked = gap_phrase({});
    question.condition = std::move(found.condition);
    place_gap(question, preposition);
    return Condition{Embedded{std::move(found.subject), std::move(*question.condition)}};
};

const auto embed_gap =
    with([](Condition& condition, Clause&& found) { condition = embed("", std::move(found)); });
const auto embed_piped = with([](Condition& condition, Clause&& found) {
    condition = embed(std::get<Predication>(condition.node).word, std::move(found));
});
const auto set_clause_subject =
    with([](Clause& found, NounPhrase&& np) { found.subject = std::move(np); });
const auto listed_clause_def = names[set_clause_subject] >> verb_phrase[set_condition];
const auto clause_def = lean[set_clause_subject] >> verb_phrase[set_condition];
const auto relative_def = -comma >> relativizer >> verb_phrase[assign];
const auto gap_relative_def = -comma >> relativizer >>
                              (listed_clause[embed_gap] | clause[embed_gap]);
const auto piped_relative_def = preposition_[with([](Condition& condition, std::string&& word) {
                                    condition.node = Predication{};
                                    std::get<Predication>(condition.node).word = std::move(word);
                                })] >>
                                w("which", "whom") >>
                                (listed_clause[embed_piped] | clause[embed_piped]);
const auto reduced_relative_def = &plain_name >> (listed_clause[embed_gap] | clause[embed_gap]);
const auto participial_def = passive_verb[to_condition];
const auto gerundial_def = progressive_verb[to_condition];

// ---------------------------------------------------------------- verbs and complements

const auto direct_object_def = here_[set_place] >> !time_ >> object[set_phrase];
/// "commits the United States to defend Japan": the verb adds nothing to its object.
const auto to_do = w("to") >> (verb_base_ | gerund_);
/// "which countries is Japan bound to defend"
const auto stranded_infinitive_def = here_[with([](Argument& found, Place&& place) {
                                         found.place = place;
                                         found.preposition = "to";
                                         found.phrase = gap_phrase(place);
                                     })] >>
                                     to_do >> &(ending | time_);
const auto infinitive_def = here_[set_place] >>
                            x3::eps[then([](Argument& found) { found.preposition = "to"; })] >>
                            to_do >> -w("the") >> object[set_phrase];
/// "criteria for joining NATO"
const auto gerund_argument_def =
    here_[set_place] >> preposition_[set_preposition] >> gerund_ >> object[set_phrase];
const auto indirect = (-w("and") >> time_[add_time]) | between[add_argument] |
                      infinitive[add_argument] | stranded_infinitive[add_argument] |
                      full_argument[add_argument] | stranded[add_argument];
const auto tail_def = -direct_object[add_argument] >> *indirect;
const auto passive_tail_def = x3::eps >> *indirect;

const auto base_verb_def = verb_base_[assign] >> tail[add_tail];
const auto finite_verb_def = verb_finite_[assign] >> tail[add_tail];
const auto perfect_verb_def = participle_[assign] >> tail[add_tail];
const auto passive_verb_def =
    participle_[assign] >> x3::eps[then([](Predication& verb) { verb.passive = true; })] >>
    passive_tail[add_tail] >>
    !(w("the", "a", "an", "any", "all", "every", "each", "some", "both") | name_);
const auto progressive_verb_def = gerund_[assign] >> tail[add_tail];
const auto adjectival_def = adjective_[assign] >> !noun_ >> passive_tail[add_tail];
const auto demonymic_def =
    adjectival_name_[with([](Predication& found, NounPhrase&& name) {
        found.place = name.place;
        const auto place = name.place;
        found.arguments.push_back({std::string(neighbour), std::move(name), place});
    })] >>
    !(noun_ | apostrophe);
const auto prepositional_def =
    preposition_sense_[assign] >>
    ((direct_object[add_argument] >> *indirect) |
     (&(ending | time_) >> x3::eps[then([](Predication& found) {
         found.arguments.push_back({"", gap_phrase(found.place), found.place});
     })] >>
      *time_[add_time]));

const auto adverbs_def =
    x3::eps >> *(w("not")[then([](Adverbs& found) { found.negated = true; })] |
                 ever_[then([](Adverbs& found) { found.ever = true; })] |
                 w("never")[then([](Adverbs& found) { found.negated = found.ever = true; })] |
                 w("ever")[then([](Adverbs& found) { found.ever = true; })]);

const auto can = with([](Condition& condition, auto&& found) {
    condition = with_modality({std::forward<decltype(found)>(found)}, Modality::can);
});
const auto can_condition = with([](Condition& condition, Condition&& found) {
    condition = with_modality(std::move(found), Modality::can);
});
const auto able_def = w("able", "allowed", "permitted", "eligible", "free", "entitled") >>
                      w("to") >> ((w("be") >> complement[can_condition]) | becoming[can_condition] |
                                  base_verb[can]);
const auto is_a_def = object[with(
    [](Condition& condition, NounPhrase&& np) { condition.node = IsA{std::move(np)}; })];
const auto complement_unit_def = able[assign] | adjectival[to_condition] | demonymic[to_condition] |
                                 passive_verb[to_condition] | progressive_verb[to_condition] |
                                 prepositional[to_condition] | is_a[assign];

struct complement_series_id;
struct ComplementSeries {
    Operator op;
    Condition condition;
};
const x3::rule<complement_series_id, ComplementSeries> complement_series = "and";
const auto complement_series_def = coordinator[set_operator] >> complement_unit[set_condition];
const auto complement_def = -w("both") >> complement_unit[assign] >>
                            *complement_series[with([](Condition& left, ComplementSeries&& right) {
                                auto part = right.op.negated ? negate(std::move(right.condition))
                                                             : std::move(right.condition);
                                left = join(right.op.all, std::move(left), std::move(part));
                            })];

const auto begin = with([](Condition& condition, Condition&& found) {
    condition = with_aspect(std::move(found), Aspect::begins);
});
const auto end = with([](Condition& condition, Condition&& found) {
    condition = with_aspect(std::move(found), Aspect::ends);
});
const auto becoming_def = w("become", "becomes", "became", "becoming") >> complement[begin];
const auto ceasing_def = ((w("stop", "stops", "stopped") >> w("being")) |
                          (w("cease", "ceases", "ceased") >> w("to") >> w("be"))) >>
                         complement[end];
const auto anything = then([](Condition& condition) {
    NounPhrase np;
    np.anything = true;
    condition.node = Has{std::move(np)};
});
const auto possession_def =
    object[with(
        [](Condition& condition, NounPhrase&& np) { condition.node = Has{std::move(np)}; })] |
    (&(ending | time_) >> x3::eps[anything] >> *time_[with([](Condition& condition, Time&& time) {
        std::get<Has>(condition.node).phrase->times.push_back(std::move(time));
    })]);

const auto lexical_have = w("have", "has", "had");
const auto be_rest_def = adverbs[set_adverbs] >> complement[set_condition];
const auto at_any_time = then([](Rest& rest) { rest.adverbs.past = true; });
const auto have_rest_def = adverbs[set_adverbs] >>
                           ((w("been")[at_any_time] >> adverbs[add_adverbs] >>
                             complement[set_condition]) |
                            becoming[set_condition] | ceasing[set_condition] |
                            (w("had")[at_any_time] >> possession[set_condition]) |
                            (perfect_verb[set_condition] >> x3::eps[at_any_time]) |
                            possession[set_condition]);
const auto do_rest_def = adverbs[set_adverbs] >>
                         (becoming[set_condition] | ceasing[set_condition] |
                          (w("remain") >> complement[set_condition]) |
                          (lexical_have >> w("to") >> base_verb[set_condition]) |
                          (lexical_have >> possession[set_condition]) | base_verb[set_condition]);
const auto modal_rest_def = adverbs[set_adverbs] >>
                            ((w("be") >> complement[set_condition]) | becoming[set_condition] |
                             ceasing[set_condition] | (w("remain") >> complement[set_condition]) |
                             (w("have") >> w("to") >> base_verb[set_condition]) |
                             (w("have") >> possession[set_condition]) | base_verb[set_condition]);
const auto finite_rest_def = adverbs[set_adverbs] >>
                             (becoming[set_condition] | ceasing[set_condition] |
                              (w("remains", "remained") >> complement[set_condition]) |
                              (lexical_have >> w("to") >> base_verb[set_condition]) |
                              finite_verb[with([](Rest& rest, Predication&& verb) {
                                  rest.adverbs.past = rest.adverbs.past || verb.past;
                                  rest.condition = Condition{std::move(verb)};
                              })]);

const auto be_phrase_def = be_[set_auxiliary] >> be_rest[set_rest];
const auto have_phrase_def = have_[set_auxiliary] >> have_rest[set_rest];
const auto do_phrase_def = do_[set_auxiliary] >> do_rest[set_rest];
const auto modal_phrase_def = modal_[set_auxiliary] >> modal_rest[set_rest];
const auto finite_phrase_def = finite_rest[set_rest];
const auto verb_phrase_unit_def = be_phrase[take_condition] | modal_phrase[take_condition] |
                                  do_phrase[take_condition] | finite_phrase[take_condition] |
                                  have_phrase[take_condition];
const auto verb_phrase_more =
    (-comma >> (w("and") | w("but")) >>
     verb_phrase_unit[with([](Condition& left, Condition&& right) {
         left = join(true, std::move(left), std::move(right));
     })]) |
    (-comma >> w("or") >> verb_phrase_unit[with([](Condition& left, Condition&& right) {
        left = join(false, std::move(left), std::move(right));
    })]);
const auto verb_phrase_def = verb_phrase_unit[assign] >> *verb_phrase_more;

// ---------------------------------------------------------------- clauses in the order of a
// question

/// The auxiliary, the subject and the rest. A subject may swallow what belongs to the rest ("is the
/// treaty signed in 1960 ..."), so the narrow reading of it is tried before the wide ones; each
/// alternative goes to the question's end.
const x3::rule<struct narrow_inverted_id, Inverted> narrow_inverted = "a clause";
const x3::rule<struct listed_inverted_id, Inverted> listed_inverted = "a clause";
const x3::rule<struct wide_inverted_id, Inverted> wide_inverted = "a clause";
const x3::rule<struct tight_inverted_id, Inverted> tight_inverted = "a clause";
const x3::rule<struct short_inverted_id, Inverted> short_inverted = "a clause";
const x3::rule<struct inverted_id, Inverted> inverted = "a clause";

/// "is not Japan ...": the negation may come before the subject.
const auto negation_before_subject = -w("not")[then([](Inverted& found) { found.negated = true; })];

template <class Subject>
auto inversion(const Subject& subject) {
    return ((be_[set_auxiliary] >> negation_before_subject >> subject[set_subject] >>
             be_rest[set_rest]) |
            (have_[set_auxiliary] >> negation_before_subject >> subject[set_subject] >>
             have_rest[set_rest]) |
            (do_[set_auxiliary] >> negation_before_subject >> subject[set_subject] >>
             do_rest[set_rest]) |
            (modal_[set_auxiliary] >> negation_before_subject >> subject[set_subject] >>
             modal_rest[set_rest])) >>
           ending;
}
const auto narrow_inverted_def = inversion(lean);
const auto listed_inverted_def = inversion(names);
const auto wide_inverted_def = inversion(phrase);
const auto tight_inverted_def = inversion(tight);
const auto short_inverted_def = inversion(short_described);
const auto inverted_def = narrow_inverted[assign] | listed_inverted[assign] |
                          wide_inverted[assign] | tight_inverted[assign] | short_inverted[assign];

// ---------------------------------------------------------------- questions

const x3::rule<struct asked_who_id, Asked> asked_who = "who";
const x3::rule<struct asked_lean_id, Asked> asked_lean = "which";
const x3::rule<struct asked_short_id, Asked> asked_short = "which";
const x3::rule<struct asked_count_short_id, Asked> asked_count_short = "how many";
const x3::rule<struct asked_wide_id, Asked> asked_wide = "which";
const x3::rule<struct asked_what_id, Asked> asked_what = "what";
const x3::rule<struct asked_piped_id, Asked> asked_piped = "which";
const x3::rule<struct asked_count_id, Asked> asked_count = "how many";
const x3::rule<struct asked_count_wide_id, Asked> asked_count_wide = "how many";

const x3::rule<struct subject_question_id, Question> subject_question = "who";
const x3::rule<struct lean_subject_question_id, Question> lean_subject_question = "which";
const x3::rule<struct wide_subject_question_id, Question> wide_subject_question = "which";
const x3::rule<struct short_subject_question_id, Question> short_subject_question = "which";
const x3::rule<struct count_short_subject_id, Question> count_short_subject = "how many";
const x3::rule<struct things_there_id, Question> things_there = "which";
const x3::rule<struct located_id, Question> located = "in which";
const x3::rule<struct related_id, Question> related = "how";
const x3::rule<struct possible_id, Question> possible = "is it possible";
const x3::rule<struct counting_id, Question> counting = "count";
const x3::rule<struct object_question_id, Question> object_question = "which";
const x3::rule<struct count_subject_id, Question> count_subject = "how many";
const x3::rule<struct count_wide_subject_id, Question> count_wide_subject = "how many";
const x3::rule<struct count_object_id, Question> count_object = "how many";
const x3::rule<struct count_there_id, Question> count_there = "how many";
const x3::rule<struct count_alone_id, Question> count_alone = "how many";
const x3::rule<struct number_of_id, Question> number_of = "the number of";
const x3::rule<struct when_question_id, Question> when_question = "when";
const x3::rule<struct why_question_id, Question> why_question = "why";
const x3::rule<struct how_question_id, Question> how_question = "how";
const x3::rule<struct where_question_id, Question> where_question = "where";
const x3::rule<struct polar_question_id, Question> polar_question = "is";
const x3::rule<struct there_question_id, Question> there_question = "is there";
const x3::rule<struct statement_id, Question> statement = "a statement";
const x3::rule<struct indirect_when_id, Question> indirect_when = "when";
const x3::rule<struct indirect_polar_id, Question> indirect_polar = "whether";
const x3::rule<struct indirect_why_id, Question> indirect_why = "why";
const x3::rule<struct imperative_id, Question> imperative = "list";
const x3::rule<struct description_id, Question> description = "describe";
const x3::rule<struct bare_id, Question> bare = "a noun phrase";
const x3::rule<struct question_id, Question> question = "a question";

const auto who = w("who", "whom")[then([](Asked& asked) { asked.phrase.anything = true; })];
const auto which_of = w("which", "what") >> -(w("one", "ones")) >>
                      -(w("of") >> -w("the", "its", "their"));
const auto asked_who_def =
    here_[with([](Asked& asked, Place&& place) { asked.phrase.place = place; })] >> who;
const auto asked_what_def = here_[with([](Asked& asked, Place&& place) {
                                asked.phrase.place = place;
                                asked.phrase.anything = true;
                            })] >>
                            w("what", "which");
const auto asked_lean_def = which_of >> (owned[set_phrase] | lean_described[set_phrase]);
const auto asked_short_def = which_of >> short_described[set_phrase];
const auto asked_wide_def = which_of >> (owned[set_phrase] | described[set_phrase]);
const auto asked_piped_def = preposition_[set_preposition] >>
                             ((w("which", "what") >> lean_described[set_phrase]) |
                              (w("whom", "what", "which",
                                 "who")[then([](Asked& asked) { asked.phrase.anything = true; })]));
const auto how_many = w("how") >> w("many") >> -(w("of") >> -w("the", "its", "their"));
const auto asked_count_def = how_many >> (owned[set_phrase] | lean_described[set_phrase]);
const auto asked_count_short_def =
    how_many >> (short_described[set_phrase] |
                 (&(be_ | have_ | modal_) >>
                  x3::eps[then([](Asked& asked) { asked.phrase.anything = true; })]));
const auto asked_count_wide_def = how_many >> (owned[set_phrase] | described[set_phrase]);

const auto form = [](QuestionForm kind) {
    return x3::eps[then([kind](Question& found) { found.form = kind; })];
};
const auto set_asked =
    with([](Question& found, Asked&& asked) { found.asked = std::move(asked.phrase); });
const auto set_piped = with([](Question& found, Asked&& asked) {
    found.asked = std::move(asked.phrase);
    found.preposition = std::move(asked.preposition);
});
const auto set_asked_phrase =
    with([](Question& found, NounPhrase&& np) { found.asked = std::move(np); });
const auto set_clause = with([](Question& found, Inverted&& order) {
    found.subject = std::move(order.clause.subject);
    found.condition = std::move(order.clause.condition);
});
/// "isn't Japan a member" asks what "is Japan a member" asks; "is Japan not a member" denies.
const auto set_polar_clause = with([](Question& found, Inverted&& order) {
    found.subject = std::move(order.clause.subject);
    found.condition = std::move(order.clause.condition);
    if (order.contracted) found.condition = negate(std::move(*found.condition));
});
const auto set_other =
    with([](Question& found, NounPhrase&& np) { found.subject = std::move(np); });
const auto set_plain_clause = with([](Question& found, Clause&& plain) {
    found.subject = std::move(plain.subject);
    found.condition = std::move(plain.condition);
});
const auto set_verb_phrase =
    with([](Question& found, Condition&& condition) { found.condition = std::move(condition); });

const auto subject_question_def =
    (asked_who[set_asked] | asked_what[set_asked]) >> verb_phrase[set_verb_phrase] >> ending;
const auto lean_subject_question_def =
    asked_lean[set_asked] >> verb_phrase[set_verb_phrase] >> ending;
const auto short_subject_question_def =
    asked_short[set_asked] >> verb_phrase[set_verb_phrase] >> ending;
const auto wide_subject_question_def =
    asked_wide[set_asked] >> verb_phrase[set_verb_phrase] >> ending;

/// What is asked for stands first, its preposition with it; its place in the clause is found
/// afterwards.
const auto object_question_def = (asked_piped[set_piped] | asked_lean[set_piped] |
                                  asked_who[set_piped] | asked_what[set_piped]) >>
                                 inverted[with([](Question& found, Inverted&& order) {
                                     found.subject = std::move(order.clause.subject);
                                     found.condition = std::move(order.clause.condition);
                                     place_gap(found, found.preposition);
                                 })];

const auto count = form(QuestionForm::count);
const auto count_subject_def =
    count >> asked_count[set_asked] >> verb_phrase[set_verb_phrase] >> ending;
const auto count_short_subject_def =
    count >> asked_count_short[set_asked] >> verb_phrase[set_verb_phrase] >> ending;
const auto count_wide_subject_def =
    count >> asked_count_wide[set_asked] >> verb_phrase[set_verb_phrase] >> ending;
const auto count_object_def =
    count >> asked_count[set_asked] >> inverted[with([](Question& found, Inverted&& order) {
        found.subject = std::move(order.clause.subject);
        found.condition = std::move(order.clause.condition);
        place_gap(found, "");
    })];
const auto there_modifiers = *(modifiers | clauses);
const x3::rule<struct there_rest_id, NounPhrase> there_rest = "";
const auto there_rest_def = x3::eps >> there_modifiers;
const auto count_there_def = count >> asked_count_wide[set_asked] >> be_ >>
                             w("there") >> there_rest[with([](Question& found, NounPhrase&& rest) {
                                 found.asked = merge(std::move(*found.asked), std::move(rest));
                             })] >>
                             ending;
/// "what treaties are there between Japan and the US"
const auto things_there_def = asked_wide[set_asked] >> be_ >>
                              w("there") >> there_rest[with([](Question& found, NounPhrase&& rest) {
                                  found.asked = merge(std::move(*found.asked), std::move(rest));
                              })] >>
                              ending;
const auto counting_def = count >> w("count") >> phrase[set_asked_phrase] >> ending;
const auto count_alone_def = count >> asked_count_wide[set_asked] >> ending;
const auto number_of_def = count >> -((w("what", "which") >> be_) | w("whats")) >> -w("the") >>
                           w("number") >> w("of") >>
                           -w("the") >> phrase[set_asked_phrase] >> ending;

const auto at_end = then([](Question& found) { found.when = WhenKind::end; });
const auto asks_when =
    (w("since") >> w("when")) | ((w("until", "till") >> w("when"))[at_end]) | w("when") |
    (-w("in", "on", "by") >> w("what", "which") >> w("year", "date", "day", "month")) |
    (w("since") >> w("what", "which") >> w("year", "date", "day")) |
    (w("how") >> w("long") >> -w("ago"));
const auto when_question_def = form(QuestionForm::when) >> asks_when >> inverted[set_clause];
const auto why_question_def = form(QuestionForm::why) >> (w("why") | (w("how") >> w("come")) |
                                                          (w("for") >> w("what") >> w("reason"))) >>
                              (inverted[set_clause] | (clause[set_plain_clause] >> ending));
const auto how_question_def =
    form(QuestionForm::things) >>
    w("how") >> x3::eps[then([](Question& found) { found.manner = true; })] >> inverted[set_clause];
/// "where is Japan": the regions it is in.
const auto where_question_def =
    w("where") >> be_ >>
    phrase[with([](Question& found, NounPhrase&& np) { ask_where(found, std::move(np)); })] >>
    ending;
/// "in which region is Japan", "what continent is Japan on"
const auto set_located = with([](Question& found, NounPhrase&& np) {
    auto asked = std::move(*found.asked);
    ask_where(found, std::move(np),
              found.preposition.empty() ? std::string("in") : found.preposition);
    found.asked = std::move(asked);
});
const auto located_def = ((asked_piped[set_piped] >> be_ >> lean[set_located]) |
                          (asked_short[set_piped] >> be_ >> lean[set_located] >> w("in", "on"))) >>
                         ending;
/// "how is Japan related to NATO", "what is Japan to NATO"
const auto related_def =
    form(QuestionForm::relation) >> ((w("how") >> be_) | (w("what") >> be_)) >>
    ((names[set_asked_phrase] >> w("related", "connected", "linked", "tied") >> w("to", "with") >>
      bare_name[set_other] >> ending) |
     (names[set_asked_phrase] >> w("to", "for") >> bare_name[set_other] >> ending) |
     (names[set_asked_phrase] >> w("related", "connected", "linked", "tied") >> ending));
/// "is it possible for Japan to join NATO"
const auto possible_def =
    form(QuestionForm::yes_no) >> be_ >> w("it") >> w("possible") >> w("for") >>
    lean[with([](Question& found, NounPhrase&& np) { found.subject = std::move(np); })] >>
    w("to") >> modal_rest[with([](Question& found, Rest&& rest) {
        found.condition =
            with_adverbs(with_modality(std::move(rest.condition), Modality::can), rest.adverbs);
    })] >>
    ending;
const auto polar_question_def = form(QuestionForm::yes_no) >> inverted[set_polar_clause];
const auto there_question_def =
    form(QuestionForm::yes_no) >>
    ((be_[with([](Question& found, Auxiliary&& is) { found.denied = is.negated; })] >> w("there") >>
      -w("not")[then([](Question& found) { found.denied = true; })]) |
     (w("does", "do") >> w("there") >> w("exist"))) >>
    phrase[set_asked_phrase] >> ending;
/// "Japan is a member of NATO, isn't it?"
const auto tag = comma >> (be_ | do_ | have_ | modal_) >> w("it", "they", "he", "she");
const auto statement_def = form(QuestionForm::yes_no) >>
                           (listed_clause[set_plain_clause] | clause[set_plain_clause]) >> -tag
                           >> ending;
const auto indirect_when_def =
    form(QuestionForm::when) >> asks_when >> clause[set_plain_clause] >> ending;
const auto indirect_polar_def = form(QuestionForm::yes_no) >>
                                (w("whether", "if") |
                                 (w("is") >> w("it") >> w("true") >> w("that"))) >>
                                clause[set_plain_clause] >> ending;
const auto indirect_why_def = form(QuestionForm::why) >>
                              w("why") >> clause[set_plain_clause] >> ending;

const auto command = w("list", "show", "name", "give", "display", "find", "enumerate", "print",
                       "get") >>
                     -w("me", "us");
const auto imperative_def = command >> -(-w("a", "the") >> w("list", "names") >> w("of")) >>
                            -w("out") >> phrase[set_asked_phrase] >> ending;
const auto description_def = form(QuestionForm::describe) >>
                             ((w("tell") >> w("me", "us") >> w("about")) |
                              w("describe", "about", "explain")) >>
                             names[set_asked_phrase] >> ending;
const auto bare_def = phrase[set_asked_phrase] >> ending;

/// The times that lead a question belong to it as a whole.
const auto take_question = with([](Question& found, Question&& body) {
    body.times = std::move(found.times);
    found = std::move(body);
});

const auto question_def = *(time_[add_time] >> -comma) >>
                          (number_of[take_question] | related[take_question] |
                           located[take_question] | subject_question[take_question] |
                           when_question[take_question] | lean_subject_question[take_question] |
                           short_subject_question[take_question] | object_question[take_question] |
                           wide_subject_question[take_question] | things_there[take_question] |
                           count_there[take_question] | count_subject[take_question] |
                           count_short_subject[take_question] | count_object[take_question] |
                           count_wide_subject[take_question] | count_alone[take_question] |
                           counting[take_question] | why_question[take_question] |
                           how_question[take_question] | where_question[take_question] |
                           there_question[take_question] | possible[take_question] |
                           indirect_polar[take_question] | polar_question[take_question] |
                           indirect_when[take_question] | indirect_why[take_question] |
                           imperative[take_question] | description[take_question] |
                           bare[take_question] | statement[take_question]);

BOOST_SPIRIT_DEFINE(coordinator, group, owned, lean_described, described, bare_name, plain_name,
                    names)
BOOST_SPIRIT_DEFINE(simple, lean, object, phrase, series, names_series, phrase_series)
BOOST_SPIRIT_DEFINE(listed_clause, stranded_infinitive, gerund_argument, full_argument, stranded,
                    between, infinitive, direct_object, further, clause)
BOOST_SPIRIT_DEFINE(relative, gap_relative, piped_relative, reduced_relative, participial,
                    gerundial)
BOOST_SPIRIT_DEFINE(exclusion, exception, tail, passive_tail, adverbs)
BOOST_SPIRIT_DEFINE(base_verb, finite_verb, perfect_verb, passive_verb, progressive_verb,
                    adjectival, demonymic)
BOOST_SPIRIT_DEFINE(prepositional, able, is_a, complement_unit, complement_series, complement,
                    becoming, ceasing)
BOOST_SPIRIT_DEFINE(possession, be_rest, have_rest, do_rest, modal_rest, finite_rest)
BOOST_SPIRIT_DEFINE(be_phrase, have_phrase, do_phrase, modal_phrase, finite_phrase,
                    verb_phrase_unit, verb_phrase)
BOOST_SPIRIT_DEFINE(neighbour_name, contrary, short_described, lean_owned, anyone)
BOOST_SPIRIT_DEFINE(tight, tight_owned, short_inverted, tight_inverted, narrow_inverted,
                    listed_inverted, wide_inverted, inverted)
BOOST_SPIRIT_DEFINE(asked_who, asked_what, asked_lean, asked_wide, asked_piped, asked_count,
                    asked_count_wide)
BOOST_SPIRIT_DEFINE(subject_question, lean_subject_question, wide_subject_question, object_question)
BOOST_SPIRIT_DEFINE(count_subject, count_wide_subject, count_object, count_there, count_alone,
                    number_of, there_rest)
BOOST_SPIRIT_DEFINE(when_question, why_question, how_question, where_question, polar_question,
                    there_question)
BOOST_SPIRIT_DEFINE(short_subject_question, count_short_subject, things_there, located, related,
                    possible, counting)
BOOST_SPIRIT_DEFINE(asked_short, asked_count_short)
BOOST_SPIRIT_DEFINE(statement, indirect_when, indirect_polar, indirect_why, imperative, description,
                    bare, question)

}  // namespace

std::optional<Question> parse(Reader& reader) {
    Question found;
    auto first = reader.words().begin();
    const auto last = reader.words().end();
    const auto grammar = x3::with<reader_tag>(std::ref(reader))[question];
    if (!x3::parse(first, last, grammar, found) || first != last) return {};
    return found;
}

}  // namespace entente::question
