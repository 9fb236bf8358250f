// Text to tokens. Nothing here depends on what stood before a token, so the grammar never sees a
// blank or a comment.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "cypher_token.hpp"
#include "cypher_unicode.hpp"

namespace entente::cypher {
namespace {

constexpr std::array<std::string_view, sign_count> sign_spellings{
    "",  "(", ")", "[",  "]", "{",  "}", ",",  ".",  "..", ":", ";",  "|",  "+", "-",  "*",  "/",
    "%", "^", "=", "<>", "<", "<=", ">", ">=", "=~", "+=", "!", "!=", "==", "&", "&&", "||", "?"};

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_octal(char c) {
    return c >= '0' && c <= '7';
}
constexpr bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) { result_.text = text; }

    Tokens run() {
        result_.tokens.reserve(text_.size() / 4 + 2);
        while (skip_blanks())
            read_token();
        add(Kind::end, at_);
        pair_brackets();
        return std::move(result_);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool sees(std::string_view what) const {
        return text_.substr(at_, what.size()) == what;
    }

    Token& add(Kind kind, std::size_t begin) {
        Token token;
        token.kind = kind;
        token.offset = static_cast<std::uint32_t>(begin);
        token.length = static_cast<std::uint32_t>(at_ - begin);
        return result_.tokens.emplace_back(token);
    }

    void add_fault(std::size_t begin, std::string_view detail, std::string message) {
        add_fault(begin, {begin, at_ - begin}, detail, std::move(message));
    }
    /// No rule goes past a fault, so only the first needs its reasons.
    void add_fault(std::size_t begin, Place place, std::string_view detail, std::string message) {
        add(Kind::fault, begin).partner = 0;
        if (!result_.faults.empty()) return;
        result_.faults.push_back({.type = "SyntaxError",
                                  .phase = "compile time",
                                  .detail = std::string(detail),
                                  .message = std::move(message),
                                  .place = place,
                                  .suggestions = {}});
    }

    /// False at the end of the text. A comment that is never closed is a fault and ends the text.
    bool skip_blanks() {
        bool line_start = at_ == 0;
        while (at_ < text_.size()) {
            if (sees("//") || (line_start && peek() == '#')) {
                skip_line();
            } else if (sees("/*")) {
                if (!skip_block_comment()) return false;
            } else {
                const CodePoint c = code_point_at(text_, at_);
                if (c.length == 0 || !is_blank(c.value)) return true;
                line_start = c.value == '\n' || line_start;
                at_ += c.length;
            }
        }
        return false;
    }
    void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }
    bool skip_block_comment() {
        const std::size_t begin = at_;
        const std::size_t close = text_.find("*/", begin + 2);
        if (close != std::string_view::npos) {
            at_ = close + 2;
            return true;
        }
        at_ = text_.size();
        add_fault(begin, {begin, 2}, "UnexpectedSyntax",
                  "This comment is never closed: \"*/\" is missing.");
        return false;
    }

    void read_token() {
        const char c = peek();
        if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return read_number();
        if (c == '\'' || c == '"') return read_string();
        if (c == '`') return read_quoted_name();
        if (c == '$') return read_parameter();
        if (starts_name(code_point_at(text_, at_).value)) return read_name();
        if (!read_sign()) read_unknown();
    }

    void skip_name() {
        for (CodePoint c = code_point_at(text_, at_); c.length != 0 && continues_name(c.value);
             c = code_point_at(text_, at_)) {
            at_ += c.length;
        }
    }

    void read_name() {
        const std::size_t begin = at_;
        skip_name();
        const Word word = find_word(text_.substr(begin, at_ - begin));
        add(Kind::name, begin).word = word;
    }

    /// From the backtick at `at_` to the one that closes it; two in a row stand for one.
    bool skip_backticks() {
        const std::size_t begin = at_;
        for (++at_; at_ < text_.size(); ++at_) {
            if (peek() != '`') continue;
            if (peek(1) != '`') {
                ++at_;
                return true;
            }
            ++at_;
        }
        add_fault(begin, {begin, 1}, "UnexpectedSyntax",
                  "This name is never closed: a second backtick is missing.");
        return false;
    }

    void read_quoted_name() {
        const std::size_t begin = at_;
        if (!skip_backticks()) return;
        add(Kind::quoted, begin);
    }

    void read_parameter() {
        const std::size_t begin = at_++;
        if (peek() == '`') {
            if (skip_backticks()) add(Kind::parameter, begin);
            return;
        }
        skip_name();
        if (at_ - begin == 1) {
            return add_fault(begin, "UnexpectedSyntax",
                             "The name of a parameter is missing after \"$\".");
        }
        add(Kind::parameter, begin);
    }

    void read_string() {
        const std::size_t begin = at_;
        const char quote = text_[at_++];
        bool faulty = false;
        while (at_ < text_.size()) {
            if (peek() == '\\') {
                faulty = !skip_escape(begin) || faulty;
            } else if (peek() != quote) {
                ++at_;
            } else if (peek(1) == quote) {
                at_ += 2;
            } else {
                ++at_;
                if (!faulty) add(Kind::string, begin);
                return;
            }
        }
        add_fault(begin, {begin, 1}, "UnexpectedSyntax",
                  fmt::format("This text is never closed: a second {} is missing.", quote));
    }

    /// False after a fault.
    bool skip_escape(std::size_t string_begin) {
        constexpr std::string_view plain = "\\'\"`bfnrtBFNRT";
        const char c = peek(1);
        if (plain.find(c) != std::string_view::npos && c != '\0') {
            at_ += 2;
            return true;
        }
        const std::size_t begin = at_;
        if (c == 'u' || c == 'U') {
            at_ += 2;
            if (skip_unicode_digits(c == 'u' ? 4 : 8, begin)) return true;
            add_fault(string_begin, {begin, at_ - begin}, "InvalidUnicodeLiteral",
                      fmt::format("\"{}\" is no Unicode character: \\u takes four hexadecimal "
                                  "digits, \\U eight.",
                                  text_.substr(begin, at_ - begin)));
            return false;
        }
        at_ +=
            1 + std::max<std::size_t>(code_point_at(text_, at_ + 1).length, at_ + 1 < text_.size());
        add_fault(
            string_begin, {begin, at_ - begin}, "UnexpectedSyntax",
            fmt::format("\"{0}\" means nothing in a text; for a backslash write two: \"\\{0}\".",
                        text_.substr(begin, at_ - begin)));
        return false;
    }

    /// A surrogate must be followed by its other half, also escaped.
    bool skip_unicode_digits(std::size_t count, std::size_t begin) {
        std::uint32_t value = 0;
        for (; count > 0 && is_hex(peek()); --count, ++at_) {
            value = value * 16 + static_cast<std::uint32_t>(hex_value(peek()));
        }
        if (count > 0 || value > 0x10FFFF) return false;
        if (value < 0xD800 || value > 0xDFFF) return true;
        if (value > 0xDBFF || !sees("\\u") || at_ - begin != 6) return false;
        std::uint32_t low = 0;
        std::size_t ahead = 2;
        for (; ahead < 6 && is_hex(peek(ahead)); ++ahead) {
            low = low * 16 + static_cast<std::uint32_t>(hex_value(peek(ahead)));
        }
        if (ahead < 6 || low < 0xDC00 || low > 0xDFFF) return false;
        at_ += 6;
        return true;
    }
    static int hex_value(char c) { return is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10; }

    void read_number() {
        const std::size_t begin = at_;
        const bool based = peek() == '0' && (peek(1) == 'x' || peek(1) == 'X' || peek(1) == 'o');
        bool floating = false;
        bool valid = true;
        if (based) {
            const bool hex = peek(1) != 'o';
            at_ += 2;
            const std::size_t digits = at_;
            while (hex ? is_hex(peek()) : is_octal(peek()))
                ++at_;
            valid = at_ > digits;
        } else {
            floating = skip_decimal();
        }
        if (continues_name(code_point_at(text_, at_).value)) {
            skip_name();
            valid = false;
        }
        const std::string_view digits = text_.substr(begin, at_ - begin);
        if (!valid) {
            return add_fault(begin, "InvalidNumberLiteral",
                             fmt::format("\"{}\" is not a number.", digits));
        }
        if (floating && !std::isfinite(floating_of(digits))) {
            return add_fault(begin, "FloatingPointOverflow",
                             fmt::format("{} is too large for a floating-point number.", digits));
        }
        if (!floating && integer_of(digits) > std::uint64_t{1} << 63U) return add_overflow(begin);
        add(floating ? Kind::floating : Kind::integer, begin);
    }
    void add_overflow(std::size_t begin) {
        add_fault(begin, "IntegerOverflow",
                  fmt::format("{} is too large for an integer: the largest is {}.",
                              text_.substr(begin, at_ - begin),
                              std::numeric_limits<std::int64_t>::max()));
    }

    /// True for a number with a point or an exponent. `1..2` is no such number, and neither is
    /// `1.e`.
    bool skip_decimal() {
        while (is_digit(peek()))
            ++at_;
        bool floating = false;
        if (peek() == '.' && is_digit(peek(1))) {
            floating = true;
            for (++at_; is_digit(peek());)
                ++at_;
        }
        if (peek() == 'e' || peek() == 'E') {
            const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
            if (is_digit(peek(1 + sign))) {
                floating = true;
                for (at_ += 1 + sign; is_digit(peek());)
                    ++at_;
            }
        }
        return floating;
    }

    bool read_sign() {
        for (const std::size_t length : {2U, 1U}) {
            const auto found = std::find(sign_spellings.begin() + 1, sign_spellings.end(),
                                         text_.substr(at_, length));
            if (found == sign_spellings.end()) continue;
            const std::size_t begin = at_;
            at_ += found->size();
            add(Kind::sign, begin).sign = static_cast<Sign>(found - sign_spellings.begin());
            return true;
        }
        return false;
    }

    void read_unknown() {
        const std::size_t begin = at_;
        const CodePoint c = code_point_at(text_, at_);
        at_ += std::max<std::size_t>(c.length, 1);
        if (!result_.faults.empty()) return add_fault(begin, {}, {});  // saves a message
        if (c.length == 0) {
            return add_fault(begin, "InvalidUnicodeCharacter",
                             fmt::format("The byte 0x{:02X} is not UTF-8.",
                                         static_cast<unsigned char>(text_[begin])));
        }
        const std::string_view shown = text_.substr(begin, c.length);
        if (c.value < 0x20 || c.value == 0x7F) {
            return add_fault(begin, "UnexpectedSyntax",
                             fmt::format("A control character (U+{:04X}) means nothing here.",
                                         static_cast<unsigned>(c.value)));
        }
        if (c.value < 0x80) {
            return add_fault(begin, "UnexpectedSyntax",
                             fmt::format("The character \"{}\" means nothing here.", shown));
        }
        const std::string_view mend = mend_of(c.value);
        add_fault(begin, "InvalidUnicodeCharacter",
                  fmt::format("The character \"{}\" (U+{:04X}) means nothing here.{}{}", shown,
                              static_cast<unsigned>(c.value), mend.empty() ? "" : " ", mend));
    }

    void pair_brackets() {
        for (std::uint32_t i = 0; i < result_.tokens.size(); ++i) {
            switch (result_.tokens[i].sign) {
                case Sign::left_paren:
                case Sign::left_bracket:
                case Sign::left_brace:
                    open_.push_back(i);
                    ++open_count(result_.tokens[i].sign);
                    break;
                case Sign::right_paren:
                case Sign::right_bracket:
                case Sign::right_brace:
                    close_bracket(i);
                    break;
                default:
                    break;
            }
        }
    }
    /// A bracket that closes an outer one leaves those inside it without a partner.
    void close_bracket(std::uint32_t closing) {
        std::vector<Token>& tokens = result_.tokens;
        const auto opener = static_cast<Sign>(static_cast<int>(tokens[closing].sign) - 1);
        if (open_count(opener) == 0) return;
        while (tokens[open_.back()].sign != opener)
            pop_open();
        tokens[open_.back()].partner = closing;
        tokens[closing].partner = open_.back();
        pop_open();
    }
    void pop_open() {
        --open_count(result_.tokens[open_.back()].sign);
        open_.pop_back();
    }
    std::size_t& open_count(Sign sign) { return open_counts_[static_cast<std::size_t>(sign)]; }

    std::string_view text_;
    std::size_t at_ = 0;
    Tokens result_;
    std::vector<std::uint32_t> open_;  ///< brackets that wait for their partner
    std::array<std::size_t, sign_count> open_counts_{};
};

}  // namespace

std::string_view spelling(Sign sign) {
    return sign_spellings[static_cast<std::size_t>(sign)];
}

Tokens tokenize(std::string_view text) {
    return Lexer(text).run();
}

}  // namespace entente::cypher
