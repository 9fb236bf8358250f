// The smallest pieces of printed queries: names, texts, numbers.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "cypher_unicode.hpp"
#include "cypher_words.hpp"
#include "print.hpp"
#include "values/temporal_parts.hpp"

namespace entente::cypher {
namespace {

bool is_plain_name(std::string_view name) {
    std::size_t at = 0;
    while (at < name.size()) {
        const CodePoint c = code_point_at(name, at);
        if (c.length == 0 || !(at == 0 ? starts_name(c.value) : continues_name(c.value)))
            return false;
        at += c.length;
    }
    return !name.empty();
}

bool is_parameter_name(std::string_view name) {
    std::size_t at = 0;
    while (at < name.size()) {
        const CodePoint c = code_point_at(name, at);
        if (c.length == 0 || !continues_name(c.value)) return false;
        at += c.length;
    }
    return !name.empty();
}

/// Calls of these have a syntax of their own, which a function of the same name must not be taken
/// for.
bool has_own_syntax(std::string_view function) {
    switch (find_word(function)) {
        case Word::all:
        case Word::any:
        case Word::none:
        case Word::single:
        case Word::reduce:
        case Word::shortest_path:
        case Word::all_shortest_paths:
            return true;
        default:
            return false;
    }
}

/// How a text in single quotes shows this byte, if not as it is.
std::string escape(char c) {
    switch (c) {
        case '\\':
            return "\\\\";
        case '\'':
            return "\\'";
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        case '\b':
            return "\\b";
        case '\f':
            return "\\f";
        default:
            return fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    }
}

}  // namespace

void Printer::backticked(std::string_view name) {
    text("`");
    for (const char c : name)
        out_.append(c == '`' ? 2 : 1, c);
    text("`");
}

void Printer::name(std::string_view name) {
    if (is_plain_name(name) && !is_reserved_elsewhere(find_word(name))) return text(name);
    backticked(name);
}

void Printer::schema_name(std::string_view name) {
    if (is_plain_name(name)) return text(name);
    backticked(name);
}

void Printer::function_name(std::string_view name) {
    if (has_own_syntax(name)) return backticked(name);
    for (std::size_t begin = 0;;) {
        const std::size_t dot = name.find('.', begin);
        const std::string_view part = name.substr(begin, dot - begin);
        // After a dot, and for exists(), a reserved word is no trouble.
        if (begin > 0 || find_word(part) == Word::exists) {
            schema_name(part);
        } else {
            this->name(part);
        }
        if (dot == std::string_view::npos) return;
        text(".");
        begin = dot + 1;
    }
}

void Printer::string(std::string_view value) {
    text("'");
    for (const char c : value) {
        const bool plain =
            c != '\\' && c != '\'' && static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
        if (plain) {
            out_ += c;
        } else {
            text(escape(c));
        }
    }
    text("'");
}

void Printer::floating(double value) {
    // Neither has a literal; these are read back as calculations with the same result.
    if (std::isnan(value)) return text("(0.0 / 0.0)");
    if (std::isinf(value)) return text(value > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)");
    const std::string shown = fmt::format("{}", value);
    text(shown);
    if (shown.find_first_of(".e") == std::string::npos) text(".0");
}

/// Values without a literal (nodes, relationships, paths) print as NULL; the parser never makes
/// them.
void Printer::value(const Value& value) {
    if (const auto* b = value.get_if<bool>()) return text(*b ? "true" : "false");
    if (const auto* i = value.get_if<std::int64_t>()) return text(fmt::format("{}", *i));
    if (const auto* d = value.get_if<double>()) return floating(*d);
    if (const auto* s = value.get_if<std::string>()) return string(*s);
    if (const auto temporal = temporal_text(value)) {
        return text(fmt::format("{}('{}')", temporal_name(value), *temporal));
    }
    if (const auto* list = value.get_if<List>()) {
        text("[");
        separated(*list, ", ", [this](const Value& item) { this->value(item); });
        return text("]");
    }
    if (const auto* map = value.get_if<Map>()) {
        text("{");
        separated(*map, ", ", [this](const auto& entry) {
            schema_name(entry.first);
            text(": ");
            this->value(entry.second);
        });
        return text("}");
    }
    text("null");
}

void Printer::operator()(const ast::Literal& literal) {
    value(literal.value);
}
void Printer::operator()(const ast::Variable& variable) {
    name(variable.name);
}
void Printer::operator()(const ast::Parameter& parameter) {
    text("$");
    if (is_parameter_name(parameter.name)) return text(parameter.name);
    backticked(parameter.name);
}

}  // namespace entente::cypher
