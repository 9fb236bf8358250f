#include "command_actions.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "format_writers.hpp"
#include "parser/cypher.hpp"
#include "query/engine.hpp"
#include "query/plain.hpp"
#include "repl/commands.hpp"
#include "repl/export.hpp"
#include "values/nearest.hpp"

namespace entente::actions {

namespace {

[[noreturn]] void refuse(std::string detail, std::string message, Place place = {},
                         std::vector<std::string> suggestions = {}) {
    throw Error({"CommandError", "compile time", std::move(detail), std::move(message), place,
                 std::move(suggestions)});
}

void refuse_argument(std::string_view argument, std::string_view usage) {
    if (argument.empty()) return;
    refuse("UnexpectedArgument", fmt::format("Nothing goes here: the command is {}.", usage),
           {0, argument.size()});
}

/// The query of the last answer, or of the question or query that is given.
std::string query_of(Shell& shell, std::string_view argument) {
    if (argument.empty()) return shell.last().cypher;
    if (looks_like_cypher(argument)) return to_cypher(parse_cypher(argument));
    return shell.session().answer(argument).cypher;
}

/// The graph that an answer's nodes and edges are of.
const Graph& graph_of(const Shell& shell, const Answer& answer) {
    return answer.assumed ? *answer.assumed : shell.session().world().graph;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string help_on(const Command& command) {
    std::string text = fmt::format("{}\n  {}\n", command.usage, command.brief);
    if (!command.help.empty()) text += fmt::format("\n{}\n", command.help);
    if (!command.aliases.empty()) {
        text += "\nAlso:";
        for (const std::string_view alias : command.aliases)
            text += fmt::format(" :{}", alias);
        text += '\n';
    }
    return text;
}

std::string help_on_all() {
    std::string text =
        "Ask in English (who guarantees Japan's defence?) or in openCypher (MATCH (a:Alliance)\n"
        "RETURN a.name). A question ends with the line; a query may go on over several lines.\n"
        "Tab completes, the arrow keys bring back what was typed, Ctrl-C stops a query or drops\n"
        "a line, Ctrl-D leaves.\n\n";
    std::size_t widest = 0;
    for (const Command& command : commands())
        widest = std::max(widest, command.usage.size());
    for (const Command& command : commands()) {
        text += fmt::format("  {:<{}}  {}\n", command.usage, widest, command.brief);
    }
    return text + "\n:help COMMAND tells more about one.\n";
}

}  // namespace

void help(Shell& shell, std::string_view argument) {
    if (argument.empty()) {
        shell.say(help_on_all());
        return;
    }
    const std::string_view name = argument.starts_with(':') ? argument.substr(1) : argument;
    const Command* command = find_command(name);
    if (command == nullptr) {
        std::vector<std::string_view> names;
        for (const Command& each : commands())
            names.push_back(each.name);
        refuse("UnknownCommand", fmt::format("There is no command \"{}\".", name),
               {0, argument.size()}, nearest(name, names));
    }
    shell.say(help_on(*command));
}

void as_of(Shell& shell, std::string_view argument) {
    Session& session = shell.session();
    if (argument == "none") {
        session.set_as_of(std::nullopt);
    } else if (argument == "today") {
        session.set_as_of(session.today().iso());
    } else if (!argument.empty()) {
        session.set_as_of(argument);
    }
    const std::optional<Date> date = session.as_of();
    shell.say(date ? fmt::format("Questions and queries are about {}.", date->in_words())
                   : "Questions are about today, queries about all time.");
}

void cypher(Shell& shell, std::string_view argument) {
    constexpr std::string_view plain = "plain";
    const bool is_plain = argument == plain || argument.starts_with("plain ");
    if (!is_plain) {
        shell.say(query_of(shell, argument));
        return;
    }
    const std::string query = query_of(shell, trimmed(argument.substr(plain.size())));
    Session& session = shell.session();
    shell.say(to_cypher(
        without_as_of(session.world().graph, parse_cypher(query), session.query_options())));
}

void explain_plan(Shell& shell, std::string_view argument) {
    const std::string query = query_of(shell, argument);
    Session& session = shell.session();
    const PlanTree plan =
        explain(session.world().graph, parse_cypher(query), session.query_options());
    shell.say(to_text(plan));
}

void sources(Shell& shell, std::string_view argument) {
    refuse_argument(argument, ":sources");
    const Answer& answer = shell.last();
    const Graph& graph = shell.session().world().graph;
    const std::optional<KeyId> url = graph.find_key("url");
    std::string text;
    for (std::size_t i = 0; i < answer.sources.size(); ++i) {
        text += source_line(answer, i) + "\n";
        const auto node = graph.find_id(answer.sources[i].id);
        const Value link = node && url ? graph.node_property(*node, *url) : Value();
        if (const auto* address = link.get_if<std::string>()) text += "    " + *address + "\n";
    }
    shell.say(text.empty() ? "The last answer rests on no sources." : text);
}

void conflicts(Shell& shell, std::string_view argument) {
    refuse_argument(argument, ":conflicts");
    const Answer answer = shell.session().answer(
        "MATCH (s:Source)-[d:DIFFERS_ON]->(x) AS OF null "
        "RETURN x.name, d.role, d.value, s.name, coalesce(d.preferred, 'not known') "
        "ORDER BY x.name, d.role, s.name");
    std::string text;
    for (const auto& row : answer.table.rows) {
        std::array<std::string, 5> cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (const auto* cell = row[i].get_if<std::string>()) cells[i] = *cell;
        }
        const auto& [about, what, value, source, here] = cells;
        text += fmt::format("{}: {} {} by {}; here {}\n", about, what, value, source, here);
    }
    shell.say(text.empty() ? "The facts tell of no sources that differ." : text);
}

void export_file(Shell& shell, std::string_view argument) {
    if (argument.empty()) {
        refuse("MissingArgument",
               "Name the file: :export FILE.(dot | svg | png | json | csv | md).");
    }
    export_answer(std::string(argument), shell.last(), graph_of(shell, shell.last()));
    shell.say(fmt::format("wrote {}", argument));
}

void draw(Shell& shell, std::string_view argument) {
    const Answer answer = argument.empty() ? shell.last() : shell.session().answer(argument);
    const std::string name = file_name_for(answer.statement);
    const Graph& graph = graph_of(shell, answer);
    try {
        export_answer(name + ".svg", answer, graph);
        shell.say(fmt::format("wrote {}.svg", name));
    } catch (const Error& error) {
        if (error.diagnostic().detail != "GraphvizMissing") throw;
        export_answer(name + ".dot", answer, graph);
        shell.say(
            fmt::format("wrote {}.dot; a picture needs Graphviz (apt install graphviz)", name));
    }
}

void format(Shell& shell, std::string_view argument) {
    if (argument.empty()) {
        shell.say(fmt::format("The format is {}; there are {}.", name_of(shell.format()),
                              fmt::join(format_names(), ", ")));
        return;
    }
    const std::optional<Format> found = find_format(argument);
    if (!found) {
        refuse("UnknownFormat",
               fmt::format("There is no format \"{}\"; there are {}.", argument,
                           fmt::join(format_names(), ", ")),
               {0, argument.size()}, nearest(argument, format_names()));
    }
    shell.set_format(*found);
}

void reading(Shell& shell, std::string_view argument) {
    Session& session = shell.session();
    if (argument == "on" || argument == "off") {
        session.show_readings(argument == "on");
    } else if (!argument.empty()) {
        refuse("UnexpectedArgument", "The command is :reading [on | off].", {0, argument.size()});
    }
    shell.say(session.shows_readings()
                  ? "Every answer tells how its question was read."
                  : "An answer tells how its question was read where it leans on another one.");
}

void param(Shell& shell, std::string_view argument) {
    const std::size_t arrow = argument.find("=>");
    const std::string_view name =
        arrow == std::string_view::npos ? std::string_view() : trimmed(argument.substr(0, arrow));
    if (name.empty()) {
        refuse("MissingArgument",
               "A parameter is set with its name, an arrow and a value: :param name => 'Japan'.");
    }
    const std::string_view literal = trimmed(argument.substr(arrow + 2));
    try {
        shell.session().set_parameter(name.starts_with('$') ? name.substr(1) : name, literal);
    } catch (const Error& error) {
        Diagnostic diagnostic = error.diagnostic();
        diagnostic.place.offset += literal.empty()
                                       ? argument.size()
                                       : static_cast<std::size_t>(literal.data() - argument.data());
        throw Error(std::move(diagnostic));
    }
}

void procedure(Shell& shell, std::string_view argument) {
    if (argument.empty()) {
        refuse("MissingArgument",
               "A procedure is declared with its signature and its rows: :procedure "
               "my.city(name :: STRING) :: (city :: STRING) = [['Stefan', 'Berlin']].");
    }
    shell.say(fmt::format("CALL {} is there now.", shell.session().declare_procedure(argument)));
}

void undo(Shell& shell, std::string_view argument) {
    refuse_argument(argument, ":undo");
    if (!shell.session().undo()) {
        refuse("NothingToUndo", "There is no change to take back.");
    }
    shell.say("The graph is as it was before the last change.");
}

void quit(Shell& shell, std::string_view argument) {
    refuse_argument(argument, ":quit");
    shell.leave();
}

}  // namespace entente::actions
