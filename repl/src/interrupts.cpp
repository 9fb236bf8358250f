#include "repl/interrupts.hpp"

#include <csignal>
#include <cstddef>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace entente {

namespace {

// What the handler touches: nothing but lock-free flags and a pipe.
std::atomic<bool> pressed{false};
std::atomic<std::atomic<bool>*> stop_flag{nullptr};
int wake[2] = {-1, -1};  // the handler writes, wait_readable polls
struct sigaction before;

void on_interrupt(int) {
    pressed = true;
    if (std::atomic<bool>* stop = stop_flag) *stop = true;
    const char byte = 0;
    [[maybe_unused]] const auto written = write(wake[1], &byte, 1);
}

}  // namespace

Interrupts::Interrupts(std::atomic<bool>* stop) {
    if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) wake[0] = wake[1] = -1;
    pressed = false;
    stop_flag = stop;
    sigaction(SIGINT, nullptr, &before);
    if (before.sa_handler == SIG_IGN) return;  // started in the background: not for us
    struct sigaction action {};
    action.sa_handler = on_interrupt;  // no SA_RESTART: what waits shall wake
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
}

Interrupts::~Interrupts() {
    sigaction(SIGINT, &before, nullptr);
    stop_flag = nullptr;
    for (int& end : wake) {
        if (end >= 0) close(end);
        end = -1;
    }
}

bool Interrupts::pending() const {
    return pressed;
}

void Interrupts::clear() {
    pressed = false;
    if (std::atomic<bool>* stop = stop_flag) *stop = false;
    char bytes[16];
    while (read(wake[0], bytes, sizeof bytes) > 0) {
    }
}

bool Interrupts::wait_readable(int file_descriptor) {
    while (!pressed) {
        pollfd files[] = {{file_descriptor, POLLIN, 0}, {wake[0], POLLIN, 0}};
        const int ready = poll(files, 2, -1);
        if (ready > 0 && files[1].revents == 0) return true;
        if (ready < 0 && !pressed) {
            // Interrupted by another signal (the terminal's size changed): wait on.
            continue;
        }
    }
    return false;
}

bool Interrupts::readable_now(int file_descriptor) {
    pollfd file{file_descriptor, POLLIN, 0};
    return poll(&file, 1, 0) > 0;
}

}  // namespace entente
