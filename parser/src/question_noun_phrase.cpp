// Noun phrases: names, nouns with their arguments, clauses inside them.
#include "question_rules.hpp"

namespace entente::question {
namespace {

const x3::rule<struct group_id, NounPhrase> group = "a noun";
const x3::rule<struct neighbour_name_id, NounPhrase> neighbour_name = "a name";
const x3::rule<struct contrary_id, Condition> contrary = "non-";
const x3::rule<struct lean_owned_id, NounPhrase> lean_owned = "a noun phrase";
const x3::rule<struct anyone_id, NounPhrase> anyone = "anyone";
const x3::rule<struct plain_name_id, NounPhrase> plain_name = "a name";
const x3::rule<struct simple_id, NounPhrase> simple = "a noun phrase";
const x3::rule<struct tight_owned_id, NounPhrase> tight_owned = "a noun phrase";
const x3::rule<struct series_id, Series> series = "and";
const x3::rule<struct names_series_id, Series> names_series = "and";
const x3::rule<struct phrase_series_id, Series> phrase_series = "and";
const x3::rule<struct further_id, Further> further = "and";
const x3::rule<struct relative_id, Condition> relative = "that";
const x3::rule<struct gap_relative_id, Condition> gap_relative = "that";
const x3::rule<struct piped_relative_id, Condition> piped_relative = "which";
const x3::rule<struct reduced_relative_id, Condition> reduced_relative = "a clause";
const x3::rule<struct participial_id, Condition> participial = "a participle";
const x3::rule<struct gerundial_id, Condition> gerundial = "a verb";
const x3::rule<struct exclusion_id, Condition> exclusion = "but not";
const x3::rule<struct exception_id, Condition> exception = "except";

const auto add_noun =
    with([](NounPhrase& np, Predication&& noun) { np.nouns.push_back(std::move(noun)); });
const auto add_adjective =
    with([](NounPhrase& np, Predication&& word) { np.adjectives.push_back(std::move(word)); });
const auto add_neighbour = with([](NounPhrase& np, NounPhrase&& name) {
    const auto place = name.place;
    np.arguments.push_back({std::string(neighbour), std::move(name), place});
});
const auto add_condition = with(
    [](NounPhrase& np, Condition&& condition) { np.conditions.push_back(std::move(condition)); });
const auto add_further =
    with([](NounPhrase& np, Further&& more) { np.further.push_back(std::move(more)); });
const auto own =
    with([](NounPhrase& np, NounPhrase&& thing) { np = possess(std::move(np), std::move(thing)); });
const auto add_part =
    with([](Series& found, NounPhrase&& part) { found.parts.push_back(std::move(part)); });
const auto add_series = with([](NounPhrase& np, Series&& found) {
    for (std::size_t i = 0; i < found.parts.size(); ++i) {
        const bool last = i + 1 == found.parts.size();
        np = coordinate(std::move(np), found.op.all, last && found.op.negated,
                        std::move(found.parts[i]));
    }
});
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

/// What comes after "there": "are there *between Japan and the US*".
const auto there_rest_def = x3::eps >> *(modifiers | clauses);

BOOST_SPIRIT_DEFINE(group, neighbour_name, contrary, lean_owned, anyone, plain_name, simple,
                    tight_owned, series, names_series, phrase_series, further, relative,
                    gap_relative, piped_relative, reduced_relative, participial, gerundial,
                    exclusion, exception)

}  // namespace

BOOST_SPIRIT_DEFINE(coordinator, short_described, owned, lean_described, described, bare_name,
                    names, lean, tight, object, phrase, full_argument, stranded, between, clause,
                    listed_clause, there_rest)

BOOST_SPIRIT_INSTANTIATE(decltype(coordinator), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(short_described), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(owned), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(lean_described), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(described), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(bare_name), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(names), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(lean), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(tight), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(object), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(phrase), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(full_argument), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(stranded), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(between), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(listed_clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(there_rest), Iterator, Context)

}  // namespace entente::question
