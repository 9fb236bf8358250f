// The vocabulary: what a file's lines come to, and every fault of
// tests/parser/vocabulary/errors.txt with what is said of it.
#include "parser/vocabulary.hpp"

#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "values/error.hpp"

namespace entente::test {
namespace {

struct Fault {
    std::string text;
    std::string message;
};

/// Blocks of lines, the last of which is `! message`.
std::vector<Fault> read_faults() {
    std::ifstream in(ENTENTE_SOURCE_DIR "/tests/parser/vocabulary/errors.txt");
    std::vector<Fault> faults;
    Fault fault;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("! ")) {
            fault.message = line.substr(2);
            faults.push_back(fault);
        }
        if (line.empty() || line.starts_with("! ")) {
            fault = {};
        } else {
            fault.text += line + "\n";
        }
    }
    return faults;
}

std::string message_of(const std::string& text) {
    try {
        static_cast<void>(Vocabulary::parse(text, "words.txt"));
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().type, "DataError");
        EXPECT_EQ(error.diagnostic().detail, "InvalidVocabulary");
        return error.diagnostic().message;
    }
    return "no error";
}

TEST(VocabularyFile, SaysWhatIsWrongInWhichLine) {
    const std::vector<Fault> faults = read_faults();
    EXPECT_GT(faults.size(), 10U);
    for (const Fault& fault : faults)
        EXPECT_EQ(message_of(fault.text), fault.message) << fault.text;
}

TEST(VocabularyFile, PassesOnWhatIsWrongWithAPattern) {
    const std::string message = message_of("\nkind country/countries = (x:Country\n");
    EXPECT_TRUE(message.starts_with("words.txt:2: ")) << message;
}

const Vocabulary& small() {
    static const Vocabulary vocabulary = Vocabulary::parse(
        "# words\n"
        "kind country/countries = (x:Country)\n"
        "noun member/members [y: of, in] = (x:Country)-[e:MEMBER_OF]->(y:Alliance)\n"
        "verb join/joins/joined/joined/joining, take part in/takes part in/took part in/taken part "
        "in/taking part in [y: -] = (x)-[e:MEMBER_OF]->(y) at e.since\n"
        "noun member/members [y: of] = (x:Country)-[e:TAKES_PART_IN]->(y:Programme)\n"
        "noun defence/defences [y: of] = same\n"
        "preposition outside = (x)-[e:IN]->(y:Region) not\n"
        "modifier = (x)-[e:IN]->(y)\n"
        "may MEMBER_OF ELIGIBLE_FOR\n"
        "asks ELIGIBLE_FOR REQUIRES MEETS\n"
        "opposite MEETS FAILS\n"
        "say IN = is in / was in / has been in\n"
        "nameless Source, Claim\n"
        "filler please, tell me\n",
        "words.txt");
    return vocabulary;
}

TEST(Vocabulary, FindsAPhraseInEachOfItsForms) {
    const auto* joined = small().find("joined");
    ASSERT_NE(joined, nullptr);
    ASSERT_EQ(joined->size(), 2U);
    EXPECT_EQ(joined->at(0).form, WordForm::past);
    EXPECT_EQ(joined->at(1).form, WordForm::participle);
    EXPECT_TRUE(joined->at(0).sense->at);
    EXPECT_NE(small().find("taking part in"), nullptr);
    EXPECT_EQ(small().find("taking"), nullptr);
    EXPECT_EQ(small().longest(), 3U);
}

TEST(Vocabulary, KeepsTheMeaningsOfAWordInTheOrderOfTheFile) {
    const auto* members = small().find("members");
    ASSERT_NE(members, nullptr);
    ASSERT_EQ(members->size(), 2U);
    EXPECT_EQ(members->at(0).form, WordForm::plural);
    EXPECT_EQ(members->at(0).sense->slots, (std::vector<Slot>{{"y", {"of", "in"}}}));
    EXPECT_EQ(members->at(1).sense->slots, (std::vector<Slot>{{"y", {"of"}}}));
}

TEST(Vocabulary, TellsOptionsFromPatterns) {
    EXPECT_TRUE(small().find("defence")->at(0).sense->transparent);
    EXPECT_TRUE(small().find("outside")->at(0).sense->negated);
    EXPECT_FALSE(small().find("joins")->at(0).sense->negated);
    EXPECT_EQ(small().modifiers().size(), 1U);
}

TEST(Vocabulary, KnowsWordsAndFillers) {
    EXPECT_TRUE(small().knows_word("taken"));
    EXPECT_FALSE(small().knows_word("please"));
    EXPECT_TRUE(small().is_filler("tell me"));
    EXPECT_FALSE(small().is_filler("tell"));
}

TEST(Vocabulary, KnowsWhatCouldBeAndWhatIsNot) {
    EXPECT_EQ(small().possibility_of("MEMBER_OF"), "ELIGIBLE_FOR");
    EXPECT_EQ(small().possibility_of("IN"), std::nullopt);
    EXPECT_EQ(small().opposite_of("MEETS"), "FAILS");
    ASSERT_NE(small().asking("ELIGIBLE_FOR"), nullptr);
    EXPECT_EQ(small().asking("ELIGIBLE_FOR")->fulfilment, "MEETS");
    EXPECT_EQ(small().asking("MEMBER_OF"), nullptr);
    ASSERT_NE(small().telling("IN"), nullptr);
    EXPECT_EQ(small().telling("IN")->perfect, "has been in");
    EXPECT_TRUE(small().is_nameless("Claim"));
    EXPECT_FALSE(small().is_nameless("Country"));
}

}  // namespace
}  // namespace entente::test
