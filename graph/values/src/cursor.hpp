// A place in a text that is read from left to right.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] bool at(char c) const { return !at_end() && text_[at_] == c; }
    [[nodiscard]] bool at_digit() const { return !at_end() && is_digit(text_[at_]); }
    [[nodiscard]] bool at_letter() const {
        return !at_end() && ((text_[at_] >= 'A' && text_[at_] <= 'Z') ||
                             (text_[at_] >= 'a' && text_[at_] <= 'z'));
    }
    /// How much is read, and how much is left.
    [[nodiscard]] std::size_t taken() const { return at_; }
    [[nodiscard]] std::size_t size() const { return text_.size() - at_; }

    bool skip(char c) {
        const bool there = at(c);
        if (there) ++at_;
        return there;
    }
    /// REQUIRES that it is not at the end.
    void skip_one() { ++at_; }
    /// Exactly so many digits; nothing, and nothing read, if there are fewer.
    std::optional<std::int64_t> digits(std::size_t count) {
        if (digits_ahead() < count) return std::nullopt;
        std::int64_t number = 0;
        for (; count > 0; --count)
            number = number * 10 + (text_[at_++] - '0');
        return number;
    }
    /// All digits that follow; nothing if there is none or they make too large a number.
    std::optional<std::int64_t> number() {
        const std::size_t count = digits_ahead();
        if (count == 0 || count > most_digits) return std::nullopt;
        return digits(count);
    }
    /// The digits behind a decimal point, one to nine of them, as billionths.
    std::optional<std::int64_t> billionths() {
        const std::size_t count = digits_ahead();
        if (count == 0 || count > 9) return std::nullopt;
        std::int64_t number = *digits(count);
        for (std::size_t i = count; i < 9; ++i)
            number *= 10;
        return number;
    }
    /// What stands before the next `c`, or all of the rest.
    std::string_view up_to(char c) {
        const std::size_t end = std::min(text_.find(c, at_), text_.size());
        const std::string_view part = text_.substr(at_, end - at_);
        at_ = end;
        return part;
    }

private:
    static constexpr std::size_t most_digits = 18;
    static bool is_digit(char c) { return c >= '0' && c <= '9'; }
    [[nodiscard]] std::size_t digits_ahead() const {
        const auto rest = text_.substr(at_);
        const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
        return static_cast<std::size_t>(end - rest.begin());
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace entente
