// Lines typed by a person: the one place that knows how a terminal is read.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "query/session.hpp"
#include "repl/interrupts.hpp"

namespace entente {

struct TypedLine {
    enum class Kind : std::uint8_t { text, interrupted, end };
    Kind kind = Kind::end;
    std::string text;  ///< without the line's end
};

/// What could stand at the cursor, given the text before it.
using Completer = std::function<Completion(std::string_view text_before_cursor)>;

class LineEditor {
public:
    LineEditor() = default;
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;
    virtual ~LineEditor() = default;

    [[nodiscard]] virtual TypedLine read(std::string_view prompt) = 0;
    /// Makes a line one that the arrow keys bring back.
    virtual void remember(const std::string& line) = 0;
    /// Who is asked on Tab.
    virtual void complete_with(Completer completer) = 0;
};

/// With keys to edit, history and completion, by libedit, on standard input and output. Only one at
/// a time.
[[nodiscard]] std::unique_ptr<LineEditor> make_terminal_editor(Interrupts& interrupts);

/// Without any of it: for terminals that can do nothing, and for tests.
[[nodiscard]] std::unique_ptr<LineEditor> make_plain_editor(std::istream& in, std::ostream& out);

}  // namespace entente
