#include "small_graph.hpp"

#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "graph/builder.hpp"
#include "parser/cypher.hpp"
#include "values/temporal_parts.hpp"

namespace entente::test {
namespace {

/// Builds what CREATE clauses say.
class GraphMaker {
public:
    void take(const ast::PathPattern& pattern) {
        NodeId left = node(pattern.nodes.front());
        for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
            const NodeId right = node(pattern.nodes[i + 1]);
            edge(pattern.relationships[i], left, right);
            left = right;
        }
    }
    [[nodiscard]] Graph graph() && { return std::move(builder_).build(); }

private:
    NodeId node(const ast::NodePattern& pattern) {
        const std::string name = pattern.variable ? pattern.variable->text : "";
        if (const auto known = nodes_.find(name); !name.empty() && known != nodes_.end()) {
            return known->second;
        }
        std::vector<LabelId> labels;
        for (const ast::Symbol& label : pattern.labels)
            labels.push_back(builder_.label(label.text));
        const NodeId made = builder_.add_node(name, labels);
        for (const ast::PropertyConstraint& property : pattern.properties) {
            builder_.set_node_property(made, builder_.key(property.key.text),
                                       value(*property.value));
        }
        if (!name.empty()) nodes_.emplace(name, made);
        return made;
    }

    void edge(const ast::RelationshipPattern& pattern, NodeId left, NodeId right) {
        const bool to_left = pattern.direction == ast::Direction::left;
        const EdgeId made = builder_.add_edge(to_left ? right : left, to_left ? left : right,
                                              builder_.type(pattern.types.front().text));
        for (const ast::PropertyConstraint& property : pattern.properties) {
            builder_.set_edge_property(made, builder_.key(property.key.text),
                                       value(*property.value));
        }
    }

    /// A date keeps what it is known to: date('1985') is the year.
    static Value value(const ast::Expression& expression) {
        const auto* call = std::get_if<ast::FunctionCall>(&expression.node);
        if (call != nullptr && call->name.text == "date" && !call->arguments.empty()) {
            const auto* written = std::get_if<ast::Literal>(&call->arguments.front().node);
            const auto* text = written == nullptr ? nullptr : written->value.get_if<std::string>();
            const auto date = text == nullptr ? std::nullopt : Date::parse(*text);
            if (date) return *date;
        }
        return literal(Graph(), to_cypher(expression));
    }

    GraphBuilder builder_;
    std::map<std::string, NodeId> nodes_;
};

std::string shown_node(const Graph& graph, NodeId node) {
    const std::string_view id = graph.id_of(node);
    return "(" + (id.empty() ? std::to_string(node) : std::string(id)) + ")";
}

std::string shown_real(double real) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, real).ptr;
    std::string text(buffer, end);
    return text.find_first_of(".eni") == std::string::npos ? text + ".0" : text;
}

std::string shown_path(const Graph& graph, const Path& path) {
    std::string text = "<" + shown_node(graph, path.nodes.front());
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
        const EdgeId edge = path.edges[i];
        const std::string type = "[:" + std::string(graph.type_name(graph.type_of(edge))) + "]";
        text += graph.source(edge) == path.nodes[i] ? "-" + type + "->" : "<-" + type + "-";
        text += shown_node(graph, path.nodes[i + 1]);
    }
    return text + ">";
}

}  // namespace

Graph make_graph(std::string_view text) {
    GraphMaker maker;
    if (text.find("CREATE") == std::string_view::npos) return std::move(maker).graph();
    const ast::Query query = parse_cypher(text);
    for (const ast::Clause& clause : query.parts.front().clauses) {
        for (const ast::PathPattern& pattern : std::get<ast::Create>(clause).patterns) {
            maker.take(pattern);
        }
    }
    return std::move(maker).graph();
}

std::string shown_edge(const Graph& graph, EdgeId edge) {
    const std::string source = shown_node(graph, graph.source(edge));
    const std::string target = shown_node(graph, graph.target(edge));
    return "[:" + std::string(graph.type_name(graph.type_of(edge))) + " " +
           source.substr(1, source.size() - 2) + "->" + target.substr(1, target.size() - 2) + "]";
}

std::string shown(const Graph& graph, const Value& value) {
    if (value.is_null()) return "null";
    if (const auto* truth = value.get_if<bool>()) return *truth ? "true" : "false";
    if (const auto* number = value.get_if<std::int64_t>()) return std::to_string(*number);
    if (const auto* real = value.get_if<double>()) return shown_real(*real);
    if (const auto* text = value.get_if<std::string>()) return "'" + *text + "'";
    if (const auto temporal = temporal_text(value)) return *temporal;
    if (const auto* node = value.get_if<Node>()) return shown_node(graph, node->id);
    if (const auto* edge = value.get_if<Relationship>()) return shown_edge(graph, edge->id);
    if (const auto* path = value.get_if<Path>()) return shown_path(graph, *path);
    std::string text;
    if (const auto* list = value.get_if<List>()) {
        for (const Value& item : *list)
            text += (text.empty() ? "" : ", ") + shown(graph, item);
        return "[" + text + "]";
    }
    for (const auto& [key, item] : *value.get_if<Map>()) {
        text += (text.empty() ? "" : ", ") + key + ": " + shown(graph, item);
    }
    return "{" + text + "}";
}

Value literal(const Graph& graph, std::string_view text) {
    const Table table = run(graph, parse_cypher("RETURN " + std::string(text) + " AS value"), {});
    return table.rows.front().front();
}

}  // namespace entente::test
