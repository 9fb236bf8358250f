#include "repl/export.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "graph/dot.hpp"
#include "graphviz.hpp"
#include "repl/characters.hpp"
#include "repl/format.hpp"
#include "values/words.hpp"

namespace entente {

namespace {

[[noreturn]] void refuse(std::string detail, std::string message) {
    throw Error({"CommandError", "runtime", std::move(detail), std::move(message), {}, {}});
}

[[noreturn]] void refuse_write(const std::filesystem::path& file, int error) {
    refuse("FileNotWritten",
           fmt::format("I cannot write {}: {}.", file.string(), std::strerror(error)));
}

/// A file beside the one that is to be: gone at the end unless it took that one's place.
class FileBeside {
public:
    explicit FileBeside(const std::filesystem::path& target, std::string_view suffix = "")
        : target_(target), path_(target) {
        path_ += fmt::format(".{}.part{}", getpid(), suffix);
    }
    ~FileBeside() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    FileBeside(const FileBeside&) = delete;
    FileBeside& operator=(const FileBeside&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    void write(const std::function<void(std::ostream&)>& content) const {
        errno = 0;
        std::ofstream out(path_, std::ios::binary);
        if (!out) refuse_write(target_, errno);
        content(out);
        out.close();
        if (!out) refuse_write(target_, errno == 0 ? EIO : errno);
    }
    void take_place() const {
        std::error_code error;
        std::filesystem::rename(path_, target_, error);
        if (error) refuse_write(target_, error.value());
    }

private:
    std::filesystem::path target_;
    std::filesystem::path path_;
};

void write_formatted(const std::filesystem::path& file, Format format, const Answer& answer,
                     const Graph& graph) {
    const FileBeside beside(file);
    beside.write([&](std::ostream& out) {
        const auto writer = make_writer(format, {out, std::cerr, Style{}, true});
        writer->answer(answer, graph);
        writer->finish();
    });
    beside.take_place();
}

void draw(const std::filesystem::path& file, std::string_view kind, const Answer& answer,
          const Graph& graph) {
    const FileBeside source(file, ".dot");
    const FileBeside picture(file);
    source.write([&](std::ostream& out) {
        write_dot(out, graph, answer.nodes, answer.edges, answer.statement);
    });
    run_graphviz({kind, source.path(), picture.path(), answer.edges.size()});
    picture.take_place();
}

}  // namespace

void export_answer(const std::filesystem::path& file, const Answer& answer, const Graph& graph) {
    const std::string suffix = file.extension().string();
    if (suffix == ".dot") {
        write_formatted(file, Format::dot, answer, graph);
    } else if (suffix == ".json") {
        write_formatted(file, Format::json, answer, graph);
    } else if (suffix == ".csv") {
        write_formatted(file, Format::csv, answer, graph);
    } else if (suffix == ".md") {
        write_formatted(file, Format::markdown, answer, graph);
    } else if (suffix == ".svg" || suffix == ".png") {
        draw(file, std::string_view(suffix).substr(1), answer, graph);
    } else {
        refuse("UnknownSuffix",
               fmt::format("I cannot write {}: its name must end in .dot, .svg, .png, .json, .csv "
                           "or .md.",
                           file.string()));
    }
}

std::string file_name_for(std::string_view question) {
    constexpr std::size_t longest = 60;
    std::string name;
    for (const Word& word : split_words(question)) {
        std::string letters;
        for (std::size_t at = 0; at < word.folded.size();) {
            const Character c = character_at(word.folded, at);
            const bool letter = c.code > 0x7F || (c.code >= '0' && c.code <= '9') ||
                                (c.code >= 'a' && c.code <= 'z');
            if (letter) letters.append(word.folded, at, c.length);
            at += c.length;
        }
        if (letters.empty()) continue;
        if (!name.empty() && name.size() + letters.size() >= longest) break;
        const bool possessive = word.folded == "'s";
        if (!name.empty() && !possessive) name += '-';
        name += letters;
    }
    if (name.size() > longest) name = name.substr(0, longest);
    return name.empty() ? "answer" : name;
}

}  // namespace entente
