#include "graphviz.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "values/error.hpp"

extern char** environ;

namespace entente {

namespace {

/// From here on `dot`'s layers take minutes; its relative for large graphs takes seconds.
constexpr std::size_t many_edges = 500;

[[noreturn]] void refuse(std::string detail, std::string message) {
    throw Error({"CommandError", "runtime", std::move(detail), std::move(message), {}, {}});
}

/// Both ends of a pipe, closed at the end of the scope.
struct Pipe {
    int ends[2] = {-1, -1};
    Pipe() {
        if (pipe2(ends, O_CLOEXEC) != 0) ends[0] = ends[1] = -1;
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void close_end(std::size_t i) {
        if (ends[i] >= 0) close(ends[i]);
        ends[i] = -1;
    }
};

/// What comes out of a pipe, up to a few lines' worth; the rest is read and dropped, so that the
/// writer can end.
std::string read_all(int file_descriptor) {
    constexpr std::size_t enough = 500;
    std::string text;
    std::array<char, 512> bytes{};
    for (;;) {
        const auto got = read(file_descriptor, bytes.data(), bytes.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        text.append(bytes.data(), static_cast<std::size_t>(got));
        if (text.size() > enough) text.resize(enough);
    }
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/// Starts a program found on the PATH with its complaints going into the pipe; errno's value when
/// it cannot be.
int start(std::vector<std::string> words, Pipe& complaints, pid_t& child) {
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, complaints.ends[1], STDERR_FILENO);
    const int error =
        posix_spawnp(&child, arguments.front(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

}  // namespace

void run_graphviz(const Drawing& drawing) {
    Pipe complaints;
    pid_t child = 0;
    const int error = start(
        {"dot", drawing.edges > many_edges ? "-Ksfdp" : "-Kdot", fmt::format("-T{}", drawing.kind),
         "-o", absolute(drawing.picture).string(), absolute(drawing.source).string()},
        complaints, child);
    if (error == ENOENT) {
        refuse("GraphvizMissing",
               "Pictures are drawn by Graphviz's program dot, which is not installed (on Debian: "
               "apt install graphviz). A .dot file can be written without it.");
    }
    if (error != 0) {
        refuse("GraphvizFailed",
               fmt::format("Graphviz's program dot cannot be started: {}.", std::strerror(error)));
    }
    complaints.close_end(1);
    const std::string said = read_all(complaints.ends[0]);
    const int status = wait_for(child);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGINT) {
        throw Error({"Interrupted", "runtime", "Interrupted", "Interrupted.", {}, {}});
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        refuse("GraphvizFailed", said.empty()
                                     ? std::string("Graphviz's program dot failed.")
                                     : fmt::format("Graphviz's program dot failed: {}.", said));
    }
}

}  // namespace entente
