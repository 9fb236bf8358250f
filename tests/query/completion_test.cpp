// What Tab offers: tests/query/completions.txt says what of some beginnings, and the questions of
// tests/query/questions are all to be typed with its help.
//
//   is Japan a mem => member; members       among what is offered
//   is Japan a mem =/> memory               not among it
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "asking.hpp"
#include "parser/cypher.hpp"
#include "query/graph_lexicon.hpp"
#include "query/session.hpp"
#include "question_file.hpp"
#include "question_walk.hpp"
#include "values/error.hpp"
#include "values/words.hpp"

namespace entente::test {
namespace {

const std::filesystem::path root = ENTENTE_SOURCE_DIR;

Session& session() {
    return shipped_session();
}

const QuestionTime now{*Date::parse("2026-11-23"), true};

std::vector<std::string> listed(std::string_view list) {
    std::vector<std::string> items;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find("; "), list.size());
        items.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 2, list.size()));
    }
    return items;
}

TEST(Completion, OffersAsTheFileSays) {
    std::ifstream in(root / "tests/query/completions.txt");
    std::size_t cases = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const bool absent = line.find(" =/> ") != std::string::npos;
        const auto arrow = absent ? line.find(" =/> ") : line.find(" => ");
        ASSERT_NE(arrow, std::string::npos) << line;
        const auto found = session().complete(line.substr(0, arrow)).candidates;
        for (const auto& item : listed(std::string_view(line).substr(arrow + (absent ? 5 : 4)))) {
            const bool offered = std::ranges::find(found, item) != found.end();
            EXPECT_NE(offered, absent) << line << "\n" << testing::PrintToString(found);
        }
        ++cases;
    }
    EXPECT_GT(cases, 20U);
}

/// Questions that stand alone and are read as they are written.
std::vector<std::string> plain_questions(std::size_t one_in) {
    std::vector<std::string> questions;
    std::size_t count = 0;
    for (const auto& file : question_files(root)) {
        if (file.string().find("worlds") != std::string::npos) continue;
        if (file.stem() == "typos") continue;
        for (const auto& block : read_questions(file)) {
            if (!block.error.empty() || !block.notes.empty()) continue;
            for (const auto& question : block.questions) {
                if (count++ % one_in == 0) questions.push_back(question);
            }
        }
    }
    return questions;
}

/// With two letters typed, or all of a shorter word, the word is among what is offered.
TEST(Completion, LeadsToEveryQuestion) {
    constexpr std::size_t one_in = 60;
    const auto& world = session().world();
    std::size_t words = 0;
    std::string missing;
    std::size_t missed = 0;
    for (const auto& question : plain_questions(one_in)) {
        for (const auto& word : split_words(question)) {
            const bool number = word.folded.find_first_of("0123456789") != std::string::npos;
            if (number || fold_name(word.folded).empty() || word.folded == "'s") continue;
            if (world.vocabulary->is_filler(word.folded)) continue;
            constexpr std::size_t letters = 2;
            const auto typed = question.substr(0, word.offset + std::min(letters, word.length));
            const auto offers = session().complete(typed).candidates;
            ++words;
            const bool offered = std::ranges::any_of(offers, [&](const std::string& offer) {
                return fold_name(offer).starts_with(word.folded);
            });
            if (offered) continue;
            ++missed;
            missing += typed + " (" + word.folded + ")\n";
        }
    }
    EXPECT_GT(words, 120U);
    EXPECT_LT(missed * 50, words) << missing;
}

/// From a text with what is offered after it a question can be made.
TEST(Completion, OffersWhatLeadsOn) {
    constexpr std::size_t one_in = 350;
    constexpr std::size_t offers_tried = 3;
    QuestionWalk walk(session().world(), now, 1);
    std::size_t tried = 0;
    std::size_t led_on = 0;
    std::string nowhere;
    for (const auto& question : plain_questions(one_in)) {
        const auto words = split_words(question);
        for (std::size_t at = 1; at < words.size(); at += 2) {
            const auto typed = question.substr(0, words[at].offset);
            if (!typed.ends_with(' ')) continue;
            const auto offers = session().complete(typed).candidates;
            for (std::size_t i = 0; i < offers_tried && !offers.empty(); ++i) {
                const auto longer = typed + offers[(i * 7919 + at) % offers.size()];
                ++tried;
                if (walk.leads_on(longer)) {
                    ++led_on;
                } else {
                    nowhere += longer + "\n";
                }
            }
        }
    }
    EXPECT_GT(tried, 30U);
    // A walk at random misses a narrow way now and then.
    EXPECT_GT(led_on * 100, tried * 95) << nowhere;
}

}  // namespace
}  // namespace entente::test
