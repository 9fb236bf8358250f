// Ctrl-C.
#pragma once

#include <atomic>

namespace entente {

/// While there is one, Ctrl-C (SIGINT) sets a flag instead of ending the program. A process has one
/// at a time.
class Interrupts {
public:
    /// `stop` is set too, when it is not null: the flag that stops a running statement.
    explicit Interrupts(std::atomic<bool>* stop);
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    [[nodiscard]] bool pending() const;
    /// Of `stop`, too.
    void clear();

    /// Waits until the file can be read (or has ended); false when Ctrl-C comes first, or is
    /// pending.
    [[nodiscard]] bool wait_readable(int file_descriptor);
    /// True when the file can be read without waiting.
    [[nodiscard]] static bool readable_now(int file_descriptor);
};

}  // namespace entente
