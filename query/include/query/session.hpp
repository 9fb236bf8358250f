// A session: statements in, answers out, on one world.
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/answer.hpp"
#include "query/procedures.hpp"
#include "query/rules.hpp"
#include "query/world.hpp"

namespace entente {

class GraphLexicon;
struct Discourse;  // parser/question.hpp
struct Reading;

/// What could stand at the cursor: each candidate replaces the text from `start` (bytes) up to the
/// cursor.
struct Completion {
    std::size_t start = 0;
    std::vector<std::string> candidates;
};

class Session {
public:
    /// `today` is the day questions are about until set_as_of says otherwise.
    Session(World world, Date today);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// Answers a question or runs a query of the pattern language. One that changes the graph makes
    /// the world's graph the next one; what follows from it by rules is derived anew before it is
    /// next read. Throws Error, places relative to `statement`; the session is then as it was.
    [[nodiscard]] Answer answer(std::string_view statement);

    /// Goes back to the graph before the last statement that changed it. False when there is none,
    /// or it is too long ago.
    bool undo();

    /// Another day (or month, or year) for questions and queries: an ISO date; nothing: today for
    /// questions, all time for queries. Throws Error (detail "InvalidDate") for anything else.
    void set_as_of(std::optional<std::string_view> iso);
    [[nodiscard]] std::optional<Date> as_of() const;
    [[nodiscard]] Date today() const { return today_; }

    /// What a typed query runs with now: its day, the parameters, the stop flag.
    [[nodiscard]] RunOptions query_options();

    /// A parameter for queries, its value a literal of the pattern language. Throws Error.
    void set_parameter(std::string_view name, std::string_view literal);

    /// Declares a table as a procedure for CALL (query/procedures.hpp) and gives its name. Throws
    /// Error.
    const std::string& declare_procedure(std::string_view declaration);
    [[nodiscard]] const ProcedureCatalogue& procedures() const { return procedures_; }

    [[nodiscard]] Completion complete(std::string_view text_before_cursor) const;

    [[nodiscard]] const World& world() const { return world_; }
    /// The last statement that was answered; nothing before the first.
    [[nodiscard]] const std::optional<Answer>& last() const { return last_; }
    /// Whether every answer to a question tells how it was understood; else only where there was a
    /// choice.
    void show_readings(bool always) { always_shown_ = always; }
    [[nodiscard]] bool shows_readings() const { return always_shown_; }
    /// Forgets what was asked: the next question stands alone.
    void forget();
    /// Set (also from a signal handler) to stop the statement that is running. Whoever sets it
    /// clears it: one set between two statements stops the second.
    [[nodiscard]] std::atomic<bool>& stop() { return stop_; }

private:
    void answer_query(std::string_view statement, Answer& answer);
    void answer_question(std::string_view statement, Answer& answer);
    const std::vector<Rule>& rules();
    void remember(const Reading& reading, const Answer& answer, const GraphLexicon& lexicon);
    void become(Graph next, bool changed);
    void derive();
    [[nodiscard]] Completion complete_question(std::string_view text) const;
    [[nodiscard]] Completion complete_query(std::string_view text) const;

    /// A graph, and whether what is derived in it is out of date.
    struct Version {
        Graph graph;
        bool stale = false;
    };

    World world_;
    bool stale_ = false;          ///< facts have changed since rules were applied
    std::deque<Version> before_;  ///< the graphs before the last changes, the latest at the end
    std::optional<std::vector<Rule>> rules_;  ///< of the world, read when first needed
    Date today_;
    std::optional<Date> as_of_;
    std::vector<std::pair<std::string, Value>> parameters_;
    ProcedureCatalogue procedures_;
    bool always_shown_ = false;
    std::optional<Answer> last_;
    std::unique_ptr<Discourse> before_this_;  ///< what the next question may lean on
    std::atomic<bool> stop_{false};
};

}  // namespace entente
