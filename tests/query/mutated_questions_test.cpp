// The questions of tests/query/questions, damaged: cut, doubled, shuffled, with bytes in them that
// no keyboard makes. Each is answered or refused with one clear error, in so many steps.
#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query/engine.hpp"
#include "query/session.hpp"
#include "question_file.hpp"
#include "question_walk.hpp"
#include "values/error.hpp"

namespace entente::test {
namespace {

const std::filesystem::path root = ENTENTE_SOURCE_DIR;

std::vector<std::string> all_questions() {
    std::vector<std::string> questions;
    for (const auto& file : question_files(root)) {
        for (const auto& block : read_questions(file))
            questions.insert(questions.end(), block.questions.begin(), block.questions.end());
    }
    return questions;
}

class Mutation {
public:
    explicit Mutation(std::vector<std::string> questions)
        : questions_(std::move(questions)), random_(20261123) {}

    std::string next() {
        auto text = questions_[pick(questions_.size())];
        const auto times = 1 + pick(3);
        for (std::size_t i = 0; i < times; ++i)
            text = changed(std::move(text));
        constexpr std::size_t longest = 400;
        return text.substr(0, longest);
    }

private:
    std::size_t pick(std::size_t count) { return count == 0 ? 0 : random_() % count; }

    std::string changed(std::string text) {
        switch (pick(8)) {
            case 0:
                return text.substr(0, pick(text.size() + 1));
            case 1:
                return text.substr(pick(text.size() + 1));
            case 2:
                return text + " " + text;
            case 3:
                return shuffled(text);
            case 4: {
                const auto from = pick(text.size() + 1);
                return text.erase(from, pick(8));
            }
            case 5:
                return with_bytes(std::move(text));
            case 6:
                return text.substr(0, pick(text.size() + 1)) + questions_[pick(questions_.size())];
            default:
                return with_word(std::move(text));
        }
    }

    std::string shuffled(const std::string& text) {
        std::vector<std::string> words(1);
        for (const char c : text) {
            if (c == ' ') {
                words.emplace_back();
            } else {
                words.back() += c;
            }
        }
        for (std::size_t i = words.size(); i > 1; --i)
            std::swap(words[i - 1], words[pick(i)]);
        std::string all;
        for (const auto& word : words)
            all += word + " ";
        return all;
    }

    /// Bytes that are no UTF-8, control characters, and a right-to-left mark.
    std::string with_bytes(std::string text) {
        static const std::array<std::string, 10> pieces = {
            "\xff", "\xc3", "\xe2\x80", std::string(1, '\0'), "\x1b[2J", "\xe2\x80\x8f", "\t\n",
            "(((",  "'",    "\""};
        for (std::size_t i = 0, count = 1 + pick(4); i < count; ++i)
            text.insert(pick(text.size() + 1), pieces[pick(pieces.size())]);
        return text;
    }

    std::string with_word(std::string text) {
        static constexpr std::array words = {" and ",   " not ", " that ", " of ", "'s ",
                                             " whose ", " if ",  ", ",     " by ", " than "};
        return text.insert(pick(text.size() + 1), words[pick(words.size())]);
    }

    std::vector<std::string> questions_;
    std::mt19937 random_;
};

TEST(MutatedQuestions, AreAnsweredOrRefused) {
    const std::array folders = {root / "data"};
    const World world = cut_down(load_world(folders));
    const GraphLexicon lexicon(world.graph, *world.vocabulary);
    const QuestionTime time{*Date::parse("2026-11-23"), true};
    Mutation mutation(all_questions());
    RunOptions options;
    constexpr std::uint64_t most_rows = 100'000;
    options.limits.rows = most_rows;
    int answered = 0;
    constexpr int count = 1500;
    for (int i = 0; i < count; ++i) {
        const auto text = mutation.next();
        SCOPED_TRACE(testing::PrintToString(text));
        try {
            const auto reading = read_question(text, *world.vocabulary, lexicon, time);
            static_cast<void>(run(world.graph, reading.query, options));
            ++answered;
        } catch (const Error& error) {
            const auto& found = error.diagnostic();
            EXPECT_TRUE(found.type == "QuestionError" || found.type == "ResourceExhausted")
                << found.type << ": " << found.message;
            EXPECT_FALSE(found.message.empty());
            EXPECT_LE(found.place.offset, text.size());
            EXPECT_LE(found.place.offset + found.place.length, text.size());
        }
    }
    EXPECT_GT(answered, count / 50);
}

/// What is asked for is composed, too, and what the prompt may complete is looked for.
TEST(MutatedQuestions, AreNoTroubleForASession) {
    const std::array folders = {root / "data"};
    Session session(cut_down(load_world(folders)), *Date::parse("2026-11-23"));
    Mutation mutation(all_questions());
    constexpr int count = 300;
    for (int i = 0; i < count; ++i) {
        const auto text = mutation.next();
        SCOPED_TRACE(testing::PrintToString(text));
        try {
            const auto answer = session.answer(text);
            EXPECT_FALSE(answer.text.empty() && answer.is_question);
        } catch (const Error& error) {
            EXPECT_FALSE(error.diagnostic().message.empty());
        }
        if (i % 10 == 0) {
            const auto found = session.complete(text);
            EXPECT_LE(found.start, text.size());
        }
    }
}

}  // namespace
}  // namespace entente::test
