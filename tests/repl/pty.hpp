// The program on a terminal of its own, and a patient typist before it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace entente::test {

class Terminal {
public:
    /// Starts ENTENTE_BINARY on a new terminal of 80 columns.
    explicit Terminal(const std::vector<std::string>& arguments,
                      const std::vector<std::pair<std::string, std::string>>& environment);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    void type(std::string_view keys) const;
    /// Waits until the text appears behind what was waited for before; false when it does not
    /// within half a minute.
    [[nodiscard]] bool shows(std::string_view text);
    /// What has appeared and was not waited for: for messages of tests.
    [[nodiscard]] const std::string& pending() const { return pending_; }
    /// Waits for the program's end: its exit status, or -1 when it does not end within half a
    /// minute.
    [[nodiscard]] int wait();
    /// The same, within some milliseconds.
    [[nodiscard]] int ended_within(int milliseconds);

private:
    int master_ = -1;
    pid_t child_ = -1;
    std::string pending_;

    bool read_some(int milliseconds);
};

}  // namespace entente::test
