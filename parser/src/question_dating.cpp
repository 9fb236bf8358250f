// Times that other things have: "during the Cold War", "before Spain joined", "within five years of
// its founding". Their patterns go into the block, and the time's bounds become expressions.
#include <algorithm>
#include <utility>

#include "parser/ast_build.hpp"
#include "question_build.hpp"
#include "question_lowering.hpp"

namespace entente::question {

namespace {

ast::Expression duration(const std::string& unit, std::int64_t number) {
    ast::MapLiteral map;
    map.entries.push_back({ast::symbol(unit), ast::literal(Value(number))});
    std::vector<ast::Expression> arguments;
    arguments.push_back({std::move(map), {}});
    return ast::call("duration", std::move(arguments));
}

ast::Expression plus(ast::Expression date, const std::string& unit, std::int64_t number) {
    const auto op = number < 0 ? ast::BinaryOperator::subtract : ast::BinaryOperator::add;
    return {ast::Binary{op, std::move(date), duration(unit, number < 0 ? -number : number)}, {}};
}

/// The first day of the year that is so many years from a date's.
ast::Expression year_from(const ast::Expression& date, std::int64_t years) {
    ast::Expression year{ast::Property{date, ast::symbol("year")}, {}};
    if (years != 0) {
        const auto op = years < 0 ? ast::BinaryOperator::subtract : ast::BinaryOperator::add;
        year = {ast::Binary{op, std::move(year), ast::literal(Value(years < 0 ? -years : years))},
                {}};
    }
    ast::MapLiteral map;
    map.entries.push_back({ast::symbol("year"), std::move(year)});
    std::vector<ast::Expression> arguments;
    arguments.push_back({std::move(map), {}});
    return ast::call("date", std::move(arguments));
}

/// The bounds of a time that is so far from a date.
void keep_distance(Time& time, const ast::Expression& date) {
    if (time.within) {
        time.begin = plus(date, time.unit, -time.distance);
        time.end = plus(plus(date, time.unit, time.distance), "days", 1);
    } else if (time.unit == "years") {
        time.begin = year_from(date, time.distance);
        time.end = year_from(date, time.distance + 1);
    } else {
        time.begin = plus(date, time.unit, time.distance);
        time.end = plus(*time.begin, time.unit, 1);
    }
}

const Sense* moment_sense(const NounPhrase& phrase, const Labels& labels) {
    for (const auto& noun : phrase.nouns) {
        for (const auto* sense : noun.senses) {
            if (sense->at && compatible(labels, labels_in(*sense, "y"))) return sense;
        }
    }
    return nullptr;
}

}  // namespace

void Lowering::date_by_era(Time& time, Block& block) {
    const auto era = fresh_node();
    ast::PathPattern pattern;
    pattern.nodes.emplace_back();
    pattern.nodes.back().variable = ast::symbol(era);
    name_node(pattern.nodes.back(), *time.era);
    block.add_pattern(std::move(pattern), std::nullopt);
    const auto since = ast::property(era, "since");
    std::vector<ast::Expression> until;
    until.push_back(ast::property(era, "until"));
    until.push_back(ast::date(*Date::parse("9999-12-31")));
    const auto last = ast::call("coalesce", std::move(until));
    time.begin = time.part == Time::Part::end ? last : since;
    time.end = time.part == Time::Part::start ? since : last;
    // "since the war" is since its end, "until the war" until it began.
    if (time.part == Time::Part::whole && time.kind == Time::Kind::since) time.begin = last;
    if (time.part == Time::Part::whole && time.kind == Time::Kind::until) time.end = since;
    if (time.part != Time::Part::whole && time.kind == Time::Kind::during)
        time.end = plus(*time.begin, "days", 1);
}

/// "it was founded" is "its founding", where that noun denotes a moment.
std::optional<NounPhrase> Lowering::as_noun(const Predication& verb,
                                            const NounPhrase& subject) const {
    if (!verb.passive || !verb.arguments.empty() || verb.senses.empty()) return {};
    const auto* senses = reader_.vocabulary().find(verb.senses.front()->word + "ing");
    if (senses == nullptr || (!subject.pronoun && !subject.is_name())) return {};
    NounPhrase noun;
    noun.place = verb.place;
    noun.nouns.emplace_back();
    for (const auto& sense : *senses) {
        if (sense.sense->word_class == WordClass::noun && sense.sense->at)
            noun.nouns.back().senses.push_back(sense.sense);
    }
    if (noun.nouns.back().senses.empty()) return {};
    if (subject.is_name())
        noun.arguments.push_back({std::string(possessive), subject, subject.place});
    return noun;
}

/// What "it" is: the last thing named that fits.
Entity Lowering::referred(const NounPhrase& pronoun,
                          const std::function<bool(const Labels&)>& fits) {
    const auto found = std::find_if(reading_.entities.rbegin(), reading_.entities.rend(),
                                    [&](const Entity& entity) { return fits({entity.label}); });
    if (found != reading_.entities.rend()) return *found;
    const auto typed = reader_.text().substr(pronoun.place.offset, pronoun.place.length);
    refuse("I cannot tell what \"" + std::string(typed) + "\" is.", pronoun.place);
}

/// The date of "the founding of NATO", "its founding".
ast::Expression Lowering::date_of_noun(const NounPhrase& noun, Block& block) {
    const auto* owner = noun.arguments.empty() ? nullptr : &*noun.arguments.front().phrase;
    if (owner != nullptr && !owner->is_name() && !owner->pronoun)
        refuse("Name what this is of.", noun.place);
    const auto fits = [&](const Labels& labels) { return moment_sense(noun, labels) != nullptr; };
    const auto entity = owner != nullptr && owner->is_name()
                            ? resolve(*owner,
                                      [&] {
                                          Labels fitting;
                                          for (const auto& name : owner->names) {
                                              if (fits({name.label})) fitting.push_back(name.label);
                                          }
                                          return fitting;
                                      }())
                            : referred(noun, fits);
    const auto* sense = moment_sense(noun, {entity.label});
    if (sense == nullptr) refuse("I cannot tell when this was.", noun.place);
    Sense as_degree = *sense;
    as_degree.measure = sense->at;
    return value_of(as_degree, "y", {entity, ""}, block);
}

/// The date that a verb came true of a term.
ast::Expression Lowering::date_of_verb(Predication verb, const Term& subject, Block& block) {
    const bool is_verb = !verb.senses.empty() && verb.senses.front()->word_class == WordClass::verb;
    const auto outside = std::exchange(wanted_date_, Dating{is_verb, {}});
    Time ever;
    ever.kind = Time::Kind::ever;
    ever.implied = true;
    verb.times = {ever};
    const auto place = verb.place;
    assert_predication(std::move(verb), subject, block);
    const auto dating = std::exchange(wanted_date_, outside);
    if (!dating->date) refuse("I cannot tell when this was.", place);
    return *dating->date;
}

ast::Expression Lowering::date_of_anchor(const Anchor& anchor, const Instance* instance,
                                         Block& block) {
    const auto& thing = anchor.thing;
    if (!anchor.condition && thing.is_described() && !is_transparent(thing))
        return date_of_noun(thing, block);
    if (anchor.condition) {
        const auto* verb = std::get_if<Predication>(&anchor.condition->node);
        if (verb == nullptr) refuse("Say when by one thing that happened.", thing.place);
        if (auto noun = as_noun(*verb, thing)) return date_of_noun(*noun, block);
        const auto fits = [&](const Labels& labels) {
            std::vector<const Argument*> arguments;
            for (const auto& argument : verb->arguments)
                arguments.push_back(&argument);
            const auto assignment = choose(*verb, arguments, labels);
            return assignment && assignment->left_over.empty();
        };
        Term subject;
        if (thing.pronoun) {
            subject.entity = referred(thing, fits);
        } else {
            subject = open_term(thing, subject_labels(thing, *anchor.condition));
        }
        if (!thing.pronoun && !thing.is_name()) assert_phrase(thing, subject, block);
        return date_of_verb(*verb, subject, block);
    }
    // "before Spain": of Spain the same is true.
    const auto& name = through(thing);
    if (instance == nullptr || !name.is_name()) refuse("I cannot tell when this was.", thing.place);
    return date_of_verb(instance->word, {resolve(name, labels_of_subject(*instance)), ""}, block);
}

Labels Lowering::labels_of_subject(const Instance& instance) const {
    return labels_in(instance.sense, instance.subject);
}

/// The times with bounds that the query can compare with.
std::vector<Time> Lowering::dated(std::vector<Time> times, const Instance* instance, Block& block) {
    for (auto& time : times) {
        if (time.begin || time.end) continue;
        if (time.era) date_by_era(time, block);
        if (!time.anchor) continue;
        // What dates the heart is not the heart.
        const auto heart = heart_;
        heart_.emplace();
        const auto understood = understood_;
        for (const auto& entity : reading_.entities)
            understood_.push_back({entity, ""});
        const auto keep = std::exchange(keep_edge_, false);
        auto date = date_of_anchor(**time.anchor, instance, block);
        keep_edge_ = keep;
        understood_ = understood;
        heart_ = heart;
        if (!time.unit.empty()) {
            time.kind = Time::Kind::during;
            keep_distance(time, date);
        } else {
            time.begin = date;
            time.end = plus(date, "days", 1);
            // "joined since its founding": not on that day.
            if (time.kind == Time::Kind::since) time.begin = time.end;
        }
    }
    return times;
}

}  // namespace entente::question
