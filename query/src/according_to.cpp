#include "according_to.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/builder.hpp"
#include "values/error.hpp"
#include "values/nearest.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

std::vector<std::string> texts_of(const Value& value) {
    std::vector<std::string> texts;
    if (const auto* text = value.get_if<std::string>()) texts.push_back(*text);
    if (const auto* list = value.get_if<List>()) {
        for (const Value& item : *list) {
            if (const auto* text = item.get_if<std::string>()) texts.push_back(*text);
        }
    }
    return texts;
}

Value node_property(const Graph& graph, NodeId node, std::string_view name) {
    const auto key = graph.find_key(name);
    return key ? graph.node_property(node, *key) : Value();
}

// ---------------------------------------------------------------- finding the source

struct SourceName {
    std::string folded;
    std::string written;
    NodeId node;
};

std::vector<SourceName> source_names(const Graph& graph) {
    std::vector<SourceName> names;
    const auto label = graph.find_label("Source");
    if (!label) return names;
    for (const NodeId node : graph.nodes_with(*label)) {
        names.push_back({fold_name(graph.id_of(node)), std::string(graph.id_of(node)), node});
        for (const char* key : {"name", "title", "aliases"}) {
            for (const std::string& text : texts_of(node_property(graph, node, key)))
                names.push_back({fold_name(text), text, node});
        }
    }
    return names;
}

bool begins_with_words(std::string_view text, std::string_view words) {
    return text.starts_with(words) && text.size() > words.size() && text[words.size()] == ' ';
}

/// The sources with that name, or else those whose name begins so.
std::vector<NodeId> sources_called(const std::vector<SourceName>& names, std::string_view words,
                                   bool whole) {
    std::vector<NodeId> found;
    for (const SourceName& name : names) {
        const bool fits = whole ? name.folded == words : begins_with_words(name.folded, words);
        if (fits && std::ranges::find(found, name.node) == found.end()) found.push_back(name.node);
    }
    return found;
}

bool is_punctuation(const Word& word) {
    return fold_name(word.folded).empty();
}

/// Where "according to" stands, and the words that may name the source: up to a comma.
struct Phrase {
    std::size_t begin = 0;  ///< of "according"
    std::vector<Word> words;
};

std::optional<Phrase> find_phrase(std::string_view question) {
    const std::vector<Word> words = split_words(question);
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        if (words[i].folded != "according" || words[i + 1].folded != "to") continue;
        Phrase phrase{words[i].offset, {}};
        std::size_t first = i + 2;
        if (words[first].folded == "the") ++first;
        for (std::size_t k = first; k < words.size() && words[k].folded != ","; ++k) {
            if (!is_punctuation(words[k])) phrase.words.push_back(words[k]);
        }
        if (!phrase.words.empty()) return phrase;
    }
    return std::nullopt;
}

[[noreturn]] void refuse(std::string_view question, const Phrase& phrase,
                         const std::vector<SourceName>& names) {
    const std::size_t begin = phrase.words.front().offset;
    const std::size_t end = phrase.words.back().offset + phrase.words.back().length;
    const std::string_view asked = question.substr(begin, end - begin);
    std::vector<std::string_view> written;
    for (const SourceName& name : names)
        written.push_back(name.written);
    throw Error({.type = "QuestionError",
                 .detail = "UnknownName",
                 .message = "I know no source called \"" + std::string(asked) + "\".",
                 .place = {begin, end - begin},
                 .suggestions = nearest(asked, written)});
}

// ---------------------------------------------------------------- the world as the source has it

/// Edges that say where things are and what came before them.
constexpr std::array<std::string_view, 3> background_types = {"IN", "PART_OF", "SUCCEEDS"};
/// Nodes that are asked about by name, whoever speaks of them.
constexpr std::array<std::string_view, 8> background_labels = {
    "Country", "Region", "Alliance", "Programme", "Area", "Principle", "Criterion", "Source"};

class Restriction {
public:
    Restriction(const Graph& graph, const std::vector<std::string>& sources)
        : graph_(graph), sources_(sources) {
        for (const std::string& id : sources) {
            const auto node = graph.find_id(id);
            if (!node) continue;
            const Value from = node_property(graph, *node, "covers_from");
            const Value until = node_property(graph, *node, "covers_until");
            if (from.get_if<Date>() == nullptr || until.get_if<Date>() == nullptr) continue;
            covers_.push_back({from.get_if<Date>()->first_day(), until.get_if<Date>()->end_day()});
        }
    }

    [[nodiscard]] Graph apply() const {
        GraphBuilder builder(graph_);
        for (EdgeId edge = 0; edge < graph_.edge_count(); ++edge) {
            if (graph_.premises(edge).empty() && !keeps_edge(edge)) builder.remove_edge(edge);
        }
        const auto complete = graph_.find_key("complete");
        for (NodeId node = 0; node < graph_.node_count(); ++node) {
            if (!keeps_node(node)) {
                builder.remove_node(node);
            } else if (complete) {
                limit_lists(builder, node, *complete);
            }
        }
        return std::move(builder).build();
    }

private:
    [[nodiscard]] bool is_from(const Value& source) const {
        return std::ranges::any_of(texts_of(source), [&](const std::string& id) {
            return std::ranges::find(sources_, id) != sources_.end();
        });
    }
    [[nodiscard]] bool keeps_edge(EdgeId edge) const {
        const auto type = graph_.type_name(graph_.type_of(edge));
        if (std::ranges::find(background_types, type) != background_types.end()) return true;
        const auto key = graph_.find_key("source");
        return key && is_from(graph_.edge_property(edge, *key));
    }
    [[nodiscard]] bool keeps_node(NodeId node) const {
        const auto labels = graph_.labels_of(node);
        const bool background = std::ranges::any_of(labels, [&](LabelId label) {
            const auto name = graph_.label_name(label);
            return std::ranges::find(background_labels, name) != background_labels.end();
        });
        return background || is_from(node_property(graph_, node, "source"));
    }

    /// What is whole by these sources: what lies in the time that they cover, what names one of
    /// them as its source, and all lists of a node that nobody else speaks of.
    void limit_lists(GraphBuilder& builder, NodeId node, KeyId complete) const {
        const Value lists = graph_.node_property(node, complete);
        if (lists.is_null()) return;
        const auto of = texts_of(node_property(graph_, node, "source"));
        const bool only = std::ranges::all_of(of, [&](const std::string& id) {
            return std::ranges::find(sources_, id) != sources_.end();
        });
        if (only) return;
        List kept;
        for (const std::string& entry : texts_of(lists)) {
            if (is_covered(entry)) kept.emplace_back(entry);
        }
        builder.set_node_property(node, complete, kept.empty() ? Value() : Value(std::move(kept)));
    }

    [[nodiscard]] bool is_covered(std::string_view entry) const {
        if (const auto equals = entry.find('='); equals != std::string_view::npos) {
            const auto by = entry.substr(equals + 1);
            if (std::ranges::find(sources_, by) != sources_.end()) return true;
            entry = entry.substr(0, equals);
        }
        const auto at = entry.find('@');
        const auto slash = entry.find('/');
        if (at == std::string_view::npos || slash == std::string_view::npos) return false;
        const auto from = Date::parse(entry.substr(at + 1, slash - at - 1));
        const auto until = Date::parse(entry.substr(slash + 1));
        return from && until && std::ranges::any_of(covers_, [&](const Interval& covered) {
                   return covered.begin <= from->first_day() && until->first_day() <= covered.end;
               });
    }

    const Graph& graph_;
    const std::vector<std::string>& sources_;
    std::vector<Interval> covers_;
};

}  // namespace

std::optional<AccordingTo> find_according_to(std::string_view question, const Graph& graph) {
    const auto phrase = find_phrase(question);
    if (!phrase) return std::nullopt;
    const auto names = source_names(graph);
    for (const bool whole : {true, false}) {
        for (std::size_t count = phrase->words.size(); count > 0; --count) {
            std::string words;
            for (std::size_t i = 0; i < count; ++i)
                words += (i == 0 ? "" : " ") + phrase->words[i].folded;
            const auto found = sources_called(names, words, whole);
            if (found.empty()) continue;
            AccordingTo according;
            for (const NodeId node : found)
                according.sources.emplace_back(graph.id_of(node));
            const Word& first = phrase->words.front();
            const Word& last = phrase->words[count - 1];
            std::size_t end = last.offset + last.length;
            according.name = question.substr(first.offset, end - first.offset);
            if (const auto name = texts_of(node_property(graph, found.front(), "name"));
                found.size() == 1 && !name.empty()) {
                according.name = name.front();
            }
            const auto next = question.find_first_not_of(' ', end);
            if (next != std::string_view::npos && question[next] == ',') end = next + 1;
            according.question = question;
            std::size_t begin = phrase->begin;
            const auto before =
                begin == 0 ? std::string_view::npos : question.find_last_not_of(' ', begin - 1);
            if (before != std::string_view::npos && question[before] == ',') begin = before;
            std::fill(according.question.begin() + static_cast<std::ptrdiff_t>(begin),
                      according.question.begin() + static_cast<std::ptrdiff_t>(end), ' ');
            return according;
        }
    }
    refuse(question, *phrase, names);
}

World world_of(const World& world, const std::vector<Rule>& rules,
               const std::vector<std::string>& sources) {
    World restricted = world;
    restricted.graph = apply_rules_again(Restriction(world.graph, sources).apply(), rules);
    return restricted;
}

}  // namespace entente
