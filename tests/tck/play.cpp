#include "play.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <optional>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <variant>

#include "canonical.hpp"
#include "parser/cypher.hpp"
#include "query/engine.hpp"
#include "query/procedures.hpp"
#include "small_graph.hpp"

namespace entente::tck {
namespace {

constexpr std::chrono::seconds patience{10};
constexpr std::string_view there_is = "there exists a procedure ";

/// A step that did not go as the scenario says.
struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path);
    if (!stream) throw Failure("no graph " + path.string());
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string described(const Diagnostic& diagnostic) {
    return diagnostic.type + ": " + diagnostic.detail + " at " + diagnostic.phase + ": " +
           diagnostic.message;
}

using Texts = std::vector<std::string>;

std::string shown(const std::vector<Texts>& rows) {
    std::string text;
    for (const Texts& row : rows) {
        if (text.size() > 300) return text + " ...";
        text += "|";
        for (const std::string& cell : row)
            text += " " + cell + " |";
    }
    return text.empty() ? "nothing" : text;
}

/// The query's tree; it has to be that of its own text, too.
ast::Query parse(const std::string& text) {
    ast::Query query = parse_cypher(text);
    const std::string printed = to_cypher(query);
    if (parse_cypher(printed) != query) throw Failure("printed as another query: " + printed);
    return query;
}

class Player {
public:
    explicit Player(const std::filesystem::path& graphs) : graphs_(graphs) {}

    void take(const Step& step) {
        const std::string& text = step.text;
        std::smatch match;
        if (std::regex_match(text, match, std::regex("the (binary-tree-\\d) graph"))) {
            prepare(read_file(graphs_ / match.str(1) / (match.str(1) + ".cypher")));
        } else if (text == "having executed:") {
            prepare(step.document);
        } else if (text == "parameters are:") {
            for (const auto& row : step.table)
                parameters_.emplace_back(row.at(0), test::literal(Graph(), row.at(1)));
        } else if (text.starts_with(there_is)) {
            declare(text.substr(there_is.size()), step.table);
        } else if (text == "executing query:" || text == "executing control query:") {
            ask(step.document);
        } else if (text.starts_with("the result should be")) {
            check_result(step);
        } else if (std::regex_match(text, match,
                                    std::regex("an? (\\w+) should be raised at (.*): (\\S+)"))) {
            check_error(match.str(1), match.str(2), match.str(3));
        } else if (text == "the side effects should be:" || text == "no side effects") {
            check_side_effects(step);
        } else if (text != "an empty graph" && text != "any graph") {
            throw Failure("no such step: " + text);
        }
    }

    /// After the last step: an error that no step expected.
    void finish() const {
        if (const auto* error = std::get_if<Diagnostic>(&outcome_))
            throw Failure(described(*error));
    }

private:
    void prepare(const std::string& statement) {
        graph_ = execute(graph_, parse(statement), {}).next;
    }

    /// `signature:` and the table under it, whose first row has the names.
    void declare(std::string_view signature, const std::vector<Texts>& table) {
        std::vector<std::vector<Value>> rows;
        for (std::size_t i = 1; i < table.size(); ++i) {
            auto& row = rows.emplace_back();
            for (const std::string& cell : table[i])
                row.push_back(test::literal(Graph(), cell));
        }
        procedures_.declare(signature.substr(0, signature.rfind(':')), std::move(rows));
    }

    void ask(const std::string& query) {
        finish();
        RunOptions options;
        options.parameters = parameters_;
        options.procedures = &procedures_;
        options.limits.time = patience;
        try {
            Result result = execute(graph_, parse(query), options);
            outcome_ = std::move(result.table);
            graph_ = std::move(result.next);
            effects_ = result.effects;
        } catch (const Error& error) {
            outcome_ = error.diagnostic();
            effects_ = {};
        }
    }

    void check_side_effects(const Step& step) const {
        finish();
        std::vector<Texts> expected = step.table;
        std::erase_if(expected, [](const Texts& row) { return row.at(1) == "0"; });
        std::vector<Texts> actual;
        for (const auto& [name, count] : named_counts(effects_))
            actual.push_back({std::string(name), std::to_string(count)});
        std::sort(expected.begin(), expected.end());
        std::sort(actual.begin(), actual.end());
        if (actual != expected)
            throw Failure("side effects " + shown(actual) + "; expected " + shown(expected));
    }

    void check_error(const std::string& type, const std::string& phase, const std::string& detail) {
        const std::string wanted = type + ": " + detail + " at " + phase;
        const auto* error = std::get_if<Diagnostic>(&outcome_);
        if (error == nullptr) throw Failure("no error; expected " + wanted);
        if (error->type != type || (detail != "*" && error->detail != detail) ||
            (phase != "any time" && error->phase != phase))
            throw Failure(described(*error) + "; expected " + wanted);
        outcome_ = std::monostate();
    }

    void check_result(const Step& step) {
        finish();
        const Table& table = std::get<Table>(outcome_);
        if (step.text == "the result should be empty") {
            if (!table.rows.empty()) throw Failure("rows where none were expected");
            return;
        }
        const bool any_item_order = contains(step.text, "ignoring element order");
        Texts columns = step.table.front();
        std::vector<Texts> expected;
        for (std::size_t i = 1; i < step.table.size(); ++i) {
            Texts& row = expected.emplace_back();
            for (const std::string& cell : step.table[i])
                row.push_back(canonical(cell, any_item_order));
        }
        std::vector<Texts> actual = rows_of(table, columns, any_item_order);
        if (!contains(step.text, "in order")) {
            std::sort(expected.begin(), expected.end());
            std::sort(actual.begin(), actual.end());
        }
        if (actual != expected)
            throw Failure("rows " + shown(actual) + "; expected " + shown(expected));
    }

    /// The table's rows as texts, its columns in the order of `columns`.
    [[nodiscard]] std::vector<Texts> rows_of(const Table& table, const Texts& columns,
                                             bool any_item_order) const {
        std::vector<std::size_t> places;
        for (const std::string& column : columns) {
            const auto found = std::find(table.columns.begin(), table.columns.end(), column);
            if (found == table.columns.end() || table.columns.size() != columns.size())
                throw Failure("columns " + shown({table.columns}) + "; expected " +
                              shown({columns}));
            places.push_back(static_cast<std::size_t>(found - table.columns.begin()));
        }
        std::vector<Texts> rows;
        for (const auto& cells : table.rows) {
            Texts& row = rows.emplace_back();
            for (const std::size_t place : places)
                row.push_back(canonical(graph_, cells[place], any_item_order));
        }
        return rows;
    }

    const std::filesystem::path& graphs_;
    Graph graph_;
    std::vector<std::pair<std::string, Value>> parameters_;
    ProcedureCatalogue procedures_;
    std::variant<std::monostate, Table, Diagnostic> outcome_;
    SideEffects effects_;
};

}  // namespace

std::string play(const Scenario& scenario, const std::filesystem::path& graphs) {
    try {
        Player player(graphs);
        for (const Step& step : scenario.steps)
            player.take(step);
        player.finish();
        return "";
    } catch (const Error& error) {
        return described(error.diagnostic());
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace entente::tck
