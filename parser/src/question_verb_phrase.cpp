// What is said of a thing: verbs with their objects, complements, and both after an auxiliary.
#include "question_rules.hpp"

namespace entente::question {
namespace {

const x3::rule<struct direct_object_id, Argument> direct_object = "a noun phrase";
const x3::rule<struct asked_stranded_id, Argument> asked_stranded = "a preposition";
const x3::rule<struct tail_id, Tail> tail = "arguments";
const x3::rule<struct passive_tail_id, Tail> passive_tail = "arguments";
const x3::rule<struct adverbial_rank_id, NounPhrase> adverbial_rank = "an ordinal";
const x3::rule<struct ranked_id, Condition> ranked = "an ordinal";
const x3::rule<struct finite_verb_id, Predication> finite_verb = "a verb";
const x3::rule<struct perfect_verb_id, Predication> perfect_verb = "a participle";
const x3::rule<struct demonymic_id, Predication> demonymic = "an adjective";
const x3::rule<struct prepositional_id, Predication> prepositional = "a preposition";
const x3::rule<struct able_id, Condition> able = "able to";
const x3::rule<struct is_a_id, Condition> is_a = "a noun phrase";
const x3::rule<struct complement_more_id, Condition> complement = "a complement";
const x3::rule<struct becoming_id, Condition> becoming = "become";
const x3::rule<struct ceasing_id, Condition> ceasing = "stop being";
const x3::rule<struct possession_id, Condition> possession = "a noun phrase";
const x3::rule<struct be_phrase_id, Inverted> be_phrase = "is";
const x3::rule<struct have_phrase_id, Inverted> have_phrase = "has";
const x3::rule<struct do_phrase_id, Inverted> do_phrase = "does";
const x3::rule<struct modal_phrase_id, Inverted> modal_phrase = "can";
const x3::rule<struct finite_phrase_id, Inverted> finite_phrase = "a verb";
const x3::rule<struct verb_phrase_unit_id, Condition> verb_phrase_unit = "a verb";

const auto add_tail = with([](Predication& verb, Tail&& found) {
    for (auto& argument : found.arguments)
        verb.arguments.push_back(std::move(argument));
    for (auto& time : found.times)
        verb.times.push_back(std::move(time));
});
const auto set_adverbs = with([](Rest& rest, Adverbs&& found) { rest.adverbs = found; });
const auto add_adverbs = with([](Rest& rest, Adverbs&& found) {
    rest.adverbs.negated = rest.adverbs.negated || found.negated;
    rest.adverbs.ever = rest.adverbs.ever || found.ever;
    rest.adverbs.only = rest.adverbs.only || found.only;
    rest.adverbs.no_longer = rest.adverbs.no_longer || found.no_longer;
});
const auto take_condition = with(
    [](Condition& condition, Inverted&& found) { condition = std::move(found.clause.condition); });

// ---------------------------------------------------------------- verbs and complements

const auto direct_object_def = here_[set_place] >> unless(time_) >> object[set_phrase];
/// "commits the United States to defend Japan": the verb adds nothing to its object, but has to be
/// about the same edges.
const auto set_action = with(
    [](Argument& found, std::vector<std::string>&& types) { found.action = std::move(types); });
const auto to_do = w("to") >> action_[set_action];
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
/// "is defended by whom": the preposition of what is asked for in its place.
const auto asked_stranded_def = here_[with([](Argument& found, Place&& place) {
                                    found.place = place;
                                    found.phrase = gap_phrase(place);
                                })] >>
                                preposition_[set_preposition] >> &asking;
/// "with the US but not with China": one argument, where the preposition is said again.
const auto join_argument = [](auto& context) {
    auto& found = x3::_val(context);
    Further& more = x3::_attr(context);
    x3::_pass(context) = found.times.empty() && !found.arguments.empty() &&
                         found.arguments.back().preposition == more.argument.preposition;
    if (!x3::_pass(context)) return;
    auto& said = *found.arguments.back().phrase;
    said = coordinate(std::move(said), more.all, more.negated, std::move(*more.argument.phrase));
};
/// "belongs neither to the EU nor to NATO"
const auto none_of = [](auto& context) {
    auto& found = x3::_val(context);
    Argument& more = x3::_attr(context);
    auto& said = found.arguments.back();
    x3::_pass(context) = said.preposition == more.preposition;
    if (!x3::_pass(context)) return;
    *said.phrase = coordinate(std::move(*said.phrase), false, false, std::move(*more.phrase));
    said.phrase->quantifier = Quantifier::negative;
};
const auto neither_argument = w("neither") >> full_argument[add_argument] >>
                              +(-comma >> w("nor") >> full_argument[none_of]);
const auto indirect = (-w("and") >> timing[add_time]) | between[add_argument] |
                      infinitive[add_argument] | stranded_infinitive[add_argument] |
                      full_argument[add_argument] | neither_argument | further[join_argument] |
                      stranded[add_argument] | asked_stranded[add_argument];
const auto tail_def = -direct_object[add_argument] >> *indirect;
const auto passive_tail_def = x3::eps >> *indirect;

const auto base_verb_def = once<Predication>(verb_base_[assign] >> tail[add_tail]);
const auto finite_verb_def = once<Predication>(verb_finite_[assign] >> tail[add_tail]);
const auto perfect_verb_def = participle_[assign] >> tail[add_tail];
const auto passive_verb_def = once<Predication>(
    participle_[assign] >> x3::eps[then([](Predication& verb) { verb.passive = true; })] >>
    passive_tail[add_tail] >>
    unless(w("the", "a", "an", "any", "all", "every", "each", "some", "both") | name_));
const auto progressive_verb_def = once<Predication>(gerund_[assign] >> tail[add_tail]);
/// "in force": what comes after it is not its own.
const auto set_lone = [](auto& context) {
    Predication& found = x3::_attr(context);
    x3::_pass(context) = std::all_of(found.senses.begin(), found.senses.end(),
                                     [](const Sense* sense) { return sense->slots.empty(); });
    x3::_val(context) = std::move(found);
};
const auto adjectival_def =
    once<Predication>((adjective_[set_lone] >> unless(noun_) >> *timing[add_time]) |
                      (adjective_[assign] >> unless(noun_) >> passive_tail[add_tail]));
const auto demonymic_def =
    adjectival_name_[with([](Predication& found, NounPhrase&& name) {
        found.place = name.place;
        const auto place = name.place;
        found.arguments.push_back({std::string(neighbour), std::move(name), place});
    })] >>
    unless(noun_ | apostrophe) >> *timing[add_time];
const auto prepositional_def =
    unless(time_) >> preposition_sense_[assign] >>
    ((direct_object[add_argument] >> *indirect) |
     (&(ending | time_) >> x3::eps[then([](Predication& found) {
         found.arguments.push_back({"", gap_phrase(found.place), found.place});
     })] >>
      *timing[add_time]));

const auto adverbs_def =
    x3::eps >>
    *(w("not")[then([](Adverbs& found) { found.negated = true; })] |
      (w("no") >> w("longer"))[then([](Adverbs& found) { found.no_longer = true; })] |
      ever_[then([](Adverbs& found) { found.ever = true; })] |
      w("never")[then([](Adverbs& found) { found.negated = found.ever = true; })] |
      w("all", "each") | w("only", "solely")[then([](Adverbs& found) { found.only = true; })] |
      w("ever")[then([](Adverbs& found) { found.ever = true; })]);

// ---------------------------------------------------------------- more and most

/// "the most allies", "more members than the EU", "the fewest"
const auto most_of = [](bool greatest) {
    return with([greatest](Condition& condition, NounPhrase&& thing) {
        Rank rank;
        rank.place = thing.place;
        rank.greatest = greatest;
        rank.measure.kind = Measure::Kind::amount;
        rank.measure.thing = std::move(thing);
        condition.node = Ranked{std::move(rank)};
    });
};
const auto more_of = [](bool greater) {
    return with([greater](Condition& condition, NounPhrase&& thing) {
        Exceeds exceeds;
        exceeds.place = thing.place;
        exceeds.greater = greater;
        exceeds.measure.kind = Measure::Kind::amount;
        exceeds.measure.thing = std::move(thing);
        condition.node = std::move(exceeds);
    });
};
const auto set_than = with([](Condition& condition, NounPhrase&& other) {
    std::get<Exceeds>(condition.node).other = std::move(other);
});
const auto largest_number =
    w("most") | (w("largest", "highest", "greatest", "biggest") >> w("number") >> w("of"));
const auto smallest_number =
    w("fewest", "least") | (w("smallest", "lowest") >> w("number") >> w("of"));
/// "more members than the EU in 1985": the time is that of both.
const auto measure_then = with(
    [](Condition& condition, Time&& time) { condition = with_time(std::move(condition), time); });
const auto amount_def =
    once<Condition>((-w("the") >> largest_number >> lean_described[most_of(true)]) |
                    (-w("the") >> smallest_number >> lean_described[most_of(false)]) |
                    (((w("more") >> lean_described[more_of(true)]) |
                      (w("fewer", "less") >> lean_described[more_of(false)])) >>
                     w("than") >> object[set_than] >> *timing[measure_then]));
/// "older than NATO"
const auto by_degree = with([](Condition& condition, Predication&& word) {
    Exceeds exceeds;
    exceeds.place = word.place;
    exceeds.measure.kind = Measure::Kind::degree;
    exceeds.measure.word = std::move(word);
    condition.node = std::move(exceeds);
});
const auto exceeding_def = once<Condition>(comparative_[by_degree] >> w("than") >>
                                           object[set_than] >> *timing[measure_then]);
/// "the oldest", "first", after a verb or "is".
const auto to_rank = with(
    [](Condition& condition, NounPhrase&& np) { condition.node = Ranked{std::move(*np.rank)}; });
const auto ranked_def = -w("the") >> ordinal[to_rank] >> *timing[measure_then];
/// "joined NATO first": the verb holds, and that is its place among those of whom it does.
/// "first", "most recently"
const auto adverbial_rank_def =
    ordinal[assign] | (w("most") >> w("recently"))[then([](NounPhrase& np) {
        np.rank.emplace();
        np.rank->greatest = true;
    })];
const auto rank_verb = with([](Rest& rest, NounPhrase&& np) {
    const auto* verb = std::get_if<Predication>(&rest.condition.node);
    if (verb == nullptr) return;
    auto rank = std::move(*np.rank);
    rank.measure = {Measure::Kind::event, *verb, {}};
    rest.condition = join(true, std::move(rest.condition), {Ranked{std::move(rank)}});
});

const auto can = with([](Condition& condition, auto&& found) {
    condition = with_modality({std::forward<decltype(found)>(found)}, Modality::can);
});
const auto can_condition = with([](Condition& condition, Condition&& found) {
    condition = with_modality(std::move(found), Modality::can);
});
const auto able_def = w("able", "allowed", "permitted", "eligible", "free", "entitled") >>
                      w("to") >> ((w("be") >> complement[can_condition]) | becoming[can_condition] |
                                  base_verb[can]);
const auto is_a_def =
    -w("among", "amongst") >> object[with([](Condition& condition, NounPhrase&& np) {
        condition.node = IsA{std::move(np)};
    })];
/// "neither in NATO nor in the EU"
const auto neither_complement_def =
    w("neither") >> complement_unit[with([](Condition& condition, Condition&& found) {
        condition = negate(std::move(found));
    })] >>
    +(-comma >> w("nor") >> complement_unit[with([](Condition& left, Condition&& right) {
        left = join(true, std::move(left), negate(std::move(right)));
    })]);
const auto complement_unit_def = once<Condition>(
    neither_complement[assign] | exceeding[assign] | able[assign] | adjectival[to_condition] |
    demonymic[to_condition] | passive_verb[to_condition] | progressive_verb[to_condition] |
    prepositional[to_condition] | is_a[assign] | ranked[assign]);

struct complement_series_id;
struct ComplementSeries {
    Operator op;
    Condition condition;
};
const x3::rule<complement_series_id, ComplementSeries> complement_series = "and";
const auto complement_series_def = coordinator[set_operator] >> complement_unit[set_condition];
const auto complement_def =
    once<Condition>(-w("both") >> complement_unit[assign] >>
                    *complement_series[with([](Condition& left, ComplementSeries&& right) {
                        auto part = right.op.negated ? negate(std::move(right.condition))
                                                     : std::move(right.condition);
                        left = join(right.op.all, std::move(left), std::move(part));
                    })]);

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
/// A name alone is nothing that one has: "how many members has NATO". What is asked for may have
/// its arguments here: "what treaties does the US have with Japan".
const auto possessed = [](auto& context) {
    NounPhrase& np = x3::_attr(context);
    x3::_pass(context) = !np.is_name();
    x3::_val(context).node = Has{std::move(np)};
};
const auto possession_def =
    amount[assign] | object[possessed] |
    (&(ending | timing | asking | full_argument) >> x3::eps[anything] >>
     *(timing[with([](Condition& condition, Time&& time) {
           std::get<Has>(condition.node).phrase->times.push_back(std::move(time));
       })] |
       full_argument[with([](Condition& condition, Argument&& argument) {
           std::get<Has>(condition.node).phrase->arguments.push_back(std::move(argument));
       })]));

const auto lexical_have = w("have", "has", "had");
const auto be_rest_def =
    once<Rest>(adverbs[set_adverbs] >> complement[set_condition] >> -adverbial_rank[rank_verb]);
const auto at_any_time = then([](Rest& rest) { rest.adverbs.past = true; });
const auto until_now = then([](Rest& rest) { rest.adverbs.perfect = true; });
const auto have_rest_def =
    once<Rest>(adverbs[set_adverbs] >>
               ((w("been")[until_now] >> adverbs[add_adverbs] >> complement[set_condition]) |
                becoming[set_condition] | ceasing[set_condition] |
                (w("had")[at_any_time] >> possession[set_condition]) |
                (perfect_verb[set_condition] >> x3::eps[at_any_time]) |
                (-w("got") >> possession[set_condition])));
const auto do_rest_def =
    once<Rest>(adverbs[set_adverbs] >>
               (becoming[set_condition] | ceasing[set_condition] |
                (w("count", "rank", "number") >> &w("among", "amongst") >> is_a[set_condition]) |
                (w("remain") >> complement[set_condition]) |
                (lexical_have >> w("to") >> base_verb[set_condition]) |
                (lexical_have >> possession[set_condition]) |
                (base_verb[set_condition] >> -adverbial_rank[rank_verb])));
const auto modal_rest_def =
    once<Rest>(adverbs[set_adverbs] >>
               ((w("be") >> complement[set_condition]) | becoming[set_condition] |
                ceasing[set_condition] | (w("remain") >> complement[set_condition]) |
                (w("have") >> w("to") >> base_verb[set_condition]) |
                (w("have") >> -w("got") >> possession[set_condition]) | base_verb[set_condition]));
const auto finite_rest_def = once<Rest>(
    adverbs[set_adverbs] >> (becoming[set_condition] | ceasing[set_condition] |
                             (w("counts", "count", "counted", "ranks", "ranked", "numbers") >>
                              &w("among", "amongst") >> is_a[set_condition]) |
                             (w("remains", "remained") >> complement[set_condition]) |
                             (w("used")[at_any_time] >> w("to") >>
                              ((w("be") >> complement[set_condition]) | base_verb[set_condition])) |
                             (lexical_have >> w("to") >> base_verb[set_condition]) |
                             finite_verb[with([](Rest& rest, Predication&& verb) {
                                 rest.adverbs.past = rest.adverbs.past || verb.past;
                                 rest.condition = Condition{std::move(verb)};
                             })] >>
                                 -adverbial_rank[rank_verb]));

const auto be_phrase_def = be_[set_auxiliary] >> be_rest[set_rest];
const auto have_phrase_def = have_[set_auxiliary] >> have_rest[set_rest];
const auto do_phrase_def = do_[set_auxiliary] >> do_rest[set_rest];
const auto modal_phrase_def = modal_[set_auxiliary] >> modal_rest[set_rest];
const auto finite_phrase_def = finite_rest[set_rest];
const auto verb_phrase_unit_def = once<Condition>(
    be_phrase[take_condition] | modal_phrase[take_condition] | do_phrase[take_condition] |
    finite_phrase[take_condition] | have_phrase[take_condition]);
const auto verb_phrase_more =
    (-comma >> (w("and") | w("but")) >>
     verb_phrase_unit[with([](Condition& left, Condition&& right) {
         left = join(true, std::move(left), std::move(right));
     })]) |
    (-comma >> w("or") >> verb_phrase_unit[with([](Condition& left, Condition&& right) {
        left = join(false, std::move(left), std::move(right));
    })]);
const auto verb_phrase_def = once<Condition>(verb_phrase_unit[assign] >> *verb_phrase_more);

BOOST_SPIRIT_DEFINE(asked_stranded, direct_object, tail, passive_tail, finite_verb, perfect_verb,
                    demonymic, prepositional, able, is_a, complement, becoming, ceasing, possession,
                    be_phrase, have_phrase, do_phrase, modal_phrase, finite_phrase,
                    verb_phrase_unit, complement_series, adverbial_rank, ranked)

}  // namespace

BOOST_SPIRIT_DEFINE(adjectival, finite_rest, base_verb, exceeding, amount, infinitive,
                    stranded_infinitive, gerund_argument, adverbs, passive_verb, progressive_verb,
                    complement_unit, neither_complement, be_rest, have_rest, do_rest, modal_rest,
                    verb_phrase)

BOOST_SPIRIT_INSTANTIATE(decltype(adjectival), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(finite_rest), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(base_verb), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(exceeding), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(amount), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(infinitive), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(stranded_infinitive), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(gerund_argument), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(adverbs), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(passive_verb), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(progressive_verb), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(complement_unit), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(neither_complement), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(be_rest), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(have_rest), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(do_rest), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(modal_rest), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(verb_phrase), Iterator, Context)

}  // namespace entente::question
