// Elements of a schema's text, one after another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/schema.hpp"

namespace entente {

class SchemaReader {
public:
    /// REQUIRES that both outlive the reader.
    SchemaReader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

    /// Goes to the next element; false at the end. Throws Error (DataError) for what is no schema.
    bool next();
    [[nodiscard]] bool is_edge() const { return !edge_.type.empty(); }
    [[nodiscard]] SchemaNode& node() { return node_; }
    [[nodiscard]] SchemaEdge& edge() { return edge_; }

private:
    void skip_blanks();
    [[nodiscard]] bool at(std::string_view token);
    bool take(std::string_view token);
    bool take_word(std::string_view word);
    void expect(std::string_view token);
    std::string read_name(const char* what);
    std::string read_quoted();
    std::vector<std::string> read_labels();
    std::vector<SchemaProperty> read_properties();
    SchemaProperty read_property();
    SchemaType read_type();
    [[noreturn]] void fail(const std::string& expected) const;

    std::string_view text_;
    std::string_view file_;
    std::size_t position_ = 0;
    SchemaNode node_;
    SchemaEdge edge_;
};

}  // namespace entente
