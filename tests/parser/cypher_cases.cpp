#include "cypher_cases.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace entente::test {
namespace {

constexpr const char* folder = ENTENTE_SOURCE_DIR "/tests/parser/cypher";

class Reader {
public:
    explicit Reader(const std::string& file)
        : in_(std::filesystem::path(folder) / (file + ".txt")), file_(file) {}

    std::vector<Case> run() {
        for (std::string line; std::getline(in_, line);) {
            ++line_;
            if (!line.empty() && line.front() != '#') read(line);
        }
        if (cases_.empty()) throw std::runtime_error(file_ + ".txt has no cases");
        for (const Case& c : cases_) {
            const bool refused = !c.error.empty() && !c.marked.empty() && c.prints.empty();
            const bool accepted = c.error.empty() && c.marked.empty() && !c.prints.empty();
            if (!refused && !accepted) fail(c.line, "needs either a print or a mark and an error");
        }
        return std::move(cases_);
    }

private:
    void read(const std::string& line) {
        const std::size_t colon = line.find(": ");
        const std::string key = line.substr(0, colon);
        if (key == "query" || key == "pattern" || key == "expression") {
            Case added;
            added.file = file_;
            added.line = line_;
            added.kind = key;
            added.text = line.substr(colon + 2);
            text_at_ = colon + 2;
            cases_.push_back(std::move(added));
            return;
        }
        if (cases_.empty()) fail(line_, "begins with no query");
        Case& c = cases_.back();
        if (key == "same" || key == "same:") {
            c.prints = c.text;
        } else if (key == "prints") {
            c.prints = line.substr(colon + 2);
        } else if (key == "error") {
            c.error = line.substr(colon + 2);
        } else if (line.find_first_not_of(" ^") == std::string::npos && line.size() > text_at_) {
            c.marked = line.substr(text_at_);
        } else {
            fail(line_, "is not understood");
        }
    }

    [[noreturn]] void fail(std::size_t line, const std::string& why) const {
        throw std::runtime_error(file_ + ".txt, line " + std::to_string(line) + " " + why);
    }

    std::ifstream in_;
    std::string file_;
    std::size_t line_ = 0;
    std::size_t text_at_ = 0;
    std::vector<Case> cases_;
};

}  // namespace

std::vector<std::string> case_files() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path().stem().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Case> load_cases(const std::string& file) {
    return Reader(file).run();
}

}  // namespace entente::test
