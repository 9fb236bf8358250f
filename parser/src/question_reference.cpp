#include "question_reference.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "question_build.hpp"
#include "question_reader.hpp"
#include "question_walk.hpp"

namespace entente::question {
namespace {

template <class Tree>
void place_tree(Tree& tree, const Place& place) {
    const auto place_phrase = [&](NounPhrase& phrase) {
        phrase.place = place;
        for (auto& argument : phrase.arguments)
            argument.place = place;
        for (auto& further : phrase.further)
            further.argument.place = place;
        for (auto& time : phrase.times)
            time.place = place;
        if (phrase.quantity) phrase.quantity->place = place;
        if (phrase.rank) phrase.rank->place = place;
    };
    const auto place_word = [&](Predication& word) {
        word.place = place;
        for (auto& argument : word.arguments)
            argument.place = place;
        for (auto& time : word.times)
            time.place = place;
    };
    Walk walk(place_phrase, place_word);
    if constexpr (std::is_same_v<Tree, Question>) {
        for (auto& time : tree.times)
            time.place = place;
        walk.question(tree);
    } else {
        walk.phrase(tree);
    }
}

}  // namespace

void place_all(Question& question, const Place& place) {
    place_tree(question, place);
}

void place_all(NounPhrase& phrase, const Place& place) {
    place_tree(phrase, place);
}

NounPhrase named_phrase(const std::vector<Entity>& entities, const Place& place) {
    std::optional<NounPhrase> whole;
    for (const auto& entity : entities) {
        NounPhrase name;
        name.names = {entity};
        name.place = place;
        whole =
            whole ? coordinate(std::move(*whole), true, false, std::move(name)) : std::move(name);
    }
    whole->place = place;
    return std::move(*whole);
}

std::optional<NounPhrase> asked_set(const Question& question) {
    const bool of_things =
        question.form == QuestionForm::things || question.form == QuestionForm::count;
    if (!of_things || !question.asked || question.manner) return {};
    auto set = *question.asked;
    if (set.is_name()) return set;
    auto condition = question.condition;
    for (const auto& time : question.times) {
        if (condition) {
            condition = with_time(std::move(*condition), time);
        } else {
            set.times.push_back(time);
        }
    }
    if (condition && question.subject) {
        set.conditions.push_back({Embedded{*question.subject, std::move(*condition)}});
    } else if (condition) {
        set.conditions.push_back(std::move(*condition));
    }
    set.quantifier = Quantifier::none;
    set.referring = true;
    return set;
}

References references_after(const Discourse& before) {
    References references;
    // Of several things the one that the question was about is meant, its subject.
    const auto* about = before.tree && before.tree->subject ? &*before.tree->subject : nullptr;
    const bool one = about != nullptr && about->names.size() == 1;
    const auto subject = one ? about->names.front().node : no_node;
    const auto add = [&](Entity entity) {
        const bool known =
            std::any_of(references.one.begin(), references.one.end(),
                        [&](const Entity& other) { return other.node == entity.node; });
        entity.proper = entity.node == subject;
        entity.adjectival = entity.has_adjective = false;
        if (!known) references.one.push_back(std::move(entity));
    };
    if (before.things.size() == 1) add(before.things.front());
    for (const auto& entity : before.entities)
        add(entity);
    if (!before.tree) return references;
    references.many = asked_set(*before.tree);
    if (!references.many && before.tree->subject && !before.tree->subject->parts.empty()) {
        references.many = *before.tree->subject;
    }
    return references;
}

namespace {
constexpr std::array singular{"it"};
constexpr std::array plural{"they", "them", "these", "those"};

bool is_one_of(std::string_view word, std::span<const char* const> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}
}  // namespace

/// "its" becomes "it" and "'s", so that it owns what "NATO's" would, unless a name before it in the
/// same question is what it speaks of.
void Reader::refer(References references) {
    references_ = std::move(references);
    std::vector<Word> words;
    bool named = false;
    for (std::size_t at = 0; at < words_.size(); ++at) {
        named = named || entities_at(at);
        const auto& word = words_[at];
        words.push_back(word);
        if (named || (word.folded != "its" && word.folded != "their")) continue;
        words.back().folded = word.folded == "its" ? "it" : "they";
        words.push_back({word.offset, word.length, std::string(possessive)});
    }
    words_ = std::move(words);
    names_seen_.clear();
}

std::optional<Found<NounPhrase>> Reader::reference_at(std::size_t at) const {
    if (at >= words_.size()) return {};
    const auto& word = words_[at].folded;
    const bool one = is_one_of(word, singular);
    if (!one && !is_one_of(word, plural)) return {};
    NounPhrase phrase;
    if (!one && references_.many) {
        phrase = *references_.many;
    } else if (!references_.one.empty()) {
        phrase.names = references_.one;
        phrase.referring = true;
    } else {
        return {};
    }
    place_all(phrase, place(at, 1));
    return Found<NounPhrase>{std::move(phrase), 1};
}

std::optional<Found<NounPhrase>> Reader::many_at(std::size_t at) const {
    if (at >= words_.size() || !references_.many || is_one_of(words_[at].folded, singular))
        return {};
    return reference_at(at);
}

std::optional<std::size_t> Reader::first_loose_reference() const {
    bool named = false;
    for (std::size_t at = 0; at < words_.size(); ++at) {
        named = named || entities_at(at);
        const auto& word = words_[at].folded;
        const bool refers = is_one_of(word, singular) || is_one_of(word, plural);
        if (refers && !named && !reference_at(at)) return at;
    }
    return {};
}

std::optional<std::size_t> Reader::first_loose_owner() const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
        if (entities_at(at) || noun_at(at)) return {};
        if (is_word(at, "its") || is_word(at, "their")) return at;
    }
    return {};
}

}  // namespace entente::question
