// Noun phrases: names, nouns with their arguments, clauses inside them.
#include "question_rules.hpp"
#include "question_sense.hpp"

namespace entente::question {
namespace {

const x3::rule<struct neighbour_name_id, NounPhrase> neighbour_name = "a name";
const x3::rule<struct contrary_id, Condition> contrary = "non-";
const x3::rule<struct membership_id, NounPhrase> membership = "all";
const x3::rule<struct anyone_id, NounPhrase> anyone = "anyone";
const x3::rule<struct plain_name_id, NounPhrase> plain_name = "a name";
const x3::rule<struct simple_id, NounPhrase> simple = "a noun phrase";
const x3::rule<struct tight_owned_id, NounPhrase> tight_owned = "a noun phrase";
const x3::rule<struct series_id, Series> series = "and";
const x3::rule<struct names_series_id, Series> names_series = "and";
const x3::rule<struct phrase_series_id, Series> phrase_series = "and";
const x3::rule<struct gap_relative_id, Condition> gap_relative = "that";
const x3::rule<struct piped_relative_id, Condition> piped_relative = "which";
const x3::rule<struct reduced_relative_id, Condition> reduced_relative = "a clause";
const x3::rule<struct participial_id, Condition> participial = "a participle";
const x3::rule<struct gerundial_id, Condition> gerundial = "a verb";
const x3::rule<struct exclusion_id, Condition> exclusion = "but not";
const x3::rule<struct lacking_id, Condition> lacking = "without";
const x3::rule<struct with_amount_id, Condition> with_amount = "with";
const x3::rule<struct counted_id, NounPhrase> counted = "a number";
const x3::rule<struct ranked_to_id, NounPhrase> ranked_to = "an ordinal";
const x3::rule<struct top_id, NounPhrase> top = "top";
const x3::rule<struct top_number_id, NounPhrase> top_number = "a number";
const x3::rule<struct named_so_id, NounPhrase> named_so = "a name";
const x3::rule<struct postpositive_id, Condition> postpositive = "an adjective";
const x3::rule<struct whose_id, Condition> whose = "whose";
const x3::rule<struct lone_name_id, NounPhrase> lone_name = "a name";
const x3::rule<struct neither_id, NounPhrase> neither = "neither";

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

const auto coordinator_def = once<Operator>(
    -comma >>
    ((w("and") >> -w("both", "also") >> w("not"))[then([](Operator& op) { op.negated = true; })] |
     (w("but") >> w("not"))[then([](Operator& op) { op.negated = true; })] | w("and") |
     (w("as") >> -w("well") >> w("as")) | w("or")[then([](Operator& op) { op.all = false; })]));

// ---------------------------------------------------------------- noun phrases

const auto quantify = [](Quantifier quantifier) {
    return then([quantifier](NounPhrase& np) { np.quantifier = quantifier; });
};
/// The comparison of a number that is still to come, or has come.
const auto compare = [](ast::ComparisonOperator op) {
    return then([op](NounPhrase& np) {
        if (!np.quantity) np.quantity.emplace();
        np.quantity->op = op;
        np.quantifier = Quantifier::counted;
    });
};
const auto set_number = with([](NounPhrase& np, std::int64_t number) {
    if (!np.quantity) np.quantity.emplace();
    np.quantity->number = number;
});
using Comparing = ast::ComparisonOperator;
/// "at least two", "no more than five", "three or more", "several"
const auto counted_def =
    ((((w("at") >> w("least")) | (w("no") >> w("fewer", "less") >> w("than")) |
       w("minimum"))[compare(Comparing::greater_equal)] |
      ((w("at") >> w("most")) | (w("no") >> w("more") >> w("than")) |
       (w("up") >> w("to")))[compare(Comparing::less_equal)] |
      ((w("more") >> w("than")) | w("over"))[compare(Comparing::greater)] |
      ((w("fewer", "less") >> w("than")))[compare(Comparing::less)]) >>
     number_[set_number]) |
    (number_[set_number] >> ((w("or") >> w("more"))[compare(Comparing::greater_equal)] |
                             (w("or") >> w("fewer", "less"))[compare(Comparing::less_equal)] |
                             (&w("of"))[compare(Comparing::equal)])) |
    w("several", "multiple")[then([](NounPhrase& np) {
        np.quantity = Quantity{Comparing::greater_equal, 2, {}};
        np.quantifier = Quantifier::counted;
    })];
const auto determiner = (w("all", "every", "each")[quantify(Quantifier::universal)] |
                         (w("one") >> &w("of"))[quantify(Quantifier::existential)] |
                         counted[with([](NounPhrase& np, NounPhrase&& found) {
                             np.quantity = found.quantity;
                             np.quantifier = Quantifier::counted;
                         })] |
                         ((w("the") >> w("most")) >>
                          unless(w("recent", "recently", "of")))[quantify(Quantifier::greatest)] |
                         ((w("most") | (w("the") >> w("majority") >> &w("of")) |
                           (w("more") >> w("than") >> w("half") >> &w("of"))) >>
                          unless(w("recent", "recently")))[quantify(Quantifier::most)] |
                         ((w("none", "neither") >> &w("of")) |
                          w("no"))[quantify(Quantifier::negative)] |
                         (w("only") >> -w("the"))[quantify(Quantifier::only)] |
                         w("a", "an", "any", "some")[quantify(Quantifier::existential)] |
                         w("the", "its", "their")[quantify(Quantifier::definite)] |
                         w("both", "either")) >>
                        -w("of") >> -w("the", "its", "their");
/// A name goes with fewer of them: "all EU" is no name, but "all EU members" has one.
const auto name_determiner = (w("the", "both", "either") >> -w("the")) |
                             w("a", "an")[quantify(Quantifier::existential)] |
                             (w("only") >> -w("the"))[quantify(Quantifier::only)];
/// A phrase after its determiner, whose quantifier stays.
const auto after_determiner = with([](NounPhrase& np, NounPhrase&& rest) {
    if (rest.quantifier != Quantifier::only) rest.quantifier = np.quantifier;
    if (np.quantity) rest.quantity = np.quantity;
    np = std::move(rest);
});

/// A name is a neighbour only of what follows it: "a democracy" is the noun, and "NATO members" has
/// a name before one.
const auto nominal = number_ | adjective_ | adjectival_name_ | noun_ | name_;
const auto neighbour_name_def = name_[assign] >> &nominal;
/// "non-European", "non-NATO"
const auto contrary_def = w("non") >> (adjectival_name_[deny_neighbour] | name_[deny_neighbour]);

/// "first", "the five newest", "third oldest", "last three", "top five": of a set by an order.
const auto rank_of = [](NounPhrase& np) -> Rank& {
    if (!np.rank) np.rank.emplace();
    return *np.rank;
};
const auto in_place = with([](NounPhrase& np, std::int64_t place) {
    auto& rank = rank_of(np);
    rank.from = rank.to = place;
});
const auto from_the_end = then([](NounPhrase& np) { rank_of(np).greatest = true; });
const auto by_degree = with([](NounPhrase& np, Predication&& word) {
    auto& rank = rank_of(np);
    rank.place = word.place;
    rank.measure.kind = Measure::Kind::degree;
    rank.measure.word = std::move(word);
});
/// "the first five", "the five oldest": the number is how many places there are.
const auto so_many = then([](NounPhrase& np) {
    if (!np.quantity) return;
    np.rank->to = np.rank->from + np.quantity->number - 1;
    np.quantity.reset();
});
const auto ordinal_def = once<NounPhrase>(
    -number_[set_number] >> ((place_[in_place] >> -superlative_[by_degree]) |
                             superlative_[by_degree] | w("last", "final")[from_the_end]) >>
    -number_[set_number] >> x3::eps[so_many]);
/// A thing has one place in one order.
const auto add_rank = [](auto& context) {
    NounPhrase& np = x3::_val(context);
    x3::_pass(context) = !np.rank.has_value();
    if (!np.rank) np.rank = std::move(x3::_attr(context).rank);
};

/// "Japan's only ally", "former members"
const auto sole = w("only", "sole")[quantify(Quantifier::only)];
const auto former = w("former", "ex")[then([](NounPhrase& np) { np.aspect = Aspect::ends; })];
/// "European NATO member states", "Japanese partners", "three criteria"
const auto qualities = *(ordinal[add_rank] | number_[set_number] | adjective_[add_adjective] |
                         adjectival_name_[add_neighbour] | neighbour_name[add_neighbour] |
                         contrary[add_condition] | sole | former);
const auto set_group =
    with([](NounPhrase& np, NounPhrase&& name) { np.group = std::move(name.names); });
const auto group_def =
    once<NounPhrase>(here_[set_place] >> -group_name_[set_group] >> qualities >> +noun_[add_noun]);

// "in force" is an adjective, not a place.
const auto modifiers = timing[add_time] | postpositive[add_condition] | exclusion[add_condition] |
                       exception[add_condition] | lacking[add_condition] |
                       exceeding[add_condition] | with_amount[add_condition] |
                       further[add_further] | between[add_argument] | infinitive[add_argument] |
                       stranded_infinitive[add_argument] | gerund_argument[add_argument] |
                       full_argument[add_argument] | stranded[add_argument];
const auto clauses = neither_complement[add_condition] | whose[add_condition] |
                     relative[add_condition] | gap_relative[add_condition] |
                     piped_relative[add_condition] | participial[add_condition] |
                     gerundial[add_condition] | reduced_relative[add_condition];

/// "Japan's allies in Asia"
const auto owned_def = once<NounPhrase>(-determiner >> name_[after_determiner] >>
                                        +(apostrophe >> group[own]) >> *(modifiers | clauses));
/// "the members of NATO in 1955"
const auto lean_described_def = once<NounPhrase>(-determiner >> group[after_determiner] >>
                                                 *(apostrophe >> group[own]) >> *modifiers);
/// "the members of NATO that are not in the EU"
const auto described_def = once<NounPhrase>(-determiner >> group[after_determiner] >>
                                            *(apostrophe >> group[own]) >> *(modifiers | clauses));
const auto bare_name_def = once<NounPhrase>(
    -name_determiner >> (name_[after_determiner] | adjectival_name_[after_determiner]) >>
    unless(apostrophe >> group));
/// Alone, "EU" in "EU members" is no name.
const auto lone_name_def = bare_name[assign] >> unless(plural_noun_);
const auto plain_name_def =
    once<NounPhrase>(-name_determiner >> name_[after_determiner] >> unless(apostrophe | noun_));
/// The subject of a clause: "countries France guarantees", where the verb is a noun too.
const auto clause_name = -w("the") >> name_ >> unless(apostrophe | (noun_ - verb_finite_));
/// "first to leave the Warsaw Pact", "the third country to join": by when the verb came true.
const auto by_event = [](auto& context) {
    NounPhrase& np = x3::_val(context);
    Predication& verb = x3::_attr(context);
    // "the latest to join" is the last: a degree of ties is one of what came true of them.
    if (np.rank && np.rank->measure.kind == Measure::Kind::degree) {
        for (const auto* sense : np.rank->measure.word.senses)
            if (is_of_ties(*sense)) {
                np.rank->greatest = sense->greatest;
                np.rank->measure.kind = Measure::Kind::tie;
            }
    }
    if (!np.rank || np.rank->measure.kind != Measure::Kind::tie) {
        x3::_pass(context) = false;
        return;
    }
    np.anything = np.nouns.empty();
    np.rank->measure = {Measure::Kind::event, std::move(verb), {}};
};
const auto ranked_to_def = once<NounPhrase>(here_[set_place] >> -determiner >>
                                            (group[after_determiner] | ordinal[add_rank]) >>
                                            w("to") >> base_verb[by_event]);
/// "with the most allies", "with more members than the EU"
const auto with_amount_def = w("with", "having") >> amount[assign];

/// "top five countries by number of allies"
const auto by_number = with([](NounPhrase& np, NounPhrase&& found) {
    np.rank->greatest = true;
    np.rank->measure = {Measure::Kind::amount, {}, std::move(found)};
});
const auto top_def = here_[set_place] >> -w("the") >> w("top") >>
                     top_number[add_rank] >> group[with([](NounPhrase& np, NounPhrase&& found) {
                         found.rank = np.rank;
                         np = std::move(found);
                     })] >>
                     *modifiers >> w("by") >> -w("the") >>
                     -(w("number") >> w("of")) >> lean_described[by_number];
const auto top_number_def = number_[with([](NounPhrase& np, std::int64_t number) {
    np.rank.emplace();
    np.rank->to = number;
})];
const auto simple_def = once<NounPhrase>(top[assign] | ranked_to[assign] | owned[assign] |
                                         described[assign] | named_so[assign] | bare_name[assign]);
/// "the oldest alliance in force", where that is a name.
const auto named_so_def = bare_name[assign] >>
                          adjective_[with([](NounPhrase& np, Predication&& word) {
                              np.conditions.push_back({std::move(word)});
                          })] >>
                          &ending;
/// "all the Bucharest Nine", "at least two of the Baltics": of what a name is the name of.
const auto of_members = [](auto& context) {
    NounPhrase& np = x3::_val(context);
    NounPhrase& name = x3::_attr(context);
    const bool several = np.quantifier == Quantifier::universal ||
                         np.quantifier == Quantifier::counted ||
                         np.quantifier == Quantifier::most || np.quantifier == Quantifier::negative;
    x3::_pass(context) =
        several && !name.referring && has_members(name, reader_of(context).vocabulary());
    auto members = members_of(std::move(name));
    members.quantifier = np.quantifier;
    members.quantity = np.quantity;
    np = std::move(members);
};
const auto membership_def =
    once<NounPhrase>(determiner >> name_[of_members] >> unless(apostrophe | noun_ | comma));
const auto lean_def =
    once<NounPhrase>(membership[assign] | anyone[assign] | ranked_to[assign] | lean_owned[assign] |
                     lean_described[assign] | lone_name[assign]);

/// "all members of NATO": with one argument and no more.
const auto tight_def =
    (-determiner >> group[after_determiner] >> -full_argument[add_argument]) | tight_owned[assign];
const auto tight_owned_def = -determiner >> name_[after_determiner] >> +(apostrophe >> group[own]);
/// "which NATO members": one noun, so that a verb that is a noun too stays a verb ("which states
/// guarantee").
const auto short_described_def = here_[set_place] >> -determiner >> short_group[after_determiner];
const auto short_group_def =
    once<NounPhrase>(here_[set_place] >> -group_name_[set_group] >> qualities >> noun_[add_noun]);
const auto lean_owned_def = once<NounPhrase>(-determiner >> name_[after_determiner] >>
                                             +(apostrophe >> group[own]) >> *modifiers);
const auto anyone_def =
    (here_[set_place] >> w("anyone", "anybody", "someone", "somebody"))[then([](NounPhrase&) {})] >>
    x3::eps[then([](NounPhrase& np) { np.anything = true; })];

const auto series_def = once<Series>(*(comma >> plain_name[add_part]) >>
                                     coordinator[set_operator] >> plain_name[add_part]);
const auto names_series_def =
    *(comma >> bare_name[add_part]) >> coordinator[set_operator] >> bare_name[add_part];
const auto phrase_series_def =
    once<Series>(*(comma >> object[add_part]) >> coordinator[set_operator] >> object[add_part]);
const auto names_def = once<NounPhrase>(
    neither[assign] | (bare_name[assign] >> +names_series[add_series]) | lone_name[assign]);
/// "neither NATO nor the EU": none of them.
const auto neither_def = w("neither") >> simple[assign] >>
                         +(-comma >> w("nor") >> simple[with([](NounPhrase& np, NounPhrase&& part) {
                             np = coordinate(std::move(np), false, false, std::move(part));
                             np.quantifier = Quantifier::negative;
                         })]);
const auto object_def =
    once<NounPhrase>((neither[assign] | (simple[assign] >> *series[add_series])) >>
                     -w("only", "alone")[quantify(Quantifier::only)]);
const auto phrase_def = once<NounPhrase>(object[assign] >> *phrase_series[add_series]);

/// "belongs only to NATO"
const auto only_before =
    -w("only")[then([](Argument& found) { found.phrase->quantifier = Quantifier::only; })];
const auto set_only_phrase = with([](Argument& found, NounPhrase&& np) {
    if (found.phrase->quantifier == Quantifier::only) np.quantifier = Quantifier::only;
    found.phrase = std::move(np);
});
const auto full_argument_def = once<Argument>(
    here_[set_place] >> only_before >> preposition_[set_preposition] >> object[set_only_phrase]);
/// "which alliance is Japan a member of": the preposition of what is asked.
const auto stranded_def = here_[with([](Argument& found, Place&& place) {
                              found.place = place;
                              found.phrase = gap_phrase(place);
                          })] >>
                          unless(time_) >> preposition_[set_preposition] >>
                          &(ending | time_ | comma);
const auto between_def =
    here_[set_place] >>
    w("between")[then([](Argument& found) { found.preposition = "between"; })] >>
    phrase[set_phrase];
/// "of NATO and of the EU", "of NATO but not in Asia"
const auto further_def = once<Further>(
    coordinator[with([](Further& found, Operator&& op) {
        found.all = op.all;
        found.negated = op.negated;
    })] >>
    full_argument[with([](Further& found, Argument&& more) { found.argument = std::move(more); })]);
/// "but not Japan", "but not in Asia", "and not members of the EU"
const auto exclusion_def =
    once<Condition>(-comma >> -w("but", "and") >> w("not") >>
                    complement_unit[with([](Condition& condition, Condition&& found) {
                        condition = negate(std::move(found));
                    })]);
const auto exception_def = -comma >>
                           ((w("except", "excluding", "besides") >> -w("for")) |
                            (w("other") >> w("than")) | (w("apart", "aside") >> w("from")) |
                            (w("without") >> &names)) >>
                           object[with([](Condition& condition, NounPhrase&& np) {
                               condition = negate({IsA{std::move(np)}});
                           })];

/// "without a defence treaty": it has none.
const auto lacking_def =
    w("without", "lacking") >> object[with([](Condition& condition, NounPhrase&& np) {
        condition = negate({Has{std::move(np)}});
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
const auto listed_clause_def = once<Clause>(
    unless(-w("the") >> group_name_) >> names[set_clause_subject] >> verb_phrase[set_condition]);
const auto clause_def = once<Clause>(lean[set_clause_subject] >> verb_phrase[set_condition]);
/// "that are partners, and that the US defends"
const auto relative_lead = -comma >> -w("and", "but") >> relativizer;
const auto relative_def = once<Condition>(relative_lead >> verb_phrase[assign]);
const auto gap_relative_def =
    once<Condition>(relative_lead >> (listed_clause[embed_gap] | clause[embed_gap]));
const auto piped_relative_def = preposition_[with([](Condition& condition, std::string&& word) {
                                    condition.node = Predication{};
                                    std::get<Predication>(condition.node).word = std::move(word);
                                })] >>
                                w("which", "whom") >>
                                (listed_clause[embed_piped] | clause[embed_piped]);
const auto reduced_relative_def =
    once<Condition>(&clause_name >> (listed_clause[embed_gap] | clause[embed_gap]));
/// "whose allies include Japan", "whose defence the US guarantees"
const auto set_thing =
    with([](Whose& found, NounPhrase&& thing) { found.thing = std::move(thing); });
const auto whose_def = -comma >>
                       w("whose") >> whose_clause[with([](Condition& condition, Whose&& found) {
                           if (found.included) {
                               condition =
                                   including(std::move(found.thing), std::move(*found.included));
                               return;
                           }
                           auto owned =
                               possess(gap_phrase(found.thing.place), std::move(found.thing));
                           if (found.subject) {
                               condition = of_owned(std::move(owned), std::move(*found.subject),
                                                    std::move(*found.condition));
                               return;
                           }
                           // "whose allies are in Asia": all of them.
                           if (owned.nouns.back().plural) owned.quantifier = Quantifier::universal;
                           condition = {Embedded{std::move(owned), std::move(*found.condition)}};
                       })];
const auto set_whose_clause = with([](Whose& found, Clause&& rest) {
    found.subject = std::move(rest.subject);
    found.condition = std::move(rest.condition);
});
const auto whose_clause_def =
    (group[set_thing] >> w("include", "includes", "included", "contain") >>
     object[with([](Whose& found, NounPhrase&& part) { found.included = std::move(part); })]) |
    (group[set_thing] >> verb_phrase[set_condition]) |
    (short_group[set_thing] >> (listed_clause[set_whose_clause] | clause[set_whose_clause]));
const auto participial_def = passive_verb[to_condition];
/// "alliances in force", "countries eligible for NATO"
const auto postpositive_def = adjectival[to_condition];
const auto gerundial_def = progressive_verb[to_condition];

/// What comes after "there": "are there *between Japan and the US*".
const auto there_rest_def = x3::eps >> *(modifiers | clauses);

BOOST_SPIRIT_DEFINE(membership, neighbour_name, contrary, anyone, plain_name, simple, tight_owned,
                    series, names_series, phrase_series, gap_relative, piped_relative,
                    reduced_relative, participial, gerundial, exclusion, lacking, whose, counted,
                    lone_name, neither, top, top_number, named_so, postpositive, ranked_to,
                    with_amount)

}  // namespace

BOOST_SPIRIT_DEFINE(relative, exception, lean_owned, short_group, coordinator, whose_clause, group,
                    ordinal, short_described, owned, lean_described, described, bare_name, names,
                    lean, tight, object, phrase, full_argument, further, stranded, between, clause,
                    listed_clause, there_rest)

BOOST_SPIRIT_INSTANTIATE(decltype(relative), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(exception), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(lean_owned), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(coordinator), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(whose_clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(group), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(short_group), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(ordinal), Iterator, Context)
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
BOOST_SPIRIT_INSTANTIATE(decltype(further), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(stranded), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(between), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(listed_clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(there_rest), Iterator, Context)

}  // namespace entente::question
