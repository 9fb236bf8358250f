#include "evidence.hpp"

#include <algorithm>

namespace entente {
namespace {

Value edge_property(const Graph& graph, EdgeId edge, std::string_view key) {
    const auto id = graph.find_key(key);
    return id ? graph.edge_property(edge, *id) : Value{};
}

Value node_property(const Graph& graph, NodeId node, std::string_view key) {
    const auto id = graph.find_key(key);
    return id ? graph.node_property(node, *id) : Value{};
}

std::string text_of(const Value& value) {
    const auto* text = value.get_if<std::string>();
    return text == nullptr ? std::string() : *text;
}

void collect(const Graph& graph, EdgeId edge, std::vector<EdgeId>& found) {
    const auto premises = graph.premises(edge);
    if (premises.empty()) {
        if (std::find(found.begin(), found.end(), edge) == found.end()) found.push_back(edge);
        return;
    }
    for (const auto premise : premises)
        collect(graph, premise, found);
}

}  // namespace

std::vector<EdgeId> typed_in(const Graph& graph, std::span<const EdgeId> edges) {
    std::vector<EdgeId> found;
    for (const auto edge : edges)
        collect(graph, edge, found);
    return found;
}

std::string Citations::mark(const Value& sources, const std::string& where) {
    std::string id = text_of(sources);
    if (const auto* list = sources.get_if<List>(); list != nullptr && !list->empty())
        id = text_of(list->front());
    if (id.empty()) return "";
    Citation citation{id, id, where};
    if (const auto node = graph_.find_id(id))
        citation.title = text_of(node_property(graph_, *node, "name"));
    const auto same =
        std::find_if(citations_.begin(), citations_.end(), [&](const Citation& known) {
            return known.id == id && (known.where == where || where.empty());
        });
    const auto index = static_cast<std::size_t>(same - citations_.begin()) + 1;
    if (same == citations_.end()) citations_.push_back(std::move(citation));
    return "[" + std::to_string(index) + "]";
}

/// The article that an edge typed in rests on: its own, or that of the edge derived from it when
/// both are of one treaty.
std::string Citations::article_of(EdgeId typed, EdgeId derived) const {
    const auto own = text_of(edge_property(graph_, typed, "article"));
    return own.empty() ? text_of(edge_property(graph_, derived, "article")) : own;
}

std::string Citations::cite(EdgeId edge) {
    const std::vector one{edge};
    return cite(one);
}

std::string Citations::cite(std::span<const EdgeId> edges) {
    std::vector<std::string> marks;
    for (const auto edge : edges) {
        const std::vector one{edge};
        for (const auto typed : typed_in(graph_, one)) {
            auto found = mark(edge_property(graph_, typed, "source"), article_of(typed, edge));
            if (!found.empty() && std::find(marks.begin(), marks.end(), found) == marks.end()) {
                marks.push_back(std::move(found));
            }
        }
    }
    std::string text;
    for (const auto& one : marks)
        text += one;
    return text;
}

std::string Citations::cite_briefly(std::span<const EdgeId> edges) {
    constexpr std::size_t most = 3;
    std::vector<std::string> marks;
    for (const auto typed : typed_in(graph_, edges)) {
        if (marks.size() == most) break;
        auto found = mark(edge_property(graph_, typed, "source"), "");
        if (!found.empty() && std::find(marks.begin(), marks.end(), found) == marks.end())
            marks.push_back(found);
    }
    std::string text;
    for (const auto& one : marks)
        text += one;
    return text;
}

std::string Citations::cite_node(NodeId node) {
    return mark(node_property(graph_, node, "source"), "");
}

std::string Citations::cite_whole(NodeId node, std::string_view type, const Interval& when) {
    for (const auto& whole : whole_times(graph_, node, type)) {
        if (whole.covers(when) && !whole.source.empty()) return mark(Value(whole.source), "");
    }
    return cite_node(node);
}

std::vector<WholeTime> whole_times(const Graph& graph, NodeId node, std::string_view type) {
    std::vector<WholeTime> times;
    const auto read = [&](const Value& entry) {
        auto text = text_of(entry);
        WholeTime whole;
        if (const auto equals = text.find('='); equals != std::string::npos) {
            whole.source = text.substr(equals + 1);
            text.resize(equals);
        }
        const auto at = text.find('@');
        if (text.substr(0, at) != type) return;
        if (at != std::string::npos) {
            const auto time = std::string_view(text).substr(at + 1);
            const auto slash = std::min(time.find('/'), time.size());
            whole.from = Date::parse(time.substr(0, slash));
            if (slash < time.size()) whole.until = Date::parse(time.substr(slash + 1));
            if (!whole.from || (slash < time.size() && !whole.until)) return;
        }
        times.push_back(std::move(whole));
    };
    const auto complete = node_property(graph, node, "complete");
    if (const auto* list = complete.get_if<List>()) {
        for (const Value& entry : *list)
            read(entry);
    } else {
        read(complete);
    }
    return times;
}

bool is_complete(const Graph& graph, NodeId node, std::string_view type, const Interval& when) {
    const auto times = whole_times(graph, node, type);
    return std::any_of(times.begin(), times.end(),
                       [&](const WholeTime& whole) { return whole.covers(when); });
}

bool is_complete_everywhere(const Graph& graph, std::string_view type, const Interval& when) {
    const auto id = graph.find_type(type);
    if (!id) return false;
    bool any = false;
    for (NodeId node = 0; node < graph.node_count(); ++node) {
        const bool has_some = !graph.out_edges(node, *id).targets.empty();
        if (has_some && !is_complete(graph, node, type, when)) return false;
        any = any || has_some;
    }
    return any;
}

}  // namespace entente
