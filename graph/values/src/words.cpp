#include "values/words.hpp"

#include <cstdint>
#include <utility>

#include <utf8proc.h>

#include "spelling.hpp"
#include "values/date.hpp"
#include "values/utf8.hpp"

namespace entente {
namespace {

enum class Kind : std::uint8_t { word, blank, ignorable, hyphen, apostrophe, stop, other, end };

constexpr bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

Kind kind_of_ascii(char32_t c) {
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || is_digit(c)) return Kind::word;
    switch (c) {
        case U' ':
        case U'\t':
        case U'\n':
        case U'\v':
        case U'\f':
        case U'\r':
            return Kind::blank;
        case U'-':
            return Kind::hyphen;
        case U'\'':
            return Kind::apostrophe;
        case U'.':
            return Kind::stop;
        default:
            return Kind::other;
    }
}

Kind kind_by_category(char32_t c) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO:
            return Kind::word;
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return Kind::blank;
        case UTF8PROC_CATEGORY_CF:
            return Kind::ignorable;
        case UTF8PROC_CATEGORY_PD:
            return Kind::hyphen;
        default:
            return Kind::other;
    }
}

Kind kind_of(char32_t c) {
    if (c < 0x80) return kind_of_ascii(c);
    switch (c) {
        case 0x00B4:  // acute accent
        case 0x02BB:  // the Hawaiian 'okina
        case 0x02BC:  // modifier letter apostrophe
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:  // prime
        case 0xFF07:
            return Kind::apostrophe;
        case 0x2212:
            return Kind::hyphen;  // minus
        case 0x0085:
            return Kind::blank;  // next line
        default:
            return kind_by_category(c);
    }
}

/// Letters that Unicode does not decompose and that people type without their stroke or ligature.
std::string_view plain_letter(char32_t c) {
    switch (c) {
        case U'æ':
            return "ae";
        case U'œ':
            return "oe";
        case U'ø':
            return "o";
        case U'đ':
        case U'ð':
            return "d";
        case U'ħ':
            return "h";
        case U'ı':
            return "i";
        case U'ł':
            return "l";
        case U'þ':
            return "th";
        case U'ŧ':
            return "t";
        default:
            return {};
    }
}

void append_letter(std::string& folded, char32_t c) {
    if (const std::string_view plain = plain_letter(c); !plain.empty()) {
        folded += plain;
    } else if (kind_of(c) == Kind::word) {
        append_utf8(folded, c);
    }
}

void fold_letter(std::string& folded, char32_t c) {
    if (c < 0x80) {
        folded += static_cast<char>(c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c);
        return;
    }
    constexpr int longest_decomposition = 32;  // Unicode's longest has 18 code points
    utf8proc_int32_t parts[longest_decomposition];
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(c), parts, longest_decomposition,
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                       UTF8PROC_STRIPMARK | UTF8PROC_IGNORE),
        &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < longest_decomposition; ++i) {
        append_letter(folded, static_cast<char32_t>(parts[i]));
    }
}

void fold_punctuation(std::string& folded, char32_t c, Kind kind) {
    constexpr char32_t fullwidth_first = 0xFF01;
    constexpr char32_t fullwidth_last = 0xFF5E;
    if (c >= fullwidth_first && c <= fullwidth_last) c = c - fullwidth_first + U'!';
    if (kind == Kind::apostrophe) c = U'\'';
    if (kind == Kind::hyphen) c = U'-';
    switch (c) {
        case 0x00AB:
        case 0x00BB:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
            c = U'"';
            break;
        case 0x3002:
            c = U'.';
            break;
        case 0x3001:
            c = U',';
            break;
        default:
            break;
    }
    if (c == U'&') {
        folded += "and";
    } else {
        append_utf8(folded, c);
    }
}

/// Cuts a text into words, one at a time.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    /// The next word into `word`; false at the end of the text.
    bool next(Word& word);
    /// True if the word last given is punctuation.
    [[nodiscard]] bool is_punctuation() const { return punctuation_; }

private:
    struct Letter {
        Kind kind = Kind::end;
        char32_t value = 0;
        std::size_t next = 0;  ///< where the text goes on
    };

    [[nodiscard]] Letter at(std::size_t offset) const {
        if (offset >= text_.size()) return {Kind::end, 0, offset};
        const CodePoint point = code_point_at(text_, offset);
        return {point.valid ? kind_of(point.value) : Kind::other, point.value,
                offset + point.length};
    }
    [[nodiscard]] bool word_at(std::size_t offset) const { return at(offset).kind == Kind::word; }
    [[nodiscard]] bool touches_word(std::size_t offset) const {
        return offset == word_end_ && offset != 0;
    }

    [[nodiscard]] std::size_t date_end(std::size_t offset) const;
    [[nodiscard]] std::size_t possessive_s_end(const Letter& apostrophe) const;
    [[nodiscard]] bool abbreviation_goes_on(std::size_t offset) const;

    bool brackets_paragraph(const Letter& bracket);
    bool take_date(Word& word);
    bool take_possessive(Word& word, const Letter& apostrophe);
    void take_word(Word& word);
    void take_punctuation(Word& word, const Letter& letter);
    void finish(Word& word, std::size_t end, bool punctuation);

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t word_end_ = 0;  ///< where the last word that is no punctuation ended
    bool ends_in_s_ = false;    ///< that word does
    bool in_single_quotes_ = false;
    bool in_paragraph_ = false;  ///< after the opening bracket of "42(7)"
    bool punctuation_ = false;
};

bool Scanner::next(Word& word) {
    for (;;) {
        const Letter letter = at(position_);
        word.folded.clear();
        word.offset = position_;
        switch (letter.kind) {
            case Kind::end:
                return false;
            case Kind::blank:
            case Kind::ignorable:
                position_ = letter.next;
                continue;
            case Kind::hyphen:
                if (touches_word(position_) && word_at(letter.next)) {
                    position_ = letter.next;
                    continue;
                }
                break;
            case Kind::apostrophe:
                if (take_possessive(word, letter)) return true;
                break;
            case Kind::word:
                if (!take_date(word)) take_word(word);
                if (word.folded.empty()) continue;  // a lone mark
                return true;
            case Kind::stop:
                break;
            case Kind::other:
                if (brackets_paragraph(letter)) {
                    position_ = letter.next;
                    continue;
                }
                break;
        }
        take_punctuation(word, letter);
        return true;
    }
}

void Scanner::finish(Word& word, std::size_t end, bool punctuation) {
    word.length = end - word.offset;
    position_ = end;
    punctuation_ = punctuation;
    if (punctuation) return;
    word_end_ = end;
    ends_in_s_ = word.folded.ends_with('s');
}

/// Where the ISO date that begins here ends; 0 if none does.
std::size_t Scanner::date_end(std::size_t offset) const {
    for (const std::size_t length : {std::size_t{10}, std::size_t{7}}) {
        if (!Date::parse(text_.substr(offset, length))) continue;
        const std::size_t end = offset + length;
        if (end > text_.size()) continue;
        const Letter after = at(end);
        const bool goes_on = after.kind == Kind::word ||
                             (after.kind == Kind::hyphen && is_digit(at(after.next).value));
        if (!goes_on) return end;
    }
    return 0;
}

/// True for either bracket of a paragraph's number, right after that of its article: "42(7)".
bool Scanner::brackets_paragraph(const Letter& bracket) {
    if (!touches_word(position_) || !is_digit(static_cast<unsigned char>(text_[position_ - 1])))
        return false;
    const bool opens = bracket.value == U'(' && is_digit(at(bracket.next).value);
    const bool closes = bracket.value == U')' && in_paragraph_;
    if (opens || closes) in_paragraph_ = opens;
    return opens || closes;
}

bool Scanner::take_date(Word& word) {
    if (!is_digit(static_cast<unsigned char>(text_[position_]))) return false;
    const std::size_t end = date_end(position_);
    if (end == 0) return false;
    word.folded = text_.substr(position_, end - position_);
    finish(word, end, false);
    return true;
}

/// Where "'s" ends when that is what stands here and the word ends with it; else 0.
std::size_t Scanner::possessive_s_end(const Letter& apostrophe) const {
    const Letter s = at(apostrophe.next);
    const bool is_s = s.kind == Kind::word && (s.value == U's' || s.value == U'S');
    return is_s && !word_at(s.next) ? s.next : 0;
}

bool Scanner::take_possessive(Word& word, const Letter& apostrophe) {
    if (word_end_ == 0) return false;
    std::size_t end = possessive_s_end(apostrophe);
    const bool after_plural = touches_word(position_) && ends_in_s_ && !in_single_quotes_;
    if (end == 0 && after_plural && !word_at(apostrophe.next)) end = apostrophe.next;
    if (end == 0) return false;
    word.folded = "'s";
    finish(word, end, false);
    ends_in_s_ = false;
    return true;
}

/// After a short word and its full stop: true when the sentence goes on.
bool Scanner::abbreviation_goes_on(std::size_t offset) const {
    Letter letter = at(offset);
    while (letter.kind == Kind::blank || letter.kind == Kind::ignorable)
        letter = at(letter.next);
    return letter.kind == Kind::word;
}

void Scanner::take_word(Word& word) {
    constexpr std::size_t longest_abbreviation = 4;
    bool has_stop = false;
    std::size_t end = position_;
    for (Letter letter = at(end);; letter = at(end)) {
        if (letter.kind == Kind::word) {
            fold_letter(word.folded, letter.value);
        } else if (letter.kind == Kind::stop && word_at(letter.next)) {
            const bool decimal_point = !word.folded.empty() && is_digit(at(letter.next).value) &&
                                       is_digit(static_cast<unsigned char>(word.folded.back()));
            if (decimal_point) word.folded += '.';
            has_stop = true;
        } else if (letter.kind == Kind::stop) {
            const bool short_word = word.folded.size() <= longest_abbreviation;
            if (has_stop || (short_word && abbreviation_goes_on(letter.next))) end = letter.next;
            break;
        } else if (letter.kind == Kind::apostrophe) {
            if (!word_at(letter.next) || possessive_s_end(letter) != 0) break;
        } else if (letter.kind == Kind::hyphen) {
            if (word.folded != "co" || !word_at(letter.next)) break;
        } else if (letter.kind != Kind::ignorable) {
            break;
        }
        end = letter.next;
    }
    spell_british(word.folded);
    finish(word, end, false);
}

void Scanner::take_punctuation(Word& word, const Letter& letter) {
    fold_punctuation(word.folded, letter.value, letter.kind);
    if (letter.kind == Kind::apostrophe) in_single_quotes_ = word_at(letter.next);
    finish(word, letter.next, word.folded != "and");
}

}  // namespace

std::vector<Word> split_words(std::string_view text) {
    std::vector<Word> words;
    Scanner scanner(text);
    for (Word word; scanner.next(word);)
        words.push_back(std::move(word));
    return words;
}

std::string fold_name(std::string_view name) {
    std::string key;
    Scanner scanner(name);
    for (Word word; scanner.next(word);) {
        if (scanner.is_punctuation()) continue;
        if (!key.empty()) key += ' ';
        key += word.folded;
    }
    return key;
}

}  // namespace entente
