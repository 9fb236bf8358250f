#include "repl/show_value.hpp"

#include <cctype>
#include <cmath>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "repl/characters.hpp"

namespace entente {

namespace {

using Json = nlohmann::ordered_json;

/// On one line, with a blank behind every comma and colon.
void dump(std::string& out, const Json& json) {
    const char* separator = "";
    if (json.is_object()) {
        out += '{';
        for (const auto& [key, value] : json.items()) {
            out += std::exchange(separator, ", ");
            dump(out, key);
            out += ": ";
            dump(out, value);
        }
        out += '}';
    } else if (json.is_array()) {
        out += '[';
        for (const Json& item : json) {
            out += std::exchange(separator, ", ");
            dump(out, item);
        }
        out += ']';
    } else {
        out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
}

std::string dump(const Json& json) {
    std::string out;
    dump(out, json);
    return out;
}

// ------------------------------------------------------------------ for people

void append(std::string& out, const Value& value, const Graph& graph);

void append_quoted(std::string& out, std::string_view text) {
    out += '\'';
    for (const char c : shown(text)) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    out += '\'';
}

/// A key or a label, in backticks when it is not a plain word.
void append_name(std::string& out, std::string_view name) {
    bool plain = !name.empty() && std::isdigit(static_cast<unsigned char>(name[0])) == 0;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        plain = plain && (byte >= 0x80 || std::isalnum(byte) != 0 || c == '_');
    }
    if (plain) {
        out += shown(name);
        return;
    }
    out += '`';
    for (const char c : shown(name)) {
        if (c == '`') out += '`';
        out += c;
    }
    out += '`';
}

/// `key: value` for each entry, joined by commas.
class EntryList {
public:
    EntryList(std::string& out, const Graph& graph) : out_(out), graph_(graph) {}
    void add(std::string_view key, const Value& value) {
        if (!first_) out_ += ", ";
        first_ = false;
        append_name(out_, key);
        out_ += ": ";
        append(out_, value, graph_);
    }

private:
    std::string& out_;
    const Graph& graph_;
    bool first_ = true;
};

void append_node(std::string& out, NodeId node, const Graph& graph) {
    out += '(';
    for (const LabelId label : graph.labels_of(node)) {
        out += ':';
        append_name(out, graph.label_name(label));
    }
    const std::vector<KeyId> keys = graph.node_keys(node);
    if (!keys.empty()) {
        out += out.back() == '(' ? "{" : " {";
        EntryList entries(out, graph);
        for (const KeyId key : keys) {
            entries.add(graph.key_name(key), graph.node_property(node, key));
        }
        out += '}';
    }
    out += ')';
}

void append_relationship(std::string& out, EdgeId edge, const Graph& graph) {
    out += "[:";
    append_name(out, graph.type_name(graph.type_of(edge)));
    const std::vector<KeyId> keys = graph.edge_keys(edge);
    if (!keys.empty()) {
        out += " {";
        EntryList entries(out, graph);
        for (const KeyId key : keys) {
            entries.add(graph.key_name(key), graph.edge_property(edge, key));
        }
        out += '}';
    }
    out += ']';
}

void append_path(std::string& out, const Path& path, const Graph& graph) {
    out += '<';
    append_node(out, path.nodes.front(), graph);
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
        const bool forwards = graph.source(path.edges[i]) == path.nodes[i];
        out += forwards ? "-" : "<-";
        append_relationship(out, path.edges[i], graph);
        out += forwards ? "->" : "-";
        append_node(out, path.nodes[i + 1], graph);
    }
    out += '>';
}

/// A value inside another: a text has quotes.
void append(std::string& out, const Value& value, const Graph& graph) {
    std::visit(
        [&](const auto& held) {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, Null>) {
                out += "null";
            } else if constexpr (std::is_same_v<T, bool>) {
                out += held ? "true" : "false";
            } else if constexpr (std::is_same_v<T, std::int64_t>) {
                out += fmt::to_string(held);
            } else if constexpr (std::is_same_v<T, double>) {
                out += show_real(held);
            } else if constexpr (std::is_same_v<T, std::string>) {
                append_quoted(out, held);
            } else if constexpr (Temporal<T>) {
                out += held.iso();
            } else if constexpr (std::is_same_v<T, Node>) {
                append_node(out, held.id, graph);
            } else if constexpr (std::is_same_v<T, Relationship>) {
                append_relationship(out, held.id, graph);
            } else if constexpr (std::is_same_v<T, std::shared_ptr<const List>>) {
                out += '[';
                for (std::size_t i = 0; i < held->size(); ++i) {
                    if (i > 0) out += ", ";
                    append(out, (*held)[i], graph);
                }
                out += ']';
            } else if constexpr (std::is_same_v<T, std::shared_ptr<const Map>>) {
                out += '{';
                EntryList entries(out, graph);
                for (const auto& [key, item] : *held)
                    entries.add(key, item);
                out += '}';
            } else {
                append_path(out, *held, graph);
            }
        },
        value.variant());
}

// ------------------------------------------------------------------ as JSON

Json json_of(const Value& value, const Graph& graph);

std::string json_id(NodeId node, const Graph& graph) {
    const std::string_view id = graph.id_of(node);
    return id.empty() ? fmt::format("n{}", node) : std::string(id);
}

Json json_of_node(NodeId node, const Graph& graph) {
    Json labels = Json::array();
    for (const LabelId label : graph.labels_of(node))
        labels.push_back(graph.label_name(label));
    Json properties = Json::object();
    for (const KeyId key : graph.node_keys(node)) {
        properties[std::string(graph.key_name(key))] =
            json_of(graph.node_property(node, key), graph);
    }
    return {{"~id", json_id(node, graph)},
            {"~entityType", "node"},
            {"~labels", std::move(labels)},
            {"~properties", std::move(properties)}};
}

Json json_of_relationship(EdgeId edge, const Graph& graph) {
    Json properties = Json::object();
    for (const KeyId key : graph.edge_keys(edge)) {
        properties[std::string(graph.key_name(key))] =
            json_of(graph.edge_property(edge, key), graph);
    }
    return {{"~id", fmt::format("e{}", edge)},
            {"~entityType", "relationship"},
            {"~start", json_id(graph.source(edge), graph)},
            {"~end", json_id(graph.target(edge), graph)},
            {"~type", graph.type_name(graph.type_of(edge))},
            {"~properties", std::move(properties)}};
}

Json json_of_path(const Path& path, const Graph& graph) {
    Json elements = Json::array({json_of_node(path.nodes.front(), graph)});
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
        elements.push_back(json_of_relationship(path.edges[i], graph));
        elements.push_back(json_of_node(path.nodes[i + 1], graph));
    }
    return {{"~entityType", "path"}, {"~elements", std::move(elements)}};
}

Json json_of(const Value& value, const Graph& graph) {
    return std::visit(
        [&](const auto& held) -> Json {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, Null>) {
                return nullptr;
            } else if constexpr (std::is_same_v<T, double>) {
                if (!std::isfinite(held)) return show_real(held);
                return held;
            } else if constexpr (Temporal<T>) {
                return held.iso();
            } else if constexpr (std::is_same_v<T, Node>) {
                return json_of_node(held.id, graph);
            } else if constexpr (std::is_same_v<T, Relationship>) {
                return json_of_relationship(held.id, graph);
            } else if constexpr (std::is_same_v<T, std::shared_ptr<const List>>) {
                Json list = Json::array();
                for (const Value& item : *held)
                    list.push_back(json_of(item, graph));
                return list;
            } else if constexpr (std::is_same_v<T, std::shared_ptr<const Map>>) {
                Json map = Json::object();
                for (const auto& [key, item] : *held)
                    map[key] = json_of(item, graph);
                return map;
            } else if constexpr (std::is_same_v<T, std::shared_ptr<const Path>>) {
                return json_of_path(*held, graph);
            } else {
                return held;  // a truth value, an integer, a text
            }
        },
        value.variant());
}

}  // namespace

std::string show_real(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    return dump(value);  // the shortest text that reads back, with a point or an exponent
}

std::string show(const Value& value, const Graph& graph) {
    if (const auto* text = value.get_if<std::string>()) return shown(*text);
    std::string out;
    append(out, value, graph);
    return out;
}

std::string to_json(const Value& value, const Graph& graph) {
    return dump(json_of(value, graph));
}

std::string to_json(std::string_view text) {
    return dump(text);
}

}  // namespace entente
