#include "process.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace entente::test {

namespace {

constexpr std::chrono::seconds patience{60};

struct Pipe {
    int ends[2] = {-1, -1};
    Pipe() {
        if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
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

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> result;
    for (std::string& word : words)
        result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

/// Our environment with `changes`.
std::vector<std::string> environment_with(
    const std::vector<std::pair<std::string, std::string>>& changes) {
    std::vector<std::string> result;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        bool changed = false;
        for (const auto& [name, value] : changes) {
            const bool same = text.starts_with(name) && text.substr(name.size()).starts_with('=');
            changed = changed || same;
        }
        if (!changed) result.emplace_back(text);
    }
    for (const auto& [name, value] : changes)
        result.push_back(std::string(name).append("=").append(value));
    return result;
}

/// Feeds the input and gathers the output until both ends are closed.
void talk(const Invocation& run, Pipe& in, Pipe& out, Pipe& err, pid_t child, Ran& ran) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::size_t fed = 0;
    std::array<char, 65536> bytes{};
    if (run.input.empty()) in.close_end(1);
    while (out.ends[0] >= 0 || err.ends[0] >= 0) {
        if (std::chrono::steady_clock::now() > deadline) kill(child, SIGKILL);
        std::array<pollfd, 3> files = {
            {{in.ends[1], POLLOUT, 0}, {out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
        if (poll(files.data(), files.size(), 1000) <= 0) continue;
        if (files[0].revents != 0) {
            const auto wrote = write(in.ends[1], run.input.data() + fed, run.input.size() - fed);
            if (wrote > 0) fed += static_cast<std::size_t>(wrote);
            if (wrote <= 0 || fed == run.input.size()) in.close_end(1);
        }
        const auto gather = [&](const pollfd& file, Pipe& pipe, std::string& text) {
            if (file.revents == 0) return;
            const auto got = read(pipe.ends[0], bytes.data(), bytes.size());
            if (got > 0) text.append(bytes.data(), static_cast<std::size_t>(got));
            if (got <= 0) pipe.close_end(0);
        };
        gather(files[1], out, ran.out);
        gather(files[2], err, ran.err);
    }
}

}  // namespace

void set_today(Invocation& run) {
    run.arguments.insert(run.arguments.begin(), {"--today", "2026-11-23"});
}

Ran run_entente(const Invocation& run) {
    std::signal(SIGPIPE, SIG_IGN);  // a program that ends without reading its input
    Pipe in;
    Pipe out;
    Pipe err;
    fcntl(in.ends[1], F_SETFL, O_NONBLOCK);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in.ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, err.ends[1], STDERR_FILENO);
    if (!run.folder.empty()) posix_spawn_file_actions_addchdir_np(&files, run.folder.c_str());
    std::vector<std::string> words = run.arguments;
    words.insert(words.begin(), ENTENTE_BINARY);
    std::vector<std::string> environment = environment_with(run.environment);
    pid_t child = 0;
    const int error = posix_spawn(&child, ENTENTE_BINARY, &files, nullptr, pointers(words).data(),
                                  pointers(environment).data());
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) throw std::runtime_error("cannot start " ENTENTE_BINARY);
    in.close_end(0);
    out.close_end(1);
    err.close_end(1);
    Ran ran;
    talk(run, in, out, err, child, ran);
    int status = 0;
    waitpid(child, &status, 0);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
    return ran;
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string read_file(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void write_file(const std::string& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace entente::test
