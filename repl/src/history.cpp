#include "repl/history.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace entente {

namespace {

std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::replace(line.begin(), line.end(), '\r', ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

/// What people ask is theirs: the file and its folder are made for their eyes only.
void append_to(const std::filesystem::path& file, const std::string& text) {
    const int fd = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) return;
    [[maybe_unused]] const auto written = write(fd, text.data(), text.size());
    close(fd);
}

}  // namespace

std::filesystem::path history_file() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && *state == '/') return std::filesystem::path(state) / "entente/history";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0') return {};
    return std::filesystem::path(home) / ".local/state/entente/history";
}

History::History(std::filesystem::path file) : file_(std::move(file)) {}

std::vector<std::string> History::load() {
    std::vector<std::string> lines;
    std::ifstream in(file_);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) lines.push_back(line);
    }
    const bool cut = lines.size() >= 2 * kept;
    if (lines.size() > kept) {
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(kept));
    }
    if (cut) {
        std::filesystem::path beside = file_;
        beside += "." + std::to_string(getpid());
        std::string text;
        for (const std::string& line : lines)
            text.append(line).append("\n");
        append_to(beside, text);
        std::error_code ignored;
        std::filesystem::rename(beside, file_, ignored);
    }
    if (!lines.empty()) last_ = lines.back();
    return lines;
}

void History::add(std::string_view line) {
    const std::string entry = one_line(line);
    if (file_.empty() || entry.empty() || entry == last_) return;
    std::error_code ignored;
    if (std::filesystem::create_directories(file_.parent_path(), ignored)) {
        std::filesystem::permissions(file_.parent_path(), std::filesystem::perms::owner_all,
                                     ignored);
    }
    append_to(file_, entry + "\n");
    last_ = entry;
}

}  // namespace entente
