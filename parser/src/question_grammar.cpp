// The grammar of questions in Boost.Spirit X3, over words: no sentence is in it, only how phrases
// are made of phrases. Here are clauses in the order of a question, and the forms of questions.
#include "question_grammar.hpp"

#include <algorithm>
#include <array>

#include "question_rules.hpp"
#include "question_sense.hpp"

namespace entente::question {
namespace {

const auto set_subject =
    with([](auto& found, NounPhrase&& np) { found.clause.subject = std::move(np); });

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

const auto extrapose = with([](Inverted& found, Condition&& condition) {
    found.extraposed.push_back(std::move(condition));
});

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
           *relative[extrapose] >> ending;
}
const auto narrow_inverted_def = inversion(lean);
/// "the Baltic states" are things, and not one region.
const auto listed_names = unless(-w("all", "the") >> group_name_) >> names;
const auto listed_inverted_def = inversion(listed_names);
const auto wide_inverted_def = inversion(phrase);
const auto tight_inverted_def = inversion(tight);
const auto short_inverted_def = inversion(short_described);
const auto inverted_def =
    once<Inverted>(narrow_inverted[assign] | listed_inverted[assign] | wide_inverted[assign] |
                   tight_inverted[assign] | short_inverted[assign]);

// ---------------------------------------------------------------- questions

const x3::rule<struct asked_place_id, Condition> asked_place = "a preposition";
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
const x3::rule<struct making_question_id, Question> making_question = "what makes";
const x3::rule<struct how_question_id, Question> how_question = "how";
const x3::rule<struct where_question_id, Question> where_question = "where";
const x3::rule<struct polar_question_id, Question> polar_question = "is";
const x3::rule<struct there_question_id, Question> there_question = "is there";
const x3::rule<struct choice_id, Question> choice = "which";
const x3::rule<struct choice_of_id, Question> choice_of = "which of";
const x3::rule<struct choice_polar_id, Question> choice_polar = "is";
const x3::rule<struct whose_question_id, Question> whose_question = "whose";
const x3::rule<struct kind_question_id, Question> kind_question = "what kind of";
const x3::rule<struct which_of_name_id, Question> which_of_name = "which of";
const x3::rule<struct lone_set_id, NounPhrase> lone_set = "a name";
const x3::rule<struct name_set_id, Question> name_set = "who";
const x3::rule<struct names_apart_id, Question> names_apart = "names";
const x3::rule<struct member_count_id, Question> member_count = "a noun";
const x3::rule<struct common_ground_id, Question> common_ground = "what";
const x3::rule<struct common_things_id, Question> common_things = "common";
const x3::rule<struct comparison_id, Question> comparison = "compare";
const x3::rule<struct statement_id, Question> statement = "a statement";
const x3::rule<struct indirect_when_id, Question> indirect_when = "when";
const x3::rule<struct indirect_polar_id, Question> indirect_polar = "whether";
const x3::rule<struct indirect_why_id, Question> indirect_why = "why";
const x3::rule<struct imperative_id, Question> imperative = "list";
const x3::rule<struct description_id, Question> description = "describe";
const x3::rule<struct clause_when_id, Question> clause_when = "a clause";
const x3::rule<struct in_situ_id, Question> in_situ = "a clause";
const x3::rule<struct elliptic_noun_id, Question> elliptic_noun = "a clause";
const x3::rule<struct elliptic_id, Question> elliptic = "a clause";
const x3::rule<struct bare_set_id, Question> bare_set = "a clause";
const x3::rule<struct topic_count_id, Question> topic_count = "a name";
const x3::rule<struct whereabouts_id, Question> whereabouts = "where";
const x3::rule<struct seat_id, Question> seat = "where";
const x3::rule<struct wide_object_question_id, Question> wide_object_question = "which";
const x3::rule<struct short_for_id, Question> short_for = "what";
const x3::rule<struct bare_id, Question> bare = "a noun phrase";
const x3::rule<struct question_id, Question> question = "a question";

const auto limit_asked = with([](Asked& asked, Condition&& condition) {
    asked.phrase.conditions.push_back(std::move(condition));
});
/// "who in NATO"
const auto asked_place_def =
    unless(time_) >> preposition_sense_[to_condition] >>
    names[with([](Condition& condition, NounPhrase&& name) {
        const auto place = name.place;
        std::get<Predication>(condition.node).arguments.push_back({"", std::move(name), place});
    })];
const auto who = w("who", "whom")[then([](Asked& asked) { asked.phrase.anything = true; })] >>
                 -asked_place[limit_asked];
const auto which_of = w("which", "what") >> -(w("one", "ones")) >>
                      -(w("of") >> -w("the", "its", "their"));
const auto asked_who_def =
    here_[with([](Asked& asked, Place&& place) { asked.phrase.place = place; })] >> who;
const auto asked_what_def = here_[with([](Asked& asked, Place&& place) {
                                asked.phrase.place = place;
                                asked.phrase.anything = true;
                            })] >>
                            w("what", "which");
const auto asked_lean_def = which_of >>
                            (many_[set_phrase] | owned[set_phrase] | lean_described[set_phrase]);
const auto asked_short_def = which_of >> short_described[set_phrase];
const auto asked_wide_def = which_of >> (owned[set_phrase] | described[set_phrase]);
const auto asked_piped_def = preposition_[set_preposition] >>
                             ((w("which", "what") >> lean_described[set_phrase]) |
                              (w("whom", "what", "which",
                                 "who")[then([](Asked& asked) { asked.phrase.anything = true; })]));
const auto how_many = w("how") >> w("many") >> -(w("of") >> -w("the", "its", "their"));
const auto asked_count_def = how_many >>
                             (many_[set_phrase] | owned[set_phrase] | lean_described[set_phrase]);
const auto asked_count_short_def =
    how_many >> (short_described[set_phrase] |
                 (&(be_ | have_ | modal_ | verb_finite_) >>
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
/// Nothing is asked for here that a relative clause behind the verb could belong to.
const auto set_clause = [](auto& context) {
    Question& found = x3::_val(context);
    Inverted& order = x3::_attr(context);
    x3::_pass(context) = order.extraposed.empty();
    found.subject = std::move(order.clause.subject);
    found.condition = std::move(order.clause.condition);
};
const auto set_asked_of = [](Question& found, Inverted& order) {
    found.subject = std::move(order.clause.subject);
    found.condition = std::move(order.clause.condition);
    for (auto& condition : order.extraposed)
        found.asked->conditions.push_back(std::move(condition));
};
/// "isn't Japan a member" asks what "is Japan a member" asks; "is Japan not a member" denies.
const auto set_polar_clause = [](auto& context) {
    Question& found = x3::_val(context);
    Inverted& order = x3::_attr(context);
    x3::_pass(context) = order.extraposed.empty();
    found.subject = std::move(order.clause.subject);
    found.condition = std::move(order.clause.condition);
    if (order.contracted) found.condition = negate(std::move(*found.condition));
};
const auto set_other =
    with([](Question& found, NounPhrase&& np) { found.subject = std::move(np); });
const auto set_plain_clause = with([](Question& found, Clause&& plain) {
    found.subject = std::move(plain.subject);
    found.condition = std::move(plain.condition);
});
const auto set_verb_phrase =
    with([](Question& found, Condition&& condition) { found.condition = std::move(condition); });

/// "other than Japan", behind the verb; with "else" it has to be there.
const auto except = with([](Question& found, Condition&& condition) {
    found.asked->conditions.push_back(std::move(condition));
});
const auto subject_question_def =
    (((asked_who[set_asked] >> w("else") >> verb_phrase[set_verb_phrase] >> +exception[except]) |
      ((asked_who[set_asked] | asked_what[set_asked]) >> verb_phrase[set_verb_phrase] >>
       *exception[except]))) >>
    ending;
const auto lean_subject_question_def =
    asked_lean[set_asked] >> verb_phrase[set_verb_phrase] >> *exception[except] >> ending;
const auto short_subject_question_def =
    asked_short[set_asked] >> verb_phrase[set_verb_phrase] >> *exception[except] >> ending;
const auto wide_subject_question_def =
    asked_wide[set_asked] >> verb_phrase[set_verb_phrase] >> ending;

const auto ask_object = with([](Question& found, Inverted&& order) {
    set_asked_of(found, order);
    place_gap(found, found.preposition);
});
/// What is asked for stands first, its preposition with it; its place in the clause is found
/// afterwards.
const auto object_question_def = (asked_piped[set_piped] | asked_lean[set_piped] |
                                  asked_who[set_piped] | asked_what[set_piped]) >>
                                 inverted[ask_object];
/// "which countries that are not in NATO does the US defend"
const auto wide_object_question_def = asked_wide[set_piped] >> inverted[ask_object];

const auto count = form(QuestionForm::count);
const auto count_subject_def =
    count >> asked_count[set_asked] >> verb_phrase[set_verb_phrase] >> ending;
const auto count_short_subject_def =
    count >> asked_count_short[set_asked] >> verb_phrase[set_verb_phrase] >> ending;
const auto count_wide_subject_def =
    count >> asked_count_wide[set_asked] >> verb_phrase[set_verb_phrase] >> ending;
const auto count_object_def =
    count >> asked_count[set_asked] >> inverted[with([](Question& found, Inverted&& order) {
        set_asked_of(found, order);
        place_gap(found, "");
    })];
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
const auto at_start = then([](Question& found) { found.when = WhenKind::since; });
const auto asks_when =
    ((w("since", "from") >>
      (w("when") | (w("what", "which") >> w("year", "date", "day"))))[at_start]) |
    ((w("until", "till") >> w("when"))[at_end]) | w("when") |
    (-w("in", "on", "by") >> w("what", "which") >>
     w("year", "years", "date", "dates", "day", "days", "month")) |
    (w("how") >> w("long") >> w("ago"));
/// "how long", "for how many years": from when until when.
const auto in_unit = [](const char* one, const char* many) {
    return w(one, many)[then([many](Question& found) { found.unit = many; })];
};
const auto asks_long = -w("for") >> w("how") >>
                       (w("long") |
                        (w("many") >> (in_unit("year", "years") | in_unit("month", "months") |
                                       in_unit("day", "days")))) >>
                       x3::eps[then([](Question& found) { found.lasting = true; })];
const auto when_question_def = form(QuestionForm::when) >>
                               (asks_long | asks_when) >> inverted[set_clause];
const auto why_question_def = form(QuestionForm::why) >> (w("why") | (w("how") >> w("come")) |
                                                          (w("for") >> w("what") >> w("reason"))) >>
                              (inverted[set_clause] | (clause[set_plain_clause] >> ending));
/// "what makes France and Germany allies"
const auto making_question_def =
    form(QuestionForm::why) >> w("what") >>
    w("makes", "made") >> names[set_other] >> be_rest[with([](Question& found, Rest&& rest) {
        found.condition = with_adverbs(std::move(rest.condition), rest.adverbs);
    })] >>
    ending;
const auto how_question_def =
    form(QuestionForm::things) >>
    (w("how") | (w("in") >> w("what", "which") >> w("way", "ways"))) >>
    x3::eps[then([](Question& found) { found.manner = true; })] >> inverted[set_clause];
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
/// "Japan is a member of NATO, isn't it?"
const auto tag = -comma >>
                 (((be_ | do_ | have_ | modal_) >> -w("not") >> w("it", "they", "he", "she")) |
                  w("right", "correct", "yes", "no"));
const auto polar_question_def = form(QuestionForm::yes_no) >> inverted[set_polar_clause];

const auto there_question_def =
    form(QuestionForm::yes_no) >>
    ((be_[with([](Question& found, Auxiliary&& is) { found.denied = is.negated; })] >> w("there") >>
      -w("not")[then([](Question& found) { found.denied = true; })]) |
     (w("does", "do") >> w("there") >> w("exist"))) >>
    phrase[set_asked_phrase] >> ending;
/// "which has more members, NATO or the EU", "which of the two joined first": one of those named.
const auto rank_choice = with([](Question& found, NounPhrase&& np) {
    found.condition = Condition{Ranked{std::move(*np.rank)}};
});
const auto choose_by = [](const Predication& word) {
    Rank rank;
    rank.place = word.place;
    rank.measure = {Measure::Kind::degree, word, {}};
    return Condition{Ranked{std::move(rank)}};
};
const auto choose_degree =
    with([](Question& found, Predication&& word) { found.condition = choose_by(word); });
const auto choose_amount = [](bool greatest) {
    return with([greatest](Question& found, NounPhrase&& thing) {
        Rank rank;
        rank.place = thing.place;
        rank.greatest = greatest;
        rank.measure = {Measure::Kind::amount, {}, std::move(thing)};
        found.condition = Condition{Ranked{std::move(rank)}};
    });
};
/// "joined NATO earlier": with "earlier" and "later" as "first" and "last".
const auto sooner = w("earlier", "sooner")[then([](Question& found) { found.sooner = true; })] |
                    w("later")[then([](Question& found) { found.later = true; })];
const auto choose_event = [](auto& context) {
    Question& found = x3::_val(context);
    rank_by_verb(found);
};
const auto choosing =
    (be_ >> ((-w("the") >> ordinal[rank_choice]) | (-w("the") >> comparative_[choose_degree])) >>
     -noun_) |
    (w("has", "have", "had") >> -w("got") >>
     ((-w("the") >> w("more", "most") >> lean_described[choose_amount(true)]) |
      (-w("the") >> w("fewer", "fewest", "less", "least") >>
       lean_described[choose_amount(false)]))) |
    (be_ >> passive_verb[with([](Question& found, Predication&& verb) {
         found.condition = Condition{std::move(verb)};
     })] >>
     ((sooner | w("first") | w("last")[then([](Question& found) { found.later = true; })]) >>
      x3::eps[choose_event])) |
    (finite_rest[with([](Question& found, Rest&& rest) {
         found.condition = with_adverbs(std::move(rest.condition), rest.adverbs);
     })] >>
     -(sooner >> x3::eps[choose_event])) |
    verb_phrase[set_verb_phrase];
const auto set_candidates = [](auto& context) {
    Question& found = x3::_val(context);
    NounPhrase& candidates = x3::_attr(context);
    // "which of them are in Asia" asks of what was described before.
    x3::_pass(context) = candidates.parts.size() > 1 || candidates.referring;
    candidates.choice = !candidates.parts.empty() || !candidates.referring;
    if (found.asked && candidates.choice) candidates.nouns = std::move(found.asked->nouns);
    found.asked = std::move(candidates);
};
const auto several_names = names[set_candidates];
const auto choice_def = (asked_short[set_asked] | asked_who[set_asked] | asked_what[set_asked]) >>
                        choosing >> -w(",", ":") >> -w("between", "of") >> several_names >> ending;
const auto command = w("list", "show", "name", "give", "display", "find", "enumerate", "print",
                       "get") >>
                     -w("me", "us");
/// "which of the V4 are in NATO", "who are the Five Eyes", "list the Bucharest Nine": those that
/// are of it.
const auto of_group = [](auto& context) {
    Question& found = x3::_val(context);
    NounPhrase& name = x3::_attr(context);
    x3::_pass(context) = !name.referring && has_members(name, reader_of(context).vocabulary());
    found.asked = members_of(std::move(name));
};
const auto lone_set_def = -w("the") >> name_[assign] >>
                          unless(apostrophe | noun_ | comma | w("and", "or", "but"));
const auto which_of_name_def =
    w("which", "who") >> w("of") >> lone_set[of_group] >> verb_phrase[set_verb_phrase] >> ending;
const auto name_set_def = ((w("who") >> w("are", "were") >> lone_set[of_group]) |
                           (w("list", "name", "enumerate") >> -w("out") >> lone_set[of_group])) >>
                          *timing[add_time] >> ending;
/// "the EU but not NATO"
const auto of_names = [](auto& context) {
    Question& found = x3::_val(context);
    NounPhrase& several = x3::_attr(context);
    x3::_pass(context) = std::find(several.part_negated.begin(), several.part_negated.end(),
                                   true) != several.part_negated.end();
    for (auto& part : several.parts)
        part = members_of(std::move(part));
    found.asked = std::move(several);
};
const auto names_apart_def = names[of_names] >> ending;
/// "NATO member count in 1990"
const auto member_count_def = form(QuestionForm::count) >> group[set_asked_phrase] >>
                              w("count", "number") >>
                              *timing[with([](Question& found, Time&& time) {
                                  found.asked->times.push_back(std::move(time));
                              })] >>
                              ending;
const auto choice_of_def = w("which", "who", "what") >> w("of") >> several_names >> -comma
                           >> choosing >> ending;
/// "is NATO or the EU older"
const auto choice_polar_def =
    ((be_ >> several_names >> comparative_[choose_degree]) |
     (((do_ >> several_names >> w("have")) | (w("has", "have") >> several_names)) >>
      ((-w("the") >> w("more", "most") >> lean_described[choose_amount(true)]) |
       (-w("the") >> w("fewer", "fewest") >> lean_described[choose_amount(false)])))) >>
    ending;
/// "whose defence does the US guarantee", "whose allies are in Asia"
const auto set_owned = with([](Question& found, NounPhrase&& thing) {
    auto owner = gap_phrase(thing.place);
    found.asked = owner;
    found.asked->gap = false;
    found.asked->anything = true;
    found.subject = possess(std::move(owner), std::move(thing));
});
const auto whose_including = group[set_owned] >> w("include", "includes", "included", "contain") >>
                             object[with([](Question& found, NounPhrase&& part) {
                                 found.condition = including(unpossessed(std::move(*found.subject)),
                                                             std::move(part));
                                 found.subject.reset();
                             })] >>
                             ending;
const auto whose_question_def =
    (w("whose") >> whose_including) |
    (w("whose") >> short_group[set_owned] >>
     (inverted[with([](Question& found, Inverted&& order) {
          found.condition = of_owned(std::move(*found.subject), std::move(order.clause.subject),
                                     std::move(order.clause.condition));
          found.subject.reset();
      })] |
      (verb_phrase[set_verb_phrase] >> ending)));
const auto statement_def = form(QuestionForm::yes_no) >>
                           (listed_clause[set_plain_clause] | clause[set_plain_clause]) >> -tag
                           >> ending;
const auto indirect_when_def =
    form(QuestionForm::when) >> asks_when >> clause[set_plain_clause] >> ending;
const auto indirect_polar_def = form(QuestionForm::yes_no) >>
                                (w("whether", "if") |
                                 (w("is") >> w("it") >> w("true", "correct", "so") >> w("that"))) >>
                                (listed_clause[set_plain_clause] | clause[set_plain_clause]) >> -tag
                                >> ending;
const auto indirect_why_def = form(QuestionForm::why) >>
                              w("why") >> clause[set_plain_clause] >> ending;

const auto imperative_def = command >> -(-w("a", "the") >> w("list", "names") >> w("of")) >>
                            -w("out") >> phrase[set_asked_phrase] >> ending;
const auto description_def = form(QuestionForm::describe) >>
                             ((w("tell") >> w("me", "us") >> w("about")) |
                              w("describe", "about", "explain", "define")) >>
                             names[set_asked_phrase] >> ending;
/// "what does NATO stand for", "what is it short for": the description has the whole name.
const auto short_for_def = form(QuestionForm::describe) >>
                           ((w("what") >> do_ >> names[set_asked_phrase] >>
                             ((w("stand") >> w("for")) | w("mean", "say", "provide"))) |
                            (w("what") >> be_ >> names[set_asked_phrase] >> w("short") >>
                             w("for"))) >>
                           ending;
/// "what do Turkey and Greece have in common", "common allies of Japan and Australia"
const auto shared = (-w("have", "got") >> w("in") >> w("common")) | w("share");
const auto common_ground_def =
    ((w("what") >> w("do", "did", "have", "had") >> names[set_asked_phrase] >> shared) |
     (w("common") >> w("ground") >> w("of", "between") >> names[set_asked_phrase])) >>
    form(QuestionForm::common) >> ending;
const auto share_things = with([](Question& found, const NounPhrase& owners) {
    found.condition = owned_by_all(*found.asked, owners);
});
const auto common_things_def =
    ((w("what", "which") >> group[set_asked_phrase] >> w("do", "did") >> names[share_things] >>
      shared) |
     (-command >> -w("the") >> w("common", "shared", "mutual") >> group[set_asked_phrase] >>
      w("of", "between") >> names[share_things]) |
     (-command >> -w("the") >> group[set_asked_phrase] >> w("common", "shared") >> w("to", "by") >>
      names[share_things])) >>
    ending;
/// "what kind of treaty is ANZUS"
const auto set_kind = with([](Question& found, Predication&& noun) {
    found.asked.emplace();
    found.asked->place = noun.place;
    found.asked->nouns.push_back(std::move(noun));
});
const auto of_thing = with([](Question& found, Predication&& noun) {
    found.subject.emplace();
    found.subject->nouns.push_back(std::move(noun));
});
const auto set_kind_of = with([](Question& found, NounPhrase&& thing) {
    const auto place = thing.place;
    only_of_kind(thing, *found.subject);
    found.subject.reset();
    found.asked->arguments.push_back({"of", std::move(thing), place});
});
const auto kind_question_def = w("what", "which") >> noun_[set_kind] >> w("of") >>
                               -w("a", "an") >> noun_[of_thing] >> be_
                               >> bare_name[set_kind_of] >> ending;
/// "compare NATO and the Warsaw Pact", "NATO vs the CSTO"
const auto add_compared = with([](Question& found, NounPhrase&& other) {
    found.asked = coordinate(std::move(*found.asked), true, false, std::move(other));
});
const auto comparison_def =
    form(QuestionForm::compare) >>
    ((w("compare") >> names[set_asked_phrase] >>
      -(w("with", "to", "against") >> bare_name[add_compared])) |
     (w("how") >> do_ >> names[set_asked_phrase] >> w("compare") >>
      -(w("with", "to", "against") >> bare_name[add_compared])) |
     (bare_name[set_asked_phrase] >> w("vs", "versus", "v") >> bare_name[add_compared]) |
     (-((w("what", "whats") >> -be_)) >> -w("the") >> w("difference", "differences") >>
      w("between") >> names[set_asked_phrase])) >>
    ending;
const auto bare_def = phrase[set_asked_phrase] >> -(comma >> timing[add_time]) >> ending;

// ---------------------------------------------------------------- words in their places

/// What a place is called is where it is: "where is NATO's headquarters".
const auto set_seat = [](auto& context) {
    NounPhrase& np = x3::_attr(context);
    const auto* places = reader_of(context).vocabulary().find("place");
    const auto labels = labels_of(np);
    x3::_pass(context) = places != nullptr && !labels.empty() && !np.arguments.empty() &&
                         labels == labels_in(*places->front().sense, "x");
    x3::_val(context).asked = std::move(np);
};

const auto plain_clause = listed_clause[set_plain_clause] | clause[set_plain_clause];
/// "Finland joined NATO when?"
const auto clause_when_def = form(QuestionForm::when) >> plain_clause >> asks_when >> ending;
/// "Japan is defended by whom?", "ASEAN has how many members?"
const auto in_situ_def = plain_clause >>
                         (asked_lean[set_asked] | asked_who[set_asked] | asked_what[set_asked] |
                          (count >> asked_count[set_asked])) >>
                         *timing[with([](Question& found, Time&& time) {
                             found.condition = with_time(std::move(*found.condition), time);
                         })] >>
                         ending >> x3::eps[then([](Question& found) { place_gap(found, ""); })];
/// "Japan in NATO?", "Sweden EU member?": a clause without its verb.
const auto set_elliptic_rest =
    with([](Question& found, Rest&& rest) { found.condition = std::move(rest.condition); });
const auto set_elliptic_noun = [](auto& context) {
    NounPhrase& np = x3::_attr(context);
    const auto& noun = np.nouns.back();
    const bool one_tie =
        std::all_of(noun.senses.begin(), noun.senses.end(), [](const Sense* sense) {
            return sense->word_class == WordClass::noun && sense->slots.size() < 2 && !sense->give;
        });
    x3::_pass(context) = one_tie && !noun.plural && !np.arguments.empty();
    x3::_val(context).condition = Condition{IsA{std::move(np)}};
};
const auto when_or_end = -(asks_when >> form(QuestionForm::when)) >> ending;
const auto elliptic_noun_def = form(QuestionForm::yes_no) >> bare_name[set_other] >> -comma >>
                               lean_described[set_elliptic_noun] >> when_or_end;
const auto elliptic_def = form(QuestionForm::yes_no) >>
                          unless(-w("the") >> group_name_) >> bare_name[set_other] >> -comma >>
                          &preposition_sense_ >> be_rest[set_elliptic_rest] >> when_or_end;
/// "in NATO but not in the EU": what is so.
const auto bare_set_def = &preposition_sense_ >> be_rest[with([](Question& found, Rest&& rest) {
    found.asked.emplace();
    found.asked->anything = true;
    found.condition = with_adverbs(std::move(rest.condition), rest.adverbs);
})] >> ending;
/// "NATO: number of members", "EU how many members", "SADC members how many"
const auto own_asked = with([](Question& found, NounPhrase&& thing) {
    found.asked = possess(std::move(*found.asked), std::move(thing));
});
const auto topic_count_def =
    count >> ((bare_name[set_asked_phrase] >> -w("-", ":", ",") >>
               (how_many | (-w("the") >> w("number") >> w("of"))) >> lean_described[own_asked]) |
              (group[set_asked_phrase] >> -w("-", ":", ",") >> w("how") >> w("many"))) >>
    ending;
/// "where was the treaty signed": in what.
const auto whereabouts_def = w("where") >> here_[with([](Question& found, Place&& place) {
                                 found.asked = gap_phrase(place);
                                 found.asked->gap = false;
                                 found.asked->anything = true;
                                 found.preposition = "in";
                             })] >>
                             inverted[ask_object];
/// "where is NATO's headquarters": what the noun gives.
const auto seat_def =
    (w("where") >> be_ >> (lean_owned[set_seat] | lean_described[set_seat])) >> ending;

/// The times that lead a question belong to it as a whole.
const auto take_question = [](auto& context) {
    Question& found = x3::_val(context);
    Question& body = x3::_attr(context);
    x3::_pass(context) = found.exceptions.empty() || body.asked;
    if (!x3::_pass(context)) return;
    for (auto& condition : found.exceptions)
        body.asked->conditions.push_back(std::move(condition));
    body.times.insert(body.times.begin(), found.times.begin(), found.times.end());
    found = std::move(body);
    found.exceptions.clear();
};
/// A question seldom begins so: the words are not among those that are expected.
const auto exception_lead = value<Place>("", Terminal::none, [](Reader& reader, std::size_t at) {
    static constexpr std::array leads{"except", "excluding", "besides", "other",
                                      "apart",  "aside",     "without"};
    const bool leading = std::any_of(leads.begin(), leads.end(),
                                     [&](const char* lead) { return reader.is_word(at, lead); });
    return leading ? std::optional<Found<Place>>({reader.place(at, 1), 0}) : std::nullopt;
});
/// "apart from the US, who is in AUKUS"
const auto add_exception = with([](Question& found, Condition&& condition) {
    found.exceptions.push_back(std::move(condition));
});

const auto question_def =
    *(timing[add_time] >> -comma) >> -(&exception_lead >> exception[add_exception] >> comma) >>
    (kind_question[take_question] | name_set[take_question] | which_of_name[take_question] |
     member_count[take_question] | names_apart[take_question] | common_ground[take_question] |
     common_things[take_question] | comparison[take_question] | choice_of[take_question] |
     choice_polar[take_question] | choice[take_question] | whose_question[take_question] |
     topic_count[take_question] | seat[take_question] | short_for[take_question] |
     whereabouts[take_question] | number_of[take_question] | related[take_question] |
     how_question[take_question] | located[take_question] | subject_question[take_question] |
     when_question[take_question] | lean_subject_question[take_question] |
     short_subject_question[take_question] | object_question[take_question] |
     wide_object_question[take_question] | wide_subject_question[take_question] |
     things_there[take_question] | count_there[take_question] | count_subject[take_question] |
     count_short_subject[take_question] | count_object[take_question] |
     count_wide_subject[take_question] | count_alone[take_question] | counting[take_question] |
     why_question[take_question] | making_question[take_question] | where_question[take_question] |
     there_question[take_question] | possible[take_question] | indirect_polar[take_question] |
     polar_question[take_question] | indirect_when[take_question] | indirect_why[take_question] |
     imperative[take_question] | description[take_question] | elliptic_noun[take_question] |
     bare[take_question] | elliptic[take_question] | clause_when[take_question] |
     statement[take_question] | in_situ[take_question] | bare_set[take_question]);

BOOST_SPIRIT_DEFINE(short_for, asked_place, clause_when, in_situ, elliptic, elliptic_noun, bare_set,
                    topic_count, whereabouts, seat, wide_object_question)
BOOST_SPIRIT_DEFINE(which_of_name, lone_set, name_set, names_apart, member_count, kind_question,
                    common_ground, common_things, comparison, choice, choice_of, choice_polar,
                    whose_question, narrow_inverted, listed_inverted, wide_inverted, tight_inverted,
                    short_inverted, inverted, asked_who, asked_what, asked_lean, asked_short,
                    asked_wide, asked_piped, asked_count, asked_count_short, asked_count_wide,
                    subject_question, lean_subject_question, short_subject_question,
                    wide_subject_question, object_question, count_subject, count_short_subject,
                    count_wide_subject, count_object, count_there, things_there, counting,
                    count_alone, number_of, when_question, why_question, making_question,
                    how_question, where_question, located, related, possible, polar_question,
                    there_question, statement, indirect_when, indirect_polar, indirect_why,
                    imperative, description, bare, question)

}  // namespace

std::optional<Question> parse(Reader& reader) {
    Question found;
    reader.forget_kept();
    auto first = reader.words().begin();
    const auto last = reader.words().end();
    const auto context = x3::make_context<reader_tag>(reader);
    if (!question.parse(first, last, context, x3::unused, found) || first != last) return {};
    return found;
}

}  // namespace entente::question
