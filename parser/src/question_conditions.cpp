// Conditions to patterns: what must hold of a thing.
#include <algorithm>
#include <array>
#include <utility>

#include "parser/ast_build.hpp"
#include "question_build.hpp"
#include "question_lowering.hpp"
#include "question_period.hpp"

namespace entente::question {

void Lowering::assert_condition(const Condition& condition, const Term& subject, Block& block) {
    std::visit(
        [&](const auto& node) {
            using T = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<T, Predication>) {
                assert_predication(node, subject, block);
            } else if constexpr (std::is_same_v<T, Junction>) {
                if (!node.all) return assert_any(node.parts, subject, block);
                for (const auto& part : node.parts)
                    assert_condition(part, subject, block);
            } else if constexpr (std::is_same_v<T, Negation>) {
                assert_not(*node.of, subject, block);
            } else if constexpr (std::is_same_v<T, IsA>) {
                assert_phrase(*node.phrase, subject, block);
            } else if constexpr (std::is_same_v<T, Has>) {
                assert_has(*node.phrase, subject, block);
            } else if constexpr (std::is_same_v<T, Exceeds>) {
                assert_exceeds(node, subject, block);
            } else if constexpr (std::is_same_v<T, Ranked>) {
                NounPhrase any;
                any.anything = true;
                any.place = node.rank.place;
                assert_rank(node.rank, std::move(any), subject, block);
            } else {
                gaps_.push_back(subject);
                assert_clause(*node.subject, *node.predicate, block);
                gaps_.pop_back();
            }
        },
        condition.node);
}

namespace {

/// The names that a phrase or a condition ties its subject to with "with": nothing is tied to
/// itself.
void collect_partners(const NounPhrase& phrase, std::vector<NounPhrase>& names) {
    for (const auto& argument : phrase.arguments) {
        if (argument.preposition == "with" && argument.phrase->is_name())
            names.push_back(*argument.phrase);
    }
}

}  // namespace

std::vector<NounPhrase> partners_in(const Condition& condition) {
    std::vector<NounPhrase> names;
    if (const auto* has = std::get_if<Has>(&condition.node)) collect_partners(*has->phrase, names);
    if (const auto* is_a = std::get_if<IsA>(&condition.node))
        collect_partners(*is_a->phrase, names);
    if (const auto* word = std::get_if<Predication>(&condition.node)) {
        for (const auto& argument : word->arguments) {
            if (argument.preposition == "with" && argument.phrase->is_name())
                names.push_back(*argument.phrase);
            if (argument.phrase->is_described()) collect_partners(*argument.phrase, names);
        }
    }
    return names;
}

void Lowering::exclude_partners(const NounPhrase& phrase, const Term& subject, Block& block) {
    for (const auto& other : partners_in({Has{phrase}})) {
        if (compatible(labels_of(other), labels_of_term(subject)))
            assert_not({IsA{other}}, subject, block);
    }
}

/// "has two allies in Asia"
void Lowering::assert_has(const NounPhrase& phrase, const Term& subject, Block& block) {
    auto owner = gap_phrase(phrase.place);
    gaps_.push_back(subject);
    auto possessed = possess(std::move(owner), phrase);
    if (is_quantified(possessed)) {
        // Nobody has a treaty with itself.
        if (possessed.quantifier == Quantifier::negative)
            exclude_partners(possessed, subject, block);
        assert_quantified(
            possessed, [](const Term&, Block&) {}, block);
    } else {
        const auto term = open_term(possessed, {});
        assert_phrase(possessed, term, block);
    }
    gaps_.pop_back();
}

ast::Expression Lowering::exists(const Fill& fill) {
    const auto outer = outer_;
    for (const auto& [variable, labels] : labels_)
        outer_.insert(variable);
    ++depth_;
    Block inner;
    fill(inner);
    --depth_;
    outer_ = outer;
    inner.settle_labels();
    if (inner.is_empty())
        refuse("What is asked about here is there. Of what was, ask what \"no longer\" exists.",
               reader_.place(0, reader_.words().size()));
    if (!inner.has_patterns()) return inner.condition();
    ast::Query query;
    query.parts.emplace_back();
    query.parts.back().clauses = inner.clauses();
    return {ast::Exists{std::move(query)}, {}};
}

void Lowering::assert_not(const Condition& condition, const Term& subject, Block& block) {
    // "does not meet" is what is known not to be met, where such a thing is known at all.
    if (const auto* word = std::get_if<Predication>(&condition.node);
        word != nullptr && has_opposite(*word)) {
        auto opposed = *word;
        opposed.opposed = true;
        return assert_predication(std::move(opposed), subject, block);
    }
    block.add_condition(
        ast::negation(exists([&](Block& inner) { assert_condition(condition, subject, inner); })));
}

bool Lowering::has_opposite(const Predication& word) const {
    if (word.senses.size() != 1 || word.senses.front()->patterns.size() != 1) return false;
    const auto& edges = word.senses.front()->patterns.front().relationships;
    return edges.size() == 1 && edges.front().types.size() == 1 &&
           reader_.vocabulary().opposite_of(edges.front().types.front().text).has_value();
}

void Lowering::assert_any(const std::vector<Condition>& parts, const Term& subject, Block& block) {
    std::vector<ast::Expression> either;
    for (const auto& part : parts) {
        either.push_back(exists([&](Block& inner) { assert_condition(part, subject, inner); }));
    }
    block.add_condition(ast::connect(ast::ConnectiveOperator::disjunction, std::move(either)));
}

/// "all members of NATO are in Europe": there is none that is not.
void Lowering::assert_all_of(const NounPhrase& subjects, const Condition& predicate, Block& block) {
    block.add_condition(
        exists([&](Block& inner) { assert_phrase(subjects, open_term(subjects, {}), inner); }));
    block.add_condition(ast::negation(exists([&](Block& inner) {
        const auto term = open_term(subjects, {});
        assert_phrase(subjects, term, inner);
        assert_not(predicate, term, inner);
    })));
}

void Lowering::assert_phrase(const NounPhrase& original, const Term& subject, Block& block) {
    const auto& phrase = through(original);
    if (phrase.anything) {
        for (auto condition : phrase.conditions) {
            for (const auto& time : phrase.times)
                condition = with_time(std::move(condition), time);
            assert_condition(condition, subject, block);
        }
        if (phrase.rank) {
            auto set = phrase;
            set.rank.reset();
            assert_rank(*phrase.rank, std::move(set), subject, block);
        }
        return;
    }
    if (phrase.choice) {
        if (!phrase.rank) return assert_candidates(phrase, subject, block);
        auto set = phrase;
        set.rank.reset();
        return assert_rank(*phrase.rank, std::move(set), subject, block);
    }
    if (!phrase.parts.empty()) return assert_parts(phrase, subject, block);
    if (phrase.is_described()) return assert_description(phrase, subject, block);
    if (phrase.gap) refuse("Something is missing here.", phrase.place);
    const auto known = labels_of_term(subject);
    if (!known.empty() && !compatible(known, labels_of(phrase)))
        return assert_quality(phrase, subject, block);
    const auto entity = resolve(phrase, known);
    if (subject.entity) {
        block.add_condition(ast::literal(subject.entity->node == entity.node));
    } else {
        narrow(subject, {entity.label});
        block.add_condition(ast::compare(ast::property(subject.variable, entity.key),
                                         ast::ComparisonOperator::equal,
                                         ast::literal(entity.key_value)));
    }
    for (const auto& condition : phrase.conditions)
        assert_condition(condition, subject, block);
}

/// "is Japan a democracy": no country is democracy itself, but what the name says of one may hold.
void Lowering::assert_quality(const NounPhrase& name, const Term& subject, Block& block) {
    Predication word;
    word.word = "is";
    word.place = name.place;
    word.senses = reader_.vocabulary().modifiers();
    word.times = name.times;
    word.aspect = name.aspect;
    word.arguments.push_back({"", name, name.place});
    word.arguments.front().phrase->times.clear();
    const std::vector<const Argument*> only{&word.arguments.front()};
    const auto assignment = choose(word, only, labels_of_term(subject));
    if (!assignment || !assignment->left_over.empty())
        return block.add_condition(ast::literal(false));
    assert_predication(std::move(word), subject, block);
}

/// "members of NATO and partners of the EU" is a list of both.
void Lowering::assert_parts(const NounPhrase& phrase, const Term& subject, Block& block) {
    std::vector<Condition> any;
    for (std::size_t i = 0; i < phrase.parts.size(); ++i) {
        if (phrase.part_negated[i]) {
            assert_not({IsA{phrase.parts[i]}}, subject, block);
        } else {
            any.push_back({IsA{phrase.parts[i]}});
        }
    }
    if (any.size() == 1) return assert_condition(any.front(), subject, block);
    assert_any(any, subject, block);
}

namespace {

/// "alliances with three members": the members are those of the alliances, and not whom they are
/// with.
bool is_possessed(const Argument& argument, const NounPhrase& owner) {
    const auto& phrase = *argument.phrase;
    if (argument.preposition != "with" || !phrase.is_described() || !phrase.arguments.empty())
        return false;
    const auto labels = labels_of(owner);
    const auto& senses = phrase.nouns.back().senses;
    return std::any_of(senses.begin(), senses.end(), [&](const Sense* sense) {
        return std::any_of(sense->slots.begin(), sense->slots.end(), [&](const Slot& slot) {
            const auto wanted = labels_in(*sense, slot.variable);
            return !wanted.empty() && !labels.empty() && compatible(labels, wanted);
        });
    });
}

}  // namespace

namespace {

/// "countries", and no tie to anything.
bool is_kind(const Predication& noun) {
    return std::all_of(noun.senses.begin(), noun.senses.end(),
                       [](const Sense* sense) { return sense->word_class == WordClass::kind; });
}

/// "former NATO countries": of a mere kind it is the name beside it that is no longer so.
bool is_past_kind(const NounPhrase& phrase) {
    if (phrase.aspect != Aspect::ends || !is_kind(phrase.nouns.back())) return false;
    const bool beside =
        std::any_of(phrase.arguments.begin(), phrase.arguments.end(),
                    [](const Argument& argument) { return argument.preposition == neighbour; });
    if (!beside) refuse("I cannot tell what these were before.", phrase.place);
    return true;
}

}  // namespace

/// "its only ally": it is one, and there is no other.
void Lowering::assert_sole(NounPhrase phrase, const Term& subject, Block& block) {
    phrase.quantifier = Quantifier::none;
    assert_description(phrase, subject, block);
    block.add_condition(ast::negation(exists([&](Block& inner) {
        const Term other{{}, fresh_node()};
        labels_[other.variable] = labels_of(phrase);
        assert_description(phrase, other, inner);
        const auto own = subject.entity ? ast::literal(subject.entity->key_value)
                                        : ast::property(subject.variable, "name");
        const auto* key = subject.entity ? subject.entity->key.c_str() : "name";
        inner.add_condition(ast::compare(ast::property(other.variable, key),
                                         ast::ComparisonOperator::not_equal, own));
    })));
}

void Lowering::assert_description(NounPhrase phrase, const Term& subject, Block& block) {
    for (auto condition = phrase.conditions.begin(); condition != phrase.conditions.end();
         ++condition) {
        auto* ranked = std::get_if<Ranked>(&condition->node);
        if (ranked == nullptr) continue;
        if (phrase.rank) refuse("One order at a time.", ranked->rank.place);
        phrase.rank = std::move(ranked->rank);
        phrase.conditions.erase(condition);
        break;
    }
    if (phrase.quantifier == Quantifier::only)
        return assert_sole(std::move(phrase), subject, block);
    if (phrase.rank) {
        const auto rank = *std::exchange(phrase.rank, {});
        return assert_rank(rank, std::move(phrase), subject, block);
    }
    // "of NATO and of the EU": a further argument with the same preposition joins the one before.
    std::vector<Further> apart;
    for (auto& further : phrase.further) {
        const auto same = std::find_if(
            phrase.arguments.rbegin(), phrase.arguments.rend(), [&](const Argument& argument) {
                return argument.preposition == further.argument.preposition &&
                       compatible(labels_of(*argument.phrase), labels_of(*further.argument.phrase));
            });
        if (same == phrase.arguments.rend()) {
            apart.push_back(std::move(further));
        } else {
            *same->phrase = coordinate(std::move(*same->phrase), further.all, further.negated,
                                       std::move(*further.argument.phrase));
        }
    }
    std::vector<const Argument*> arguments;
    for (const auto& argument : phrase.arguments) {
        if (is_possessed(argument, phrase)) {
            phrase.conditions.push_back({Has{*argument.phrase}});
        } else {
            arguments.push_back(&argument);
        }
    }
    const bool past_kind = is_past_kind(phrase);
    for (auto noun : phrase.nouns) {
        // Not transparent here, or the phrase would have given way to its argument.
        const bool other = std::any_of(noun.senses.begin(), noun.senses.end(),
                                       [](const Sense* sense) { return !sense->transparent; });
        if (other)
            std::erase_if(noun.senses, [](const Sense* sense) { return sense->transparent; });
        noun.times = phrase.times;
        noun.aspect = past_kind ? Aspect::holds : phrase.aspect;
        noun.modality = phrase.modality;
        noun.untensed = phrase.untensed;
        assert_noun(noun, arguments, subject, block);
    }
    for (const auto* argument : arguments)
        assert_left_over(phrase, *argument, subject, block);
    for (const auto& adjective : phrase.adjectives)
        assert_predication(adjective, subject, block);
    for (const auto& condition : phrase.conditions)
        assert_condition(condition, subject, block);
    for (const auto& further : apart) {
        if (!further.all)
            refuse("\"or\" joins two of a kind here, and these are not.", further.argument.place);
        if (!further.negated) {
            assert_left_over(phrase, further.argument, subject, block);
            continue;
        }
        block.add_condition(ast::negation(exists(
            [&](Block& inner) { assert_left_over(phrase, further.argument, subject, inner); })));
    }
}

/// Takes from `arguments` those that belong to this noun.
void Lowering::assert_noun(const Predication& noun, std::vector<const Argument*>& arguments,
                           const Term& subject, Block& block) {
    auto assignment = choose(noun, arguments, labels_of_term(subject));
    const bool kind = is_kind(noun);
    // "is NATO a country": it is not.
    if (!assignment && kind && subject.entity) return block.add_condition(ast::literal(false));
    if (!assignment) {
        const auto labels = labels_of_term(subject);
        const auto typed = std::string(reader_.text().substr(noun.place.offset, noun.place.length));
        refuse("\"" + typed + "\" does not go with " +
                   (labels.empty() ? "this" : with_article(labels.front())) + ".",
               noun.place);
    }
    Predication own = noun;
    own.senses = {assignment->sense};
    for (const auto& [variable, argument] : assignment->slots)
        own.arguments.push_back(*argument);
    arguments = std::move(assignment->left_over);
    assert_predication(std::move(own), subject, block);
}

/// An argument that the noun has no slot for says something of its own: "countries in Asia",
/// "European members".
void Lowering::assert_left_over(const NounPhrase& phrase, const Argument& argument,
                                const Term& subject, Block& block) {
    if (argument.preposition == "with" && argument.phrase->is_described())
        return assert_has(*argument.phrase, subject, block);
    Predication word;
    word.place = argument.place;
    word.times = phrase.times;
    word.untensed = phrase.untensed;
    if (argument.preposition == neighbour && !phrase.nouns.empty() && is_kind(phrase.nouns.back()))
        word.aspect = phrase.aspect;
    word.arguments.push_back({"", argument.phrase, argument.place});
    const bool bare = argument.preposition == possessive || argument.preposition == neighbour ||
                      argument.preposition == "of";
    if (bare) {
        word.senses = reader_.vocabulary().modifiers();
    } else if (const auto* senses = reader_.vocabulary().find(argument.preposition)) {
        for (const auto& sense : *senses) {
            if (sense.sense->word_class == WordClass::preposition)
                word.senses.push_back(sense.sense);
        }
    }
    read_groups_as_names(word, labels_of_term(subject));
    if (!is_assigned(word, labels_of_term(subject))) {
        const auto typed =
            std::string(reader_.text().substr(argument.place.offset, argument.place.length));
        const auto noun =
            phrase.nouns.empty() ? std::string("this") : "\"" + phrase.nouns.back().word + "\"";
        refuse("I cannot tell what \"" + typed + "\" says of " + noun + ".", argument.place);
    }
    assert_predication(std::move(word), subject, block);
}

}  // namespace entente::question
