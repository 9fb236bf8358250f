#include "graph/dot.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "flat_index.hpp"
#include "validity.hpp"
#include "values/utf8.hpp"

namespace entente {
namespace {

struct LabelColour {
    std::string_view label;
    std::string_view colour;
};

/// Paul Tol's "light" scheme, made for black text on filled shapes and told apart by colour-blind
/// people. The labels of our own facts have theirs; others take one by their name, so that it is
/// the same in every drawing.
constexpr std::array<LabelColour, 9> colours = {{{"Country", "#77AADD"},
                                                 {"Alliance", "#EE8866"},
                                                 {"Treaty", "#EEDD88"},
                                                 {"Declaration", "#FFAABB"},
                                                 {"Programme", "#44BB99"},
                                                 {"Cooperation", "#99DDFF"},
                                                 {"Area", "#BBCC33"},
                                                 {"Region", "#AAAA00"},
                                                 {"Event", "#DDDDDD"}}};

std::string_view colour_of(const Graph& graph, NodeId node) {
    const auto labels = graph.labels_of(node);
    for (const auto& [label, colour] : colours) {
        const auto id = graph.find_label(label);
        if (id && graph.has_label(node, *id)) return colour;
    }
    if (labels.empty()) return "#FFFFFF";
    return colours[hash_bytes(graph.label_name(labels.front())) % colours.size()].colour;
}

/// A DOT string in quotes. Graphviz reads escapes and, in labels, HTML entities.
std::string quoted(std::string_view text, bool is_label) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        i += point.length;
        constexpr char32_t first_printable = 0x20;
        if (point.value == U'"' || point.value == U'\\') {
            out += '\\';
            out += static_cast<char>(point.value);
        } else if (point.value == U'\n') {
            out += "\\n";
        } else if (point.value == U'&' && is_label) {
            out += "&amp;";
        } else if (point.value < first_printable || point.value == 0x7F) {
            out += ' ';
        } else {
            append_utf8(out, point.value);
        }
    }
    return out + '"';
}

/// Breaks a long name into lines at its blanks.
std::string wrapped(std::string_view text) {
    constexpr std::size_t line_width = 28;
    std::string out;
    std::size_t width = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        const std::size_t length = count_code_points(word);
        if (begin != 0) {
            const bool breaks = width + 1 + length > line_width;
            out += breaks ? '\n' : ' ';
            width = breaks ? 0 : width + 1;
        }
        out += word;
        const std::size_t own_break = word.rfind('\n');
        const bool breaks_itself = own_break != std::string_view::npos;
        width = breaks_itself ? count_code_points(word.substr(own_break + 1)) : width + length;
        begin = end + 1;
    }
    return out;
}

class DotWriter {
public:
    DotWriter(std::ostream& out, const Graph& graph) : out_(out), graph_(graph) {}

    void write(std::span<const NodeId> nodes, std::span<const EdgeId> edges,
               std::string_view title) {
        const std::set<EdgeId> drawn_edges(edges.begin(), edges.end());
        std::set<NodeId> drawn_nodes(nodes.begin(), nodes.end());
        for (const EdgeId edge : drawn_edges) {
            drawn_nodes.insert({graph_.source(edge), graph_.target(edge)});
        }
        out_ << "digraph " << quoted(title, false) << " {\n"
             << "  graph [label=" << quoted(title, true)
             << ", labelloc=t, rankdir=LR, fontname=\"Helvetica\"];\n"
             << "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\"];\n"
             << "  edge [fontname=\"Helvetica\", fontsize=10];\n";
        for (const NodeId node : drawn_nodes)
            write_node(node);
        for (const EdgeId edge : drawn_edges)
            write_edge(edge);
        out_ << "}\n";
    }

private:
    /// What stands for the node in the drawing: its id, or a number that is no node's id.
    [[nodiscard]] std::string identity(NodeId node) const {
        std::string id(graph_.id_of(node));
        if (!id.empty()) return id;
        id = fmt::format("node {}", node);
        while (graph_.find_id(id))
            id += '\'';
        return id;
    }
    [[nodiscard]] std::string title_of(NodeId node) const {
        if (const auto key = graph_.find_key("name")) {
            const Value name = graph_.node_property(node, *key);
            if (const auto* text = name.get_if<std::string>()) return *text;
        }
        return identity(node);
    }
    [[nodiscard]] std::string date_of(EdgeId edge, std::string_view name) const {
        const auto key = graph_.find_key(name);
        const auto date = key ? entente::date_of(graph_.edge_column(*key), edge) : std::nullopt;
        return date ? date->iso() : "";
    }

    void write_node(NodeId node) {
        out_ << "  " << quoted(identity(node), false)
             << " [label=" << quoted(wrapped(title_of(node)), true) << ", fillcolor=\""
             << colour_of(graph_, node) << "\"];\n";
    }
    void write_edge(EdgeId edge) {
        std::string label(graph_.type_name(graph_.type_of(edge)));
        const std::string since = date_of(edge, "since");
        const std::string until = date_of(edge, "until");
        if (!since.empty() || !until.empty()) label += fmt::format("\n{}\u2013{}", since, until);
        out_ << "  " << quoted(identity(graph_.source(edge)), false) << " -> "
             << quoted(identity(graph_.target(edge)), false) << " [label=" << quoted(label, true);
        if (!graph_.premises(edge).empty()) out_ << ", style=dashed";
        out_ << "];\n";
    }

    std::ostream& out_;
    const Graph& graph_;
};

}  // namespace

void write_dot(std::ostream& out, const Graph& graph, std::span<const NodeId> nodes,
               std::span<const EdgeId> edges, std::string_view title) {
    DotWriter(out, graph).write(nodes, edges, title);
}

}  // namespace entente
