#include "question_lower.hpp"

#include <algorithm>
#include <array>

#include "parser/ast_build.hpp"
#include "question_build.hpp"
#include "question_lowering.hpp"
#include "question_period.hpp"
#include "question_scope.hpp"
#include "question_walk.hpp"

namespace entente::question {

void refuse(std::string message, const Place& place, std::string detail,
            std::vector<std::string> suggestions) {
    throw Error({.type = "QuestionError",
                 .detail = std::move(detail),
                 .message = std::move(message),
                 .place = place,
                 .suggestions = std::move(suggestions)});
}

const NounPhrase& through(const NounPhrase& phrase) {
    if (phrase.nouns.size() != 1 || phrase.arguments.empty()) return phrase;
    const auto& senses = phrase.nouns.front().senses;
    // "NATO's accessions" are those of others, "Spain's accession" is Spain's own.
    const auto labels = labels_of(*phrase.arguments.front().phrase);
    const bool own = std::none_of(senses.begin(), senses.end(), [&](const Sense* sense) {
        return !sense->transparent && !sense->slots.empty() && !labels.empty() &&
               compatible(labels, labels_in(*sense, sense->slots.front().variable));
    });
    const bool transparent =
        own && std::any_of(senses.begin(), senses.end(),
                           [](const Sense* sense) { return sense->transparent; });
    return transparent ? through(*phrase.arguments.front().phrase) : phrase;
}

bool is_transparent(const NounPhrase& phrase) {
    return &through(phrase) != &phrase;
}

bool is_uncounted(const NounPhrase& phrase) {
    if (phrase.nouns.empty()) return false;
    const auto& senses = phrase.nouns.back().senses;
    return std::any_of(senses.begin(), senses.end(),
                       [](const Sense* sense) { return sense->uncounted; });
}

void require_counted(const NounPhrase& phrase) {
    if (!is_uncounted(phrase)) return;
    refuse("The facts tell where there are " + phrase.nouns.back().word + ", and not how many.",
           phrase.nouns.back().place, "OutOfScope");
}

std::string with_article(const std::string& label) {
    const auto noun = lower_case(label);
    return (std::string_view("aeiou").find(noun.front()) == std::string_view::npos ? "a " : "an ") +
           noun;
}

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

namespace {

const Sense* giving_sense(const NounPhrase& phrase) {
    if (phrase.nouns.size() != 1) return nullptr;
    const Sense* first = nullptr;
    for (const auto* sense : phrase.nouns.front().senses) {
        if (!sense->give) continue;
        const bool fits = std::all_of(
            phrase.arguments.begin(), phrase.arguments.end(), [&](const Argument& argument) {
                return compatible(labels_of(*argument.phrase), labels_in(*sense, "y"));
            });
        if (fits) return sense;
        if (first == nullptr) first = sense;
    }
    return first;
}

/// Takes the negations off the front of a condition; true when an odd number of them was there.
bool strip_negation(Condition& condition) {
    bool negated = false;
    while (auto* negation = std::get_if<Negation>(&condition.node)) {
        auto inner = std::move(*negation->of);
        condition = std::move(inner);
        negated = !negated;
    }
    return negated;
}

}  // namespace

ast::Projection distinct(ast::Expression expression, std::string alias) {
    ast::Projection projection;
    projection.distinct = true;
    ast::ProjectionItem item{std::move(expression), ast::symbol(alias), {}};
    projection.items.push_back(std::move(item));
    projection.order.push_back({ast::variable(std::move(alias)), false});
    return projection;
}

/// A clause inside a phrase: its subject, one or joined, and what is said of it.
void Lowering::assert_clause(NounPhrase phrase, Condition condition, Block& block) {
    std::optional<NounPhrase> subject(std::move(phrase));
    fold_reciprocal(subject, condition);
    const auto parts = subject->parts.empty() ? std::vector{*subject} : subject->parts;
    if (parts.size() > 1 && !subject->all)
        refuse("\"or\" is not understood in this place.", subject->place);
    for (const auto& part : parts) {
        if (is_quantified(part) || part.quantifier == Quantifier::universal) {
            const auto said = [&](const Term& term, Block& inner) {
                assert_condition(condition, term, inner);
            };
            assert_quantified(part, said, block);
            continue;
        }
        const auto term = open_term(part, {});
        assert_condition(condition, term, block);
        if (!part.is_name() && !part.anything) assert_phrase(part, term, block);
    }
}

/// What the clause asks its subject to be: "ANZUS" is the treaty in "when was ANZUS signed", and
/// the alliance in "who is in ANZUS".
Labels Lowering::subject_labels(const NounPhrase& subject, const Condition& condition) const {
    const auto* word = std::get_if<Predication>(&condition.node);
    if (word == nullptr || word->senses.empty()) return {};
    std::vector<const Argument*> arguments;
    for (const auto& argument : word->arguments)
        arguments.push_back(&argument);
    const auto assignment = choose(*word, arguments, labels_of(subject));
    return assignment ? labels_in(*assignment->sense, assignment->subject) : Labels{};
}

/// A clause about a subject: it holds or not, since when, how.
void Lowering::lower_clause(Question& question, Block& block) {
    if (question.denied) reading_.negated = true;
    if (!question.subject) {
        const auto term = open_term(*question.asked, {});
        return assert_phrase(*question.asked, term, block);
    }
    auto& condition = *question.condition;
    if (strip_negation(condition)) reading_.negated = !reading_.negated;
    const auto& subject = through(*question.subject);
    if (!subject.parts.empty() && reading_.form == QuestionForm::when) {
        return lower_each(subject, condition, block);
    }
    if (auto* word = std::get_if<Predication>(&condition.node);
        word != nullptr && reading_.form == QuestionForm::when && subject.is_name()) {
        for (auto& argument : word->arguments) {
            const auto objects = through(*argument.phrase);
            if (objects.parts.size() < 2) continue;
            argument.phrase = gap_phrase(argument.place);
            return lower_each_object(subject, condition, objects, block);
        }
    }
    if (subject.quantifier == Quantifier::negative && !subject.parts.empty()) {
        for (const auto& part : subject.parts)
            assert_not(condition, open_term(part, {}), block);
        return;
    }
    if (!subject.parts.empty()) {
        std::vector<ast::Expression> either;
        for (const auto& part : subject.parts) {
            const auto assert_part = [&](Block& into) {
                const auto term = open_term(part, {});
                if (!part.is_name()) assert_phrase(part, term, into);
                assert_condition(condition, term, into);
            };
            if (subject.all) {
                assert_part(block);
            } else {
                either.push_back(exists(assert_part));
            }
        }
        if (!either.empty())
            block.add_condition(
                ast::connect(ast::ConnectiveOperator::disjunction, std::move(either)));
        return;
    }
    const auto others = [&] {
        auto set = subject;
        for (auto& name : partners_in(condition)) {
            if (compatible(labels_of(name), labels_of(subject)))
                set.conditions.push_back(negate({IsA{std::move(name)}}));
        }
        return set;
    };
    // "Japan's only ally" is one thing, "only allies of Japan" are those that nothing else is.
    const bool sole =
        subject.quantifier == Quantifier::only && subject.is_described() &&
        std::any_of(subject.arguments.begin(), subject.arguments.end(),
                    [](const Argument& argument) { return argument.preposition == possessive; });
    if (is_quantified(subject) && !sole) {
        const auto said = [&](const Term& term, Block& inner) {
            assert_condition(condition, term, inner);
        };
        return assert_quantified(others(), said, block);
    }
    const bool every =
        (subject.referring && !subject.is_name()) ||
        (subject.anything && subject.quantifier == Quantifier::universal) ||
        (subject.is_described() && !subject.rank &&
         (subject.quantifier == Quantifier::universal ||
          (subject.nouns.back().plural && subject.quantifier != Quantifier::existential &&
           !is_uncounted(subject))));
    if (every && reading_.form == QuestionForm::yes_no)
        return assert_all_of(others(), condition, block);
    const auto term = open_term(subject, subject_labels(subject, condition));
    // The clause comes first, so that the heart of the question is its verb and not a word of the
    // subject.
    assert_condition(condition, term, block);
    if (subject.is_name()) return;
    assert_phrase(subject, term, block);
    subject_ = term;
}

/// "when did France and Spain join NATO": a row for each.
void Lowering::lower_each(const NounPhrase& subjects, const Condition& condition, Block& block) {
    Term term{{}, fresh_node()};
    labels_[term.variable] = labels_of(subjects);
    std::vector<ast::Expression> names;
    for (const auto& part : subjects.parts) {
        if (!part.is_name()) refuse("Name each of them here.", part.place);
        names.push_back(ast::literal(resolve(part, {}).name));
    }
    assert_condition(condition, term, block);
    block.add_condition({ast::Binary{ast::BinaryOperator::in, ast::property(term.variable, "name"),
                                     ast::Expression{ast::ListLiteral{std::move(names)}, {}}},
                         {}});
    subject_ = term;
}

/// "when did Poland join NATO and the EU": a row for each.
void Lowering::lower_each_object(const NounPhrase& subject, const Condition& condition,
                                 const NounPhrase& objects, Block& block) {
    if (std::find(objects.part_negated.begin(), objects.part_negated.end(), true) !=
        objects.part_negated.end())
        refuse("Ask for one date at a time.", objects.place);
    const Term object{{}, fresh_node()};
    labels_[object.variable] = labels_of(objects);
    gaps_.push_back(object);
    const auto term = open_term(subject, subject_labels(subject, condition));
    assert_condition(condition, term, block);
    gaps_.pop_back();
    assert_candidates(objects, object, block);
    subject_ = object;
}

/// What is asked for is `x`.
void Lowering::lower_asked(Question& question, Block& block) {
    const Term x{{}, "x"};
    auto& asked = *question.asked;
    labels_["x"] = labels_of(asked);
    if (const auto* sense = giving_sense(asked)) {
        labels_["x"] = labels_in(*sense, "y");
        block.require_label("x", labels_["x"], std::nullopt);
        for (const auto& argument : asked.arguments)
            assert_phrase(*argument.phrase, x, block);
    } else {
        assert_phrase(asked, x, block);
    }
    if (question.condition && question.subject) {
        gaps_.push_back(x);
        const bool negated = strip_negation(*question.condition);
        if (negated) {
            const auto term = open_term(*question.subject, {});
            if (!question.subject->is_name()) assert_phrase(*question.subject, term, block);
            assert_not(*question.condition, term, block);
        } else {
            lower_clause(question, block);
        }
        gaps_.pop_back();
    } else if (question.condition) {
        assert_condition(*question.condition, x, block);
    }
    if (!block.mentions("x")) block.require_label("x", labels_["x"], time_.date.iso());
}

void Lowering::return_truth(const Block& block) {
    reading_.column = "answer";
    ast::Projection projection;
    ast::ProjectionItem item;
    item.alias = ast::symbol("answer");
    if (block.has_patterns()) {
        item.expression =
            ast::compare({ast::CountStar{}, {}}, ast::ComparisonOperator::greater, ast::literal(0));
    } else {
        item.expression = block.condition();
    }
    projection.items.push_back(std::move(item));
    finish(block, std::move(projection));
}

void Lowering::return_date(const Question& question, const Block& block) {
    if (!heart_ || !heart_->date)
        refuse("I cannot tell what time this asks for.",
               question.subject ? question.subject->place : Place{});
    auto date = *heart_->date;
    if (question.lasting) return return_duration(question, block);
    if (question.when == WhenKind::end && !heart_->edge.empty())
        date = ast::property(heart_->edge, "until");
    if (auto* own = std::get_if<ast::Property>(&date.node);
        own != nullptr && question.when == WhenKind::end && own->key.text == "since")
        own->key = ast::symbol("until");
    reading_.all_time = question.when != WhenKind::since;
    if (question.when == WhenKind::end) reading_.until = true;
    auto projection = distinct(std::move(date), "date");
    reading_.column = "date";
    if (subject_) {
        const auto labels = labels_of_term(*subject_);
        reading_.column = labels.size() == 1 ? lower_case(labels.front()) : "name";
        ast::ProjectionItem item{
            ast::property(subject_->variable, "name"), ast::symbol(reading_.column), {}};
        projection.items.insert(projection.items.begin(), std::move(item));
    }
    finish(block, std::move(projection));
}

/// "how long": from when, until when.
void Lowering::return_duration(const Question& question, const Block& block) {
    const auto* since = std::get_if<ast::Property>(&heart_->date->node);
    if (since == nullptr)
        refuse("I cannot tell how long this was.",
               question.subject ? question.subject->place : Place{});
    auto until = *since;
    until.key = ast::symbol("until");
    auto projection = distinct(*heart_->date, "since");
    projection.items.push_back({{std::move(until), {}}, ast::symbol("until"), {}});
    reading_.all_time = true;
    reading_.form = QuestionForm::duration;
    reading_.unit = question.unit;
    reading_.column = "since";
    if (subject_) {
        const auto labels = labels_of_term(*subject_);
        reading_.column = labels.size() == 1 ? lower_case(labels.front()) : "name";
        ast::ProjectionItem item{
            ast::property(subject_->variable, "name"), ast::symbol(reading_.column), {}};
        projection.items.insert(projection.items.begin(), std::move(item));
    }
    finish(block, std::move(projection));
}

void Lowering::return_things(const Question& question, const Block& block) {
    const auto labels = labels_["x"];
    reading_.column = labels.size() == 1 ? lower_case(labels.front()) : "name";
    if (const auto* sense = giving_sense(*question.asked)) {
        auto given = *sense->give;
        rename_variables(given, {{"y", "x"}});
        reading_.form = QuestionForm::value;
        reading_.column = question.asked->nouns.front().senses.front()->word;
        return finish(block, distinct(std::move(given), reading_.column));
    }
    if (question.form == QuestionForm::count) {
        reading_.column = "count";
        ast::Projection projection;
        ast::FunctionCall call{ast::symbol("count"), true, {}};
        call.arguments.push_back(ast::variable("x"));
        projection.items.push_back({{std::move(call), {}}, ast::symbol("count"), {}});
        return finish(block, std::move(projection));
    }
    finish(block, distinct(ast::property("x", "name"), reading_.column));
}

namespace {

/// The one stretch of time that a question is about; nothing when it is about several, or all.
std::optional<Interval> span_of(const Question& question, const QuestionTime& now) {
    std::vector<Interval> spans;
    bool all = question.form == QuestionForm::when;
    const auto collect = [&](const std::vector<Time>& times) {
        for (const auto& time : times) {
            all = all || time.kind != Time::Kind::during || !time.others.empty();
            if (std::find(spans.begin(), spans.end(), time.span) == spans.end() &&
                time.kind == Time::Kind::during)
                spans.push_back(time.span);
        }
    };
    collect(question.times);
    for_each_phrase(question, [&](const NounPhrase& phrase) { collect(phrase.times); });
    for_each_word(question, [&](const Predication& word) { collect(word.times); });
    if (spans.size() == 1) return spans.front();
    if (!spans.empty() || all) return {};
    return now.date.interval();
}

}  // namespace

void Lowering::finish(const Block& block, ast::Projection projection) {
    ast::SingleQuery single;
    single.clauses = block.clauses();
    settle_dates(single.clauses);
    single.clauses.emplace_back(ast::Return{std::move(projection), {}});
    reading_.query.parts.push_back(std::move(single));
    reading_.edge_types = block.types();
}

Reading Lowering::run(Question question) {
    asked_span_ = span_of(question, time_);
    for (const auto& entity : reader_.befallen())
        understood_.push_back({entity, ""});
    for (const auto& time : question.times) {
        if (question.condition) {
            question.condition = with_time(std::move(*question.condition), time);
        } else if (question.asked) {
            question.asked->times.push_back(time);
        }
    }
    const bool now = question.tensed || (reader_.says_now() && !question.condition);
    if (question.asked && question.asked->is_described() && !question.subject && !now)
        question.asked->untensed = true;
    fold(question);
    if (question.form == QuestionForm::count && question.asked) require_counted(*question.asked);
    reading_.form = question.form;
    if (question.condition) fold_reciprocal(question.subject, *question.condition);
    if (find_common(question) || compare(question) || describe(question) || relate(question))
        return std::move(reading_);
    if (question.when == WhenKind::since) {
        const auto drop = [](auto& head) {
            std::erase_if(head.times, [](const Time& time) { return time.perfect; });
        };
        for_each_word(question, drop);
        for_each_phrase(question, drop);
    }
    always_ = question.form == QuestionForm::when && question.when != WhenKind::since;
    keep_edge_ = question.form == QuestionForm::when || question.manner;
    Block block;
    const bool clause = question.form == QuestionForm::yes_no ||
                        question.form == QuestionForm::why || question.form == QuestionForm::when ||
                        question.manner;
    if (clause) {
        lower_clause(question, block);
    } else {
        lower_asked(question, block);
    }
    // How it is so that one is bound to another: by what it follows from.
    const bool by_grounds = question.manner && heart_ && !heart_->manner && reading_.claim;
    if (by_grounds) {
        reading_.form = QuestionForm::why;
        return_truth(block);
    } else if (question.manner) {
        if (!heart_ || !heart_->manner)
            refuse("I can tell that it is so, but not how.", question.subject->place);
        reading_.column = "how";
        reading_.form = QuestionForm::value;
        finish(block, distinct(*heart_->manner, "how"));
    } else if (question.form == QuestionForm::when) {
        return_date(question, block);
    } else if (clause) {
        return_truth(block);
    } else {
        return_things(question, block);
    }
    if (heart_period_) reading_.as_of = heart_period_->as_of;
    if (!heart_period_) reading_.as_of = time_.date.iso();
    reading_.all_time = !reading_.as_of;
    return std::move(reading_);
}

namespace {

/// What holds today need not hold on a day that is still to come.
void refuse_future(const Question& question, const QuestionTime& now) {
    if (!now.is_today) return;
    const auto check = [&](const std::vector<Time>& times) {
        for (const auto& time : times) {
            const bool from = time.kind == Time::Kind::during || time.kind == Time::Kind::since ||
                              time.kind == Time::Kind::after;
            const bool later =
                std::any_of(time.others.begin(), time.others.end(),
                            [&](const Interval& span) { return span.begin >= now.date.end_day(); });
            if (from && (later || time.span.begin >= now.date.end_day()))
                refuse("That time is still to come, and the facts end today.", time.place,
                       "OutOfScope");
        }
    };
    check(question.times);
    for_each_phrase(question, [&](const NounPhrase& phrase) { check(phrase.times); });
    for_each_word(question, [&](const Predication& word) { check(word.times); });
}

}  // namespace

Reading lower(Question question, const Reader& reader, const QuestionTime& time) {
    refuse_future(question, time);
    auto tree = std::make_shared<const Question>(question);
    auto reading = Lowering(reader, time).run(std::move(question));
    if (reading.modality == Modality::will && reading.form != QuestionForm::yes_no) {
        std::size_t at = 0;
        while (at < reader.words().size() && !reader.is_word(at, "will"))
            ++at;
        refuse("What will be is not for facts to say. Ask what is or what can be.",
               reader.place(at, 1), "OutOfScope");
    }
    if (!is_bound(reading.query))
        refuse("I cannot tell what is said of what here.", reader.place(0, reader.words().size()));
    reading.tree = std::move(tree);
    return reading;
}

}  // namespace entente::question
