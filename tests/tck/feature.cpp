#include "feature.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace entente::tck {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The cells of `| a | b |`. A backslash keeps a bar, a backslash, or (as n) ends a line.
std::vector<std::string> split_row(std::string_view line) {
    std::vector<std::string> cells;
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '|') {
            cells.emplace_back(trimmed(cell));
            cell.clear();
        } else if (line[i] == '\\' && i + 1 < line.size() &&
                   std::string_view("|\\n").find(line[i + 1]) != std::string_view::npos) {
            ++i;
            cell += line[i] == 'n' ? '\n' : line[i];
        } else {
            cell += line[i];
        }
    }
    return cells;
}

/// "[3]" of "[3] What it shows".
std::string number_of(std::string_view title) {
    const auto end = title.find(']');
    return std::string(title.substr(0, end == std::string_view::npos ? title.size() : end + 1));
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

Scenario fill_in(Scenario scenario, const Cells& examples, std::size_t row) {
    scenario.name += " #" + std::to_string(row);
    for (Step& step : scenario.steps) {
        for (std::size_t i = 0; i < examples.front().size(); ++i) {
            const std::string hole = "<" + examples.front()[i] + ">";
            const std::string& value = examples[row].at(i);
            replace_all(step.text, hole, value);
            replace_all(step.document, hole, value);
            for (auto& cells : step.table) {
                for (std::string& cell : cells)
                    replace_all(cell, hole, value);
            }
        }
    }
    return scenario;
}

class Reader {
public:
    Reader(const std::filesystem::path& root, const std::filesystem::path& file)
        : stem_(std::filesystem::path(file).replace_extension().generic_string()),
          path_((root / file).string()) {
        std::ifstream stream(path_);
        if (!stream) throw std::runtime_error(path_ + ": cannot be read");
        for (std::string line; std::getline(stream, line);)
            lines_.push_back(std::move(line));
    }

    std::vector<Scenario> read() {
        while (at_ < lines_.size()) {
            const std::string_view line = trimmed(lines_[at_]);
            if (line.starts_with("Background:")) {
                open_ = &background_;
                ++at_;
            } else if (const auto title = after(line, {"Scenario Outline:", "Scenario:"})) {
                finish();
                scenario_ = Scenario{stem_ + " " + number_of(*title), background_.steps};
                open_ = &*scenario_;
                ++at_;
            } else if (line.starts_with("Examples:")) {
                ++at_;
                read_examples();
            } else if (const auto text =
                           after(line, {"Given ", "When ", "Then ", "And ", "But "})) {
                read_step(*text);
            } else {
                ++at_;
            }
        }
        finish();
        return std::move(scenarios_);
    }

private:
    template <std::size_t N>
    static std::optional<std::string> after(std::string_view line,
                                            const std::string_view (&keywords)[N]) {
        for (const std::string_view keyword : keywords) {
            if (line.starts_with(keyword)) return std::string(trimmed(line.substr(keyword.size())));
        }
        return std::nullopt;
    }

    void skip_blank() {
        while (at_ < lines_.size() &&
               (trimmed(lines_[at_]).empty() || trimmed(lines_[at_]).starts_with('#')))
            ++at_;
    }

    Cells read_table() {
        Cells table;
        for (skip_blank(); at_ < lines_.size() && trimmed(lines_[at_]).starts_with('|');) {
            table.push_back(split_row(trimmed(lines_[at_])));
            ++at_;
            skip_blank();
        }
        return table;
    }

    /// Between two lines of `"""`, without the indentation of the first of them.
    std::string read_document() {
        const std::size_t indent = lines_[at_].find('"');
        std::string text;
        for (++at_; at_ < lines_.size() && trimmed(lines_[at_]) != R"(""")"; ++at_) {
            const std::string& line = lines_[at_];
            if (!text.empty()) text += '\n';
            text += line.size() > indent ? line.substr(indent) : std::string(trimmed(line));
        }
        ++at_;
        return text;
    }

    void read_step(const std::string& text) {
        if (open_ == nullptr) throw std::runtime_error(path_ + ": a step before any scenario");
        Step step{text, {}, {}};
        ++at_;
        skip_blank();
        if (at_ < lines_.size() && trimmed(lines_[at_]) == R"(""")") {
            step.document = read_document();
        } else {
            step.table = read_table();
        }
        open_->steps.push_back(std::move(step));
    }

    void read_examples() {
        const Cells more = read_table();
        if (examples_.empty()) {
            examples_ = more;
        } else {
            examples_.insert(examples_.end(), more.begin() + 1, more.end());
        }
    }

    void finish() {
        if (!scenario_) return;
        if (examples_.empty()) scenarios_.push_back(*scenario_);
        for (std::size_t row = 1; row < examples_.size(); ++row)
            scenarios_.push_back(fill_in(*scenario_, examples_, row));
        examples_.clear();
        scenario_.reset();
        open_ = nullptr;
    }

    std::string stem_;
    std::string path_;
    std::vector<std::string> lines_;
    std::size_t at_ = 0;
    Scenario background_;
    std::optional<Scenario> scenario_;
    Scenario* open_ = nullptr;
    Cells examples_;
    std::vector<Scenario> scenarios_;
};

}  // namespace

std::vector<Scenario> read_feature(const std::filesystem::path& root,
                                   const std::filesystem::path& file) {
    return Reader(root, file).read();
}

}  // namespace entente::tck
