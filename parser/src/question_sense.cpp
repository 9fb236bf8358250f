#include "question_sense.hpp"

#include <algorithm>

#include "question_lowering.hpp"

namespace entente::question {
namespace {

const ast::NodePattern* find_node(const Sense& sense, const std::string& variable) {
    for (const auto& pattern : sense.patterns) {
        for (const auto& node : pattern.nodes) {
            if (node.variable && node.variable->text == variable) return &node;
        }
    }
    return nullptr;
}

bool mentions(const Sense& sense, const std::string& variable) {
    if (find_node(sense, variable) != nullptr) return true;
    return std::any_of(
        sense.patterns.begin(), sense.patterns.end(), [&](const ast::PathPattern& pattern) {
            return std::any_of(
                pattern.relationships.begin(), pattern.relationships.end(),
                [&](const auto& edge) { return edge.variable && edge.variable->text == variable; });
        });
}

Labels labels_of_entities(const std::vector<Entity>& entities) {
    Labels labels;
    for (const auto& entity : entities) {
        if (std::find(labels.begin(), labels.end(), entity.label) == labels.end())
            labels.push_back(entity.label);
    }
    return labels;
}

/// The labels of a noun's things: those of `x` in any of its senses; of what it gives a part of,
/// nothing is known.
Labels labels_of_noun(const Predication& noun, const NounPhrase& phrase) {
    Labels labels;
    for (const auto* sense : noun.senses) {
        if (sense->transparent && &through(phrase) == &phrase) continue;
        if (sense->transparent) {
            for (const auto& argument : phrase.arguments)
                return labels_of(*argument.phrase);
            return {};
        }
        const auto own = labels_in(*sense, "x");
        if (own.empty()) return {};
        for (const auto& label : own) {
            if (std::find(labels.begin(), labels.end(), label) == labels.end())
                labels.push_back(label);
        }
    }
    return labels;
}

/// A neighbouring name goes to the slot that a preposition would have brought it to; a possessive
/// to one that "of" would have.
bool takes(const Slot& slot, const Argument& argument) {
    if (argument.preposition == neighbour) return true;
    const auto wanted = argument.preposition == possessive ? "of" : argument.preposition;
    return std::find(slot.prepositions.begin(), slot.prepositions.end(), wanted) !=
           slot.prepositions.end();
}

/// "bound to defend Japan", and not "bound to leave Japan": what is to be done is about an edge of
/// the sense.
bool is_about(const Sense& sense, const Argument& argument) {
    const auto acts_on = [&](const ast::Symbol& type) {
        return std::find(argument.action.begin(), argument.action.end(), type.text) !=
               argument.action.end();
    };
    return argument.action.empty() ||
           std::any_of(sense.patterns.begin(), sense.patterns.end(),
                       [&](const ast::PathPattern& pattern) {
                           return std::any_of(pattern.relationships.begin(),
                                              pattern.relationships.end(), [&](const auto& edge) {
                                                  return std::any_of(edge.types.begin(),
                                                                     edge.types.end(), acts_on);
                                              });
                       });
}

/// "European allies of France": what has a preposition of its own takes its slot before what only
/// stands next to the noun.
std::vector<const Argument*> by_claim(const std::vector<const Argument*>& arguments) {
    auto ordered = arguments;
    std::stable_partition(ordered.begin(), ordered.end(), [](const Argument* argument) {
        return argument->preposition != neighbour;
    });
    return ordered;
}

bool is_direct(const Slot& slot) {
    return std::find(slot.prepositions.begin(), slot.prepositions.end(), "") !=
           slot.prepositions.end();
}

/// Assigns every argument it can; nothing when the subject does not fit.
std::optional<Assignment> assign(const Sense& sense, const std::vector<const Argument*>& arguments,
                                 bool passive, const Labels& subject) {
    Assignment assignment;
    assignment.sense = &sense;
    std::string subject_variable = "x";
    if (passive) {
        const auto direct = std::find_if(sense.slots.begin(), sense.slots.end(), is_direct);
        if (direct == sense.slots.end()) return {};
        subject_variable = direct->variable;
    }
    // A pattern of nothing but nodes need not mention x: "was founded" has no founder.
    if (!mentions(sense, subject_variable) && !sense.transparent) return {};
    if (!compatible(subject, labels_in(sense, subject_variable))) return {};
    assignment.slots[subject_variable] = nullptr;
    for (const auto* argument : by_claim(arguments)) {
        const auto labels = labels_of(*argument->phrase);
        if (passive && argument->preposition == "by" && mentions(sense, "x") &&
            compatible(labels, labels_in(sense, "x")) && !assignment.slots.contains("x")) {
            assignment.slots["x"] = argument;
            continue;
        }
        const auto slot =
            std::find_if(sense.slots.begin(), sense.slots.end(), [&](const Slot& candidate) {
                return !assignment.slots.contains(candidate.variable) &&
                       takes(candidate, *argument) && is_about(sense, *argument) &&
                       compatible(labels, labels_in(sense, candidate.variable));
            });
        if (slot == sense.slots.end()) {
            assignment.left_over.push_back(argument);
        } else {
            assignment.slots[slot->variable] = argument;
        }
    }
    assignment.slots.erase(subject_variable);
    assignment.subject = subject_variable;
    return assignment;
}

}  // namespace

bool is_assigned(const Predication& word, const Labels& subject) {
    std::vector<const Argument*> arguments;
    for (const auto& argument : word.arguments)
        arguments.push_back(&argument);
    const auto assignment = choose(word, arguments, subject);
    return assignment && assignment->left_over.empty();
}

bool is_of_ties(const Sense& sense) {
    return std::any_of(
        sense.patterns.begin(), sense.patterns.end(), [](const ast::PathPattern& pattern) {
            return std::any_of(pattern.relationships.begin(), pattern.relationships.end(),
                               [](const auto& edge) { return edge.types.empty(); });
        });
}

Labels common_labels(const Labels& a, const Labels& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    Labels common;
    for (const auto& label : a) {
        if (std::find(b.begin(), b.end(), label) != b.end()) common.push_back(label);
    }
    return common;
}

bool compatible(const Labels& a, const Labels& b) {
    return a.empty() || b.empty() || !common_labels(a, b).empty();
}

Labels labels_in(const Sense& sense, const std::string& variable) {
    Labels labels;
    if (const auto* node = find_node(sense, variable)) {
        for (const auto& label : node->labels)
            labels.push_back(label.text);
    }
    return labels;
}

Labels labels_of(const NounPhrase& phrase) {
    if (phrase.choice) {
        Labels common;
        for (const auto& part : phrase.parts)
            common = common_labels(common, labels_of(part));
        return common;
    }
    if (!phrase.parts.empty()) return labels_of(phrase.parts.front());
    if (phrase.gap) return phrase.known_labels;
    if (phrase.is_name()) return labels_of_entities(phrase.names);
    if (phrase.is_described()) return labels_of_noun(phrase.nouns.back(), phrase);
    return {};
}

std::optional<Assignment> choose(const Predication& word,
                                 const std::vector<const Argument*>& arguments,
                                 const Labels& subject) {
    std::optional<Assignment> best;
    for (const auto* sense : word.senses) {
        auto candidate = assign(*sense, arguments, word.passive, subject);
        if (candidate && (!best || candidate->left_over.size() < best->left_over.size()))
            best = std::move(candidate);
    }
    return best;
}

}  // namespace entente::question
