// The examples in docs/pattern-language.md are queries, and their printed form is too.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "parser/cypher.hpp"
#include "parser/script.hpp"

namespace entente::test {
namespace {

/// What stands between "```cypher" and "```".
std::vector<std::string> examples() {
    std::ifstream in(ENTENTE_SOURCE_DIR "/docs/pattern-language.md");
    std::vector<std::string> blocks;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line == "```cypher") {
            inside = true;
            blocks.emplace_back();
        } else if (line == "```") {
            inside = false;
        } else if (inside) {
            blocks.back() += line + "\n";
        }
    }
    return blocks;
}

TEST(CypherDocs, ExamplesAreQueries) {
    std::size_t count = 0;
    for (const std::string& block : examples()) {
        for (const Statement& statement : split_script(block)) {
            SCOPED_TRACE(statement.text);
            ASSERT_TRUE(looks_like_cypher(statement.text));
            const ast::Query query = parse_cypher(statement.text);
            EXPECT_TRUE(parse_cypher(to_cypher(query)) == query);
            ++count;
        }
    }
    EXPECT_GE(count, 6U);
}

}  // namespace
}  // namespace entente::test
