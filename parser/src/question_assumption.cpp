#include "question_assumption.hpp"

#include <algorithm>
#include <array>

#include "parser/cypher.hpp"
#include "question_build.hpp"
#include "question_grammar.hpp"
#include "question_lowering.hpp"
#include "question_slips.hpp"
#include "question_walk.hpp"

namespace entente::question {
namespace {

/// The words of a question from `from` up to `to`.
struct Stretch {
    std::size_t from = 0;
    std::size_t to = 0;
    [[nodiscard]] bool empty() const { return from >= to; }
};

/// What is assumed, and what is asked: empty for "what if ...".
struct Parts {
    Stretch assumed;
    Stretch asked;
};

bool is_lead(const Reader& reader, std::size_t at) {
    static constexpr std::array leads{"if", "suppose", "supposing", "assuming"};
    return std::any_of(leads.begin(), leads.end(),
                       [&](const char* lead) { return reader.is_word(at, lead); });
}

/// "what", "what would happen", "what happens"
bool asks_what_follows(const Reader& reader, std::size_t end) {
    if (!reader.is_word(0, "what")) return false;
    return end == 1 || (reader.is_word(end - 1, "happens") && end == 2) ||
           (reader.is_word(end - 1, "happen") && end == 3);
}

/// The ways to cut a question in two, the likeliest first.
std::vector<Parts> ways_to_cut(const Reader& reader) {
    const auto count = reader.words().size();
    std::size_t lead = 0;
    while (lead < count && !is_lead(reader, lead))
        ++lead;
    if (lead == count) return {};
    const auto begin = lead + (reader.is_word(lead + 1, "that") ? 2U : 1U);
    if (begin >= count) return {};
    if (lead > 0) {
        const Stretch assumed{begin, count};
        if (asks_what_follows(reader, lead)) return {{assumed, {}}};
        return {{assumed, {0, lead - (reader.is_word(lead - 1, ",") ? 1U : 0U)}}};
    }
    std::vector<Parts> ways;
    for (const bool at_comma : {true, false}) {
        for (auto end = begin + 1; end + 1 < count; ++end) {
            if (reader.is_word(end, ",") != at_comma) continue;
            auto next = end + (at_comma ? 1U : 0U);
            if (reader.is_word(next, "then")) ++next;
            ways.push_back({{begin, end}, {next, count}});
        }
    }
    return ways;
}

/// The things that are named among the words, for the other part to refer to.
References names_in(const Reader& reader) {
    References references;
    for (std::size_t at = 0; at < reader.words().size();) {
        const auto name = reader.name_at(at);
        for (auto entity : name ? name->value.names : std::vector<Entity>{}) {
            entity.proper = false;
            references.one.push_back(std::move(entity));
        }
        at += name ? name->length : 1;
    }
    return references;
}

std::vector<ast::RelationshipPattern> edges_in(const ast::Query& query) {
    std::vector<ast::RelationshipPattern> edges;
    for (const auto& clause : query.parts.front().clauses) {
        const auto* match = std::get_if<ast::Match>(&clause);
        if (match == nullptr) continue;
        for (const auto& pattern : match->patterns)
            edges.insert(edges.end(), pattern.relationships.begin(), pattern.relationships.end());
    }
    return edges;
}

/// From a clause to what it changes.
class Assuming {
public:
    Assuming(const Reader& reader, const QuestionTime& time) : reader_(reader), time_(time) {
        assumption_.place = reader.place(0, reader.words().size());
        assumption_.text =
            std::string(reader.text().substr(assumption_.place.offset, assumption_.place.length));
    }

    Assumption assume(const Clause& clause) {
        const auto& subject = clause.subject;
        const auto parts = subject.parts.empty() ? std::vector{subject} : subject.parts;
        if (!subject.all) cannot("Assume one thing at a time.");
        for (const auto& part : parts)
            assume(part, clause.condition);
        return std::move(assumption_);
    }

private:
    void assume(const NounPhrase& subject, const Condition& condition) {
        Question question;
        question.form = QuestionForm::yes_no;
        question.subject = subject;
        question.condition = condition;
        note_time(question);
        const auto reading = lower(std::move(question), reader_, time_);
        const auto edges = edges_in(reading.query);
        if (!reading.claim || edges.size() != 1 || reading.modality != Modality::none) {
            cannot("I can assume that one thing with a name is tied to another, or no longer is.");
        }
        if (reading.claim->type != reading.claim->plain_type)
            cannot("I can assume what is so, not what is not known to be.");
        assumption_.ends = reading.claim->ending != reading.negated;
        assumption_.properties = edges.front().properties;
        assumption_.claims.push_back(*reading.claim);
    }

    /// "had joined NATO in 2004"
    void note_time(Question& question) {
        for_each_word(question, [&](Predication& word) { note(word.times); });
        for_each_phrase(question, [&](NounPhrase& phrase) { note(phrase.times); });
    }
    void note(std::vector<Time>& times) {
        for (const auto& time : times) {
            if (time.kind == Time::Kind::ever && time.implied) continue;
            if (time.kind != Time::Kind::during || assumption_.since)
                refuse("Say one day, month or year from which to assume it.", time.place);
            assumption_.since = Date::from_day(time.span.begin);
        }
        times.clear();
    }

    [[noreturn]] void cannot(const std::string& why) const {
        refuse("This cannot be assumed. " + why, assumption_.place, "OutOfScope");
    }

    const Reader& reader_;
    const QuestionTime& time_;
    Assumption assumption_;
};

/// "Poland is attacked by Belarus"
struct Occasion {
    std::string word;
    std::vector<Entity> befallen;
    std::optional<NounPhrase> cause;
    Place place;
};

std::vector<Entity> entities_of(const NounPhrase& phrase, const Labels& wanted) {
    std::vector<Entity> fitting;
    for (const auto& entity : phrase.names) {
        if (compatible({entity.label}, wanted)) fitting.push_back(entity);
    }
    return fitting;
}

std::optional<Occasion> occasion_in(const Clause& clause) {
    const auto* word = std::get_if<Predication>(&clause.condition.node);
    if (word == nullptr || word->senses.empty() || !word->senses.front()->occasion) return {};
    const auto& sense = *word->senses.front();
    Occasion occasion;
    occasion.word = fold_name(sense.word);
    occasion.place = word->place;
    const NounPhrase* befallen = word->passive ? &clause.subject : nullptr;
    for (const auto& argument : word->arguments) {
        if (word->passive && argument.preposition == "by") {
            occasion.cause = *argument.phrase;
        } else if (!word->passive && argument.preposition.empty()) {
            befallen = &*argument.phrase;
            occasion.cause = clause.subject;
        } else {
            refuse("I cannot tell what this says of \"" + word->word + "\".", argument.place);
        }
    }
    if (befallen == nullptr) refuse("Say to whom this happens.", word->place);
    occasion.befallen = entities_of(*befallen, labels_in(sense, sense.slots.front().variable));
    // "does the US help Japan if it is attacked": of several the last named, who is helped.
    if (befallen->referring && !occasion.befallen.empty())
        occasion.befallen.erase(occasion.befallen.begin(), occasion.befallen.end() - 1);
    if (occasion.befallen.size() != 1) refuse("Name one to whom this happens.", befallen->place);
    if (occasion.cause && !occasion.cause->is_name() && !occasion.cause->anything)
        refuse("Name who does this, or leave it out.", occasion.cause->place);
    return occasion;
}

/// What is asked, given that something happens. It must have to do with it.
Reading read_upon(Occasion occasion, std::optional<Question> asked, const Reader& reader,
                  const QuestionTime& time) {
    const auto responses = reader.vocabulary().responses_to(occasion.word);
    if (!asked) {
        asked.emplace();
        asked->asked.emplace();
        asked->asked->anything = true;
        Predication word;
        word.senses = responses;
        word.word = occasion.word;
        word.place = occasion.place;
        asked->condition = Condition{std::move(word)};
    }
    if (occasion.cause && occasion.cause->is_name() && asked->asked)
        asked->asked->conditions.push_back(negate({IsA{*occasion.cause}}));
    auto reading = lower(std::move(*asked), reader, time);
    std::vector<std::string> types;
    for (const auto* sense : responses) {
        for (const auto& pattern : sense->patterns) {
            for (const auto& edge : pattern.relationships)
                types.push_back(edge.types.front().text);
        }
    }
    const bool responds =
        std::any_of(reading.edge_types.begin(), reading.edge_types.end(), [&](const auto& type) {
            return std::find(types.begin(), types.end(), type) != types.end();
        });
    const bool concerns =
        to_cypher(reading.query).find(occasion.befallen.front().key_value) != std::string::npos;
    if (!responds || !concerns)
        refuse("I cannot tell what this changes about the question.", occasion.place);
    return reading;
}

}  // namespace

std::optional<Reading> read_assumed(const Reader& reader, const QuestionTime& time) {
    std::optional<Reader> failed;
    for (const auto& parts : ways_to_cut(reader)) {
        Reader assumed(reader, parts.assumed.from, parts.assumed.to);
        Reader asked(reader, parts.asked.from, parts.asked.to);
        if (!parts.asked.empty() && assumed.references().one.empty())
            assumed.refer(names_in(asked));
        // "how many members would NATO have if Ukraine joined": what is left out is what is named.
        if (auto named = names_in(asked).one; !parts.asked.empty() && named.size() == 1)
            assumed.set_occasion("", std::move(named));
        const auto clause = parse_clause(assumed);
        if (!clause) {
            if (!failed) failed.emplace(assumed);
            continue;
        }
        auto occasion = occasion_in(*clause);
        if (occasion) asked.set_occasion(occasion->word, occasion->befallen);
        asked.refer(names_in(assumed));
        std::optional<Question> question;
        if (!parts.asked.empty()) {
            question = parse(asked);
            if (!question) {
                failed.emplace(asked);
                continue;
            }
        }
        if (occasion) return read_upon(std::move(*occasion), std::move(question), asked, time);
        auto assumption = Assuming(assumed, time).assume(*clause);
        if (!question)
            refuse("Say what to tell under this assumption: \"if ..., who ...\".",
                   reader.place(0, reader.words().size()));
        auto reading = lower(std::move(*question), asked, time);
        reading.assumption = std::move(assumption);
        return reading;
    }
    if (failed) refuse_not_understood(*failed);
    return {};
}

}  // namespace entente::question
