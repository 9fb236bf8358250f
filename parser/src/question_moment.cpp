// Times that are not dates: "before Spain joined", "ten years after its founding", "when it was
// dissolved".
#include <algorithm>

#include "question_rules.hpp"

namespace entente::question {
namespace {

const x3::rule<struct event_id, Anchor> event = "a clause";
const x3::rule<struct anchor_id, Anchor> anchor = "a clause";
const x3::rule<struct moment_id, Time> moment = "a time";
const x3::rule<struct pronoun_id, NounPhrase> pronoun = "it";

const auto pronoun_def = here_[set_place] >>
                         w("it", "they")[then([](NounPhrase& np) { np.pronoun = true; })];

const auto set_thing = with([](Anchor& found, NounPhrase&& np) { found.thing = std::move(np); });
const auto set_said =
    with([](Anchor& found, Condition&& condition) { found.condition = std::move(condition); });
const auto set_clause = with([](Anchor& found, Clause&& said) {
    found.thing = std::move(said.subject);
    found.condition = std::move(said.condition);
});
/// "its founding": the noun has a date.
const auto set_moment = [](auto& context) {
    NounPhrase& np = x3::_attr(context);
    const auto& senses = np.nouns.back().senses;
    x3::_pass(context) = std::any_of(senses.begin(), senses.end(), [](const Sense* sense) {
        return sense->at.has_value() || sense->transparent;
    });
    x3::_val(context).thing = std::move(np);
};
/// "before joining NATO": who does it has been named.
const auto set_doing = with([](Anchor& found, Predication&& verb) {
    found.thing.pronoun = true;
    found.thing.place = verb.place;
    found.condition = Condition{std::move(verb)};
});
const auto event_def =
    once<Anchor>(progressive_verb[set_doing] | (pronoun[set_thing] >> verb_phrase[set_said]) |
                 clause[set_clause] | lean_owned[set_moment] | lean_described[set_moment]);
/// "Spain", "Spain did": the same is said of it.
const auto anchor_def = event[assign] | (bare_name[set_thing] >> -(do_ | have_ | be_));

const auto kind = [](Time::Kind value) { return then([value](Time& time) { time.kind = value; }); };
const auto set_anchor = with([](Time& time, Anchor&& found) { time.anchor = std::move(found); });
const auto set_distance = with([](Time& time, std::int64_t number) { time.distance = number; });
const auto unit_word = [](const char* one, const char* many) {
    return w(one, many)[then([many](Time& time) { time.unit = many; })];
};
const auto unit = unit_word("year", "years") | unit_word("month", "months") |
                  unit_word("week", "weeks") | unit_word("day", "days");
/// "ten years before", "a year after"
const auto distance =
    ((number_[set_distance] | w("a", "one")[then([](Time& time) { time.distance = 1; })]) >> unit);
const auto within = then([](Time& time) { time.within = true; });
const auto backwards = then([](Time& time) { time.distance = -time.distance; });
const auto at_that_time =
    (w("when") | (w("at") >> w("the") >> w("time") >> -w("when", "that", "of")) |
     w("at", "upon"))[kind(Time::Kind::during)];

const auto moment_def =
    (at_that_time >> event[set_anchor]) |
    (((w("within") >> distance >> w("of", "after") >> x3::eps[within]) |
      (distance >> ((w("before")[backwards]) | w("after"))) |
      (w("earlier", "sooner") >> w("than"))[kind(Time::Kind::before)] |
      (w("later") >> w("than"))[kind(Time::Kind::after)] |
      w("after", "following")[kind(Time::Kind::after)] | w("before")[kind(Time::Kind::before)] |
      w("since")[kind(Time::Kind::since)] |
      (w("until", "till") | (w("by") >> w("the") >> w("time")))[kind(Time::Kind::until)]) >>
     anchor[set_anchor]);

const auto timing_def = once<Time>(time_[assign] | moment[assign]);

BOOST_SPIRIT_DEFINE(event, anchor, moment, pronoun)

}  // namespace

BOOST_SPIRIT_DEFINE(timing)
BOOST_SPIRIT_INSTANTIATE(decltype(timing), Iterator, Context)

}  // namespace entente::question
