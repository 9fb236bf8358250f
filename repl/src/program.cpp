#include "repl/program.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iostream>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "check_command.hpp"
#include "facts/facts.hpp"
#include "import_command.hpp"
#include "progress.hpp"
#include "repl/history.hpp"
#include "repl/interrupts.hpp"
#include "repl/line_editor.hpp"
#include "repl/options.hpp"
#include "repl/prompt.hpp"
#include "repl/script.hpp"
#include "repl/shell.hpp"
#include "repl/version.hpp"

namespace entente {

namespace {

constexpr int wrong_command_line = 2;

int refuse(std::string_view message) {
    std::cerr << "entente: " << message << '\n';
    return wrong_command_line;
}

World open_world(const Options& options) {
    const bool shipped = options.data.empty() && !options.empty;
    World world = shipped ? world_from_image(shipped_facts()) : World();
    if (shipped && options.added.empty()) return world;
    std::vector<std::filesystem::path> folders = options.data;
    folders.insert(folders.end(), options.added.begin(), options.added.end());
    Progress progress("reading");
    return load_world(folders, std::move(world), std::ref(progress));
}

/// What the command line says of the day and the parameters; a complaint when it is wrong.
std::optional<std::string> apply(const Options& options, Session& session) {
    try {
        if (options.as_of == "today") {
            session.set_as_of(session.today().iso());
        } else if (options.as_of && options.as_of != "none") {
            session.set_as_of(*options.as_of);
        }
    } catch (const Error& error) {
        return fmt::format("--as-of: {}", message_of(error.diagnostic()));
    }
    for (const auto& [name, value] : options.parameters) {
        try {
            session.set_parameter(name, value);
        } catch (const Error& error) {
            return fmt::format("--param {}={}: {} (A text stands in quotes: {}=\"'{}'\".)", name,
                               value, message_of(error.diagnostic()), name, value);
        }
    }
    return std::nullopt;
}

/// What could not be written is an error, unless the reader had enough (`| head`).
int ended(int status, int output_error) {
    if (output_error == 0 || output_error == EPIPE) return status;
    std::cerr << fmt::format("entente: I cannot write the answer: {}.\n",
                             std::strerror(output_error));
    return std::max(status, 1);
}

/// The program from the open world on: it owns what lives as long as the run.
class Program {
public:
    Program(const Options& options, Session& session)
        : options_(options), session_(session), interrupts_(&session.stop()) {}

    int run() {
        const bool asked = options_.statement || !options_.files.empty();
        if (!asked && isatty(STDIN_FILENO) != 0) return prompt();
        Shell shell = make_shell(true);
        const int status = asked ? batch(shell) : script(shell, "-");
        shell.finish();
        return ended(status, shell.output_error());
    }

private:
    const Options& options_;
    Session& session_;
    Interrupts interrupts_;

    Shell make_shell(bool blank_between) {
        const Output output{std::cout,     std::cerr, style_of(STDOUT_FILENO),
                            blank_between, false,     &session_.stop()};
        return {session_, output, style_of(STDERR_FILENO), options_.format};
    }

    int prompt() {
        Shell shell = make_shell(false);
        const char* terminal = std::getenv("TERM");
        const bool able = terminal != nullptr && std::string_view(terminal) != "dumb" &&
                          isatty(STDOUT_FILENO) != 0;
        const auto editor =
            able ? make_terminal_editor(interrupts_) : make_plain_editor(std::cin, std::cout);
        History history(history_file());
        run_prompt(shell, *editor, history, interrupts_, std::cout);
        shell.finish();
        return 0;
    }

    /// The scripts, then the words of the command line.
    int batch(Shell& shell) {
        int worst = 0;
        for (const std::string& file : options_.files) {
            const int status = script(shell, file);
            worst = std::max(worst, status);
            if (shell.left() || ends_run(status)) return worst;
        }
        if (options_.statement) {
            const RunStatus status =
                run_text(shell, *options_.statement, interrupts_, options_.keep_going);
            worst = std::max(worst, static_cast<int>(status));
        }
        return worst;
    }

    [[nodiscard]] bool ends_run(int status) const {
        if (status == static_cast<int>(RunStatus::failed)) return !options_.keep_going;
        return status != 0;
    }

    int script(Shell& shell, const std::string& file) {
        const bool standard_input = file == "-";
        const int fd = standard_input ? STDIN_FILENO : open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (fd < 0) return refuse(fmt::format("I cannot open {}: {}.", file, std::strerror(errno)));
        ScriptReader reader(fd, interrupts_);
        const ScriptOptions options{standard_input ? "<stdin>" : file, options_.keep_going};
        const RunStatus status = run_script(shell, reader, interrupts_, options);
        if (!standard_input) close(fd);
        return static_cast<int>(status);
    }
};

int run_session(const Options& options) {
    std::optional<World> world;
    try {
        world = open_world(options);
    } catch (const Error& error) {
        return refuse(message_of(error.diagnostic()));
    }
    if (options.version) {
        std::cout << fmt::format("entente {}\n{}\n", version(), state_of_facts(world->graph));
        return 0;
    }
    Session session(*std::move(world), options.today.value_or(Date::today()));
    if (const auto complaint = apply(options, session)) return refuse(*complaint);
    return Program(options, session).run();
}

}  // namespace

int run_program(std::vector<std::string> arguments) {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_DFL);  // whoever reads our output and leaves ends us, quietly
    const auto parsed = parse_options(std::move(arguments));
    if (const auto* exit = std::get_if<EarlyExit>(&parsed)) {
        (exit->status == 0 ? std::cout : std::cerr) << exit->text;
        return exit->status;
    }
    const auto& options = std::get<Options>(parsed);
    if (options.check) return check_folder(*options.check, std::cout, std::cerr);
    if (options.import) return run_import(*options.import, std::cout, std::cerr);
    return run_session(options);
}

}  // namespace entente
