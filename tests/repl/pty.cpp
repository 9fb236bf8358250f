#include "pty.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace entente::test {

namespace {

constexpr std::chrono::seconds patience{30};
using Clock = std::chrono::steady_clock;

}  // namespace

Terminal::Terminal(const std::vector<std::string>& arguments,
                   const std::vector<std::pair<std::string, std::string>>& environment) {
    winsize size{};
    size.ws_row = 24;
    size.ws_col = 80;
    std::vector<std::string> words = arguments;
    words.insert(words.begin(), ENTENTE_BINARY);
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    child_ = forkpty(&master_, nullptr, nullptr, &size);
    if (child_ < 0) throw std::runtime_error("no terminal");
    if (child_ == 0) {
        std::signal(SIGINT, SIG_DFL);
        for (const auto& [name, value] : environment)
            setenv(name.c_str(), value.c_str(), 1);
        execv(ENTENTE_BINARY, pointers.data());
        _exit(127);
    }
}

Terminal::~Terminal() {
    if (child_ > 0) {
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
    }
    close(master_);
}

void Terminal::type(std::string_view keys) const {
    while (!keys.empty()) {
        const auto wrote = write(master_, keys.data(), keys.size());
        if (wrote <= 0) throw std::runtime_error("the terminal takes no keys");
        keys.remove_prefix(static_cast<std::size_t>(wrote));
    }
}

bool Terminal::read_some(int milliseconds) {
    pollfd file{master_, POLLIN, 0};
    if (poll(&file, 1, milliseconds) <= 0) return false;
    std::array<char, 4096> bytes{};
    const auto got = read(master_, bytes.data(), bytes.size());
    if (got <= 0) return false;
    pending_.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

bool Terminal::shows(std::string_view text) {
    const auto deadline = Clock::now() + patience;
    std::size_t searched = 0;  // the text does not begin before
    for (;;) {
        const std::size_t found = pending_.find(text, searched);
        if (found != std::string::npos) {
            pending_.erase(0, found + text.size());
            return true;
        }
        searched = pending_.size() - std::min(pending_.size(), text.size());
        if (Clock::now() > deadline) return false;
        if (!read_some(1000) && waitpid(child_, nullptr, WNOHANG) == child_) {
            child_ = -1;
            return false;
        }
    }
}

int Terminal::wait() {
    return ended_within(30000);
}

int Terminal::ended_within(int milliseconds) {
    const auto deadline = Clock::now() + std::chrono::milliseconds(milliseconds);
    do {
        read_some(20);
        int status = 0;
        if (child_ > 0 && waitpid(child_, &status, WNOHANG) == child_) {
            child_ = -1;
            return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
        }
    } while (Clock::now() < deadline);
    return -1;
}

}  // namespace entente::test
