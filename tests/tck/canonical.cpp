#include "canonical.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <utility>
#include <vector>

namespace entente::tck {
namespace {

using Texts = std::vector<std::string>;
using Properties = std::vector<std::pair<std::string, std::string>>;

std::string joined(const Texts& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

std::string show_list(Texts items, bool any_order) {
    if (any_order) std::sort(items.begin(), items.end());
    return "[" + joined(items) + "]";
}

std::string show_map(Properties properties) {
    std::sort(properties.begin(), properties.end());
    Texts texts;
    for (const auto& [key, value] : properties)
        texts.push_back(std::string(key).append(": ").append(value));
    return "{" + joined(texts) + "}";
}

std::string show_node(Texts labels, Properties properties) {
    std::sort(labels.begin(), labels.end());
    std::string text = "(";
    for (const std::string& label : labels)
        text += ":" + label;
    if (!properties.empty()) text += (labels.empty() ? "" : " ") + show_map(std::move(properties));
    return text + ")";
}

std::string show_relationship(const std::string& type, Properties properties) {
    std::string text = "[:" + type;
    if (!properties.empty()) text += " " + show_map(std::move(properties));
    return text + "]";
}

std::string show_text(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "'";
}

/// Floats are compared to the twelfth digit.
std::string show_real(double real) {
    if (std::isnan(real)) return "~NaN";
    char buffer[40];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, real, std::chars_format::general, 12).ptr;
    return "~" + std::string(buffer, end);
}

/// Reads what a feature file writes in a cell.
class CellReader {
public:
    CellReader(std::string_view text, bool any_order) : text_(text), any_order_(any_order) {}

    std::string read() {
        std::string value = read_value();
        if (peek() != '\0') fail();
        return value;
    }

private:
    [[noreturn]] void fail() const {
        throw std::runtime_error("cannot read the expected value " + std::string(text_));
    }
    char peek() {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool take(char c) {
        if (peek() != c) return false;
        ++at_;
        return true;
    }
    void expect(char c) {
        if (!take(c)) fail();
    }
    std::string read_until(std::string_view ends) {
        peek();
        const auto end = std::min(text_.find_first_of(ends, at_), text_.size());
        std::string word(text_.substr(at_, end - at_));
        at_ = end;
        return word;
    }

    std::string read_value() {
        switch (peek()) {
            case '[':
                return read_bracketed();
            case '{':
                return show_map(read_map());
            case '(':
                return read_node();
            case '<':
                return read_path();
            case '\'':
                return read_text();
            default:
                return read_word();
        }
    }

    std::string read_bracketed() {
        expect('[');
        if (take(':')) {
            const std::string type = read_until(" {]");
            Properties properties;
            if (peek() == '{') properties = read_map();
            expect(']');
            return show_relationship(type, std::move(properties));
        }
        Texts items;
        while (!take(']')) {
            items.push_back(read_value());
            take(',');
        }
        return show_list(std::move(items), any_order_);
    }

    Properties read_map() {
        Properties properties;
        expect('{');
        while (!take('}')) {
            const bool quoted = take('`');
            std::string key = read_until(quoted ? "`" : " :");
            if (quoted) expect('`');
            expect(':');
            properties.emplace_back(std::move(key), read_value());
            take(',');
        }
        return properties;
    }

    std::string read_node() {
        Texts labels;
        expect('(');
        while (take(':'))
            labels.push_back(read_until(" :{)"));
        Properties properties;
        if (peek() == '{') properties = read_map();
        expect(')');
        return show_node(std::move(labels), std::move(properties));
    }

    /// `<(a)-[:T]->(b)<-[:U]-(c)>`; the first `>` after a node ends it.
    std::string read_path() {
        expect('<');
        std::string text = "<" + read_node();
        while (!take('>')) {
            const bool to_left = take('<');
            expect('-');
            const std::string edge = read_bracketed();
            expect('-');
            if (!to_left) expect('>');
            text += (to_left ? "<-" : "-") + edge + (to_left ? "-" : "->") + read_node();
        }
        return text + ">";
    }

    std::string read_text() {
        expect('\'');
        std::string text;
        for (; at_ < text_.size() && text_[at_] != '\''; ++at_) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
            text += text_[at_];
        }
        if (at_ == text_.size()) fail();
        ++at_;
        return show_text(text);
    }

    std::string read_word() {
        std::string word = read_until(" ,]}>");
        if (word.empty()) fail();
        if (word == "true" || word == "false" || word == "null") return word;
        if (word.find_first_not_of("-0123456789") == std::string::npos) return word;
        char* end = nullptr;
        const double real = std::strtod(word.c_str(), &end);
        if (*end != '\0') fail();
        return show_real(real);
    }

    std::string_view text_;
    bool any_order_;
    std::size_t at_ = 0;
};

class ValueShower {
public:
    ValueShower(const Graph& graph, bool any_order) : graph_(graph), any_order_(any_order) {}

    [[nodiscard]] std::string show(const Value& value) const {
        return std::visit([this](const auto& held) { return show_held(held); }, value.variant());
    }

private:
    static std::string show_held(Null) { return "null"; }
    static std::string show_held(bool truth) { return truth ? "true" : "false"; }
    static std::string show_held(std::int64_t number) { return std::to_string(number); }
    static std::string show_held(double real) { return show_real(real); }
    static std::string show_held(const std::string& text) { return show_text(text); }
    template <Temporal T>
    static std::string show_held(const T& value) {
        return show_text(value.iso());
    }
    [[nodiscard]] std::string show_held(Node node) const {
        Texts labels;
        for (const LabelId label : graph_.labels_of(node.id))
            labels.emplace_back(graph_.label_name(label));
        Properties properties;
        for (const KeyId key : graph_.node_keys(node.id)) {
            properties.emplace_back(graph_.key_name(key), show(graph_.node_property(node.id, key)));
        }
        return show_node(std::move(labels), std::move(properties));
    }
    [[nodiscard]] std::string show_held(Relationship edge) const {
        Properties properties;
        for (const KeyId key : graph_.edge_keys(edge.id)) {
            properties.emplace_back(graph_.key_name(key), show(graph_.edge_property(edge.id, key)));
        }
        return show_relationship(std::string(graph_.type_name(graph_.type_of(edge.id))),
                                 std::move(properties));
    }
    [[nodiscard]] std::string show_held(const std::shared_ptr<const List>& list) const {
        Texts items;
        for (const Value& item : *list)
            items.push_back(show(item));
        return show_list(std::move(items), any_order_);
    }
    [[nodiscard]] std::string show_held(const std::shared_ptr<const Map>& map) const {
        Properties properties;
        for (const auto& [key, value] : *map)
            properties.emplace_back(key, show(value));
        return show_map(std::move(properties));
    }
    [[nodiscard]] std::string show_held(const std::shared_ptr<const Path>& path) const {
        std::string text = "<" + show_held(Node{path->nodes.front()});
        for (std::size_t i = 0; i < path->edges.size(); ++i) {
            const bool to_left = graph_.source(path->edges[i]) != path->nodes[i];
            text += (to_left ? "<-" : "-") + show_held(Relationship{path->edges[i]}) +
                    (to_left ? "-" : "->") + show_held(Node{path->nodes[i + 1]});
        }
        return text + ">";
    }

    const Graph& graph_;
    bool any_order_;
};

}  // namespace

std::string canonical(std::string_view cell, bool any_order) {
    return CellReader(cell, any_order).read();
}

std::string canonical(const Graph& graph, const Value& value, bool any_order) {
    return ValueShower(graph, any_order).show(value);
}

}  // namespace entente::tck
