#include "case_file.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace entente::test {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// Takes the lines of one file.
class CaseReader {
public:
    explicit CaseReader(std::string file) : file_(std::move(file)) {}

    void take(const std::string& line) {
        const std::string text = trimmed(line);
        if (text.empty() || line.front() == '#') return;
        if (line.front() == ' ') {
            const bool as_it_is =
                key_ == "rows" || key_ == "ordered rows" || key_ == "plan" || key_ == "leaves";
            add(as_it_is ? line : text);
            return;
        }
        const std::size_t colon = text.find(':');
        if (colon == std::string::npos) throw std::runtime_error(file_ + ": no key in: " + line);
        key_ = text.substr(0, colon);
        const std::string rest = trimmed(text.substr(colon + 1));
        if (key_ == "procedure") {
            procedures_ = {};
        } else if (key_ == "graph") {
            graph_.clear();
        } else if (key_ == "case") {
            cases_.push_back({file_, rest, graph_, "", procedures_, {}});
            return;
        } else {
            if (cases_.empty()) throw std::runtime_error(file_ + ": no case above: " + line);
            cases_.back().parts[key_];
        }
        if (!rest.empty()) add(rest);
    }

    [[nodiscard]] std::vector<Case> cases() && { return std::move(cases_); }

private:
    void add(const std::string& text) {
        if (key_ == "graph") {
            graph_ += text + "\n";
        } else if (key_ == "procedure") {
            procedures_.declare(text);
        } else if (key_ == "case") {
            cases_.back().query += text + "\n";
        } else {
            cases_.back().parts[key_].push_back(text);
        }
    }

    std::string file_;
    std::string key_;
    std::string graph_;
    ProcedureCatalogue procedures_;
    std::vector<Case> cases_;
};

}  // namespace

std::string Case::text(const std::string& key) const {
    const auto found = parts.find(key);
    if (found == parts.end()) return {};
    std::string all;
    for (const std::string& line : found->second)
        all += (all.empty() ? "" : "\n") + trimmed(line);
    return all;
}

std::ostream& operator<<(std::ostream& out, const Case& test) {
    return out << test.file << ": " << test.name << "\n" << test.query;
}

std::vector<Case> read_cases(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".test") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<Case> all;
    for (const auto& path : files) {
        std::ifstream in(path);
        CaseReader reader(path.stem().string());
        for (std::string line; std::getline(in, line);)
            reader.take(line);
        std::vector<Case> cases = std::move(reader).cases();
        all.insert(all.end(), cases.begin(), cases.end());
    }
    return all;
}

}  // namespace entente::test
