#include "parser/script.hpp"

#include <algorithm>

#include "parser/cypher.hpp"

namespace entente {
namespace {

constexpr bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

class Cutter {
public:
    explicit Cutter(std::string_view script) : script_(script) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (script.substr(0, byte_order_mark.size()) == byte_order_mark)
            at_ = counted_ = byte_order_mark.size();
    }

    std::vector<Statement> run() {
        while (skip_to_statement()) {
            const std::size_t begin = at_;
            if (sees(":")) {
                find_end_of_command();
            } else if (looks_like_cypher(script_.substr(begin))) {
                find_end_of_query();
            } else {
                find_end_of_question();
            }
            add(begin);
            if (sees(";")) ++at_;
        }
        return std::move(statements_);
    }

private:
    [[nodiscard]] bool at_end() const { return at_ >= script_.size(); }
    [[nodiscard]] bool sees(std::string_view what) const {
        return script_.substr(at_, what.size()) == what;
    }

    void skip_line() { at_ = std::min(script_.find('\n', at_), script_.size()); }
    void skip_block_comment() {
        const std::size_t close = script_.find("*/", at_ + 2);
        at_ = close == std::string_view::npos ? script_.size() : close + 2;
    }

    [[nodiscard]] bool at_line_start() const {
        const std::string_view before = trim_blanks_of_line(script_.substr(0, at_));
        return before.empty() || before.back() == '\n';
    }
    static std::string_view trim_blanks_of_line(std::string_view text) {
        while (!text.empty() && text.back() != '\n' && is_blank(text.back()))
            text.remove_suffix(1);
        return text;
    }

    /// Past blanks, comments and stray semicolons. False at the end.
    bool skip_to_statement() {
        while (!at_end()) {
            if (sees("//") || (sees("#") && at_line_start())) {
                skip_line();
            } else if (sees("/*")) {
                skip_block_comment();
            } else if (is_blank(script_[at_]) || sees(";")) {
                ++at_;
            } else {
                return true;
            }
        }
        return false;
    }

    void find_end_of_query() {
        while (!at_end() && !sees(";")) {
            const char c = script_[at_];
            if (c == '\'' || c == '"' || c == '`') {
                skip_quoted(c);
            } else if (sees("//") || (c == '#' && at_line_start())) {
                skip_line();
            } else if (sees("/*")) {
                skip_block_comment();
            } else {
                ++at_;
            }
        }
    }

    /// Doubled quotes need no care: each half looks like a quoted text of its own.
    void skip_quoted(char quote) {
        for (++at_; !at_end() && script_[at_] != quote; ++at_) {
            if (script_[at_] == '\\' && quote != '`') ++at_;
        }
        at_ = std::min(at_ + 1, script_.size());
    }

    /// The closing quote of the `"` at at_, if it is on the same line.
    [[nodiscard]] std::size_t closing_quote() const {
        const std::size_t close = script_.find_first_of("\"\n", at_ + 1);
        return close != std::string_view::npos && script_[close] == '"' ? close
                                                                        : std::string_view::npos;
    }
    [[nodiscard]] bool at_comment() const { return sees("//") && is_blank(script_[at_ - 1]); }

    /// Apostrophes quote nothing in English, double quotes do.
    void find_end_of_question() {
        for (; !at_end() && !sees("\n") && !sees(";") && !at_comment(); ++at_) {
            if (sees("\"") && closing_quote() != std::string_view::npos) at_ = closing_quote();
            if (!sees("?")) continue;
            at_ = std::min(script_.find_first_not_of("?!", at_), script_.size());
            return;
        }
    }

    void find_end_of_command() {
        while (!at_end() && !sees("\n") && !at_comment())
            ++at_;
    }

    void add(std::size_t begin) {
        std::string_view text = trim(script_.substr(begin, at_ - begin));
        if (text.front() == ':' && text.back() == ';') text = trim(text.substr(0, text.size() - 1));
        count_lines(begin);
        if (!text.empty()) statements_.push_back({text, line_, column_});
    }

    void count_lines(std::size_t until) {
        for (; counted_ < until; ++counted_) {
            const auto byte = static_cast<unsigned char>(script_[counted_]);
            if (byte == '\n') {
                ++line_;
                column_ = 1;
            } else if ((byte & 0xC0U) != 0x80U) {  // not the inside of a character
                ++column_;
            }
        }
    }

    std::string_view script_;
    std::size_t at_ = 0;
    std::size_t counted_ = 0;  ///< line_ and column_ are of this byte
    std::size_t line_ = 1;
    std::size_t column_ = 1;
    std::vector<Statement> statements_;
};

}  // namespace

std::vector<Statement> split_script(std::string_view script) {
    return Cutter(script).run();
}

}  // namespace entente
