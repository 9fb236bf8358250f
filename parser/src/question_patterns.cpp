// Patterns and their terms: a word's meaning with its arguments put in.
#include <algorithm>
#include <array>
#include <iterator>

#include "parser/ast_build.hpp"
#include "parser/ast_children.hpp"
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

void rename_variables(ast::Expression& expression,
                      const std::map<std::string, std::string>& names) {
    if (auto* variable = std::get_if<ast::Variable>(&expression.node)) {
        const auto found = names.find(variable->name);
        if (found != names.end()) variable->name = found->second;
    }
    ast::for_each_operand(expression,
                          [&](ast::Expression& operand) { rename_variables(operand, names); });
}

void collect_variables(const ast::Expression& expression, std::set<std::string>& names) {
    if (const auto* variable = std::get_if<ast::Variable>(&expression.node))
        names.insert(variable->name);
    ast::for_each_operand(
        expression, [&](const ast::Expression& operand) { collect_variables(operand, names); });
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

/// "Serbia in 1914": of those that bear or bore a name, those there were at the time.
std::vector<Entity> Lowering::of_the_time(std::vector<Entity> entities, const NounPhrase& name) {
    if (entities.size() < 2 || !asked_span_) return entities;
    std::vector<Entity> then;
    std::copy_if(entities.begin(), entities.end(), std::back_inserter(then),
                 [&](const Entity& entity) { return entity.exists.overlaps(*asked_span_); });
    if (then.empty() || then.size() == entities.size()) return entities;
    const bool other =
        std::none_of(then.begin(), then.end(), [](const Entity& entity) { return entity.proper; });
    if (other && then.size() == 1) {
        const auto typed = std::string(reader_.text().substr(name.place.offset, name.place.length));
        auto note = "Read \"" + typed + "\" as " + (then.front().definite ? "the " : "") +
                    then.front().name + ", which bore the name then.";
        auto& notes = reading_.notes;
        if (std::find(notes.begin(), notes.end(), note) == notes.end())
            notes.push_back(std::move(note));
    }
    return then;
}

Entity Lowering::resolve(const NounPhrase& name, const Labels& wanted) {
    if (name.names.empty()) refuse("Something is missing here.", name.place);
    std::vector<Entity> fitting;
    for (const auto& entity : name.names) {
        if (compatible({entity.label}, wanted)) fitting.push_back(entity);
    }
    if (fitting.empty()) fitting = name.names;
    fitting = of_the_time(std::move(fitting), name);
    const auto is_proper = [](const Entity& entity) { return entity.proper; };
    if (std::count_if(fitting.begin(), fitting.end(), is_proper) == 1) {
        fitting = {*std::find_if(fitting.begin(), fitting.end(), is_proper)};
    }
    if (fitting.size() > 1) {
        std::vector<std::string> names;
        for (const auto& entity : fitting)
            names.push_back(entity.name);
        const auto typed = std::string(reader_.text().substr(name.place.offset, name.place.length));
        refuse("\"" + typed + "\" can be " + listed(names, "or") + ". Say which is meant.",
               name.place, "UnknownName", names);
    }
    const bool known =
        std::any_of(reading_.entities.begin(), reading_.entities.end(),
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
void Lowering::place_kind(const Sense& sense, const Predication& word, const Term& subject,
                          Block& block) {
    const auto labels = labels_in(sense, "x");
    narrow(subject, labels);
    const bool asked = keep_edge_ && depth_ == 0 && !heart_;
    const bool named = asked || needs_edge(word.times, time_);
    const auto variable = !subject.entity ? subject.variable : named ? fresh_node() : std::string();
    auto period = period_of_state(dated(word.times, nullptr, block), time_, variable);
    if (word.times.empty() && always_) period.as_of.reset();
    if (asked) {
        heart_.emplace();
        heart_->date = ast::property(variable, "since");
    }
    if (subject.entity) {
        ast::PathPattern pattern = sense.patterns.front();
        pattern.nodes.front().variable.reset();
        if (!variable.empty()) pattern.nodes.front().variable = ast::symbol(variable);
        name_node(pattern.nodes.front(), *subject.entity);
        if (depth_ == 0 && !heart_period_) heart_period_ = period;
        for (const auto& condition : period.conditions)
            block.add_condition(condition);
        return block.add_pattern(std::move(pattern), period.as_of);
    }
    const bool ever = std::any_of(word.times.begin(), word.times.end(), [](const Time& time) {
        return time.kind == Time::Kind::ever && !time.implied;
    });
    if (ever) {
        block.lift_date(subject.variable);
        lifted_.insert(subject.variable);
    }
    if (outer_.contains(subject.variable)) {
        if (lifted_.contains(subject.variable))
            block.note_label(subject.variable, labels, period.as_of);
    } else {
        block.require_label(subject.variable, labels, period.as_of);
    }
    for (const auto& constraint : sense.patterns.front().nodes.front().properties) {
        block.add_condition(ast::compare(ast::property(subject.variable, constraint.key.text),
                                         ast::ComparisonOperator::equal, *constraint.value));
    }
    for (const auto& condition : period.conditions)
        block.add_condition(condition);
}

namespace {

bool is_single_node(const Sense& sense) {
    return sense.patterns.size() == 1 && sense.patterns.front().relationships.empty() &&
           !sense.at && !sense.where;
}

bool has_edges(const Sense& sense) {
    return std::any_of(
        sense.patterns.begin(), sense.patterns.end(),
        [](const ast::PathPattern& pattern) { return !pattern.relationships.empty(); });
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

/// The claim that the heart's edge makes, when both its ends are things with names.
std::optional<Claim> Lowering::claim_of(const Instance& instance) const {
    const auto entity_at = [&](const ast::NodePattern& node) -> const Entity* {
        if (!node.variable) return nullptr;
        const auto found = instance.terms.find(node.variable->text);
        return found == instance.terms.end() || !found->second.entity ? nullptr
                                                                      : &*found->second.entity;
    };
    for (const auto& pattern : instance.sense.patterns) {
        for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
            const auto& edge = pattern.relationships[i];
            if (!edge.variable || edge.variable->text != "e" || edge.types.empty()) continue;
            const auto* left = entity_at(pattern.nodes[i]);
            const auto* right = entity_at(pattern.nodes[i + 1]);
            if (left == nullptr || right == nullptr) return {};
            Claim claim;
            claim.type = type_in(instance, edge);
            claim.plain_type = edge.types.front().text;
            claim.subject = *left;
            claim.object = *right;
            claim.reversed = edge.direction == ast::Direction::left;
            claim.either = edge.direction == ast::Direction::either;
            claim.event = instance.sense.at.has_value() || instance.word.aspect != Aspect::holds;
            claim.ending = instance.ends;
            return claim;
        }
    }
    return {};
}

/// The edge's type: with "can" or "will" that of the edge that says that it could be so.
std::string Lowering::type_in(const Instance& instance,
                              const ast::RelationshipPattern& edge) const {
    auto plain = edge.types.empty() ? std::string() : edge.types.front().text;
    if (instance.word.opposed) return *reader_.vocabulary().opposite_of(plain);
    if (!instance.possible) return plain;
    if (auto possibility = reader_.vocabulary().possibility_of(plain)) return *possibility;
    const auto& place = instance.word.place;
    const auto typed = std::string(reader_.text().substr(place.offset, place.length));
    refuse("I know what is and was, and what an alliance asks of its members, but not whether \"" +
               typed + "\" can or will be so.",
           place, "OutOfScope");
}

/// Binds the pattern's variables to what the arguments are; descriptions are asserted later.
void Lowering::bind_terms(Instance& instance, const Assignment& assignment, const Term& subject) {
    instance.terms[assignment.subject] = subject;
    narrow(subject, labels_in(instance.sense, assignment.subject));
    for (const auto& [variable, argument] : assignment.slots) {
        const auto& phrase = *argument->phrase;
        const auto term = open_term(phrase, labels_in(instance.sense, variable));
        instance.terms[variable] = term;
        if (!phrase.is_name() && !phrase.gap) instance.described.emplace_back(&phrase, term);
    }
}

/// "NATO members that joined in 2004": what a word leaves out is what the phrase around it has
/// named. A verb whose object is nowhere is refused.
void Lowering::bind_understood(Instance& instance) {
    for (const auto& slot : instance.sense.slots) {
        if (instance.terms.contains(slot.variable)) continue;
        const auto wanted = labels_in(instance.sense, slot.variable);
        const auto understood =
            std::find_if(understood_.rbegin(), understood_.rend(), [&](const Term& term) {
                return !wanted.empty() && compatible(labels_of_term(term), wanted);
            });
        if (understood != understood_.rend()) {
            instance.terms[slot.variable] = *understood;
            continue;
        }
        const bool direct = std::find(slot.prepositions.begin(), slot.prepositions.end(), "") !=
                            slot.prepositions.end();
        const bool verb = instance.sense.word_class == WordClass::verb;
        if (!verb || !direct || instance.word.passive) continue;
        const auto& place = instance.word.place;
        refuse("\"" + std::string(reader_.text().substr(place.offset, place.length)) +
                   "\" lacks its object: say whom or what.",
               place);
    }
    if (instance.sense.word_class != WordClass::noun) return;
    for (const auto& [variable, term] : instance.terms) {
        if (term.entity) understood_.push_back(term);
    }
}

/// "the members of the Warsaw Pact": no verb says "now", and there is no such thing any more.
bool Lowering::is_over(const Instance& instance) {
    if (!instance.word.untensed) return false;
    for (const auto& [variable, term] : instance.terms) {
        if (!term.entity || term.entity->exists.end > time_.date.interval().begin) continue;
        auto note = "There has been no " + term.entity->name + " since " +
                    Date::from_day(term.entity->exists.end).in_words() +
                    ": this is about the time before.";
        auto& notes = reading_.notes;
        if (std::find(notes.begin(), notes.end(), note) == notes.end())
            notes.push_back(std::move(note));
        return true;
    }
    return false;
}

/// What date the word is about, and so whether it is an event, and which variables its pattern
/// needs.
void Lowering::settle_time(Instance& instance, Block& block) {
    instance.times = dated(instance.word.times, &instance, block);
    const auto& word = instance.word;
    const auto& sense = instance.sense;
    // What holds for a time is the edge, or, of a word that is about a thing alone, the thing.
    const std::string holder = has_edges(sense) ? "e" : "x";
    instance.at = sense.at ? *sense.at : ast::property(holder, "since");
    if (word.aspect == Aspect::begins) instance.at = ast::property(holder, "since");
    if (word.aspect == Aspect::ends) instance.at = ast::property(holder, "until");
    const auto* moment = std::get_if<ast::Property>(&instance.at.node);
    instance.ends = instance.event && moment != nullptr && moment->key.text == "until";

    std::set<std::string> used;
    const bool asked = instance.heart && keep_edge_;
    const bool dated = asked || !word.times.empty() || !time_.is_today || instance.ends;
    if (instance.event ? dated : asked) collect_variables(instance.at, used);
    if (asked && sense.how) collect_variables(*sense.how, used);
    if (!instance.event && needs_edge(word.times, time_)) used.insert(holder);
    if (sense.where) collect_variables(*sense.where, used);

    const auto dated_class = wanted_date_ && wanted_date_->verb ? WordClass::verb : WordClass::noun;
    const bool wanted = wanted_date_ && !wanted_date_->date && sense.word_class == dated_class;
    if (wanted) collect_variables(instance.at, used);

    for (const auto& [variable, uses] : node_uses(sense)) {
        const auto term = instance.terms.find(variable);
        if (term != instance.terms.end() && !term->second.entity) {
            instance.names[variable] = term->second.variable;
        } else if (used.contains(variable) || (term == instance.terms.end() && uses > 1)) {
            instance.names[variable] = fresh_node();
        }
    }
    for (const auto& pattern : sense.patterns) {
        for (const auto& edge : pattern.relationships) {
            if (edge.variable && used.contains(edge.variable->text))
                instance.names[edge.variable->text] = fresh_edge();
        }
    }
    rename_variables(instance.at, instance.names);
    if (wanted) wanted_date_->date = instance.at;
    if (instance.event) {
        instance.period = period_of_event(instance.times, time_, instance.at);
    } else {
        const auto edge = instance.names.find(holder);
        instance.period = period_of_state(instance.times, time_,
                                          edge == instance.names.end() ? holder : edge->second);
        // "how did it help", "has attended": a past alone does not bind it to the day that is set.
        const bool timeless = std::all_of(word.times.begin(), word.times.end(),
                                          [](const Time& time) { return time.implied; });
        const bool past = keep_edge_ && !word.times.empty();
        if (timeless && (always_ || sense.ever || past || is_over(instance)))
            instance.period.as_of.reset();
    }
}

void Lowering::place_node(const Instance& instance, ast::NodePattern& node, Block& block) {
    if (!node.variable) return;
    const auto variable = node.variable->text;
    const auto name = instance.names.find(variable);
    node.variable.reset();
    if (name != instance.names.end()) node.variable = ast::symbol(name->second);
    const auto term = instance.terms.find(variable);
    if (term == instance.terms.end()) return;
    if (term->second.entity) return name_node(node, *term->second.entity);
    if (node.labels.size() == 1 && !outer_.contains(term->second.variable)) {
        block.require_label(term->second.variable, {node.labels.front().text},
                            instance.period.as_of);
    }
    node.labels.clear();
    node.any_label = false;
}

void Lowering::place_patterns(const Instance& instance, Block& block) {
    for (auto pattern : instance.sense.patterns) {
        for (auto& node : pattern.nodes)
            place_node(instance, node, block);
        for (auto& edge : pattern.relationships) {
            if (!edge.variable) continue;
            const auto variable = edge.variable->text;
            edge.variable.reset();
            if (const auto name = instance.names.find(variable); name != instance.names.end())
                edge.variable = ast::symbol(name->second);
            if (variable != "e") continue;
            if (instance.possible || instance.word.opposed)
                edge.types = {ast::symbol(type_in(instance, edge))};
        }
        block.add_pattern(std::move(pattern), instance.period.as_of);
    }
    for (const auto& condition : instance.period.conditions)
        block.add_condition(condition);
    if (instance.sense.where) {
        auto condition = *instance.sense.where;
        rename_variables(condition, instance.names);
        block.add_condition(std::move(condition));
    }
    if (instance.ends)
        block.add_condition(ast::unary(ast::UnaryOperator::is_not_null, instance.at));
}

void Lowering::note_heart(const Instance& instance) {
    heart_.emplace();
    if (const auto edge = instance.names.find("e"); edge != instance.names.end())
        heart_->edge = edge->second;
    heart_->date = instance.at;
    if (instance.sense.how) {
        heart_->manner = *instance.sense.how;
        rename_variables(*heart_->manner, instance.names);
    }
    heart_period_ = instance.period;
    reading_.claim = claim_of(instance);
    reading_.event = instance.event;
    reading_.until = instance.ends;
}

/// Puts a sense's pattern, with its variables bound, into the block.
void Lowering::instantiate(const Assignment& assignment, const Predication& word,
                           const Term& subject, Block& block) {
    const auto& sense = *assignment.sense;
    if (sense.occasion)
        refuse(
            "The facts here are ties, and not what came to pass. This word can stand in an \"if\".",
            word.place, "OutOfScope");
    if (sense.negated) {
        Sense positive = sense;
        positive.negated = false;
        auto same = assignment;
        same.sense = &positive;
        // "outside NATO" is said of countries, and of nothing else.
        const auto labels = labels_in(sense, assignment.subject);
        narrow(subject, labels);
        if (!subject.entity && !labels.empty() && !outer_.contains(subject.variable))
            block.require_label(subject.variable, labels, time_.date.iso());
        block.add_condition(
            ast::negation(exists([&](Block& inner) { instantiate(same, word, subject, inner); })));
        return;
    }
    if (is_single_node(sense)) return place_kind(sense, word, subject, block);
    Instance instance{sense, word};
    instance.possible = word.modality != Modality::none;
    instance.heart = depth_ == 0 && !heart_;
    instance.event = !instance.possible && (sense.at || word.aspect != Aspect::holds);
    instance.subject = assignment.subject;
    bind_terms(instance, assignment, subject);
    bind_understood(instance);
    settle_time(instance, block);
    place_patterns(instance, block);
    if (instance.possible && reading_.modality == Modality::none) reading_.modality = word.modality;
    if (instance.heart) {
        note_heart(instance);
    } else if (auto claim = claim_of(instance); claim && !instance.possible) {
        reading_.further_claims.push_back(std::move(*claim));
    }
    for (const auto& [phrase, term] : instance.described)
        assert_phrase(*phrase, term, block);
}

}  // namespace entente::question
