// How far a long piece of work is, on the terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace entente {

/// Draws a bar on the error stream, when that is a terminal and the work takes longer than a
/// second; takes it away at the end.
class Progress {
public:
    /// `what` stands before the bar: "reading".
    explicit Progress(std::string what);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    void operator()(std::uint64_t done, std::uint64_t total);

private:
    using Clock = std::chrono::steady_clock;

    std::string what_;
    bool on_terminal_;
    bool drawn_ = false;
    Clock::time_point next_;
};

}  // namespace entente
