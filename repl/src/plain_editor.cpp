#include <utility>

#include "repl/line_editor.hpp"

namespace entente {

namespace {

class PlainEditor final : public LineEditor {
public:
    PlainEditor(std::istream& in, std::ostream& out) : in_(in), out_(out) {}

    TypedLine read(std::string_view prompt) override {
        out_ << prompt << std::flush;
        TypedLine line;
        if (std::getline(in_, line.text)) line.kind = TypedLine::Kind::text;
        return line;
    }
    void remember(const std::string&) override {}
    void complete_with(Completer) override {}

private:
    std::istream& in_;
    std::ostream& out_;
};

}  // namespace

std::unique_ptr<LineEditor> make_plain_editor(std::istream& in, std::ostream& out) {
    return std::make_unique<PlainEditor>(in, out);
}

}  // namespace entente
