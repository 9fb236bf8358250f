// What Tab offers: what the grammars expect at the cursor, and the names that they leave to the
// graph.
#include <algorithm>
#include <set>

#include "parser/cypher.hpp"
#include "parser/question.hpp"
#include "parser/vocabulary.hpp"
#include "procedure.hpp"
#include "query/graph_lexicon.hpp"
#include "query/session.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Letter case is the writer's choice while a word is not whole.
bool begins(std::string_view candidate, std::string_view prefix) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    };
    return candidate.size() >= prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), candidate.begin(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

std::vector<std::string> names_of(ExpectedName what, const Graph& graph,
                                  const ProcedureCatalogue& declared) {
    std::vector<std::string> names;
    switch (what) {
        case ExpectedName::label:
            for (std::size_t i = 0; i < graph.label_count(); ++i)
                names.emplace_back(graph.label_name(static_cast<LabelId>(i)));
            break;
        case ExpectedName::relationship_type:
            for (std::size_t i = 0; i < graph.type_count(); ++i)
                names.emplace_back(graph.type_name(static_cast<TypeId>(i)));
            break;
        case ExpectedName::property_key:
            for (std::size_t i = 0; i < graph.key_count(); ++i)
                names.emplace_back(graph.key_name(static_cast<KeyId>(i)));
            break;
        case ExpectedName::procedure:
            for (const auto& procedure : engine::built_in_procedures())
                names.push_back(procedure.name());
            for (const auto& procedure : declared.all())
                names.push_back(procedure->name());
            break;
    }
    return names;
}

/// Where the name that ends at the text's end begins; of a procedure's, also before its dots.
std::size_t name_start(std::string_view text, bool dotted) {
    auto start = text.size();
    while (start > 0 && (is_name_character(text[start - 1]) || (dotted && text[start - 1] == '.')))
        --start;
    return start;
}

}  // namespace

Completion Session::complete(std::string_view text) const {
    return looks_like_cypher(text) ? complete_query(text) : complete_question(text);
}

Completion Session::complete_query(std::string_view text) const {
    std::set<std::string> found;
    Completion completion;
    const auto dotted = name_start(text, true);
    const auto procedures = expected_names_after(text.substr(0, dotted));
    const bool of_procedure =
        std::ranges::find(procedures, ExpectedName::procedure) != procedures.end();
    completion.start = of_procedure ? dotted : name_start(text, false);
    const auto before = text.substr(0, completion.start);
    const auto prefix = text.substr(completion.start);
    for (auto& candidate : expected_after(before)) {
        if (begins(candidate, prefix)) found.insert(std::move(candidate));
    }
    for (const auto what : expected_names_after(before)) {
        for (auto& name : names_of(what, world_.graph, procedures_)) {
            if (begins(name, prefix)) found.insert(std::move(name));
        }
    }
    completion.candidates = {found.begin(), found.end()};
    return completion;
}

/// Only what can be typed in the place of a word: no signs.
Completion Session::complete_question(std::string_view text) const {
    Completion completion;
    const auto words = split_words(text);
    const bool open = !words.empty() && words.back().offset + words.back().length == text.size() &&
                      !fold_name(words.back().folded).empty();
    completion.start = open ? words.back().offset : text.size();
    const GraphLexicon lexicon(world_.graph, *world_.vocabulary);
    const QuestionTime time{as_of_.value_or(today_), !as_of_ || *as_of_ == today_};
    for (auto& word :
         question_completions(text.substr(0, completion.start), open ? words.back().folded : "",
                              *world_.vocabulary, lexicon, time)) {
        if (!fold_name(word).empty() && word.front() != '\'')
            completion.candidates.push_back(std::move(word));
    }
    return completion;
}

}  // namespace entente
