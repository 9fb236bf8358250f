#include "question_file.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace entente::test {
namespace {

void add_names(std::set<std::string>& names, std::string_view list) {
    if (list == "nothing") return;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find("; "), list.size());
        names.emplace(list.substr(0, end));
        list.remove_prefix(std::min(end + 2, list.size()));
    }
}

std::set<std::string>& made(std::optional<std::set<std::string>>& rows) {
    return rows ? *rows : rows.emplace();
}

void add_marked(QuestionBlock& block, char mark, const std::string& rest) {
    switch (mark) {
        case '@':
            block.as_of = rest;
            break;
        case '=':
            block.answer = rest;
            break;
        case '>':
            add_names(made(block.rows), rest);
            break;
        case '*':
            block.row_count = std::stoul(rest);
            break;
        case '+':
            add_names(block.among, rest);
            break;
        case '-':
            add_names(block.absent, rest);
            break;
        case '"':
            block.text = block.text ? *block.text + "\n" + rest : rest;
            break;
        case '%':
            block.notes.push_back(rest);
            break;
        case '&':
            block.reading = rest;
            break;
        case '~':
            block.cypher = rest;
            break;
        default:
            block.error.push_back(rest);
            break;
    }
}

bool is_marked(std::string_view line) {
    return line.size() > 1 && line[1] == ' ' &&
           std::string_view("@=>*+-\"%&~!").find(line[0]) != std::string_view::npos;
}

bool expects_something(const QuestionBlock& block) {
    return block.answer || block.rows || block.row_count || !block.among.empty() ||
           !block.absent.empty() || block.text || block.cypher || !block.notes.empty() ||
           block.reading || !block.error.empty();
}

}  // namespace

std::vector<QuestionBlock> read_questions(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<QuestionBlock> blocks;
    QuestionBlock block;
    const auto close = [&] {
        if (block.line != 0 && (block.questions.empty() || !expects_something(block)))
            throw std::runtime_error(file.string() + ":" + std::to_string(block.line) +
                                     ": a block has questions and what is expected of them");
        if (block.line != 0) blocks.push_back(block);
        block = {};
    };
    std::size_t number = 0;
    bool open = file.extension() != ".md";
    for (std::string line; std::getline(in, line);) {
        ++number;
        const bool fence = line.starts_with("```");
        if (fence) open = line == "```questions";
        if (line.empty() || fence) {
            close();
        } else if (open && line.front() != '#') {
            if (block.line == 0) block.line = number;
            if (is_marked(line)) {
                add_marked(block, line[0], line.substr(2));
            } else {
                block.questions.push_back(line);
            }
        }
    }
    close();
    return blocks;
}

std::vector<std::filesystem::path> question_files(const std::filesystem::path& root) {
    std::vector<std::filesystem::path> files = {root / "docs/questions.md"};
    for (const auto& entry : std::filesystem::directory_iterator(root / "tests/query/questions")) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    for (const auto& folder : std::filesystem::directory_iterator(root / "tests/query/worlds"))
        files.push_back(folder.path() / "questions.txt");
    std::ranges::sort(files);
    return files;
}

}  // namespace entente::test
