#include "question_build.hpp"

#include <algorithm>
#include <utility>

#include "question_sense.hpp"

namespace entente::question {
namespace {

/// Applies `change` to every predication and described phrase that says something of the subject
/// itself.
template <class Change>
void for_each_head(Condition& condition, const Change& change) {
    std::visit(
        [&](auto& node) {
            using Node = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<Node, Predication>) {
                change(node);
            } else if constexpr (std::is_same_v<Node, Junction>) {
                for (auto& part : node.parts)
                    for_each_head(part, change);
            } else if constexpr (std::is_same_v<Node, Negation>) {
                for_each_head(*node.of, change);
            } else if constexpr (std::is_same_v<Node, IsA> || std::is_same_v<Node, Has>) {
                change(*node.phrase);
                for (auto& part : node.phrase->parts)
                    change(part);
            } else if constexpr (std::is_same_v<Node, Embedded>) {
                for_each_head(*node.predicate, change);
            }
        },
        condition.node);
}

template <class Change>
void for_each_measure(Condition& condition, const Change& change) {
    if (auto* exceeds = std::get_if<Exceeds>(&condition.node)) change(exceeds->measure);
    if (auto* ranked = std::get_if<Ranked>(&condition.node)) change(ranked->rank.measure);
    if (auto* negation = std::get_if<Negation>(&condition.node))
        for_each_measure(*negation->of, change);
    if (auto* junction = std::get_if<Junction>(&condition.node)) {
        for (auto& part : junction->parts)
            for_each_measure(part, change);
    }
}

}  // namespace

Condition negate(Condition condition) {
    if (auto* negation = std::get_if<Negation>(&condition.node)) return std::move(*negation->of);
    return {Negation{std::move(condition)}};
}

Condition join(bool all, Condition left, Condition right) {
    if (auto* junction = std::get_if<Junction>(&left.node);
        junction != nullptr && junction->all == all) {
        junction->parts.push_back(std::move(right));
        return left;
    }
    Junction junction;
    junction.all = all;
    junction.parts.push_back(std::move(left));
    junction.parts.push_back(std::move(right));
    return {std::move(junction)};
}

Condition with_adverbs(Condition condition, const Adverbs& adverbs, const Place& place) {
    if (adverbs.no_longer) {
        Adverbs before;
        before.ever = true;
        auto was = with_adverbs(condition, before, place);
        auto over = join(true, std::move(was), negate(std::move(condition)));
        return adverbs.negated ? negate(std::move(over)) : over;
    }
    if (adverbs.ever || adverbs.past || adverbs.perfect) {
        Time time;
        time.kind = Time::Kind::ever;
        time.implied = !adverbs.ever;
        time.perfect = time.implied && !adverbs.past;
        time.place = place;
        condition = with_time(std::move(condition), time);
    }
    if (adverbs.only) condition = only(std::move(condition));
    return adverbs.negated ? negate(std::move(condition)) : condition;
}

Condition with_aspect(Condition condition, Aspect aspect) {
    for_each_head(condition, [&](auto& head) { head.aspect = aspect; });
    return condition;
}

Condition with_modality(Condition condition, Modality modality) {
    if (modality == Modality::none) return condition;
    for_each_head(condition, [&](auto& head) { head.modality = modality; });
    return condition;
}

Condition with_time(Condition condition, const Time& time) {
    for_each_head(condition, [&](auto& head) { head.times.push_back(time); });
    for_each_measure(condition, [&](Measure& measure) {
        // "did it have more": at the time that is said, else now.
        if (time.kind == Time::Kind::ever) return;
        if (measure.thing) {
            (*measure.thing)->times.push_back(time);
        } else {
            measure.word.times.push_back(time);
        }
    });
    return condition;
}

namespace {
void mark_only(Predication& word) {
    if (!word.arguments.empty()) word.arguments.front().phrase->quantifier = Quantifier::only;
}
void mark_only(NounPhrase& phrase) {
    if (phrase.arguments.empty()) {
        phrase.quantifier = Quantifier::only;
    } else {
        phrase.arguments.back().phrase->quantifier = Quantifier::only;
    }
}
}  // namespace

Condition only(Condition condition) {
    for_each_head(condition, [](auto& head) { mark_only(head); });
    return condition;
}

Condition including(NounPhrase thing, NounPhrase included) {
    const auto one = [&](NounPhrase part) {
        auto owned = thing;
        owned.conditions.push_back({IsA{std::move(part)}});
        return Condition{Has{std::move(owned)}};
    };
    if (included.parts.empty()) return one(std::move(included));
    auto whole = one(included.parts.front());
    for (std::size_t i = 1; i < included.parts.size(); ++i) {
        auto part = one(included.parts[i]);
        const bool negated = included.part_negated[i];
        whole = join(included.all || negated, std::move(whole),
                     negated ? negate(std::move(part)) : std::move(part));
    }
    return whole;
}

Condition of_owned(NounPhrase owned, NounPhrase subject, Condition condition) {
    for_each_head(condition, [&](auto& head) {
        const auto place = owned.place;
        head.arguments.push_back(Argument{"", owned, place});
    });
    return {Embedded{std::move(subject), std::move(condition)}};
}

Condition owned_by_all(const NounPhrase& thing, const NounPhrase& owners) {
    const auto parts = owners.parts.empty() ? std::vector{owners} : owners.parts;
    std::optional<Condition> whole;
    for (const auto& part : parts) {
        Condition one{IsA{possess(part, thing)}};
        whole = whole ? join(true, std::move(*whole), std::move(one)) : std::move(one);
    }
    return std::move(*whole);
}

void only_of_kind(NounPhrase& name, const NounPhrase& kind) {
    const auto labels = labels_of(kind);
    std::vector<Entity> fitting;
    for (const auto& entity : name.names) {
        if (compatible({entity.label}, labels)) fitting.push_back(entity);
    }
    if (!fitting.empty()) name.names = std::move(fitting);
}

bool has_members(const NounPhrase& name, const Vocabulary& vocabulary) {
    const auto labels = labels_of(name);
    for (const auto* sense : vocabulary.modifiers()) {
        if (!compatible(labels, labels_in(*sense, "y"))) continue;
        const auto& first = sense->patterns.front().nodes.front();
        return first.variable && first.variable->text == "x";
    }
    return false;
}

NounPhrase members_of(NounPhrase name) {
    NounPhrase members;
    members.place = name.place;
    members.anything = true;
    Predication of;
    of.place = name.place;
    const auto place = name.place;
    of.arguments.push_back({std::string(neighbour), std::move(name), place});
    members.conditions.push_back({std::move(of)});
    return members;
}

NounPhrase unpossessed(NounPhrase thing) {
    thing.arguments.erase(thing.arguments.begin());
    return thing;
}

void rank_by_verb(Question& question) {
    const auto* verb = std::get_if<Predication>(&question.condition->node);
    if (verb == nullptr) return;
    Rank rank;
    rank.place = verb->place;
    rank.greatest = question.later;
    rank.measure = {Measure::Kind::event, *verb, {}};
    question.condition = Condition{Ranked{std::move(rank)}};
}

NounPhrase possess(NounPhrase owner, NounPhrase thing) {
    const auto place = owner.place;
    if (thing.quantifier == Quantifier::none) {
        thing.quantifier = owner.quantifier;
        if (owner.quantity) thing.quantity = std::exchange(owner.quantity, {});
    }
    owner.quantifier = Quantifier::none;
    thing.arguments.insert(thing.arguments.begin(),
                           Argument{std::string(possessive), std::move(owner), place});
    return thing;
}

NounPhrase coordinate(NounPhrase left, bool all, bool negated, NounPhrase right) {
    const bool extends = !left.parts.empty() && (left.all == all || negated);
    if (!extends) {
        NounPhrase whole;
        whole.place = left.place;
        whole.all = all;
        whole.parts.push_back(std::move(left));
        whole.part_negated.push_back(false);
        left = std::move(whole);
    }
    left.place.length = right.place.offset + right.place.length - left.place.offset;
    left.parts.push_back(std::move(right));
    left.part_negated.push_back(negated);
    return left;
}

NounPhrase merge(NounPhrase phrase, NounPhrase more) {
    const auto move_all = [](auto& from, auto& to) {
        to.insert(to.end(), std::make_move_iterator(from.begin()),
                  std::make_move_iterator(from.end()));
    };
    move_all(more.arguments, phrase.arguments);
    move_all(more.further, phrase.further);
    move_all(more.conditions, phrase.conditions);
    move_all(more.times, phrase.times);
    return phrase;
}

void ask_where(Question& question, NounPhrase subject, const std::string& preposition) {
    question.asked = gap_phrase(subject.place);
    question.asked->gap = false;
    question.asked->anything = true;
    Predication in;
    in.word = preposition;
    in.place = subject.place;
    in.arguments.push_back({"", gap_phrase(subject.place), subject.place});
    question.subject = std::move(subject);
    question.condition = Condition{std::move(in)};
}

NounPhrase gap_phrase(const Place& place) {
    NounPhrase gap;
    gap.gap = true;
    gap.place = place;
    return gap;
}

bool has_gap(const NounPhrase& phrase) {
    const auto gap_in = [](const Argument& argument) { return has_gap(*argument.phrase); };
    return phrase.gap || std::any_of(phrase.arguments.begin(), phrase.arguments.end(), gap_in) ||
           std::any_of(phrase.further.begin(), phrase.further.end(),
                       [&](const Further& further) { return gap_in(further.argument); }) ||
           std::any_of(phrase.parts.begin(), phrase.parts.end(),
                       [](const NounPhrase& part) { return has_gap(part); });
}

bool has_gap(const Condition& condition) {
    return std::visit(
        [](const auto& node) {
            using Node = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<Node, Predication>) {
                return std::any_of(
                    node.arguments.begin(), node.arguments.end(),
                    [](const Argument& argument) { return has_gap(*argument.phrase); });
            } else if constexpr (std::is_same_v<Node, Junction>) {
                return std::any_of(node.parts.begin(), node.parts.end(),
                                   [](const Condition& part) { return has_gap(part); });
            } else if constexpr (std::is_same_v<Node, Negation>) {
                return has_gap(*node.of);
            } else if constexpr (std::is_same_v<Node, IsA> || std::is_same_v<Node, Has>) {
                return has_gap(*node.phrase);
            } else {
                return false;
            }
        },
        condition.node);
}

void place_gap(Question& question, const std::string& preposition) {
    if (!question.condition || !question.asked || has_gap(*question.condition)) return;
    auto* has = std::get_if<Has>(&question.condition->node);
    if (has != nullptr && has->phrase->anything && question.subject) {
        question.asked = possess(std::move(*question.subject), std::move(*question.asked));
        question.tensed = true;
        question.asked->times.insert(question.asked->times.end(), has->phrase->times.begin(),
                                     has->phrase->times.end());
        question.asked->arguments.insert(question.asked->arguments.end(),
                                         has->phrase->arguments.begin(),
                                         has->phrase->arguments.end());
        question.subject.reset();
        question.condition.reset();
        return;
    }
    const auto add = [&](auto& head) {
        head.arguments.push_back(
            Argument{preposition, gap_phrase(question.asked->place), question.asked->place});
    };
    for_each_head(*question.condition, add);
}

}  // namespace entente::question
