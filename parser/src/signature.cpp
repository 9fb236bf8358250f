#include "parser/signature.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cypher_error.hpp"
#include "cypher_limits.hpp"
#include "cypher_token.hpp"
#include "parser/cypher.hpp"

namespace entente {
namespace {

using cypher::Kind;
using cypher::Sign;
using cypher::Token;

std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    for (char& c : capitals) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return capitals;
}

class SignatureReader {
public:
    explicit SignatureReader(std::string_view text) : source_(cypher::tokenize(text)) {}

    ast::Signature read() {
        ast::Signature signature;
        signature.name = dotted_name();
        signature.arguments = fields("the arguments in parentheses", true);
        colons("\"::\" and the columns");
        if (at().kind == Kind::name && in_capitals(source_.slice(at())) == "VOID") {
            ++next_;
        } else {
            signature.columns = fields("the columns in parentheses, or VOID", false);
        }
        return signature;
    }

    /// What may follow: nothing, or `=`.
    std::size_t rest(bool may_go_on) {
        if (may_go_on && at().is(Sign::equal)) return at().offset + at().length;
        if (at().kind != Kind::end) refuse(may_go_on ? "\"=\" and the rows" : "nothing more");
        return source_.text.size();
    }

private:
    [[nodiscard]] const Token& at() const { return source_.tokens[next_]; }
    bool take(Sign sign) {
        const bool taken = at().is(sign);
        if (taken) ++next_;
        return taken;
    }
    [[noreturn]] void refuse(std::string_view expected) const {
        const bool end = at().kind == Kind::end;
        const std::string found =
            end ? "the text ends" : fmt::format("\"{}\" stands", source_.slice(at()));
        throw Error({.type = "SyntaxError",
                     .phase = "compile time",
                     .detail = "UnexpectedSyntax",
                     .message = fmt::format("A signature goes on with {} where {}, as in my.proc("
                                            "name :: STRING?) :: (city :: STRING?).",
                                            expected, found),
                     .place = at().place(),
                     .suggestions = {}});
    }

    ast::Symbol name(std::string_view expected) {
        if (at().kind != Kind::name && at().kind != Kind::quoted) refuse(expected);
        const Token& token = source_.tokens[next_++];
        return {cypher::name_of(source_.slice(token)), token.place()};
    }

    ast::Symbol dotted_name() {
        ast::Symbol whole = name("a name");
        while (take(Sign::dot)) {
            const ast::Symbol part = name("a name");
            whole.text += "." + part.text;
            whole.place.length = part.place.offset + part.place.length - whole.place.offset;
        }
        return whole;
    }

    void colons(std::string_view expected) {
        if (!take(Sign::colon) || !take(Sign::colon)) refuse(expected);
    }

    std::vector<ast::Field> fields(std::string_view expected, bool defaults) {
        if (!take(Sign::left_paren)) refuse(expected);
        std::vector<ast::Field> fields;
        if (take(Sign::right_paren)) return fields;
        do {
            fields.push_back(field(defaults));
        } while (take(Sign::comma));
        if (!take(Sign::right_paren)) refuse("\",\" or \")\"");
        return fields;
    }

    ast::Field field(bool defaults) {
        ast::Field field;
        field.name = name("a name");
        if (defaults && take(Sign::equal)) field.otherwise = literal();
        colons("\"::\" and a type");
        field.type = type();
        return field;
    }

    Value literal() {
        const std::size_t begin = at().offset;
        while (at().kind != Kind::end && !at().is(Sign::colon))
            ++next_;
        const std::size_t length = at().offset - begin;
        ast::Expression written;
        try {
            written = parse_expression(source_.text.substr(begin, length));
        } catch (const Error& error) {
            Diagnostic diagnostic = error.diagnostic();
            diagnostic.place.offset += begin;
            throw Error(std::move(diagnostic));
        }
        const auto* literal = std::get_if<ast::Literal>(&written.node);
        if (literal == nullptr) refuse("a literal before it");
        return literal->value;
    }

    ast::FieldType type() {
        const ast::Symbol word = name("a type");
        ast::FieldType type{in_capitals(word.text), take(Sign::question), {}, word.place};
        const bool of = at().kind == Kind::name && in_capitals(source_.slice(at())) == "OF";
        if (type.name == "LIST" && of) {
            if (++depth_ > cypher::Limits{}.nesting) refuse("a list that is less deep");
            ++next_;
            type.item = Box<ast::FieldType>(this->type());
        }
        return type;
    }

    cypher::Tokens source_;
    std::size_t next_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

ast::Signature parse_signature(std::string_view text, std::size_t* rest) {
    if (text.size() > cypher::Limits{}.bytes) {
        cypher::fail_size(text.size(), cypher::Limits{}.bytes);
    }
    SignatureReader reader(text);
    ast::Signature signature = reader.read();
    const std::size_t end = reader.rest(rest != nullptr);
    if (rest != nullptr) *rest = end;
    return signature;
}

std::string to_text(const ast::FieldType& type) {
    std::string text = type.name + (type.nullable ? "?" : "");
    if (type.item) text += " OF " + to_text(**type.item);
    return text;
}

}  // namespace entente
