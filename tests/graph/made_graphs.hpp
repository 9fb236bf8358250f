// Small graphs for the tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/builder.hpp"

namespace entente {

inline Date date(std::string_view iso) {
    return Date::parse(iso).value();
}

inline Value texts(std::initializer_list<const char*> items) {
    return List(items.begin(), items.end());
}

/// A builder that takes everything by name.
class Maker {
public:
    NodeId node(std::string_view id, std::initializer_list<std::string_view> labels = {}) {
        std::vector<LabelId> ids;
        for (const std::string_view label : labels)
            ids.push_back(builder.label(label));
        return builder.add_node(id, ids);
    }
    EdgeId edge(NodeId from, std::string_view type, NodeId to) {
        return builder.add_edge(from, to, builder.type(type));
    }
    void set_node(NodeId node, std::string_view key, const Value& value) {
        builder.set_node_property(node, builder.key(key), value);
    }
    void set_edge(EdgeId edge, std::string_view key, const Value& value) {
        builder.set_edge_property(edge, builder.key(key), value);
    }
    Graph build() { return std::move(builder).build(); }

    GraphBuilder builder;
};

/// The message of the Error that `act` throws, or "no error".
template <class Act>
std::string message_of(Act act) {
    try {
        act();
    } catch (const Error& error) {
        return error.diagnostic().message;
    }
    return "no error";
}

}  // namespace entente
