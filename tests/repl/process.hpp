// Running the program as another program would.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace entente::test {

struct Invocation {
    std::vector<std::string> arguments;
    std::string input;                                             ///< on standard input
    std::vector<std::pair<std::string, std::string>> environment;  ///< beside ours
    std::string folder;                                            ///< to run in; "": this one
};

struct Ran {
    int status = -1;  ///< the exit status, or 1000 and the signal that ended it
    std::string out;
    std::string err;
};

/// Makes the day of the tests, 23 November 2026, the run's today.
void set_today(Invocation& run);

/// Runs ENTENTE_BINARY, without a shell; it is killed after a minute.
[[nodiscard]] Ran run_entente(const Invocation& run);

/// A folder of its own for the length of a test.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string operator/(const std::string& name) const {
        return path_ + "/" + name;
    }

private:
    std::string path_;
};

[[nodiscard]] std::string read_file(const std::string& file);
void write_file(const std::string& file, const std::string& text);

}  // namespace entente::test
