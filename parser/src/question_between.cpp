// Questions about named things and no clause: what one is, what is between two, what they share.
#include <algorithm>

#include "parser/ast_build.hpp"
#include "question_build.hpp"
#include "question_lowering.hpp"

namespace entente::question {
namespace {

/// A noun like "relationship": its pattern's `x` is an edge.
const Sense* relation_sense(const NounPhrase& phrase) {
    if (phrase.nouns.size() != 1) return nullptr;
    for (const auto* sense : phrase.nouns.front().senses) {
        for (const auto& pattern : sense->patterns) {
            for (const auto& edge : pattern.relationships) {
                if (edge.variable && edge.variable->text == "x") return sense;
            }
        }
    }
    return nullptr;
}

}  // namespace

/// "what is NATO", "Japan", "tell me about AUKUS".
bool Lowering::describe(const Question& question) {
    const bool alone =
        question.asked && question.asked->is_name() && !question.condition &&
        (question.form == QuestionForm::things || question.form == QuestionForm::describe);
    if (!alone) {
        if (question.form == QuestionForm::describe)
            refuse("One thing at a time: name one of them.", question.asked->place);
        return false;
    }
    const auto entity = resolve(*question.asked, {});
    ast::PathPattern pattern;
    pattern.nodes.emplace_back();
    pattern.nodes.back().variable = ast::symbol("x");
    name_node(pattern.nodes.back(), entity);
    Block block;
    block.add_pattern(std::move(pattern), std::nullopt);
    reading_.form = QuestionForm::describe;
    reading_.column = lower_case(entity.label);
    finish(block, distinct(ast::property("x", "name"), reading_.column));
    return true;
}

/// The things that a question names one by one.
std::vector<Entity> Lowering::named(const NounPhrase& phrase) {
    std::vector<Entity> entities;
    for (const auto& part : phrase.parts.empty() ? std::vector{phrase} : phrase.parts) {
        if (!part.is_name()) refuse("Name each of them here.", part.place);
        entities.push_back(resolve(part, {}));
    }
    return entities;
}

/// "what do Turkey and Greece have in common": what edges of the same type lead to from both.
bool Lowering::find_common(const Question& question) {
    if (question.form != QuestionForm::common) return false;
    const auto entities = named(*question.asked);
    if (entities.size() != 2) refuse("Name two of them.", question.asked->place);
    ast::PathPattern pattern;
    pattern.nodes.resize(3);
    name_node(pattern.nodes.front(), entities.front());
    pattern.nodes[1].variable = ast::symbol("x");
    name_node(pattern.nodes.back(), entities.back());
    pattern.relationships.resize(2);
    pattern.relationships.front().variable = ast::symbol("e");
    pattern.relationships.front().direction = ast::Direction::right;
    pattern.relationships.back().variable = ast::symbol("f");
    pattern.relationships.back().direction = ast::Direction::left;
    const auto type = [](const char* edge) {
        std::vector<ast::Expression> arguments;
        arguments.push_back(ast::variable(edge));
        return ast::call("type", std::move(arguments));
    };
    Block block;
    block.add_pattern(std::move(pattern), time_.date.iso());
    block.add_condition(ast::compare(type("e"), ast::ComparisonOperator::equal, type("f")));
    // Not whom both are tied to: that is asked for by its noun ("common allies").
    block.add_condition(ast::negation(
        {ast::HasLabels{ast::variable("x"), {ast::symbol(entities.front().label)}}, {}}));
    reading_.form = QuestionForm::common;
    reading_.as_of = time_.date.iso();
    reading_.column = "name";
    auto projection = distinct(ast::property("x", "name"), reading_.column);
    projection.items.push_back({type("e"), ast::symbol("tie"), {}});
    finish(block, std::move(projection));
    return true;
}

/// "compare NATO and the Warsaw Pact": the things themselves.
bool Lowering::compare(const Question& question) {
    if (question.form != QuestionForm::compare) return false;
    const auto entities = named(*question.asked);
    if (entities.size() < 2) refuse("Name two of them.", question.asked->place);
    for (const auto& entity : entities) {
        if (entity.label == entities.front().label) continue;
        refuse("These are not of a kind: one is " + with_article(entities.front().label) +
                   ", the other " + with_article(entity.label) + ".",
               question.asked->place);
    }
    Block block;
    block.require_label("x", {entities.front().label}, std::nullopt);
    std::vector<ast::Expression> names;
    for (const auto& entity : entities)
        names.push_back(ast::literal(entity.key_value));
    block.add_condition(
        {ast::Binary{ast::BinaryOperator::in, ast::property("x", entities.front().key),
                     ast::Expression{ast::ListLiteral{std::move(names)}, {}}},
         {}});
    reading_.form = QuestionForm::compare;
    reading_.column = lower_case(entities.front().label);
    finish(block, distinct(ast::property("x", "name"), reading_.column));
    return true;
}

/// "Japan's relationship with NATO": the edges between the two.
bool Lowering::relate(Question& question) {
    if (question.form == QuestionForm::relation) {
        auto ends = *question.asked;
        if (question.subject)
            ends = coordinate(std::move(ends), true, false, std::move(*question.subject));
        if (ends.parts.size() != 2) refuse("Say how which two are related.", ends.place);
        ast::PathPattern pattern;
        for (const auto& part : ends.parts) {
            pattern.nodes.emplace_back();
            name_node(pattern.nodes.back(), resolve(part, {}));
        }
        pattern.relationships.emplace_back();
        pattern.relationships.front().direction = ast::Direction::either;
        pattern.relationships.front().variable = ast::symbol("x");
        return_relation(std::move(pattern), {});
        return true;
    }
    if (!question.asked || question.condition) return false;
    const auto* sense = relation_sense(*question.asked);
    if (sense == nullptr) return false;
    auto word = question.asked->nouns.front();
    word.senses = {sense};
    for (const auto& argument : question.asked->arguments) {
        const auto& phrase = *argument.phrase;
        if (phrase.parts.size() != 2) {
            word.arguments.push_back(argument);
            continue;
        }
        for (const auto& part : phrase.parts)
            word.arguments.push_back({std::string(neighbour), part, part.place});
    }
    std::vector<const Argument*> arguments;
    for (const auto& argument : word.arguments)
        arguments.push_back(&argument);
    const auto assignment = choose(word, arguments, {});
    if (!assignment || assignment->slots.size() != 2 || !assignment->left_over.empty()) {
        refuse("Say between which two: \"the relationship between A and B\".",
               question.asked->place);
    }
    auto pattern = sense->patterns.front();
    for (auto& node : pattern.nodes) {
        const auto* argument = assignment->slots.at(node.variable->text);
        node.variable.reset();
        name_node(node, resolve(*argument->phrase, {}));
    }
    return_relation(std::move(pattern), question.asked->times);
    return true;
}

void Lowering::return_relation(ast::PathPattern pattern, const std::vector<Time>& times) {
    const auto period = period_of_state(times, time_, "x");
    Block block;
    block.add_pattern(std::move(pattern), period.as_of);
    for (const auto& condition : period.conditions)
        block.add_condition(condition);
    heart_period_ = period;
    reading_.form = QuestionForm::relation;
    reading_.column = "relation";
    std::vector<ast::Expression> arguments;
    arguments.push_back(ast::variable("x"));
    finish(block, distinct(ast::call("type", std::move(arguments)), reading_.column));
}

}  // namespace entente::question
