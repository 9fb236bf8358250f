#include "graph/schema.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "schema_reader.hpp"

namespace entente {
namespace {

const char* csv_name(SchemaType type) {
    switch (type) {
        case SchemaType::boolean:
            return "boolean";
        case SchemaType::integer:
            return "int";
        case SchemaType::real:
            return "double";
        case SchemaType::date:
            return "date";
        case SchemaType::text:
            break;
    }
    return "string";
}

template <class List, class Member>
auto find_by(const List& list, Member member, std::string_view name) {
    const auto found =
        std::ranges::find_if(list, [&](const auto& each) { return each.*member == name; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

Schema Schema::parse(std::string_view text, std::string_view file) {
    Schema schema;
    SchemaReader reader(text, file);
    while (reader.next()) {
        if (reader.is_edge()) {
            schema.edges_.push_back(std::move(reader.edge()));
        } else {
            schema.nodes_.push_back(std::move(reader.node()));
        }
    }
    return schema;
}

const SchemaNode* Schema::node(std::string_view label) const {
    return find_by(nodes_, &SchemaNode::label, label);
}

const SchemaEdge* Schema::edge(std::string_view type) const {
    return find_by(edges_, &SchemaEdge::type, type);
}

const SchemaProperty* find_property(const std::vector<SchemaProperty>& properties,
                                    std::string_view name) {
    return find_by(properties, &SchemaProperty::name, name);
}

std::string column_of(const SchemaProperty& property) {
    if (property.type == SchemaType::text && !property.list) return property.name;
    return fmt::format("{}:{}{}", property.name, csv_name(property.type),
                       property.list ? "[]" : "");
}

}  // namespace entente
