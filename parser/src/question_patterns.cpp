// Patterns and their terms: a word's meaning with its arguments put in.
#include <algorithm>
#include <array>

#include "ast_build.hpp"
#include "question_build.hpp"
#include "question_lowering.hpp"
#include "question_period.hpp"

namespace entente::question {

namespace {

std::string listed(const std::vector<std::string>& names, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " " + std::string(last) + " " : ", ";
        text += names[i];
    }
    return text;
}

}  // namespace

void rename_variables(ast::Expression& expression, const std::map<std::string, std::string>& names) {
    const auto renamed = [&](std::string& name) {
        if (const auto found = names.find(name); found != names.end()) name = found->second;
    };
    std::visit(
        [&](auto& node) {
            using T = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<T, ast::Variable>) renamed(node.name);
            if constexpr (std::is_same_v<T, ast::Property>) rename_variables(*node.subject, names);
            if constexpr (std::is_same_v<T, ast::FunctionCall>) {
                for (auto& argument : node.arguments) rename_variables(argument, names);
            }
        },
        expression.node);
}

void collect_variables(const ast::Expression& expression, std::set<std::string>& names) {
    std::visit(
        [&](const auto& node) {
            using T = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<T, ast::Variable>) names.insert(node.name);
            if constexpr (std::is_same_v<T, ast::Property>) collect_variables(*node.subject, names);
            if constexpr (std::is_same_v<T, ast::FunctionCall>) {
                for (const auto& argument : node.arguments) collect_variables(argument, names);
            }
        },
        expression.node);
}

std::string Lowering::fresh_node() {
    static constexpr std::array names{"y", "z", "u", "v", "w", "a", "b", "c", "d"};
    const auto made = nodes_made_++;
    return made < names.size() ? names[made] : "n" + std::to_string(made);
}

std::string Lowering::fresh_edge() {
    static constexpr std::array names{"e", "f", "g", "h"};
    const auto made = edges_made_++;
    return made < names.size() ? names[made] : "e" + std::to_string(made);
}

Entity Lowering::resolve(const NounPhrase& name, const Labels& wanted) {
    std::vector<Entity> fitting;
    for (const auto& entity : name.names) {
        if (compatible({entity.label}, wanted)) fitting.push_back(entity);
    }
    if (fitting.empty()) fitting = name.names;
    if (fitting.size() > 1) {
        std::vector<std::string> names;
        for (const auto& entity : fitting) names.push_back(entity.name);
        const auto typed = std::string(reader_.text().substr(name.place.offset, name.place.length));
        refuse("\"" + typed + "\" can be " + listed(names, "or") + ". Say which is meant.", name.place, "UnknownName", names);
    }
    const bool known = std::any_of(reading_.entities.begin(), reading_.entities.end(),
                                   [&](const Entity& entity) { return entity.node == fitting.front().node; });
    if (!known) reading_.entities.push_back(fitting.front());
    return fitting.front();
}

Labels Lowering::labels_of_term(const Term& term) const {
    if (term.entity) return {term.entity->label};
    const auto found = labels_.find(term.variable);
    return found == labels_.end() ? Labels{} : found->second;
}

void Lowering::narrow(const Term& term, const Labels& labels) {
    if (!term.entity) labels_[term.variable] = common_labels(labels_of_term(term), labels);
}

/// The term for an argument; what a description says of it is asserted by the caller afterwards.
Term Lowering::open_term(const NounPhrase& phrase, const Labels& wanted) {
    if (phrase.gap) {
        if (gaps_.empty()) refuse("Something is missing after this word.", phrase.place);
        narrow(gaps_.back(), wanted);
        return gaps_.back();
    }
    if (phrase.is_name()) return {resolve(phrase, wanted), ""};
    Term term{{}, fresh_node()};
    labels_[term.variable] = common_labels(labels_of(phrase), wanted);
    return term;
}

/// "country", "treaty": a label, and seldom more.
void Lowering::place_kind(const Sense& sense, const Predication& word, const Term& subject, Block& block) {
    const auto labels = labels_in(sense, "x");
    narrow(subject, labels);
    if (subject.entity) {
        if (!compatible({subject.entity->label}, labels)) block.add_condition(ast::literal(false));
        return;
    }
    const auto period = period_of_state(word.times, time_, subject.variable);
    if (!outer_.contains(subject.variable)) block.require_label(subject.variable, labels, period.as_of);
    for (const auto& constraint : sense.patterns.front().nodes.front().properties) {
        block.add_condition(ast::compare(ast::property(subject.variable, constraint.key.text),
                                         ast::ComparisonOperator::equal, *constraint.value));
    }
    for (const auto& condition : period.conditions) block.add_condition(condition);
}

namespace {

bool is_single_node(const Sense& sense) {
    return sense.patterns.size() == 1 && sense.patterns.front().relationships.empty() && !sense.at;
}

/// How often each variable of the sense's nodes occurs in its patterns.
std::map<std::string, int> node_uses(const Sense& sense) {
    std::map<std::string, int> uses;
    for (const auto& pattern : sense.patterns) {
        for (const auto& node : pattern.nodes) {
            if (node.variable) ++uses[node.variable->text];
        }
    }
    return uses;
}

}  // namespace

void name_node(ast::NodePattern& node, const Entity& entity) {
    node.labels = {ast::symbol(entity.label)};
    node.any_label = false;
    node.properties.push_back({ast::symbol(entity.key), ast::literal(entity.key_value)});
}

void Lowering::note_heart(const Sense& sense, const std::map<std::string, Term>& terms, const Predication& word,
                          const std::string& type, const std::string& plain_type) {
    const auto term_at = [&](const ast::NodePattern& node) -> const Term* {
        if (!node.variable) return nullptr;
        const auto found = terms.find(node.variable->text);
        return found == terms.end() || !found->second.entity ? nullptr : &found->second;
    };
    for (const auto& pattern : sense.patterns) {
        for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
            const auto& edge = pattern.relationships[i];
            if (!edge.variable || edge.variable->text != "e") continue;
            const auto* left = term_at(pattern.nodes[i]);
            const auto* right = term_at(pattern.nodes[i + 1]);
            if (left == nullptr || right == nullptr) return;
            Claim claim;
            claim.type = type;
            claim.plain_type = plain_type;
            claim.subject = *left->entity;
            claim.object = *right->entity;
            claim.reversed = edge.direction == ast::Direction::left;
            claim.event = sense.at.has_value() || word.aspect != Aspect::holds;
            claim.ending = word.aspect == Aspect::ends;
            reading_.claim = std::move(claim);
            return;
        }
    }
}

/// Puts a sense's pattern, with its variables bound, into the block.
void Lowering::instantiate(const Assignment& assignment, const Predication& word, const Term& subject, Block& block) {
    const auto& sense = *assignment.sense;
    if (sense.negated) {
        Sense positive = sense;
        positive.negated = false;
        auto same = assignment;
        same.sense = &positive;
        block.add_condition(
            ast::negation(exists([&](Block& inner) { instantiate(same, word, subject, inner); })));
        return;
    }
    if (is_single_node(sense)) return place_kind(sense, word, subject, block);

    std::map<std::string, Term> terms;
    std::vector<std::pair<const NounPhrase*, Term>> described;
    terms[assignment.subject] = subject;
    narrow(subject, labels_in(sense, assignment.subject));
    for (const auto& [variable, argument] : assignment.slots) {
        const auto& phrase = *argument->phrase;
        const auto term = open_term(phrase, labels_in(sense, variable));
        terms[variable] = term;
        if (!phrase.is_name() && !phrase.gap) described.emplace_back(&phrase, term);
    }

    const bool possible = word.modality != Modality::none;
    const bool is_heart = depth_ == 0 && !heart_;
    const bool event = !possible && (sense.at || word.aspect != Aspect::holds);
    auto at = sense.at ? *sense.at : ast::property("e", "since");
    if (word.aspect == Aspect::ends) at = ast::property("e", "until");
    if (word.aspect == Aspect::begins) at = ast::property("e", "since");

    std::set<std::string> used;
    if (event || (is_heart && keep_edge_)) collect_variables(at, used);
    if (is_heart && keep_edge_ && sense.how) collect_variables(*sense.how, used);
    if (is_heart && keep_edge_ && !event) used.insert("e");
    if (!event && needs_edge(word.times)) used.insert("e");
    const bool dated = !word.times.empty() || !time_.is_today || word.aspect == Aspect::ends || (is_heart && keep_edge_);
    if (event && !dated) used.clear();

    std::map<std::string, std::string> names;
    for (const auto& [variable, uses] : node_uses(sense)) {
        const auto term = terms.find(variable);
        if (term != terms.end() && !term->second.entity) {
            names[variable] = term->second.variable;
        } else if (used.contains(variable) || (term == terms.end() && uses > 1)) {
            names[variable] = fresh_node();
        }
    }
    if (used.contains("e")) names["e"] = fresh_edge();
    rename_variables(at, names);

    const auto period = event ? period_of_event(word.times, time_, at)
                              : period_of_state(word.times, time_, names.contains("e") ? names["e"] : "e");
    std::string type;
    std::string plain_type;
    for (auto pattern : sense.patterns) {
        for (auto& node : pattern.nodes) {
            if (!node.variable) continue;
            const auto variable = node.variable->text;
            const auto name = names.find(variable);
            node.variable.reset();
            if (name != names.end()) node.variable = ast::symbol(name->second);
            const auto term = terms.find(variable);
            if (term == terms.end()) continue;
            if (term->second.entity) {
                name_node(node, *term->second.entity);
                continue;
            }
            if (node.labels.size() == 1 && !outer_.contains(term->second.variable)) {
                block.require_label(term->second.variable, {node.labels.front().text}, period.as_of);
            }
            node.labels.clear();
            node.any_label = false;
        }
        for (auto& edge : pattern.relationships) {
            const bool main = edge.variable && edge.variable->text == "e";
            edge.variable.reset();
            if (!main) continue;
            if (names.contains("e")) edge.variable = ast::symbol(names["e"]);
            plain_type = edge.types.empty() ? std::string() : edge.types.front().text;
            type = plain_type;
            if (!possible) continue;
            const auto possibility = reader_.vocabulary().possibility_of(plain_type);
            if (!possibility) {
                const auto typed = std::string(reader_.text().substr(word.place.offset, word.place.length));
                refuse("I know what is and was, and what an alliance asks of its members, but not whether \"" + typed +
                           "\" can or will be so.",
                       word.place, "OutOfScope");
            }
            type = *possibility;
            edge.types = {ast::symbol(type)};
        }
        block.add_pattern(std::move(pattern), period.as_of);
    }
    for (const auto& condition : period.conditions) block.add_condition(condition);
    if (event && word.aspect == Aspect::ends) {
        block.add_condition(ast::unary(ast::UnaryOperator::is_not_null, at));
    }
    if (possible && reading_.modality == Modality::none) reading_.modality = word.modality;
    if (is_heart && !type.empty()) {
        heart_.emplace();
        heart_->edge = names.contains("e") ? names["e"] : "";
        heart_->date = at;
        if (sense.how) {
            heart_->manner = *sense.how;
            rename_variables(*heart_->manner, names);
        }
        heart_period_ = period;
        note_heart(sense, terms, word, type, plain_type);
    }
    for (const auto& [phrase, term] : described) assert_phrase(*phrase, term, block);
}

}  // namespace entente::question
