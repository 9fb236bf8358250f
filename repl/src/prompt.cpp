#include "repl/prompt.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "parser/cypher.hpp"
#include "repl/characters.hpp"
#include "repl/version.hpp"
#include "values/words.hpp"

namespace entente {

namespace {

constexpr std::string_view first_prompt = "entente> ";
constexpr std::string_view further_prompt = "    ...> ";

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

/// True when a bracket, a quote or a comment is open at the text's end.
bool is_open(std::string_view text) {
    std::ptrdiff_t brackets = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\'' || c == '"' || c == '`') {
            const char ends[] = {c, '\\', '\0'};
            for (at = text.find_first_of(ends, at + 1); at < text.size() && text[at] == '\\';) {
                at = text.find_first_of(ends, at + 2);
            }
            if (at >= text.size()) return true;
        } else if (text.substr(at, 2) == "/*") {
            at = text.find("*/", at + 2);
            if (at == std::string_view::npos) return true;
            ++at;
        } else if (text.substr(at, 2) == "//") {
            at = std::min(text.find('\n', at), text.size());
        } else if (c == '(' || c == '[' || c == '{') {
            ++brackets;
        } else if (c == ')' || c == ']' || c == '}') {
            --brackets;
        }
    }
    return brackets > 0;
}

/// The number of facts that were typed in: what rules add is not counted.
std::size_t count_facts(const Graph& graph) {
    std::size_t facts = graph.node_count();
    for (EdgeId edge = 0; edge < graph.edge_count(); ++edge) {
        if (graph.premises(edge).empty()) ++facts;
    }
    return facts;
}

void latest(std::optional<Date>& date, const Column* column, std::uint32_t count) {
    if (column == nullptr || column->type() != ColumnType::date) return;
    for (std::uint32_t row = 0; row < count; ++row) {
        if (column->has(row) && (!date || column->date(row) > *date)) date = column->date(row);
    }
}

/// The last day on which somebody held a fact against its source.
std::optional<Date> last_checked(const Graph& graph) {
    std::optional<Date> date;
    if (const std::optional<KeyId> key = graph.find_key("checked")) {
        latest(date, graph.node_column(*key), graph.node_count());
        latest(date, graph.edge_column(*key), graph.edge_count());
    }
    return date;
}

/// 12345 -> "12,345"
std::string with_commas(std::size_t number) {
    std::string digits = fmt::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

/// What people type who expect a plain word to do.
std::string_view command_meant(std::string_view typed) {
    if (typed == "help" || typed == "?") return ":help";
    if (typed == "quit" || typed == "exit" || typed == "q") return ":quit";
    return {};
}

/// A statement that was refused, with the one name that may have been meant: "yes" asks it.
struct Offer {
    std::string statement;
    std::string note;
};

std::optional<Offer> offer_after(const Failure& failure) {
    const Diagnostic& refused = failure.diagnostic;
    if (refused.type != "QuestionError" || !refused.detail.starts_with("Unknown") ||
        refused.suggestions.size() != 1) {
        return {};
    }
    const Place place = refused.place;
    Offer offer{failure.statement, {}};
    offer.note = fmt::format("Read \"{}\" as {}.",
                             shown(failure.statement.substr(place.offset, place.length)),
                             refused.suggestions.front());
    offer.statement.replace(place.offset, place.length, refused.suggestions.front());
    return offer;
}

bool says_yes(std::string_view text) {
    const auto words = split_words(text);
    return !words.empty() && words.size() <= 2 &&
           (words.front().folded == "yes" || words.front().folded == "y") &&
           (words.size() == 1 || words.back().folded == "." || words.back().folded == "!");
}

class Prompt {
public:
    Prompt(Shell& shell, LineEditor& editor, History& history, Interrupts& interrupts,
           std::ostream& out)
        : shell_(shell), editor_(editor), history_(history), interrupts_(interrupts), out_(out) {
        editor_.complete_with([this](std::string_view before) { return complete(before); });
        for (const std::string& line : history_.load())
            editor_.remember(line);
    }

    void run() {
        while (!shell_.left() && read()) {
            if (!blank(text_)) answer();
            interrupts_.clear();
        }
    }

private:
    Shell& shell_;
    LineEditor& editor_;
    History& history_;
    Interrupts& interrupts_;
    std::ostream& out_;
    std::string text_;            ///< what is being typed: the lines so far
    std::optional<Offer> offer_;  ///< of the last statement that was refused

    /// Reads one statement, on as many lines as it takes. False at the end.
    bool read() {
        text_.clear();
        std::string_view prompt = first_prompt;
        for (;;) {
            const TypedLine line = editor_.read(prompt);
            if (line.kind == TypedLine::Kind::end) return false;
            if (line.kind == TypedLine::Kind::interrupted) {
                text_.clear();
                return true;
            }
            text_ += line.text;
            // An empty line ends a query that is not complete, so that its error can be seen.
            if (blank(line.text) || !wants_more(text_)) return true;
            text_ += '\n';
            prompt = further_prompt;
        }
    }

    void answer() {
        history_.add(text_);
        editor_.remember(text_);
        const std::string_view typed = text_;
        const std::string_view meant =
            command_meant(typed.substr(0, typed.find_last_not_of(' ') + 1));
        if (!meant.empty()) {
            shell_.run(meant, {});
            return;
        }
        const std::optional<Offer> offer = std::exchange(offer_, std::nullopt);
        if (offer && says_yes(typed)) {
            shell_.warn(offer->note);
            text_ = offer->statement;
            finish(shell_.run(text_, {}));
            return;
        }
        for (const Statement& statement : split_script(typed)) {
            const Shell::Outcome outcome = run(statement);
            finish(outcome);
            if (outcome != Shell::Outcome::answered && outcome != Shell::Outcome::obeyed) break;
            if (shell_.left()) break;
        }
    }

    void finish(Shell::Outcome outcome) {
        if (outcome == Shell::Outcome::answered && shell_.format() == Format::text) {
            out_ << '\n' << std::flush;
        }
        if (outcome == Shell::Outcome::failed) offer_ = offer_after(shell_.failed());
    }

    /// A Ctrl-C that came after the line, and before the session listens, counts too.
    Shell::Outcome run(const Statement& statement) {
        const Origin origin = origin_of(statement);
        if (!interrupts_.pending()) return shell_.run(statement.text, origin);
        shell_.report({std::string(statement.text),
                       origin,
                       {"Interrupted", "runtime", "Interrupted", "Stopped.", {}, {}}});
        return Shell::Outcome::interrupted;
    }

    [[nodiscard]] Origin origin_of(const Statement& statement) const {
        Origin origin{"", statement.line, statement.column, Origin::not_typed};
        const bool one_line = text_.find('\n') == std::string::npos;
        const auto offset = static_cast<std::size_t>(statement.text.data() - text_.data());
        if (one_line) {
            origin.typed_at = first_prompt.size() +
                              display_width(shown(std::string_view(text_).substr(0, offset)));
        }
        return origin;
    }

    [[nodiscard]] Completion complete(std::string_view before) const {
        Completion completion = shell_.complete(text_ + std::string(before));
        if (completion.start < text_.size()) return {};
        completion.start -= text_.size();
        return completion;
    }
};

}  // namespace

bool wants_more(std::string_view text) {
    const std::vector<Statement> statements = split_script(text);
    if (statements.empty() || !looks_like_cypher(statements.back().text)) return false;
    const std::string_view query = statements.back().text;
    const auto end = static_cast<std::size_t>(query.data() - text.data()) + query.size();
    if (text.find(';', end) != std::string_view::npos) return false;
    if (is_open(query)) return true;
    try {
        static_cast<void>(parse_cypher(query));
        return false;
    } catch (const Error& error) {
        return error.diagnostic().place.offset >= query.size();
    }
}

std::string state_of_facts(const Graph& graph) {
    if (graph.node_count() == 0) return "no facts are loaded.";
    std::string text = with_commas(count_facts(graph)) + " facts";
    if (const auto date = last_checked(graph)) text += ", up to " + date->in_words();
    return text + ".";
}

std::string banner(const Graph& graph) {
    const std::string text = fmt::format("entente {}: {}", version(), state_of_facts(graph));
    return text + "\nAsk a question, or type :help. Ctrl-D leaves.\n";
}

void run_prompt(Shell& shell, LineEditor& editor, History& history, Interrupts& interrupts,
                std::ostream& out) {
    out << banner(shell.session().world().graph) << '\n' << std::flush;
    Prompt(shell, editor, history, interrupts, out).run();
}

}  // namespace entente
