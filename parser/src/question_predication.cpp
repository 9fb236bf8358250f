// A word with its arguments to patterns: verbs, prepositions and adjectives, of each of their
// arguments.
#include <algorithm>
#include <array>
#include <utility>

#include "parser/ast_build.hpp"
#include "question_build.hpp"
#include "question_lowering.hpp"

namespace entente::question {

/// "Japan's defence in 1970" is Japan, and the time belongs to what is said of it.
void Lowering::see_through(Predication& word, std::size_t argument) const {
    auto& phrase = *word.arguments[argument].phrase;
    const auto& inner = through(phrase);
    if (&inner == &phrase) return;
    word.times.insert(word.times.end(), phrase.times.begin(), phrase.times.end());
    if (phrase.arguments.size() > 1 || !phrase.conditions.empty() || !phrase.adjectives.empty() ||
        !phrase.further.empty()) {
        refuse("I cannot tell what more is said here.", phrase.place);
    }
    phrase = NounPhrase(inner);
}

/// "meets NATO's criteria" is of all of them; "meets a criterion" is of one.
bool Lowering::means_all(const Predication& word, const NounPhrase& phrase) const {
    if (!phrase.is_described()) return false;
    if (phrase.quantifier == Quantifier::universal) return true;
    const bool verb = !word.senses.empty() && word.senses.front()->word_class == WordClass::verb;
    const bool owned =
        std::any_of(phrase.arguments.begin(), phrase.arguments.end(),
                    [](const Argument& argument) { return argument.preposition == possessive; });
    const bool definite = owned || phrase.quantifier == Quantifier::definite;
    const bool truth = reading_.form == QuestionForm::yes_no || reading_.form == QuestionForm::why;
    return truth && depth_ == 0 && verb && definite && phrase.nouns.back().plural;
}

/// There is none that the phrase describes of which it does not hold.
void Lowering::assert_of_all(const Predication& word, std::size_t argument, const Term& subject,
                             Block& block) {
    block.add_condition(ast::negation(exists([&](Block& inner) {
        const auto& phrase = *word.arguments[argument].phrase;
        const auto term = open_term(phrase, {});
        assert_phrase(phrase, term, inner);
        auto single = word;
        single.arguments[argument].phrase = gap_phrase(phrase.place);
        gaps_.push_back(term);
        inner.add_condition(ast::negation(
            exists([&](Block& innermost) { assert_predication(single, subject, innermost); })));
        gaps_.pop_back();
    })));
}

/// "allied with at least two members of NATO"
void Lowering::assert_quantified_argument(const Predication& word, std::size_t argument,
                                          const Term& subject, Block& block) {
    const auto& phrase = *word.arguments[argument].phrase;
    const auto said = [&](const Term& term, Block& inner) {
        auto single = word;
        single.arguments[argument].phrase = gap_phrase(phrase.place);
        gaps_.push_back(term);
        assert_predication(std::move(single), subject, inner);
        gaps_.pop_back();
    };
    assert_quantified(phrase, said, block);
}

/// "is France in NATO but not Japan": of Japan it shall not be so. What is said of Japan is taken
/// out of the argument.
void Lowering::assert_contrasts(Predication& word, std::size_t argument, const Term& subject,
                                Block& block) {
    auto& phrase = *word.arguments[argument].phrase;
    std::vector<NounPhrase> others;
    for (auto i = phrase.parts.size(); i-- > 1;) {
        const auto labels = labels_of(phrase.parts[i]);
        if (!phrase.part_negated[i] || !phrase.parts[i].is_name() ||
            compatible(labels, labels_of(phrase.parts.front())) ||
            !compatible(labels, labels_of_term(subject)))
            continue;
        others.insert(others.begin(), phrase.parts[i]);
        phrase.parts.erase(phrase.parts.begin() + static_cast<std::ptrdiff_t>(i));
        phrase.part_negated.erase(phrase.part_negated.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (phrase.parts.size() == 1) phrase = NounPhrase(phrase.parts.front());
    for (const auto& other : others)
        assert_not({word}, open_term(other, {}), block);
}

/// A predication with a joined argument is the predications with each part, joined.
Condition Lowering::distribute(const Predication& word, std::size_t argument) const {
    const auto& phrase = through(*word.arguments[argument].phrase);
    std::optional<Condition> whole;
    for (std::size_t i = 0; i < phrase.parts.size(); ++i) {
        auto single = word;
        single.arguments[argument].phrase = phrase.parts[i];
        Condition part{std::move(single)};
        if (phrase.part_negated[i]) {
            const bool same_kind =
                compatible(labels_of(phrase.parts[i]), labels_of(phrase.parts.front()));
            part = negate(same_kind ? std::move(part) : Condition{IsA{phrase.parts[i]}});
        }
        whole = whole
                    ? join(phrase.all || phrase.part_negated[i], std::move(*whole), std::move(part))
                    : std::move(part);
    }
    return std::move(*whole);
}

/// "signed a treaty with Japan": the treaty is between Japan and the one that signed it.
bool Lowering::ties_subject(Predication& word) const {
    const bool verb = !word.senses.empty() && word.senses.front()->word_class == WordClass::verb;
    if (!verb || word.passive) return false;
    const bool gaps =
        std::any_of(word.arguments.begin(), word.arguments.end(),
                    [](const Argument& argument) { return has_gap(*argument.phrase); });
    if (gaps) return false;
    bool tied = false;
    for (auto& argument : word.arguments) {
        auto& phrase = *argument.phrase;
        if (!argument.preposition.empty() || !phrase.is_described() ||
            phrase.arguments.size() != 1 || phrase.arguments.front().preposition != "with")
            continue;
        const auto& senses = phrase.nouns.back().senses;
        const bool mutual = std::any_of(senses.begin(), senses.end(), [](const Sense* sense) {
            return sense->slots.size() == 2;
        });
        if (!mutual) continue;
        phrase.arguments.insert(
            phrase.arguments.begin(),
            Argument{std::string(possessive), gap_phrase(argument.place), argument.place});
        tied = true;
    }
    return tied;
}

/// "in the Baltic states": where no country can stand, the region of that name may.
void Lowering::read_groups_as_names(Predication& word, const Labels& subject) {
    for (auto& argument : word.arguments) {
        auto& phrase = *argument.phrase;
        if (phrase.group.empty() || is_assigned(word, subject)) continue;
        NounPhrase name;
        name.names = phrase.group;
        name.place = phrase.place;
        auto named = word;
        named.arguments[static_cast<std::size_t>(&argument - word.arguments.data())].phrase =
            std::move(name);
        if (!is_assigned(named, subject)) continue;
        word = std::move(named);
        return;
    }
}

/// "in AUKUS with the US": of the US the same is so, and it is another.
bool Lowering::assert_company(const Predication& word, const Term& subject, Block& block) {
    const bool preposition =
        !word.senses.empty() && word.senses.front()->word_class == WordClass::preposition;
    const auto with =
        std::find_if(word.arguments.begin(), word.arguments.end(), [](const Argument& argument) {
            return argument.preposition == "with" && argument.phrase->is_name();
        });
    if (!preposition || with == word.arguments.end()) return false;
    auto alone = word;
    alone.arguments.erase(alone.arguments.begin() + (with - word.arguments.begin()));
    assert_predication(alone, subject, block);
    assert_predication(alone, open_term(*with->phrase, {}), block);
    assert_not({IsA{*with->phrase}}, subject, block);
    return true;
}

void Lowering::assert_predication(Predication word, const Term& subject, Block& block) {
    if (assert_company(word, subject, block)) return;
    if (ties_subject(word)) {
        gaps_.push_back(subject);
        assert_predication(std::move(word), subject, block);
        gaps_.pop_back();
        return;
    }
    for (std::size_t i = 0; i < word.arguments.size(); ++i) {
        see_through(word, i);
        auto& phrase = *word.arguments[i].phrase;
        if (phrase.gap && !gaps_.empty()) phrase.known_labels = labels_of_term(gaps_.back());
        if (!phrase.parts.empty() && phrase.quantifier == Quantifier::negative) {
            auto positive = word;
            positive.arguments[i].phrase->quantifier = Quantifier::none;
            return assert_not({std::move(positive)}, subject, block);
        }
        if (subject.entity) assert_contrasts(word, i, subject, block);
        if (!phrase.parts.empty() && phrase.quantifier != Quantifier::only)
            return assert_condition(distribute(word, i), subject, block);
        if (is_quantified(phrase)) return assert_quantified_argument(word, i, subject, block);
        if (means_all(word, phrase)) return assert_of_all(word, i, subject, block);
    }
    if (word.senses.empty()) word.senses = reader_.vocabulary().modifiers();
    if (word.senses.empty()) refuse("The vocabulary has no word for this.", word.place);
    if (word.senses.front()->word_class == WordClass::preposition ||
        word.senses.front()->word_class == WordClass::modifier) {
        for (auto& argument : word.arguments) {
            if (argument.preposition == neighbour) argument.preposition.clear();
        }
    }
    read_groups_as_names(word, labels_of_term(subject));
    const auto places = take_places(word, labels_of_term(subject));
    std::vector<const Argument*> arguments;
    for (const auto& argument : word.arguments)
        arguments.push_back(&argument);
    const auto assignment = choose(word, arguments, labels_of_term(subject));
    const auto typed = std::string(reader_.text().substr(word.place.offset, word.place.length));
    if (!assignment) {
        const auto labels = labels_of_term(subject);
        refuse("\"" + typed + "\" is not said of " +
                   (labels.empty() ? "this" : with_article(labels.front())) + ".",
               word.place);
    }
    if (!assignment->left_over.empty()) {
        const auto& place = assignment->left_over.front()->phrase->place;
        const auto other = std::string(reader_.text().substr(place.offset, place.length));
        refuse("I cannot tell what \"" + other + "\" is to \"" + typed + "\".", place);
    }
    instantiate(*assignment, word, subject, block);
    assert_places(places, *assignment, subject, block);
}

/// "defend in Oceania", "protect outside NATO": what a verb has no place for says where those are
/// whom it is about, where a preposition has such a sense.
std::vector<Predication> Lowering::take_places(Predication& word, const Labels& subject) const {
    std::vector<Predication> places;
    const bool verb = !word.senses.empty() && word.senses.front()->word_class == WordClass::verb;
    if (!verb || is_assigned(word, subject)) return places;
    std::vector<const Argument*> arguments;
    for (const auto& argument : word.arguments)
        arguments.push_back(&argument);
    const auto assignment = choose(word, arguments, subject);
    if (!assignment) return places;
    auto kept = word;
    kept.arguments.clear();
    for (const auto& argument : word.arguments) {
        const bool left = std::find(assignment->left_over.begin(), assignment->left_over.end(),
                                    &argument) != assignment->left_over.end();
        auto place = left ? place_of(argument) : std::nullopt;
        if (place) {
            places.push_back(std::move(*place));
        } else {
            kept.arguments.push_back(argument);
        }
    }
    // The same meaning has to remain for what is left of it.
    if (places.empty() || !is_assigned(kept, subject)) return {};
    word = std::move(kept);
    return places;
}

/// "in Oceania" as something said of a thing alone.
std::optional<Predication> Lowering::place_of(const Argument& argument) const {
    const auto* senses = reader_.vocabulary().find(argument.preposition);
    if (senses == nullptr || has_gap(*argument.phrase)) return {};
    Predication place;
    place.word = argument.preposition;
    place.place = argument.place;
    place.arguments.push_back({"", argument.phrase, argument.place});
    for (const auto& sense : *senses) {
        if (sense.sense->word_class == WordClass::preposition) place.senses.push_back(sense.sense);
    }
    if (place.senses.empty() || !is_assigned(place, {})) return {};
    return place;
}

/// Of the object, where it is not named; else of the subject.
void Lowering::assert_places(const std::vector<Predication>& places, const Assignment& assignment,
                             const Term& subject, Block& block) {
    for (const auto& place : places) {
        std::optional<Term> about;
        for (const auto& [variable, argument] : assignment.slots) {
            if (argument->phrase->gap && !gaps_.empty() && !gaps_.back().entity)
                about = gaps_.back();
        }
        // "who defends Japan in Asia": who of the two is there?
        const bool either =
            std::any_of(assignment.slots.begin(), assignment.slots.end(), [&](const auto& slot) {
                return slot.second->phrase->is_name() &&
                       compatible(labels_of(*slot.second->phrase),
                                  labels_in(*assignment.sense, assignment.subject));
            });
        if (!about && !subject.entity && !either) about = subject;
        if (!about || !is_assigned(place, labels_of_term(*about))) {
            const auto& at = place.arguments.front().phrase->place;
            const auto typed = std::string(reader_.text().substr(at.offset, at.length));
            refuse("I cannot tell of what \"" + place.word + " " + typed + "\" is said.",
                   place.place);
        }
        assert_predication(place, *about, block);
    }
}

}  // namespace entente::question
