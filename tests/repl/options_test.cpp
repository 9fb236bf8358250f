#include "repl/options.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

using Words = std::vector<std::string>;

Options options(Words words) {
    const auto parsed = parse_options(std::move(words));
    const auto* exit = std::get_if<EarlyExit>(&parsed);
    if (exit != nullptr) ADD_FAILURE() << exit->text;
    return exit == nullptr ? std::get<Options>(parsed) : Options{};
}

EarlyExit early_exit(Words words) {
    const auto parsed = parse_options(std::move(words));
    const auto* exit = std::get_if<EarlyExit>(&parsed);
    EXPECT_NE(exit, nullptr);
    return exit == nullptr ? EarlyExit{} : *exit;
}

TEST(Options, WordsAreJoinedToAQuestion) {
    EXPECT_EQ(options({"who", "guarantees", "japan"}).statement, "who guarantees japan");
    EXPECT_EQ(options({"who's in NATO?"}).statement, "who's in NATO?");
    EXPECT_EQ(options({"[1,2]"}).statement, "[1,2]");
    EXPECT_FALSE(options({}).statement);
}

TEST(Options, MayStandBetweenTheWords) {
    const Options parsed = options({"who", "--format", "csv", "guarantees", "--as-of=1985"});
    EXPECT_EQ(parsed.statement, "who guarantees");
    EXPECT_EQ(parsed.format, Format::csv);
    EXPECT_EQ(parsed.as_of, "1985");
}

TEST(Options, BehindTwoDashesAllIsWords) {
    EXPECT_EQ(options({"--", "--format", "-x", "--"}).statement, "--format -x --");
}

TEST(Options, SomeMayBeRepeated) {
    const Options parsed = options({"-f", "a", "--file", "-", "--data", "x", "--data=y", "--param",
                                    "n=1", "--param", "$t='a=b'", "what"});
    EXPECT_EQ(parsed.files, (Words{"a", "-"}));
    EXPECT_EQ(parsed.data, (std::vector<std::filesystem::path>{"x", "y"}));
    ASSERT_EQ(parsed.parameters.size(), 2U);
    EXPECT_EQ(parsed.parameters[0], (std::pair<std::string, std::string>("n", "1")));
    EXPECT_EQ(parsed.parameters[1], (std::pair<std::string, std::string>("t", "'a=b'")));
    EXPECT_EQ(parsed.statement, "what");
}

TEST(Options, UnknownOnesAreNamedWithTheNearest) {
    const EarlyExit exit = early_exit({"--formt", "json", "who"});
    EXPECT_EQ(exit.status, 2);
    EXPECT_EQ(exit.text,
              "entente: There is no option --formt. Did you mean --format? entente --help tells "
              "more.\n");
    EXPECT_EQ(early_exit({"-z"}).status, 2);
}

TEST(Options, WrongValuesAreRefused) {
    EXPECT_EQ(early_exit({"--format", "jsn"}).text,
              "entente: There is no format \"jsn\"; there are text, table, csv, json, jsonl, "
              "markdown, dot. Did you mean json? entente --help tells more.\n");
    EXPECT_EQ(early_exit({"who", "--format"}).text,
              "entente: The option --format needs a value. entente --help tells more.\n");
    EXPECT_EQ(early_exit({" ", ""}).text,
              "entente: The question is empty. entente --help tells more.\n");
    EXPECT_EQ(early_exit({"--param", "=1"}).status, 2);
    EXPECT_EQ(early_exit({"--param", "name"}).status, 2);
    EXPECT_EQ(early_exit({"--empty", "--data", "x"}).status, 2);
    EXPECT_EQ(early_exit({"--keep-going=perhaps"}).status, 2);
    EXPECT_EQ(early_exit({"--format", "csv", "--format", "json"}).status, 2);
}

TEST(Options, TheVersionIsToldOfTheFactsThatAreLoaded) {
    EXPECT_TRUE(options({"--version"}).version);
    EXPECT_EQ(options({"--version", "--data", "x"}).data.size(), 1U);
}

TEST(Options, HelpEndsEarlyAndWell) {
    const EarlyExit help = early_exit({"--help"});
    EXPECT_EQ(help.status, 0);
    for (const char* option : {"--file", "--format", "--as-of", "--today", "--data", "--empty",
                               "--param", "--keep-going", "--version", "--help", "Examples:"}) {
        EXPECT_NE(help.text.find(option), std::string::npos) << option;
    }
}

TEST(Options, TodayIsADay) {
    EXPECT_EQ(options({"--today", "2026-11-23", "who"}).today, Date::parse("2026-11-23"));
    const EarlyExit month = early_exit({"--today", "2026-11", "who"});
    EXPECT_EQ(month.status, 2);
    EXPECT_EQ(month.text,
              "entente: --today wants a day such as 2026-11-23, not \"2026-11\". "
              "entente --help tells more.\n");
}

TEST(Options, CheckTakesOneFolder) {
    EXPECT_EQ(options({"check", "data"}).check, "data");
    EXPECT_EQ(early_exit({"check"}).status, 2);
    EXPECT_EQ(early_exit({"check", "a", "b"}).status, 2);
}

TEST(Options, Import) {
    const auto import = options({"import", "cow", "a.csv", "--output", "x", "b.csv"}).import;
    ASSERT_TRUE(import);
    EXPECT_EQ(import->data_set, DataSet::cow);
    EXPECT_EQ(import->files, (std::vector<std::filesystem::path>{"a.csv", "b.csv"}));
    EXPECT_EQ(import->output, "x");
    EXPECT_EQ(options({"import", "atop", "a.csv"}).import->output, "atop");
    EXPECT_FALSE(options({"import", "csv", "dir", "--output=x"}).import->data_set);
    EXPECT_EQ(early_exit({"import"}).status, 2);
    EXPECT_EQ(early_exit({"import", "desta", "a.csv"}).status, 2);
    EXPECT_EQ(early_exit({"import", "cow"}).status, 2);
    EXPECT_EQ(early_exit({"import", "csv", "dir"}).status, 2);
    EXPECT_EQ(early_exit({"import", "cow", "a.csv", "--outptu", "x"}).text,
              "entente: entente import has no option --outptu, only --output. entente --help tells "
              "more.\n");
}

TEST(Options, FactsBesideOthers) {
    const Options both = options({"--data", "a", "--add", "b", "--add", "c"});
    EXPECT_EQ(both.data.size(), 1U);
    EXPECT_EQ(both.added, (std::vector<std::filesystem::path>{"b", "c"}));
}

}  // namespace
}  // namespace entente
