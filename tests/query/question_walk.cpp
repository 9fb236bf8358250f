#include "question_walk.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "graph/builder.hpp"
#include "values/error.hpp"

namespace entente::test {
namespace {

constexpr std::array chosen{"Japan",        "United States", "Spain",   "France",
                            "Germany",      "Poland",        "Russia",  "Turkey",
                            "Greece",       "Australia",     "Austria", "South Korea",
                            "Soviet Union", "Albania",       "NATO",    "European Union",
                            "CSTO",         "Warsaw Pact",   "ANZUS",   "Quad"};

std::string text_of(const Graph& graph, NodeId node, std::string_view key) {
    const auto known = graph.find_key(key);
    const Value value = known ? graph.node_property(node, *known) : Value();
    const auto* text = value.get_if<std::string>();
    return text == nullptr ? "" : *text;
}

/// Every node that none but the chosen ones and regions are tied to, and at least one of them is.
std::set<NodeId> kept_nodes(const Graph& graph) {
    std::set<NodeId> kept;
    std::set<NodeId> firm;
    for (NodeId node = 0; node < graph.node_count(); ++node) {
        const auto name = text_of(graph, node, "name");
        const auto label = graph.label_name(graph.labels_of(node).front());
        const bool named = std::find(chosen.begin(), chosen.end(), name) != chosen.end() &&
                           (label == "Country" || label == "Alliance");
        if (named || label == "Region" || label == "Criterion" || label == "Principle")
            firm.insert(node);
    }
    const auto is_firm_kind = [&](NodeId node) {
        const auto label = graph.label_name(graph.labels_of(node).front());
        return label == "Country" || label == "Alliance" || label == "Region";
    };
    kept = firm;
    for (NodeId node = 0; node < graph.node_count(); ++node) {
        if (is_firm_kind(node)) continue;
        bool all = true;
        bool any = false;
        const auto look = [&](NodeId other) {
            any = any || firm.contains(other);
            all = all && (!is_firm_kind(other) || firm.contains(other));
        };
        for (const NodeId target : graph.out_edges(node).targets)
            look(target);
        for (const NodeId source : graph.in_edges(node).sources)
            look(source);
        if (all && any) kept.insert(node);
    }
    return kept;
}

}  // namespace

World cut_down(const World& world) {
    const auto kept = kept_nodes(world.graph);
    GraphBuilder builder(world.graph);
    for (NodeId node = 0; node < world.graph.node_count(); ++node) {
        if (!kept.contains(node)) builder.remove_node(node);
    }
    World small = world;
    small.graph = std::move(builder).build();
    return small;
}

QuestionWalk::QuestionWalk(const World& world, const QuestionTime& time, unsigned seed)
    : world_(world), lexicon_(world.graph, *world.vocabulary), time_(time), random_(seed) {
    constexpr std::size_t most = 1000;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        for (auto& name : lexicon_.complete(std::string(1, letter), most))
            names_.push_back(std::move(name));
    }
}

Continuation QuestionWalk::after(const std::string& text) const {
    return continue_question(text, "", *world_.vocabulary, lexicon_, time_);
}

std::size_t QuestionWalk::pick(std::size_t count) {
    return random_() % count;
}

bool QuestionWalk::chance(int percent) {
    return pick(100) < static_cast<std::size_t>(percent);
}

namespace {
/// What questions are mostly made of; all else has its turn, too.
constexpr std::array common = {"who",   "which", "what", "is",   "are",   "was",  "did", "does",
                               "do",    "how",   "many", "when", "list",  "that", "the", "of",
                               "in",    "by",    "with", "not",  "and",   "or",   "but", "ever",
                               "since", "has",   "have", "were", "whose", "why",  "can", "most",
                               "more",  "than",  "'s",   "first"};
}  // namespace

std::string QuestionWalk::some_word(const Continuation& found) {
    if (chance(35)) {
        std::vector<std::string> usual;
        std::ranges::copy_if(found.words, std::back_inserter(usual), [](const std::string& word) {
            return std::find(common.begin(), common.end(), word) != common.end();
        });
        if (!usual.empty()) return usual[pick(usual.size())];
    }
    if (found.names && (found.words.empty() || chance(30))) return names_[pick(names_.size())];
    if (found.words.empty()) return "";
    auto word = found.words[pick(found.words.size())];
    static constexpr std::array years{"1955", "1985", "1999", "2014"};
    const auto now = time_.date.iso().substr(0, 4);
    if (word.ends_with(now)) word.replace(word.size() - now.size(), now.size(), years[pick(4)]);
    return word;
}

bool QuestionWalk::makes_sense(const std::string& text) const {
    try {
        static_cast<void>(read_question(text, *world_.vocabulary, lexicon_, time_));
        return true;
    } catch (const Error&) {
        return false;
    }
}

bool QuestionWalk::step(std::string& text, Continuation& found, bool sensibly) {
    constexpr int most_tries = 12;
    for (int tries = 0; tries < most_tries; ++tries) {
        const auto word = some_word(found);
        if (word.empty()) return false;
        const bool glued = word == "'s" || word == ",";
        auto longer = text;
        if (!text.empty() && !glued) longer += ' ';
        longer += word;
        auto next = after(longer);
        if (!next.begins) continue;
        // Of what makes no sense as it stands another word is tried, a few times.
        if (sensibly && next.whole && tries < most_tries / 2 && !makes_sense(longer)) continue;
        text = std::move(longer);
        found = std::move(next);
        return true;
    }
    return false;
}

std::optional<std::string> QuestionWalk::next() {
    constexpr int most_words = 16;
    std::string text;
    auto found = after(text);
    for (int words = 0; words < most_words; ++words) {
        if (found.whole && words > 1 && chance(words > 8 ? 80 : 45)) return text;
        if (!step(text, found, true)) break;
    }
    if (found.whole) return text;
    return {};
}

bool QuestionWalk::leads_on(const std::string& text) {
    constexpr int walks = 15;
    constexpr int most_words = 6;
    for (int walk = 0; walk < walks; ++walk) {
        auto longer = text;
        auto found = after(longer);
        for (int words = 0; words < most_words && !found.whole; ++words) {
            if (!step(longer, found, false)) break;
        }
        if (found.whole) return true;
    }
    return false;
}

}  // namespace entente::test
