// Words: how text typed by people and names kept in data are cut and folded, so that the two meet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One word of a text. `folded` is what is compared: lower case, without accents, full stops and
/// apostrophes ("U.S." is `us`, "Türkiye" is `turkiye`, "d'Ivoire" is `divoire`), in British
/// spelling (`defence`, `organisation`).
///
/// * A hyphen or a dash between letters ends a word, as a blank does; but "co-" joins what it
///   stands before ("co-operate" is `cooperate`).
/// * A possessive ending is a word of its own, folded `'s`, with either apostrophe, also the bare
///   apostrophe after a plural ("the States' allies").
/// * A full stop that ends an abbreviation belongs to it ("St. Kitts", "U.S. bases"); one that ends
///   the text, or follows a longer word, is a word of its own.
/// * Numbers are words, with their decimal point (`3.5`); an ISO date (`1960-06-23`, `1960-06`) is
///   one word.
/// * The brackets around a paragraph's number are left out ("Article 42(7)" is `article 42 7`).
/// * Other punctuation (`, ? ! ; : ( ) "` ...) is a word with itself as `folded`, curly quotes as
///   straight ones; but `&` is the word `and`.
struct Word {
    std::size_t offset = 0;  ///< bytes into the text
    std::size_t length = 0;
    std::string folded;
    friend bool operator==(const Word&, const Word&) = default;
};

/// Invalid UTF-8 is taken byte by byte, as U+FFFD; never throws but for want of memory.
[[nodiscard]] std::vector<Word> split_words(std::string_view text);

/// The folded words of a name, joined by single blanks: the key of the name index. Punctuation is
/// left out.
[[nodiscard]] std::string fold_name(std::string_view name);

/// The Damerau-Levenshtein distances (optimal string alignment) of many folded texts from one, in
/// code points.
class EditDistance {
public:
    explicit EditDistance(std::string_view from);
    /// The distance, or `limit + 1` as soon as it is known to be more than `limit`.
    [[nodiscard]] std::size_t to(std::string_view text, std::size_t limit) const;

private:
    /// Told by the lengths and letters, without the table.
    [[nodiscard]] bool is_surely_beyond(std::string_view text, std::size_t limit) const;

    std::u32string from_;
    std::uint64_t characters_ = 0;  ///< which there are, a bit each; several may share one
};

/// The same of two texts.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// How many edits a word of this length may be away from what was meant: 1 up to 4 letters, 2 up to
/// 8, else 3.
[[nodiscard]] std::size_t edits_allowed(std::size_t length);

}  // namespace entente
