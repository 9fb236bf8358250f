// The line editor by libedit's own interface (histedit.h), which, unlike its imitation of readline,
// lets us read the keys ourselves (so that Ctrl-C wakes the reader) and replace several words when
// one is completed.

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstring>
#include <cwchar>
#include <optional>
#include <utility>

#include <histedit.h>
#include <langinfo.h>
#include <unistd.h>

#include "completion_list.hpp"
#include "repl/characters.hpp"
#include "repl/line_editor.hpp"
#include "repl/style.hpp"

namespace entente {

namespace {

/// The keys that terminals send beside those that libedit knows from terminfo.
constexpr const char* keys[][2] = {
    {"^R", "em-inc-search-prev"}, {"^W", "ed-delete-prev-word"}, {"\\e[1~", "ed-move-to-beg"},
    {"\\e[4~", "ed-move-to-end"}, {"\\e[7~", "ed-move-to-beg"},  {"\\e[8~", "ed-move-to-end"},
    {"\\e[H", "ed-move-to-beg"},  {"\\e[F", "ed-move-to-end"},   {"\\e[3~", "ed-delete-next-char"},
    {"\\e[1;5C", "em-next-word"}, {"\\e[1;5D", "ed-prev-word"},  {"\\e[5C", "em-next-word"},
    {"\\e[5D", "ed-prev-word"},   {"\\e\\e[C", "em-next-word"},  {"\\e\\e[D", "ed-prev-word"},
};

/// Characters are UTF-8 whatever the environment says of the language.
void use_utf8() {
    std::setlocale(LC_CTYPE, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

class TerminalEditor final : public LineEditor {
public:
    explicit TerminalEditor(Interrupts& interrupts) : interrupts_(interrupts) {
        use_utf8();
        edit_ = el_init("entente", stdin, stdout, stderr);
        history_ = history_init();
        HistEvent event;
        history(history_, &event, H_SETSIZE, 2000);
        history(history_, &event, H_SETUNIQUE, 1);
        el_set(edit_, EL_CLIENTDATA, this);
        el_set(edit_, EL_PROMPT, &TerminalEditor::prompt_of);
        el_set(edit_, EL_HIST, history, history_);
        el_set(edit_, EL_EDITOR, "emacs");
        el_set(edit_, EL_SIGNAL, 1);  // window size, and the terminal's mode over Ctrl-Z
        el_set(edit_, EL_GETCFN, &TerminalEditor::read_key);
        // The narrow el_set copies the two texts and never frees them.
        el_wset(edit_, EL_ADDFN, L"complete", L"Completes names and words",
                &TerminalEditor::on_tab);
        el_set(edit_, EL_BIND, "^I", "complete", nullptr);
        for (const auto& [key, action] : keys)
            el_set(edit_, EL_BIND, key, action, nullptr);
        el_source(edit_, nullptr);  // the person's own ~/.editrc
    }

    ~TerminalEditor() override {
        history_end(history_);
        el_end(edit_);
    }

    TypedLine read(std::string_view prompt) override {
        prompt_ = prompt;
        // Before the prompt is seen: a Ctrl-D typed in the terminal's other mode would be lost.
        el_set(edit_, EL_PREP_TERM, 1);
        int length = 0;
        const char* line = el_gets(edit_, &length);
        if (interrupts_.pending()) {
            interrupts_.clear();
            std::fputs("^C\n", stdout);
            std::fflush(stdout);
            return {TypedLine::Kind::interrupted, {}};
        }
        if (line == nullptr || length <= 0) {
            std::fputs("\n", stdout);
            std::fflush(stdout);
            return {TypedLine::Kind::end, {}};
        }
        std::string text(line, static_cast<std::size_t>(length));
        while (text.ends_with('\n') || text.ends_with('\r'))
            text.pop_back();
        return {TypedLine::Kind::text, std::move(text)};
    }

    void remember(const std::string& line) override {
        HistEvent event;
        history(history_, &event, H_ENTER, line.c_str());
    }

    void complete_with(Completer completer) override { completer_ = std::move(completer); }

private:
    Interrupts& interrupts_;
    EditLine* edit_ = nullptr;
    ::History* history_ = nullptr;
    std::string prompt_;
    Completer completer_;

    static TerminalEditor& of(EditLine* edit) {
        void* self = nullptr;
        el_get(edit, EL_CLIENTDATA, &self);
        return *static_cast<TerminalEditor*>(self);
    }

    static char* prompt_of(EditLine* edit) { return of(edit).prompt_.data(); }

    /// Gives libedit one character; 0 at the end, and when Ctrl-C drops the line.
    static int read_key(EditLine* edit, wchar_t* key) {
        std::mbstate_t state{};
        for (;;) {
            const std::optional<char> byte = of(edit).read_byte();
            if (!byte) return 0;
            const std::size_t used = std::mbrtowc(key, &*byte, 1, &state);
            if (used == static_cast<std::size_t>(-1)) {
                state = {};  // not UTF-8: drop it
            } else if (used != static_cast<std::size_t>(-2)) {
                return 1;
            }
        }
    }

    std::optional<char> read_byte() {
        while (interrupts_.wait_readable(STDIN_FILENO)) {
            char byte = 0;
            const auto got = ::read(STDIN_FILENO, &byte, 1);
            if (got == 1) return byte;
            if (got == 0 || errno != EINTR) break;
        }
        return std::nullopt;
    }

    static unsigned char on_tab(EditLine* edit, int) { return of(edit).complete(); }

    unsigned char complete() {
        const LineInfo* line = el_line(edit_);
        const auto before_cursor = static_cast<std::size_t>(line->cursor - line->buffer);
        const std::string before(line->buffer, before_cursor);
        if (!completer_) return CC_ERROR;
        const Completion found = completer_(before);
        if (found.candidates.empty() || found.start > before.size()) return CC_ERROR;
        const std::string typed = before.substr(found.start);
        const std::string common = common_start(found.candidates);
        const bool only = found.candidates.size() == 1;
        if (only || display_width(common) > display_width(typed)) {
            el_deletestr(edit_, static_cast<int>(count_characters(typed)));
            el_insertstr(edit_, (only ? common + " " : common).c_str());
            return CC_REFRESH;
        }
        std::string list = "\n" + columns_of(found.candidates, style_of(STDOUT_FILENO).width);
        std::fputs(list.c_str(), stdout);
        return CC_REDISPLAY;
    }
};

}  // namespace

std::unique_ptr<LineEditor> make_terminal_editor(Interrupts& interrupts) {
    return std::make_unique<TerminalEditor>(interrupts);
}

}  // namespace entente
