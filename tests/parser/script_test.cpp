#include "parser/script.hpp"

#include <gtest/gtest.h>

namespace entente::test {
namespace {

/// "line:column text" of each statement.
std::vector<std::string> cut(std::string_view script) {
    std::vector<std::string> result;
    for (const Statement& s : split_script(script)) {
        EXPECT_GE(s.text.data(), script.data());
        EXPECT_LE(s.text.data() + s.text.size(), script.data() + script.size());
        result.push_back(std::to_string(s.line) + ":" + std::to_string(s.column) + " " +
                         std::string(s.text));
    }
    return result;
}
using Texts = std::vector<std::string>;

TEST(Script, OfNothing) {
    EXPECT_EQ(cut(""), Texts{});
    EXPECT_EQ(cut(" \n\t\r\n ;; ; \n"), Texts{});
    EXPECT_EQ(cut("// one\n# two\n  # three\n/* four\n five */"), Texts{});
    EXPECT_EQ(cut("/* never closed"), Texts{});
}

TEST(Script, QuestionsEndWithTheLine) {
    EXPECT_EQ(cut("who guarantees Japan\nis japan a member of nato\n"),
              (Texts{"1:1 who guarantees Japan", "2:1 is japan a member of nato"}));
    EXPECT_EQ(cut("who guarantees Japan?  why? \r\n\r\n  why not"),
              (Texts{"1:1 who guarantees Japan?", "1:24 why?", "3:3 why not"}));
    EXPECT_EQ(cut("members of NATO; members of the EU;"),
              (Texts{"1:1 members of NATO", "1:18 members of the EU"}));
    EXPECT_EQ(cut("really?!? yes"), (Texts{"1:1 really?!?", "1:11 yes"}));
}

TEST(Script, QuestionsMayHaveQuotesAndApostrophes) {
    EXPECT_EQ(cut("Japan's allies\nthe States' allies?"),
              (Texts{"1:1 Japan's allies", "2:1 the States' allies?"}));
    EXPECT_EQ(cut("what is \"why; who?\" about?"), Texts{"1:1 what is \"why; who?\" about?"});
    EXPECT_EQ(cut("what is \"this\nnext"), (Texts{"1:1 what is \"this", "2:1 next"}));
}

TEST(Script, QueriesEndWithASemicolon) {
    EXPECT_EQ(cut("MATCH (n)\n  RETURN n;\nRETURN 1;RETURN 2"),
              (Texts{"1:1 MATCH (n)\n  RETURN n", "3:1 RETURN 1", "3:10 RETURN 2"}));
    EXPECT_EQ(cut("RETURN 'a;b', \"c;d\", `e;f`; RETURN 1"),
              (Texts{"1:1 RETURN 'a;b', \"c;d\", `e;f`", "1:29 RETURN 1"}));
    EXPECT_EQ(cut("RETURN 'it\\'s; it''s;', `a``;` // ;\n /* ; */ + 1; x"),
              (Texts{"1:1 RETURN 'it\\'s; it''s;', `a``;` // ;\n /* ; */ + 1", "2:15 x"}));
    EXPECT_EQ(cut("MATCH (n)\n# it's one\nRETURN n; why?"),
              (Texts{"1:1 MATCH (n)\n# it's one\nRETURN n", "3:11 why?"}));
}

TEST(Script, WhatIsNeverClosedRunsToTheEnd) {
    EXPECT_EQ(cut("RETURN 'a; RETURN 1;"), Texts{"1:1 RETURN 'a; RETURN 1;"});
    EXPECT_EQ(cut("RETURN 'a\\"), Texts{"1:1 RETURN 'a\\"});
    EXPECT_EQ(cut("RETURN 1 /* ; "), Texts{"1:1 RETURN 1 /* ;"});
    EXPECT_EQ(cut("RETURN `a;"), Texts{"1:1 RETURN `a;"});
}

TEST(Script, CommandsEndWithTheLine) {
    EXPECT_EQ(cut(":as-of 1985\n:help;\n :param x => 'a;b' ;\nwhy?"),
              (Texts{"1:1 :as-of 1985", "2:1 :help", "3:2 :param x => 'a;b'", "4:1 why?"}));
    EXPECT_EQ(cut(":as-of 1985 // the cold war\n:export a//b.dot"),
              (Texts{"1:1 :as-of 1985", "2:1 :export a//b.dot"}));
}

TEST(Script, CommentsBetweenAndAfter) {
    EXPECT_EQ(cut("# first\nwhy? // because\n/* so */ who // me\nhttp://x\n"),
              (Texts{"2:1 why?", "3:10 who", "4:1 http://x"}));
}

TEST(Script, ColumnsAreCharacters) {
    EXPECT_EQ(cut("\xEF\xBB\xBFwhy?\nété? où?"), (Texts{"1:1 why?", "2:1 été?", "2:6 où?"}));
}

}  // namespace
}  // namespace entente::test
