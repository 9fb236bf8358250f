#include "repl/format.hpp"

#include <functional>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "example.hpp"

namespace entente {
namespace {

struct Written {
    std::string out;
    std::string err;
};

Written written(Format format, const std::function<void(Writer&)>& write, const Style& style = {}) {
    std::ostringstream out;
    std::ostringstream err;
    const auto writer = make_writer(format, {out, err, style, true});
    write(*writer);
    writer->finish();
    return {out.str(), err.str()};
}

std::string written(Format format, const Answer& answer, const Style& style = {}) {
    const Graph graph = test::example_graph();
    return written(
               format, [&](Writer& writer) { writer.answer(answer, graph); }, style)
        .out;
}

Failure example_failure() {
    return {"who guarantees Jappan",
            {},
            {"QuestionError",
             "compile time",
             "UnknownName",
             "I know nothing called \"Jappan\".",
             {15, 6},
             {"Japan"}}};
}

TEST(Format, NamesAreFoundAgain) {
    for (const std::string_view name : format_names()) {
        const auto format = find_format(name);
        ASSERT_TRUE(format) << name;
        EXPECT_EQ(name_of(*format), name);
    }
    EXPECT_FALSE(find_format("xml"));
    EXPECT_FALSE(find_format(""));
}

TEST(Format, TextOfAQuestionIsSentencesThenSources) {
    EXPECT_EQ(written(Format::text, test::example_answer()),
              "The United States, under Article V. [1]\n"
              "[1] Treaty of Mutual Cooperation and Security, Article V\n"
              "[2] List of treaties\n");
}

TEST(Format, TextShowsDetailsBetweenSentencesAndSources) {
    Answer answer = test::example_answer();
    answer.text = "Two countries:";
    answer.details = Details{{"country", "since", ""},
                             {{"Japan", "23 June 1960", "[1]"}, {"Côte d'Ivoire", "1999", "[2]"}}};
    EXPECT_EQ(written(Format::text, answer),
              "Two countries:\n"
              "country        since\n"
              "─────────────  ────────────  ───\n"
              "Japan          23 June 1960  [1]\n"
              "Côte d'Ivoire  1999          [2]\n"
              "[1] Treaty of Mutual Cooperation and Security, Article V\n"
              "[2] List of treaties\n");
}

TEST(Format, TextOfAQueryIsATableWithItsRowCount) {
    Answer answer;
    answer.table = {
        {"country", "members"}, {{Value("日本"), Value(7)}, {Value("France"), Value(1234)}}, {}};
    EXPECT_EQ(written(Format::text, answer),
              "country  members\n"
              "───────  ───────\n"
              "日本           7\n"
              "France      1234\n"
              "(2 rows)\n");
    answer.table.rows.resize(1);
    EXPECT_TRUE(written(Format::text, answer).ends_with("(1 row)\n"));
}

TEST(Format, TextSeparatesAnswersByAnEmptyLine) {
    const Graph graph = test::example_graph();
    Answer answer;
    answer.text = "Yes.";
    const Written both = written(Format::text, [&](Writer& writer) {
        writer.answer(answer, graph);
        writer.answer(answer, graph);
    });
    EXPECT_EQ(both.out, "Yes.\n\nYes.\n");
}

TEST(Format, TextWrapsBetweenWordsOnATerminal) {
    Answer answer;
    answer.text = "One sentence that is a little longer than the terminal is wide.\n  set in";
    EXPECT_EQ(written(Format::text, answer, Style{false, 40}),
              "One sentence that is a little longer\n"
              "than the terminal is wide.\n"
              "  set in\n");
}

TEST(Format, TableHasEveryKindOfValue) {
    std::string rule = "────────────  ";
    for (int i = 0; i < 98; ++i)
        rule += "─";
    EXPECT_EQ(written(Format::table, test::example_table()),
              "kind          value\n" + rule +
                  "\n"
                  "null          null\n"
                  "text          a|b, \"c\"␊d\n"
                  "float         1.0\n"
                  "date          1960-06\n"
                  "list          [1, 'it\\'s', null]\n"
                  "map           {key: true, `two words`: 2.5}\n"
                  "node          (:Country {name: 'Japan'})\n"
                  "relationship  [:GUARANTEES {since: 1960-06-23}]\n"
                  "path          <(:Country {name: 'Japan'})<-[:GUARANTEES {since: "
                  "1960-06-23}]-(:Country "
                  "{name: 'United States'})>\n");
}

TEST(Format, TableOfAYesOrNoHasAnAnswer) {
    Answer answer;
    answer.direct = Truth::unknown;
    EXPECT_EQ(written(Format::table, answer), "answer\n───────\nunknown\n");
    EXPECT_EQ(written(Format::csv, answer), "answer\nunknown\n");
}

TEST(Format, CsvQuotesWhatNeedsIt) {
    EXPECT_EQ(
        written(Format::csv, test::example_table()),
        "kind,value\n"
        "null,\n"
        "text,\"a|b, \"\"c\"\"\nd\"\n"
        "float,1.0\n"
        "date,1960-06\n"
        "list,\"[1, \"\"it's\"\", null]\"\n"
        "map,\"{\"\"key\"\": true, \"\"two words\"\": 2.5}\"\n"
        "node,\"{\"\"~id\"\": \"\"JPN\"\", \"\"~entityType\"\": \"\"node\"\", \"\"~labels\"\": "
        "[\"\"Country\"\"], \"\"~properties\"\": {\"\"name\"\": \"\"Japan\"\"}}\"\n"
        "relationship,\"{\"\"~id\"\": \"\"e0\"\", \"\"~entityType\"\": \"\"relationship\"\", "
        "\"\"~start\"\": \"\"n1\"\", \"\"~end\"\": \"\"JPN\"\", \"\"~type\"\": \"\"GUARANTEES\"\", "
        "\"\"~properties\"\": {\"\"since\"\": \"\"1960-06-23\"\"}}\"\n"
        "path,\"{\"\"~entityType\"\": \"\"path\"\", \"\"~elements\"\": [{\"\"~id\"\": \"\"JPN\"\", "
        "\"\"~entityType\"\": \"\"node\"\", \"\"~labels\"\": [\"\"Country\"\"], "
        "\"\"~properties\"\": {\"\"name\"\": \"\"Japan\"\"}}, {\"\"~id\"\": \"\"e0\"\", "
        "\"\"~entityType\"\": \"\"relationship\"\", \"\"~start\"\": \"\"n1\"\", \"\"~end\"\": "
        "\"\"JPN\"\", \"\"~type\"\": \"\"GUARANTEES\"\", \"\"~properties\"\": {\"\"since\"\": "
        "\"\"1960-06-23\"\"}}, {\"\"~id\"\": \"\"n1\"\", \"\"~entityType\"\": \"\"node\"\", "
        "\"\"~labels\"\": [\"\"Country\"\"], \"\"~properties\"\": {\"\"name\"\": \"\"United "
        "States\"\"}}]}\"\n");
}

TEST(Format, CsvTellsNullFromAnEmptyTextButInALoneColumn) {
    Answer answer;
    answer.table = {{"a", "b"}, {{Value(), Value("")}}, {}};
    EXPECT_EQ(written(Format::csv, answer), "a,b\n,\"\"\n");
    answer.table = {{"a"}, {{Value()}}, {}};
    EXPECT_EQ(written(Format::csv, answer), "a\n\"\"\n");
}

TEST(Format, CsvSeparatesTablesByAnEmptyLine) {
    const Graph graph = test::example_graph();
    Answer answer;
    answer.table = {{"a"}, {{Value(1)}}, {}};
    const Written both = written(Format::csv, [&](Writer& writer) {
        writer.answer(answer, graph);
        writer.answer(answer, graph);
    });
    EXPECT_EQ(both.out, "a\n1\n\na\n1\n");
}

TEST(Format, JsonLinesHaveTheKeysInOrder) {
    EXPECT_EQ(written(Format::jsonl, test::example_answer()),
              "{\"statement\": \"who guarantees Japan's defence?\", "
              "\"cypher\": \"MATCH (x)-[:GUARANTEES]->({name: 'Japan'}) RETURN DISTINCT x.name AS "
              "country\", \"as_of\": \"2026-11-23\", \"answer\": \"United States\", "
              "\"columns\": [\"country\"], \"rows\": [[\"United States\"]], "
              "\"text\": \"The United States, under Article V. [1]\", "
              "\"sources\": [{\"id\": \"treaty\", "
              "\"title\": \"Treaty of Mutual Cooperation and Security\", "
              "\"where\": \"Article V\"}, "
              "{\"id\": \"list\", \"title\": \"List of treaties\", \"where\": \"\"}]}\n");
}

TEST(Format, JsonIsOneArrayOfObjects) {
    const Graph graph = test::example_graph();
    Answer answer;
    answer.statement = "is it?";
    answer.direct = Truth::yes;
    answer.table = {{"a", "b"}, {{Value(1), Value()}, {Value(2), Value(false)}}, {}};
    const Written both = written(Format::json, [&](Writer& writer) {
        writer.answer(answer, graph);
        EXPECT_TRUE(writer.failure(example_failure()));
    });
    EXPECT_EQ(
        both.out,
        "[\n"
        "  {\n"
        "    \"statement\": \"is it?\",\n"
        "    \"cypher\": \"\",\n"
        "    \"as_of\": null,\n"
        "    \"answer\": true,\n"
        "    \"columns\": [\"a\", \"b\"],\n"
        "    \"rows\": [\n"
        "      [1, null],\n"
        "      [2, false]\n"
        "    ],\n"
        "    \"text\": \"\",\n"
        "    \"sources\": []\n"
        "  },\n"
        "  {\n"
        "    \"statement\": \"who guarantees Jappan\",\n"
        "    \"error\": {\"type\": \"QuestionError\", \"phase\": \"compile time\", "
        "\"detail\": \"UnknownName\", \"message\": \"I know nothing called \\\"Jappan\\\".\", "
        "\"line\": 1, \"column\": 16, \"length\": 6, \"suggestions\": [\"Japan\"]}\n"
        "  }\n"
        "]\n");
    EXPECT_EQ(written(Format::json, [](Writer&) {}).out, "[]\n");
}

TEST(Format, JsonParsesWhateverTheTextHolds) {
    Answer answer = test::example_table();
    answer.statement = "\"\\\n\t\x01 caf\xC3\xA9 \xFF";
    answer.text = answer.statement;
    for (const Format format : {Format::json, Format::jsonl}) {
        const auto parsed = nlohmann::json::parse(written(format, answer));
        const auto& object = format == Format::json ? parsed.at(0) : parsed;
        EXPECT_EQ(object.at("statement"), "\"\\\n\t\x01 caf\xC3\xA9 \xEF\xBF\xBD");
        EXPECT_EQ(object.at("rows").size(), answer.table.rows.size());
    }
}

TEST(Format, JsonAnswersHaveTheirOwnTypes) {
    const auto answer_of = [](const Answer& answer) {
        return nlohmann::json::parse(written(Format::jsonl, answer)).at("answer").dump();
    };
    Answer answer;
    EXPECT_EQ(answer_of(answer), "null");
    answer.direct = Truth::no;
    EXPECT_EQ(answer_of(answer), "false");
    answer.direct = Truth::unknown;
    EXPECT_EQ(answer_of(answer), "\"unknown\"");
    answer.direct = std::int64_t{32};
    EXPECT_EQ(answer_of(answer), "32");
    answer.direct = *Date::parse("1960-06-23");
    EXPECT_EQ(answer_of(answer), "\"1960-06-23\"");
}

TEST(Format, MarkdownIsATableBetweenTextAndSources) {
    EXPECT_EQ(written(Format::markdown, test::example_answer()),
              "The United States, under Article V. [1]\n"
              "\n"
              "| country |\n"
              "| --- |\n"
              "| United States |\n"
              "\n"
              "[1] Treaty of Mutual Cooperation and Security, Article V\n"
              "\n"
              "[2] List of treaties\n");
}

TEST(Format, MarkdownEscapesCells) {
    Answer answer;
    answer.table = {{"a|b"}, {{Value("x|y\n*z* <b> `c` a_b \\")}}, {}};
    EXPECT_EQ(written(Format::markdown, answer),
              "| a\\|b |\n"
              "| --- |\n"
              "| x\\|y<br>\\*z\\* \\<b> \\`c\\` a\\_b \\\\ |\n");
}

TEST(Format, FailuresHaveNoPlaceInTheOthers) {
    for (const Format format :
         {Format::text, Format::table, Format::csv, Format::markdown, Format::dot}) {
        const Written nothing = written(
            format, [](Writer& writer) { EXPECT_FALSE(writer.failure(example_failure())); });
        EXPECT_EQ(nothing.out, "");
        EXPECT_EQ(nothing.err, "");
    }
}

TEST(Format, RemarksKeepDataClean) {
    const auto remark = [](Writer& writer) { writer.remark(":cypher", "RETURN 1"); };
    EXPECT_EQ(written(Format::text, remark).out, "RETURN 1\n");
    EXPECT_EQ(written(Format::csv, remark).out, "");
    EXPECT_EQ(written(Format::csv, remark).err, "RETURN 1\n");
    EXPECT_EQ(written(Format::dot, remark).out, "");
    EXPECT_EQ(written(Format::jsonl, remark).out,
              "{\"statement\": \":cypher\", \"text\": \"RETURN 1\"}\n");
}

}  // namespace
}  // namespace entente
