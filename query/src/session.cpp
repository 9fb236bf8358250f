#include "query/session.hpp"

#include <algorithm>
#include <utility>

#include "according_to.hpp"
#include "assume.hpp"
#include "compose.hpp"
#include "parser/ast_children.hpp"
#include "parser/cypher.hpp"
#include "parser/question.hpp"
#include "parser/vocabulary.hpp"
#include "query/engine.hpp"
#include "query/graph_lexicon.hpp"
#include "unknown_names.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

/// So many changes can be undone.
constexpr std::size_t most_versions = 16;

/// False for a query that makes things without looking at what there is.
bool reads_graph(const ast::Query& query) {
    return std::ranges::any_of(query.parts, [](const ast::SingleQuery& part) {
        return std::ranges::any_of(part.clauses, [](const ast::Clause& clause) {
            return !std::holds_alternative<ast::Create>(clause) &&
                   !std::holds_alternative<ast::Unwind>(clause);
        });
    });
}

/// The nodes and relationships in a table's cells, for drawing.
void collect_drawn(const Value& value, Answer& answer) {
    if (const auto* node = value.get_if<Node>()) answer.nodes.push_back(node->id);
    if (const auto* edge = value.get_if<Relationship>()) answer.edges.push_back(edge->id);
    if (const auto* path = value.get_if<Path>()) {
        answer.nodes.insert(answer.nodes.end(), path->nodes.begin(), path->nodes.end());
        answer.edges.insert(answer.edges.end(), path->edges.begin(), path->edges.end());
    }
    if (const auto* list = value.get_if<List>()) {
        for (const auto& item : *list)
            collect_drawn(item, answer);
    }
}

/// The plan as a table, for formats that have no place for a tree.
Table plan_table(const PlanTree& plan) {
    Table table{{"operator", "details", "rows"}, {}, {}};
    plan.walk([&](const PlanTree& each, std::size_t depth) {
        table.rows.push_back(
            {std::string(2 * depth, ' ') + each.name, each.details, each.expected_rows()});
    });
    return table;
}

/// A question that the other facts make sense of asks for what the source does not know.
template <class Read>
void refuse_unsaid(const AccordingTo& according, const Error& error, Read read) {
    try {
        read();
    } catch (const Error&) {
        return;
    }
    Diagnostic diagnostic = error.diagnostic();
    diagnostic.detail = "OutOfScope";
    diagnostic.message = "The facts of " + according.name +
                         " hold no such thing; others do. Leave out "
                         "\"according to\" to ask them all.";
    diagnostic.suggestions.clear();
    throw Error(std::move(diagnostic));
}

template <class T>
void sort_unique(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

Session::Session(World world, Date today) : world_(std::move(world)), today_(today) {}
Session::~Session() = default;

Answer Session::answer(std::string_view statement) {
    Answer answer;
    answer.statement = std::string(statement);
    if (looks_like_cypher(statement)) {
        answer_query(statement, answer);
    } else {
        answer_question(statement, answer);
    }
    last_ = answer;
    return answer;
}

void Session::answer_query(std::string_view statement, Answer& answer) {
    const auto query = parse_cypher(statement);
    if (reads_graph(query)) derive();
    Result result = execute(world_.graph, query, query_options());
    answer.table = std::move(result.table);
    answer.plan = std::move(result.plan);
    if (query.asked == ast::Asked::explain) {
        answer.table = plan_table(*answer.plan);
    } else if (ast::is_update(query)) {
        answer.effects = result.effects;
        become(std::move(result.next), result.effects != SideEffects());
    }
    answer.cypher = to_cypher(query);
    if (as_of_) answer.as_of = as_of_->iso();
    answer.notes = notes_on_unknown_names(world_.graph, query);
    for (const auto& row : answer.table.rows) {
        for (const auto& cell : row)
            collect_drawn(cell, answer);
    }
    sort_unique(answer.nodes);
    sort_unique(answer.edges);
}

/// The world's graph becomes the next one.
void Session::become(Graph next, bool changed) {
    if (before_.size() == most_versions) before_.pop_front();
    before_.push_back({std::exchange(world_.graph, std::move(next)), stale_});
    stale_ = stale_ || changed;
}

void Session::answer_question(std::string_view statement, Answer& answer) {
    derive();
    const auto day = as_of_.value_or(today_);
    const bool is_today = !as_of_ || *as_of_ == today_;
    const auto according = find_according_to(statement, world_.graph);
    World restricted;
    if (according) {
        restricted = world_of(world_, rules(), according->sources);
        answer.assumed = restricted.graph;
        before_this_.reset();  // it speaks of the nodes of another graph
    }
    const World& facts = according ? restricted : world_;
    const GraphLexicon lexicon(facts.graph, *world_.vocabulary);
    const auto read = [&](const World& of, const GraphLexicon& names) {
        return read_question(according ? according->question : statement, *of.vocabulary, names,
                             {day, is_today}, before_this_.get());
    };
    const auto reading = [&] {
        try {
            return read(facts, lexicon);
        } catch (const Error& error) {
            if (!according) throw;
            refuse_unsaid(*according, error, [&] {
                (void)read(world_, GraphLexicon(world_.graph, *world_.vocabulary));
            });
            throw;
        }
    }();
    World assumed;
    if (reading.assumption) {
        assumed = facts;
        assumed.graph = assume(facts, rules(), *reading.assumption, day);
        answer.assumed = assumed.graph;
    }
    const auto& world = reading.assumption ? assumed : facts;
    RunOptions options = query_options();
    options.as_of = Interval::all();  // the question's own query says its dates
    options.keep_grounds = true;
    answer.table = run(world.graph, reading.query, options);
    answer.cypher = to_cypher(reading.query);
    answer.is_question = true;
    answer.as_of = reading.as_of;
    answer.notes = reading.notes;
    answer.reading = reading_in_english(reading, *world_.vocabulary, lexicon, {day, is_today});
    answer.chosen = always_shown_ || reading.leans;
    Composer(world, reading, day, is_today, answer).compose();
    if (!according) return remember(reading, answer, lexicon);
    answer.text.insert(0, "According to " + according->name + ": ");
    answer.cypher.insert(
        0, "// of the facts whose source is " + enumerated(according->sources) + "\n");
}

/// What the next question may lean on. What was only assumed is forgotten.
void Session::remember(const Reading& reading, const Answer& answer, const GraphLexicon& lexicon) {
    if (reading.aside) return;
    before_this_.reset();
    if (reading.assumption) return;
    before_this_ = std::make_unique<Discourse>();
    before_this_->tree = reading.tree;
    before_this_->entities = reading.entities;
    before_this_->denied = answer.direct == decltype(answer.direct)(Truth::no);
    before_this_->event = reading.event;
    const bool of_things =
        reading.form == QuestionForm::things || reading.form == QuestionForm::describe;
    if (!of_things) return;
    for (const auto& row : answer.table.rows) {
        const auto* name = row.empty() ? nullptr : row.front().get_if<std::string>();
        if (name == nullptr) continue;
        for (auto& entity : lexicon.find(fold_name(*name))) {
            if (entity.name != *name || !entity.proper) continue;
            before_this_->things.push_back(std::move(entity));
            break;
        }
    }
}

const std::vector<Rule>& Session::rules() {
    if (!rules_) rules_ = parse_rules(world_.rules, "rules.cypher");
    return *rules_;
}

/// Applies the rules again if facts have changed. The last answer speaks of edges by numbers that
/// are then no longer theirs.
void Session::derive() {
    if (!stale_) return;
    if (!world_.rules.empty()) {
        world_.graph = apply_rules_again(world_.graph, rules());
        last_.reset();
        before_this_.reset();
    }
    stale_ = false;
}

void Session::forget() {
    before_this_.reset();
}

bool Session::undo() {
    if (before_.empty()) return false;
    world_.graph = std::move(before_.back().graph);
    stale_ = before_.back().stale;
    before_.pop_back();
    last_.reset();
    before_this_.reset();
    return true;
}

void Session::set_as_of(std::optional<std::string_view> iso) {
    if (!iso) {
        as_of_.reset();
        return;
    }
    const auto date = Date::parse(*iso);
    if (!date) {
        throw Error(
            {.type = "ArgumentError",
             .detail = "InvalidDate",
             .message =
                 "\"" + std::string(*iso) +
                 "\" is not a date. Write a year, a month or a day: 1985, 1985-06 or 1985-06-01.",
             .place = {0, iso->size()},
             .suggestions = {}});
    }
    as_of_ = date;
}

std::optional<Date> Session::as_of() const {
    return as_of_;
}

RunOptions Session::query_options() {
    RunOptions options;
    options.stop = &stop_;
    options.parameters = parameters_;
    options.procedures = &procedures_;
    options.as_of = as_of_ ? as_of_->interval() : Interval::all();
    return options;
}

void Session::set_parameter(std::string_view name, std::string_view literal) {
    auto value = evaluate(parse_expression(literal));
    const auto known = std::find_if(parameters_.begin(), parameters_.end(),
                                    [&](const auto& parameter) { return parameter.first == name; });
    if (known != parameters_.end()) {
        known->second = std::move(value);
    } else {
        parameters_.emplace_back(std::string(name), std::move(value));
    }
}

const std::string& Session::declare_procedure(std::string_view declaration) {
    return procedures_.declare(declaration);
}

}  // namespace entente
