#include "repl/options.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include "values/nearest.hpp"

namespace entente {

namespace {

constexpr std::string_view examples = R"(
Examples:
  entente "who guarantees Japan's defence?"
  entente --as-of 1985 how many members did NATO have
  entente --format csv "MATCH (c:Country)-[:MEMBER_OF]->(:Alliance {name: 'NATO'}) RETURN c.name"
  entente --format dot allies of Japan | dot -Tsvg -o japan.svg
  entente -f questions.txt --format jsonl --keep-going
  entente                                      the prompt; :help there tells more

Exit status: 0 answered; 1 a statement failed; 2 the command line was wrong; 130 interrupted.
)";

constexpr std::array<std::string_view, 13> option_names = {
    "--add",   "--file", "--format",     "--as-of", "--data",    "--empty", "--today",
    "--param", "--help", "--keep-going", "-f",      "--version", "-h"};

EarlyExit wrong(std::string_view message) {
    return {2, fmt::format("entente: {} entente --help tells more.\n", message)};
}

/// CLI11's complaint, which starts with the option's name, as a sentence.
EarlyExit wrong_use(const CLI::ParseError& error) {
    const std::string_view complaint = error.what();
    const std::string_view option = complaint.substr(0, complaint.find(':'));
    if (error.get_name() == "ArgumentMismatch") {
        return wrong(fmt::format("The option {} needs a value.", option));
    }
    return wrong(fmt::format("{}.", complaint));
}

EarlyExit unknown_option(std::string_view option) {
    const std::string_view name = option.substr(0, option.find('='));
    std::string message = fmt::format("There is no option {}.", name);
    const std::vector<std::string> near = nearest(name, option_names);
    if (!near.empty()) message += fmt::format(" Did you mean {}?", near.front());
    return wrong(message);
}

/// What CLI11 fills in; the rest is checked afterwards.
struct Raw {
    Options options;
    std::string format = "text";
    std::vector<std::string> data;
    std::vector<std::string> added;
    std::vector<std::string> parameters;
    std::string today;
    bool version = false;
};

void declare(CLI::App& app, Raw& raw) {
    app.allow_extras();
    app.add_option("-f,--file", raw.options.files,
                   "run a script ('-' is standard input; may be repeated)")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->take_all();
    app.add_option("--format", raw.format,
                   "text (default), table, csv, json, jsonl, markdown or dot")
        ->type_name("FORMAT");
    app.add_option("--as-of", raw.options.as_of, "the day that questions are about")
        ->type_name("DATE");
    app.add_option("--today", raw.today, "the day to take for today, instead of the clock's")
        ->type_name("DATE");
    app.add_option("--data", raw.data,
                   "facts from DIR, a folder or an image, instead of those built in (may be "
                   "repeated; later ones add)")
        ->type_name("DIR")
        ->allow_extra_args(false)
        ->take_all();
    app.add_option("--add", raw.added, "facts from DIR beside the others (may be repeated)")
        ->type_name("DIR")
        ->allow_extra_args(false)
        ->take_all();
    app.add_flag("--empty", raw.options.empty, "start without any facts");
    app.add_option("--param", raw.parameters, "a query parameter (may be repeated)")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false)
        ->take_all();
    app.add_flag("--keep-going", raw.options.keep_going, "do not stop a script at its first error");
    app.add_flag("--version", raw.version, "print the version, and to which day the facts reach");
    app.set_help_flag("-h,--help", "print this help");
}

std::string usage(const CLI::App& app) {
    std::string options = app.help();
    options.erase(0, options.find("Options:"));
    return fmt::format(
        "entente: a knowledge graph of international security relations that answers questions\n\n"
        "Usage:\n"
        "  entente [options] [--] [QUESTION-OR-QUERY]\n"
        "  entente check DIR                      check a folder of facts\n"
        "  entente import cow|atop|dcad FILE...   make a folder of facts of a data set's files\n"
        "  entente import csv DIR... --output X   make an image, which opens at once\n\n"
        "Without a question: the prompt, or, when standard input is not a terminal, a script.\n\n"
        "{}{}",
        options, examples);
}

/// NAME=VALUE, the name also with its `$`.
std::optional<EarlyExit> take_parameters(Raw& raw) {
    for (const std::string& text : raw.parameters) {
        const std::size_t equals = text.find('=');
        const std::size_t begin = text.starts_with('$') ? 1 : 0;
        if (equals == std::string::npos || equals <= begin) {
            return wrong(fmt::format("--param wants NAME=VALUE, not \"{}\".", text));
        }
        raw.options.parameters.emplace_back(text.substr(begin, equals - begin),
                                            text.substr(equals + 1));
    }
    return std::nullopt;
}

std::optional<EarlyExit> take_format(Raw& raw) {
    const std::optional<Format> format = find_format(raw.format);
    if (!format) {
        std::string message = fmt::format("There is no format \"{}\"; there are {}.", raw.format,
                                          fmt::join(format_names(), ", "));
        const std::vector<std::string> near = nearest(raw.format, format_names());
        if (!near.empty()) message += fmt::format(" Did you mean {}?", near.front());
        return wrong(message);
    }
    raw.options.format = *format;
    return std::nullopt;
}

std::optional<EarlyExit> take_today(Raw& raw) {
    if (raw.today.empty()) return std::nullopt;
    raw.options.today = Date::parse(raw.today);
    if (raw.options.today && raw.options.today->precision() == Date::Precision::day)
        return std::nullopt;
    return wrong(fmt::format("--today wants a day such as 2026-11-23, not \"{}\".", raw.today));
}

void take_words(Options& options, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (!options.statement) {
            options.statement = word;
        } else {
            options.statement->append(" ").append(word);
        }
    }
}

std::variant<Options, EarlyExit> parse_check(const std::vector<std::string>& arguments) {
    if (arguments.size() != 2 || arguments[1].starts_with('-')) {
        return wrong("entente check wants one folder: entente check DIR.");
    }
    Options options;
    options.check = arguments[1];
    return options;
}

constexpr std::string_view import_usage =
    "entente import cow|atop|dcad FILE... [--output DIR], or entente import csv DIR... --output "
    "FILE.";

std::variant<Options, EarlyExit> parse_import(const std::vector<std::string>& arguments) {
    ImportOptions import;
    const std::string what = arguments.size() > 1 ? arguments[1] : "";
    import.data_set = find_data_set(what);
    if (!import.data_set && what != "csv") {
        return wrong(fmt::format("entente import wants a data set or csv: {}", import_usage));
    }
    if (import.data_set) import.output = what;
    for (std::size_t i = 2; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (word == "--output" || word == "-o") {
            if (++i == arguments.size()) return wrong("The option --output needs a value.");
            import.output = arguments[i];
        } else if (word.starts_with("--output=")) {
            import.output = word.substr(word.find('=') + 1);
        } else if (word.starts_with('-')) {
            return wrong(fmt::format("entente import has no option {}, only --output.", word));
        } else {
            import.files.emplace_back(word);
        }
    }
    if (import.files.empty() || import.output.empty()) {
        return wrong(fmt::format("entente import wants more: {}", import_usage));
    }
    Options options;
    options.import = std::move(import);
    return options;
}

}  // namespace

std::variant<Options, EarlyExit> parse_options(std::vector<std::string> arguments) {
    if (!arguments.empty() && arguments.front() == "check") return parse_check(arguments);
    if (!arguments.empty() && arguments.front() == "import") return parse_import(arguments);
    // All behind `--` is words. CLI11 would lose the difference, and cut words like "[1,2]".
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    std::vector<std::string> words(end == arguments.end() ? end : end + 1, arguments.end());
    arguments.erase(end, arguments.end());

    Raw raw;
    CLI::App app("entente");
    declare(app, raw);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    try {
        app.parse(arguments);
    } catch (const CLI::CallForHelp&) {
        return EarlyExit{0, usage(app)};
    } catch (const CLI::ParseError& error) {
        return wrong_use(error);
    }
    const std::vector<std::string> extras = app.remaining();
    for (const std::string& extra : extras) {
        if (extra.size() > 1 && extra.starts_with('-')) return unknown_option(extra);
    }
    raw.options.version = raw.version;
    if (const auto exit = take_format(raw)) return *exit;
    if (const auto exit = take_parameters(raw)) return *exit;
    if (const auto exit = take_today(raw)) return *exit;
    raw.options.data.assign(raw.data.begin(), raw.data.end());
    raw.options.added.assign(raw.added.begin(), raw.added.end());
    if (raw.options.empty && !raw.options.data.empty()) {
        return wrong("--empty and --data exclude each other.");
    }
    take_words(raw.options, extras);
    take_words(raw.options, words);
    const auto& statement = raw.options.statement;
    if (statement && statement->find_first_not_of(" \t\n") == std::string::npos) {
        return wrong("The question is empty.");
    }
    return std::move(raw.options);
}

}  // namespace entente
