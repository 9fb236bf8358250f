// How a stream is written to: in colours or not, and how wide it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

struct Style {
    bool colours = false;
    std::size_t width =
        0;  ///< columns of the terminal; 0: not a terminal, so lines may have any length

    [[nodiscard]] std::string bold(std::string_view text) const { return in("1", text); }
    [[nodiscard]] std::string dim(std::string_view text) const { return in("2", text); }
    [[nodiscard]] std::string red(std::string_view text) const { return in("31", text); }

private:
    [[nodiscard]] std::string in(std::string_view code, std::string_view text) const {
        if (!colours || text.empty()) return std::string(text);
        return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
    }
};

/// The style for a file descriptor: plain and endless unless it is a terminal; no colours when
/// NO_COLOR is set.
[[nodiscard]] Style style_of(int file_descriptor);

}  // namespace entente
