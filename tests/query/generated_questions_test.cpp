// Questions made at random by the grammar: each is answered, or refused as a question that makes no
// sense; its rows are those that plain loops find; what it is read as asks the same.
#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "naive_query.hpp"
#include "parser/cypher.hpp"
#include "query/engine.hpp"
#include "question_walk.hpp"
#include "small_graph.hpp"
#include "values/error.hpp"

namespace entente::test {
namespace {

std::vector<std::string> texts(const Graph& graph, const std::vector<std::vector<Value>>& rows) {
    std::vector<std::string> all;
    for (const auto& row : rows) {
        std::string text;
        for (const Value& cell : row)
            text += shown(graph, cell) + " | ";
        all.push_back(text);
    }
    std::ranges::sort(all);
    return all;
}

struct Tally {
    int made = 0;
    int lost = 0;
    int refused = 0;
    int answered = 0;
    int compared = 0;
    int told = 0;
    int read_back = 0;
};

class Generated {
public:
    Generated(const World& world, unsigned seed)
        : world_(world), lexicon_(world.graph, *world.vocabulary), walk_(world, time_, seed) {}

    void ask(int count) {
        for (int i = 0; i < count; ++i) {
            const auto question = walk_.next();
            if (!question) {
                ++tally_.lost;
                continue;
            }
            ++tally_.made;
            SCOPED_TRACE(*question);
            check(*question);
        }
    }
    [[nodiscard]] const Tally& tally() const { return tally_; }
    /// What its English was read as, of each question that is not told again rightly.
    [[nodiscard]] const std::string& not_read_back() const { return not_read_back_; }

private:
    void check(const std::string& question) {
        Reading reading;
        try {
            reading = read_question(question, *world_.vocabulary, lexicon_, time_);
        } catch (const Error& error) {
            ++tally_.refused;
            EXPECT_EQ(error.diagnostic().type, "QuestionError") << error.diagnostic().message;
            EXPECT_FALSE(error.diagnostic().message.empty());
            return;
        }
        ++tally_.answered;
        check_rows(reading);
        check_reading(reading);
    }

    void check_rows(const Reading& reading) {
        const auto cypher = to_cypher(reading.query);
        const auto naive = naive_rows(world_.graph, reading.query);
        if (!naive) return;
        ++tally_.compared;
        try {
            const auto table = run(world_.graph, reading.query, {});
            EXPECT_EQ(texts(world_.graph, table.rows), texts(world_.graph, *naive)) << cypher;
        } catch (const Error& error) {
            ADD_FAILURE() << error.diagnostic().message << "\n" << cypher;
        }
    }

    /// What it is read as, as far as there are words for it, is the same question.
    void check_reading(const Reading& reading) {
        const auto english = words_of(reading);
        if (english.empty()) return;
        ++tally_.told;
        std::string why;
        try {
            const auto again = read_question(english, *world_.vocabulary, lexicon_, time_);
            if (again.query == reading.query && again.form == reading.form &&
                again.negated == reading.negated) {
                ++tally_.read_back;
                return;
            }
            why = to_cypher(reading.query) + "\n      " + to_cypher(again.query);
        } catch (const Error& error) {
            why = error.diagnostic().message;
        }
        not_read_back_ += english + "\n    " + why + "\n";
    }

    const World& world_;
    QuestionTime time_{*Date::parse("2026-11-23"), true};
    GraphLexicon lexicon_;
    QuestionWalk walk_;
    Tally tally_;
    std::string not_read_back_;
};

World world_of(const char* folder) {
    const std::array folders = {std::filesystem::path(ENTENTE_SOURCE_DIR) / folder};
    return load_world(folders);
}

/// Other questions with --gtest_random_seed.
void expect_questions(const World& world, int count) {
    Generated generated(world, 1 + static_cast<unsigned>(GTEST_FLAG_GET(random_seed)));
    generated.ask(count);
    const auto& tally = generated.tally();
    EXPECT_GT(tally.answered, count / 10);
    // Some have more to try than plain loops have time for.
    EXPECT_GT(tally.compared * 10, tally.answered * 9);
    EXPECT_GT(tally.told * 4, tally.answered);
    EXPECT_GT(tally.read_back * 10, tally.told * 9) << generated.not_read_back();
}

TEST(GeneratedQuestions, OfAFamily) {
    expect_questions(world_of("tests/query/worlds/family"), 1000);
}

TEST(GeneratedQuestions, OfAFewCountries) {
    expect_questions(cut_down(world_of("data")), 600);
}

}  // namespace
}  // namespace entente::test
