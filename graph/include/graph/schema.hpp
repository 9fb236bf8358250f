// What facts may look like: labels, types of edges with the labels of their ends, properties.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class SchemaType { boolean, integer, real, text, date };

struct SchemaProperty {
    std::string name;
    SchemaType type = SchemaType::text;
    bool list = false;
    bool required = false;            ///< NOT NULL
    std::vector<std::string> values;  ///< IN [...]: one of these; empty: any
    std::string label;                ///< REFERENCES Label: the ids of such nodes; else ""
};

struct SchemaNode {
    std::string label;
    std::vector<SchemaProperty> properties;
};

struct SchemaEdge {
    std::string type;
    std::vector<std::string> from;  ///< the start has one of these labels
    std::vector<std::string> to;
    std::vector<SchemaProperty> properties;
};

/// A schema, read from a text in the form of GQL's graph types:
///
///     (:Country {name STRING NOT NULL, aliases LIST<STRING>, since DATE})
///     (:Country)-[:PARTY_TO {role STRING IN ['mutual', 'party']}]->(:Treaty|Declaration)
///
/// Types are BOOLEAN, INTEGER, FLOAT, STRING, DATE, and LIST< > of them. A comment goes from `//`
/// to the line's end.
class Schema {
public:
    /// Throws Error (DataError), headed by `file`, line and column.
    [[nodiscard]] static Schema parse(std::string_view text, std::string_view file);

    /// Null for a label or type that there is not.
    [[nodiscard]] const SchemaNode* node(std::string_view label) const;
    [[nodiscard]] const SchemaEdge* edge(std::string_view type) const;
    [[nodiscard]] const std::vector<SchemaNode>& nodes() const { return nodes_; }
    [[nodiscard]] const std::vector<SchemaEdge>& edges() const { return edges_; }

private:
    std::vector<SchemaNode> nodes_;
    std::vector<SchemaEdge> edges_;
};

[[nodiscard]] const SchemaProperty* find_property(const std::vector<SchemaProperty>& properties,
                                                  std::string_view name);
/// As a column of a CSV file is headed: "since:date", "aliases:string[]", "name".
[[nodiscard]] std::string column_of(const SchemaProperty& property);

}  // namespace entente
