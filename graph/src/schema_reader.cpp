#include "schema_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "fault.hpp"
#include "values/utf8.hpp"

namespace entente {
namespace {

bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           byte >= 0x80;
}

constexpr std::array<std::pair<std::string_view, SchemaType>, 5> types = {
    {{"BOOLEAN", SchemaType::boolean},
     {"INTEGER", SchemaType::integer},
     {"FLOAT", SchemaType::real},
     {"STRING", SchemaType::text},
     {"DATE", SchemaType::date}}};

}  // namespace

bool SchemaReader::next() {
    skip_blanks();
    node_ = {};
    edge_ = {};
    if (position_ == text_.size()) return false;
    expect("(");
    auto labels = read_labels();
    auto properties = read_properties();
    expect(")");
    if (!take("-[")) {
        if (labels.size() > 1) fail("a type of edge, \"-[:TYPE]->\", after several labels");
        node_ = {std::move(labels.front()), std::move(properties)};
        return true;
    }
    edge_.from = std::move(labels);
    expect(":");
    edge_.type = read_name("a type of edge");
    edge_.properties = read_properties();
    expect("]->");
    expect("(");
    edge_.to = read_labels();
    expect(")");
    return true;
}

void SchemaReader::skip_blanks() {
    while (position_ < text_.size()) {
        const std::string_view rest = text_.substr(position_);
        if (rest.starts_with("//")) {
            position_ = std::min(text_.find('\n', position_), text_.size());
        } else if (std::string_view(" \t\r\n").find(rest.front()) != std::string_view::npos) {
            ++position_;
        } else {
            return;
        }
    }
}

bool SchemaReader::at(std::string_view token) {
    skip_blanks();
    return text_.substr(position_).starts_with(token);
}

bool SchemaReader::take(std::string_view token) {
    if (!at(token)) return false;
    position_ += token.size();
    return true;
}

bool SchemaReader::take_word(std::string_view word) {
    if (!at(word)) return false;
    const std::size_t end = position_ + word.size();
    if (end < text_.size() && is_letter(text_[end])) return false;
    position_ = end;
    return true;
}

void SchemaReader::expect(std::string_view token) {
    if (!take(token)) fail(fmt::format("\"{}\"", token));
}

std::string SchemaReader::read_name(const char* what) {
    skip_blanks();
    const std::size_t begin = position_;
    while (position_ < text_.size() && is_letter(text_[position_]))
        ++position_;
    if (position_ == begin) fail(what);
    return std::string(text_.substr(begin, position_ - begin));
}

std::string SchemaReader::read_quoted() {
    expect("'");
    const std::size_t begin = position_;
    const std::size_t end = text_.find('\'', begin);
    if (end == std::string_view::npos) fail("a quote that closes the text");
    position_ = end + 1;
    return std::string(text_.substr(begin, end - begin));
}

std::vector<std::string> SchemaReader::read_labels() {
    expect(":");
    std::vector<std::string> labels = {read_name("a label")};
    while (take("|"))
        labels.push_back(read_name("a label"));
    return labels;
}

std::vector<SchemaProperty> SchemaReader::read_properties() {
    std::vector<SchemaProperty> properties;
    if (!take("{")) return properties;
    do
        properties.push_back(read_property());
    while (take(","));
    expect("}");
    return properties;
}

SchemaProperty SchemaReader::read_property() {
    SchemaProperty property;
    property.name = read_name("the name of a property");
    property.list = take_word("LIST");
    if (property.list) expect("<");
    property.type = read_type();
    if (property.list) expect(">");
    if (take_word("NOT")) {
        if (!take_word("NULL")) fail("NULL after NOT");
        property.required = true;
    }
    if (take_word("IN")) {
        expect("[");
        do
            property.values.push_back(read_quoted());
        while (take(","));
        expect("]");
    }
    if (take_word("REFERENCES")) property.label = read_name("a label");
    return property;
}

SchemaType SchemaReader::read_type() {
    for (const auto& [name, type] : types) {
        if (take_word(name)) return type;
    }
    fail("a type: BOOLEAN, INTEGER, FLOAT, STRING, DATE, or LIST< > of one of them");
}

void SchemaReader::fail(const std::string& expected) const {
    const std::string_view before = text_.substr(0, position_);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    throw data_error("InvalidSchema",
                     fmt::format("{}:{}:{}: {} is expected here.", file_, line,
                                 1 + count_code_points(before.substr(line_begin)), expected));
}

}  // namespace entente
