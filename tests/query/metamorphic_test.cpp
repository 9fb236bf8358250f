// What must not change an answer, and what must change it in a known way: over the questions of
// tests/query/questions, over sets that are put together, and over the verbs of the vocabulary.
#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "asking.hpp"
#include "parser/vocabulary.hpp"
#include "query/session.hpp"
#include "query/world.hpp"
#include "question_file.hpp"
#include "small_graph.hpp"
#include "values/error.hpp"
#include "values/words.hpp"

namespace entente::test {
namespace {

const std::filesystem::path root = ENTENTE_SOURCE_DIR;

Session& session() {
    return shipped_session();
}

/// What is compared of an answer: its direct part, its first column, or what it is refused for.
struct Gist {
    std::string direct;
    std::set<std::string> rows;
    std::string refused;
    bool corrected = false;  ///< a word of it, which is noted
    friend bool operator==(const Gist&, const Gist&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Gist& gist) {
        out << gist.direct << gist.refused;
        for (const auto& row : gist.rows)
            out << "; " << row;
        return out;
    }
};

std::string joined(std::initializer_list<std::string_view> words) {
    std::string text;
    for (const auto word : words) {
        if (!text.empty()) text += ' ';
        text += word;
    }
    return text;
}

Gist ask(const std::string& question) {
    session().forget();
    Gist gist;
    try {
        const Answer answer = session().answer(question);
        gist.corrected = !answer.notes.empty();
        gist.direct = direct_text(answer);
        for (const auto& row : answer.table.rows)
            gist.rows.insert(shown(session().world().graph, row.front()));
    } catch (const Error& error) {
        gist.refused = error.diagnostic().detail;
    }
    return gist;
}

// ---------------------------------------------------------------- ways of writing

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string mapped(std::string text, int (*change)(int)) {
    std::ranges::transform(text, text.begin(), [&](char c) {
        return static_cast<unsigned char>(c) < 0x80 ? static_cast<char>(change(c)) : c;
    });
    return text;
}

std::string without_mark(const std::string& text) {
    return text.ends_with('?') ? text.substr(0, text.size() - 1) : text + "?";
}

/// How many of the words from `at` on are a name, as many as can be; with "the" before it.
std::size_t name_at(const std::vector<Word>& words, std::size_t at) {
    const std::size_t start = at;
    if (at < words.size() && words[at].folded == "the") ++at;
    std::string key;
    std::size_t length = 0;
    constexpr std::size_t longest = 6;
    for (auto end = at; end < words.size() && end < at + longest; ++end) {
        key += (key.empty() ? "" : " ") + words[end].folded;
        if (!session().world().graph.names().find(key).empty()) length = end + 1 - start;
    }
    return length;
}

/// "NATO and the EU" the other way round, where nothing stands behind it that one of them could
/// belong to.
std::string swapped(const std::string& text) {
    const auto words = split_words(text);
    const auto from = [&](std::size_t at) {
        return at < words.size() ? words[at].offset : text.size();
    };
    for (std::size_t at = 1; at < words.size(); ++at) {
        const auto left = name_at(words, at);
        const auto middle = at + left;
        if (left == 0 || middle >= words.size()) continue;
        if (words[middle].folded != "and" && words[middle].folded != "or") continue;
        const auto right = name_at(words, middle + 1);
        const auto end = middle + 1 + right;
        const bool ends = end == words.size() || words[end].folded == "?";
        if (right == 0 || !ends || words[at - 1].folded == ",") continue;
        const auto part = [&](std::size_t first, std::size_t count) {
            const auto& last = words[first + count - 1];
            return text.substr(from(first), last.offset + last.length - from(first));
        };
        return text.substr(0, from(at)) + part(middle + 1, right) + " " + part(middle, 1) + " " +
               part(at, left) + (end < words.size() ? "?" : "");
    }
    return text;
}

struct Change {
    const char* name;
    std::function<std::string(const std::string&)> apply;
};

const std::array changes = {
    Change{"upper case", [](const std::string& text) { return mapped(text, std::toupper); }},
    Change{"lower case", [](const std::string& text) { return mapped(text, std::tolower); }},
    Change{"the question mark", without_mark},
    Change{"spelling",
           [](const std::string& text) {
               return replaced(replaced(text, "defence", "defense"), "isation", "ization");
           }},
    Change{"typographic apostrophe",
           [](const std::string& text) { return replaced(text, "'", "\u2019"); }},
    Change{"please", [](const std::string& text) { return "please, " + text; }},
    Change{"currently",
           [](const std::string& text) {
               const bool marked = text.ends_with('?');
               return (marked ? text.substr(0, text.size() - 1) : text) + " currently" +
                      (marked ? "?" : "");
           }},
    Change{"order of conjuncts", swapped},
};

/// Questions that are answered without a word having been corrected.
std::vector<std::string> answered_questions() {
    std::vector<std::string> questions;
    for (const auto& file : question_files(root)) {
        if (file.string().find("worlds") != std::string::npos) continue;
        for (const auto& block : read_questions(file)) {
            if (!block.error.empty() || !block.notes.empty() || block.as_of != "2026-11-23")
                continue;
            questions.insert(questions.end(), block.questions.begin(), block.questions.end());
        }
    }
    return questions;
}

class WaysOfWriting : public testing::TestWithParam<std::size_t> {};

/// Each way with some of the questions that it changes, each with others.
TEST_P(WaysOfWriting, ChangeNoAnswer) {
    const auto& change = changes.at(GetParam());
    std::vector<std::pair<std::string, std::string>> changed;
    for (const auto& question : answered_questions()) {
        auto other = change.apply(question);
        if (other != question) changed.emplace_back(std::move(other), question);
    }
    constexpr std::size_t enough = 150;
    const auto stride = std::max<std::size_t>(1, changed.size() / enough);
    for (auto at = GetParam() % stride; at < changed.size(); at += stride) {
        const auto& [other, question] = changed[at];
        const auto said = ask(question);
        if (said.corrected) continue;
        EXPECT_EQ(ask(other), said) << other << "\n" << question;
    }
    EXPECT_GT(changed.size(), 20U) << change.name;
}

INSTANTIATE_TEST_SUITE_P(All, WaysOfWriting, testing::Range<std::size_t>(0, changes.size()),
                         [](const auto& way) {
                             return replaced(changes.at(way.param).name, " ", "_");
                         });

// ---------------------------------------------------------------- not

/// "is Japan in NATO" with "not" behind its subject, where that is one name.
std::string denied(const std::string& question) {
    static constexpr std::array auxiliaries = {"is", "are", "was", "were", "does",
                                               "do", "did", "has", "have"};
    const auto words = split_words(question);
    if (words.size() < 3 ||
        std::ranges::find(auxiliaries, words.front().folded) == auxiliaries.end())
        return "";
    const auto length = name_at(words, 1);
    if (length == 0 || 1 + length >= words.size()) return "";
    const auto& next = words[1 + length];
    static constexpr std::array others = {"'s", "and", "or", ",", "not", "?", "ever", "never"};
    if (std::ranges::find(others, next.folded) != others.end()) return "";
    return question.substr(0, next.offset) + "not " + question.substr(next.offset);
}

TEST(Not, TurnsYesToNoAndLeavesTheUnknown) {
    std::size_t asked = 0;
    for (const auto& question : answered_questions()) {
        const auto negative = denied(question);
        if (negative.empty() || asked++ % 3 != 0) continue;
        const auto said = ask(question).direct;
        if (said != "yes" && said != "no" && said != "unknown") continue;
        EXPECT_EQ(ask(negative).direct, said == "yes"  ? "no"
                                        : said == "no" ? "yes"
                                                       : said)
            << negative;
    }
    EXPECT_GT(asked, 100U);
}

// ---------------------------------------------------------------- sets

/// What can be said of countries, each with every other.
constexpr std::array sayings = {"in NATO",
                                "in the EU",
                                "members of the Quad",
                                "partners of NATO",
                                "allies of the United States",
                                "in Europe",
                                "in Asia",
                                "former members of the Warsaw Pact",
                                "party to the North Atlantic Treaty",
                                "protected by the United States",
                                "members of ANZUS or AUKUS"};

TEST(Sets, ArePartedByAndAndButNot) {
    std::size_t parted = 0;
    for (const std::string_view first : sayings) {
        const auto whole = ask(joined({"countries that are", first}));
        EXPECT_TRUE(whole.refused.empty()) << first;
        for (const std::string_view second : sayings) {
            if (first == second) continue;
            const bool open =
                first.find(" or ") != std::string::npos || second.find(" or ") != std::string::npos;
            const auto both =
                joined({"countries that are", first, open ? "and that are" : "and", second});
            const auto only = joined(
                {"countries that are", first, open ? "and that are not" : "but not", second});
            auto in = ask(both);
            const auto out = ask(only);
            if (!in.refused.empty() || !out.refused.empty()) {
                EXPECT_EQ(in.refused + out.refused, "") << both << "\n" << only;
                continue;
            }
            ++parted;
            for (const auto& row : out.rows)
                EXPECT_TRUE(in.rows.insert(row).second) << row << " is in both: " << only;
            EXPECT_EQ(in.rows, whole.rows) << both << "\n" << only;
        }
    }
    EXPECT_GT(parted, 60U);
}

// ---------------------------------------------------------------- voice

/// Names of the two ends of some edges of a verb's type, its subject first.
std::vector<std::pair<std::string, std::string>> ends_of(const Sense& sense) {
    const auto& graph = session().world().graph;
    const auto& pattern = sense.patterns.front();
    const auto& edge = pattern.relationships.front();
    const auto type = graph.find_type(edge.types.front().text);
    const auto key = graph.find_key("name");
    std::vector<std::pair<std::string, std::string>> ends;
    if (!type || !key) return ends;
    const bool forward =
        (edge.direction != ast::Direction::left) ==
        (pattern.nodes.front().variable && pattern.nodes.front().variable->text == "x");
    constexpr EdgeId stride = 97;
    for (EdgeId at = 0; at < graph.edge_count() && ends.size() < 3; at += stride) {
        auto here = at;
        while (here < graph.edge_count() && graph.type_of(here) != *type)
            ++here;
        if (here >= graph.edge_count()) break;
        const auto name = [&](NodeId node) {
            const auto label = graph.label_name(graph.labels_of(node).front());
            if (session().world().vocabulary->is_nameless(label)) return std::string();
            const auto value = graph.node_property(node, *key);
            const auto* text = value.get_if<std::string>();
            return text == nullptr ? std::string() : *text;
        };
        auto from = name(graph.source(here));
        auto to = name(graph.target(here));
        if (!forward) std::swap(from, to);
        if (!from.empty() && !to.empty()) ends.emplace_back(from, to);
    }
    return ends;
}

/// The form of a verb's first synonym.
std::string form(const Sense& sense, WordForm form) {
    return sense.forms.front().at(static_cast<std::size_t>(form));
}

TEST(Voice, ChangesNoAnswer) {
    std::set<const Sense*> verbs;
    const auto& vocabulary = *session().world().vocabulary;
    for (const auto& phrase : vocabulary.phrases()) {
        for (const auto& found : *vocabulary.find(phrase)) {
            const auto& sense = *found.sense;
            const bool plain = sense.word_class == WordClass::verb && !sense.slots.empty() &&
                               sense.patterns.size() == 1 && !sense.occasion &&
                               sense.patterns.front().relationships.size() == 1 &&
                               !sense.patterns.front().relationships.front().types.empty() &&
                               sense.upon.empty();
            const bool direct =
                plain && std::ranges::any_of(sense.slots.front().prepositions,
                                             [](const auto& one) { return one.empty(); });
            if (direct && vocabulary.find(phrase)->front().sense == &sense) verbs.insert(&sense);
        }
    }
    std::size_t asked = 0;
    for (const auto* verb : verbs) {
        for (const auto& [subject, thing] : ends_of(*verb)) {
            const auto active =
                joined({"did", subject, "ever", form(*verb, WordForm::base), thing});
            const auto passive =
                joined({"was", thing, "ever", form(*verb, WordForm::participle), "by", subject});
            const auto said = ask(active);
            if (!said.refused.empty()) continue;
            ++asked;
            EXPECT_EQ(ask(passive), said) << active << "\n" << passive;
        }
    }
    EXPECT_GT(asked, 20U);
}

}  // namespace
}  // namespace entente::test
