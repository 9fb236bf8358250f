#include "progress.hpp"

#include <algorithm>
#include <iostream>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace entente {

Progress::Progress(std::string what)
    : what_(std::move(what)),
      on_terminal_(isatty(STDERR_FILENO) != 0),
      next_(Clock::now() + std::chrono::seconds(1)) {}

Progress::~Progress() {
    if (drawn_) std::cerr << "\r\x1B[K" << std::flush;
}

void Progress::operator()(std::uint64_t done, std::uint64_t total) {
    if (!on_terminal_ || total == 0) return;
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    constexpr std::uint64_t width = 40;
    const std::uint64_t full = std::min(done, total) * width / total;
    constexpr std::uint64_t mebibyte = 1U << 20U;
    std::cerr << fmt::format("\r{} [{:=<{}}{:{}}] {} of {} MiB\x1B[K", what_, "", full, "",
                             width - full, done / mebibyte, total / mebibyte)
              << std::flush;
    drawn_ = true;
}

}  // namespace entente
