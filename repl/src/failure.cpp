#include "repl/failure.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "repl/characters.hpp"

namespace entente {

namespace {

/// How much of a long line is shown around the place when there is no terminal to measure.
constexpr std::size_t usual_width = 120;

struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The place, kept within the text.
Stretch stretch_of(const Failure& failure) {
    const std::size_t size = failure.statement.size();
    const std::size_t begin = std::min(failure.diagnostic.place.offset, size);
    const std::size_t length = std::min(failure.diagnostic.place.length, size - begin);
    return {begin, begin + length};
}

/// The line of the text in which `offset` stands, without its end.
Stretch line_around(std::string_view text, std::size_t offset) {
    const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return {begin, std::min(text.find('\n', offset), text.size())};
}

/// A line and what is to be marked in it, as shown: columns of a terminal.
struct Marked {
    std::string before;
    std::string marked;
    std::string after;
};

/// Cuts a line that is too long at both ends of what is marked.
void crop(Marked& line, std::size_t width) {
    constexpr std::size_t lead = 30;
    if (display_width(line.before) + display_width(line.marked) + display_width(line.after) <=
        width) {
        return;
    }
    line.before = shortened_front(line.before, lead);
    line.marked = shortened(line.marked, std::max<std::size_t>(width / 2, 10));
    const std::size_t used = display_width(line.before) + display_width(line.marked);
    line.after = shortened(line.after, width > used ? width - used : 0);
}

Marked marked_line(const Failure& failure) {
    const std::string_view text = failure.statement;
    const Stretch place = stretch_of(failure);
    const Stretch line = line_around(text, place.begin);
    const std::size_t end = std::clamp(place.end, place.begin, std::max(place.begin, line.end));
    const auto part = [&](std::size_t from, std::size_t to) {
        return shown(text.substr(from, to > from ? to - from : 0));
    };
    return {part(line.begin, place.begin), part(place.begin, end), part(end, line.end)};
}

std::string carets(const Marked& line, std::size_t indent, const Style& style) {
    const std::string blanks(indent + display_width(line.before), ' ');
    const std::size_t length = std::max<std::size_t>(display_width(line.marked), 1);
    return blanks + style.red(std::string(length, '^')) + "\n";
}

/// True when the carets may stand under the line that was typed: it is one line and did not wrap.
bool can_mark_typed(const Failure& failure, const Marked& line, const Style& style) {
    if (failure.origin.typed_at == Origin::not_typed) return false;
    if (failure.statement.find('\n') != std::string::npos) return false;
    const std::size_t width = failure.origin.typed_at + display_width(line.before) +
                              display_width(line.marked) + display_width(line.after);
    return style.width == 0 || width < style.width;
}

void print_place(std::ostream& out, const Failure& failure, const Style& style) {
    Marked line = marked_line(failure);
    if (can_mark_typed(failure, line, style)) {
        out << carets(line, failure.origin.typed_at, style);
        return;
    }
    crop(line, style.width > 0 ? style.width : usual_width);
    out << line.before << line.marked << line.after << '\n' << carets(line, 0, style);
}

}  // namespace

Position position_of(const Failure& failure) {
    const std::string_view text = failure.statement;
    const Stretch place = stretch_of(failure);
    const std::string_view before = text.substr(0, place.begin);
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t column = count_characters(before.substr(before.rfind('\n') + 1));
    return {failure.origin.line + lines, (lines == 0 ? failure.origin.column : 1) + column,
            count_characters(text.substr(place.begin, place.end - place.begin))};
}

std::string message_of(const Diagnostic& diagnostic) {
    const auto& suggestions = diagnostic.suggestions;
    const bool told = diagnostic.message.find("Did you mean") != std::string::npos;
    if (suggestions.empty() || told) return diagnostic.message;
    std::string choices = suggestions.front();
    for (std::size_t i = 1; i < suggestions.size(); ++i) {
        choices += i + 1 == suggestions.size() ? " or " : ", ";
        choices += suggestions[i];
    }
    return fmt::format("{}{}Did you mean {}?", diagnostic.message,
                       diagnostic.message.empty() ? "" : " ", choices);
}

void print_failure(std::ostream& out, const Failure& failure, const Style& style) {
    const Diagnostic& diagnostic = failure.diagnostic;
    const bool placed = diagnostic.place.offset > 0 || diagnostic.place.length > 0;
    const std::string message = shown_lines(message_of(diagnostic));
    if (!failure.origin.file.empty()) {
        const Position position = position_of(failure);
        out << style.bold(
                   fmt::format("{}:{}:{}:", failure.origin.file, position.line, position.column))
            << ' ' << message << '\n';
        if (placed) print_place(out, failure, style);
        return;
    }
    if (placed) print_place(out, failure, style);
    out << message << '\n';
}

}  // namespace entente
