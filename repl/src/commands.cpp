#include "repl/commands.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "command_actions.hpp"
#include "repl/format.hpp"
#include "repl/shell.hpp"
#include "values/nearest.hpp"

namespace entente {

namespace {

using Argument = Command::Argument;

constexpr std::array<std::string_view, 2> help_aliases = {"h", "?"};
constexpr std::array<std::string_view, 2> quit_aliases = {"exit", "q"};

constexpr std::array<Command, 14> table = {{
    {"help", help_aliases, ":help [COMMAND]", "what can be typed here", "", Argument::command,
     actions::help},
    {"as-of",
     {},
     ":as-of [DATE | today | none]",
     "the day that questions and queries are about",
     "DATE is a year, a month or a day: 1985, 1985-06, 1985-06-01. Without one, tells the day\n"
     "that is set. After none, questions are about today and queries about all time.",
     Argument::day,
     actions::as_of},
    {"cypher",
     {},
     ":cypher [plain] [QUESTION]",
     "the query that a question, or the last one, became",
     "The query is openCypher and can be typed in as it is printed. With plain, AS OF is written\n"
     "out as conditions on since and until, for engines that do not know it.",
     Argument::statement,
     actions::cypher},
    {"explain",
     {},
     ":explain [QUESTION-OR-QUERY]",
     "how a query, or the last one, is run",
     "Prints the plan, one operator a line, with the rows that each is expected to give.",
     Argument::statement,
     actions::explain_plan},
    {"sources",
     {},
     ":sources",
     "where the last answer is from, with addresses",
     "",
     Argument::none,
     actions::sources},
    {"conflicts",
     {},
     ":conflicts",
     "where the sources of the facts differ, and what is held here",
     "One line a difference: the thing, what it is about, the source's value and the one here. "
     "The\n"
     "edges DIFFERS_ON hold them, for queries.",
     Argument::none,
     actions::conflicts},
    {"draw",
     {},
     ":draw [QUESTION-OR-QUERY]",
     "draws an answer, or the last one, as a picture (SVG)",
     "The file is named after the question: allies of Japan becomes allies-of-japan.svg. Needs\n"
     "Graphviz; :export FILE.dot does not.",
     Argument::statement,
     actions::draw},
    {"export",
     {},
     ":export FILE",
     "writes the last answer to FILE.(dot | svg | png | json | csv | md)",
     "The suffix chooses the form. A file that is there already is replaced, once the new one is\n"
     "whole. svg and png need Graphviz.",
     Argument::none,
     actions::export_file},
    {"format",
     {},
     ":format [FORMAT]",
     "how answers are written",
     "FORMAT is text, table, csv, json, jsonl, markdown or dot. Without one, tells which it is.",
     Argument::format,
     actions::format},
    {"reading",
     {},
     ":reading [on | off]",
     "whether answers tell how their question was read",
     "The reading is one line of plain English made from what was understood, and not from what "
     "was\n"
     "typed. It is told by itself where a question leans on the one before it.",
     Argument::none,
     actions::reading},
    {"param",
     {},
     ":param NAME => VALUE",
     "sets a parameter, which queries use as $NAME",
     "VALUE is a literal of the query language: 'Japan', 1985, date('1985-06-01'), [1, 2].",
     Argument::none,
     actions::param},
    {"procedure",
     {},
     ":procedure SIGNATURE [= ROWS]",
     "declares a table as a procedure, for CALL",
     "SIGNATURE is name(argument :: TYPE, ...) :: (column :: TYPE, ...). ROWS is a list of lists,\n"
     "each of the arguments, then the columns:\n"
     "  :procedure my.city(name :: STRING) :: (city :: STRING) = [['Stefan', 'Berlin']]\n"
     "A call gives the columns of the rows whose arguments equal its own.",
     Argument::none,
     actions::procedure},
    {"undo",
     {},
     ":undo",
     "takes back the last statement that changed the graph",
     "The graph is again what it was before CREATE, MERGE, SET, REMOVE or DELETE. Typed again, it\n"
     "takes back the one before.",
     Argument::none,
     actions::undo},
    {"quit", quit_aliases, ":quit", "leaves, as Ctrl-D does", "", Argument::none, actions::quit},
}};

/// `:name argument` cut in two, with where each starts in the line.
struct Parts {
    std::string_view name;  ///< without the colon
    std::string_view argument;
    std::size_t argument_at = 0;
};

Parts parts_of(std::string_view line) {
    const std::size_t end = std::min(line.find_first_of(" \t\n"), line.size());
    const std::size_t begin = std::min(line.find_first_not_of(" \t\n", end), line.size());
    const std::size_t last = line.find_last_not_of(" \t\n");
    const std::size_t length = begin < line.size() ? last + 1 - begin : 0;
    return {line.substr(1, end - 1), line.substr(begin, length), begin};
}

[[noreturn]] void refuse_unknown(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Command& command : table)
        names.push_back(command.name);
    std::vector<std::string> suggestions = nearest(name, names);
    for (std::string& suggestion : suggestions)
        suggestion.insert(0, 1, ':');
    const char* const hint = suggestions.empty() ? " :help lists them." : "";
    throw Error({"CommandError",
                 "compile time",
                 "UnknownCommand",
                 fmt::format("There is no command :{}.{}", name, hint),
                 {0, name.size() + 1},
                 std::move(suggestions)});
}

/// Those of the words that start with what is typed.
std::vector<std::string> starting_with(std::string_view typed,
                                       std::span<const std::string_view> words) {
    std::vector<std::string> result;
    for (const std::string_view word : words) {
        if (word.starts_with(typed)) result.emplace_back(word);
    }
    return result;
}

std::vector<std::string_view> command_names() {
    std::vector<std::string_view> names;
    for (const Command& command : table)
        names.push_back(command.name);
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

std::span<const Command> commands() {
    return table;
}

const Command* find_command(std::string_view name) {
    const auto named = [&](const Command& command) {
        const auto& aliases = command.aliases;
        return command.name == name ||
               std::find(aliases.begin(), aliases.end(), name) != aliases.end();
    };
    const auto* const found = std::find_if(table.begin(), table.end(), named);
    return found == table.end() ? nullptr : found;
}

void run_command(Shell& shell, std::string_view line) {
    const Parts parts = parts_of(line);
    const Command* command = find_command(parts.name);
    if (command == nullptr) refuse_unknown(parts.name);
    try {
        command->run(shell, parts.argument);
    } catch (const Error& error) {
        Diagnostic diagnostic = error.diagnostic();
        const bool placed = diagnostic.place.offset > 0 || diagnostic.place.length > 0;
        if (placed) diagnostic.place.offset += parts.argument_at;
        throw Error(std::move(diagnostic));
    }
}

Completion complete_command(const Session& session, std::string_view text) {
    const std::size_t blank = text.find_first_of(" \t");
    if (blank == std::string_view::npos) {
        return {1, starting_with(text.substr(1), command_names())};
    }
    const Command* command = find_command(text.substr(1, blank - 1));
    const std::size_t begin = std::min(text.find_first_not_of(" \t", blank), text.size());
    const std::string_view typed = text.substr(begin);
    if (command == nullptr) return {};
    constexpr std::array<std::string_view, 2> days = {"none", "today"};
    switch (command->argument) {
        case Argument::none:
            return {};
        case Argument::command:
            return {begin, starting_with(typed, command_names())};
        case Argument::day:
            return {begin, starting_with(typed, days)};
        case Argument::format:
            return {begin, starting_with(typed, format_names())};
        case Argument::statement: {
            Completion completion = session.complete(typed);
            completion.start += begin;
            return completion;
        }
    }
    return {};
}

}  // namespace entente
