#include "repl/script.hpp"

#include <csignal>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "process.hpp"

namespace entente {
namespace {

struct Seen {
    std::string text;
    std::size_t line = 0;
    std::size_t column = 0;
    friend bool operator==(const Seen&, const Seen&) = default;
};

std::ostream& operator<<(std::ostream& out, const Seen& seen) {
    return out << seen.line << ':' << seen.column << ": " << seen.text;
}

std::vector<Seen> seen(const std::vector<Statement>& statements) {
    std::vector<Seen> result;
    for (const Statement& s : statements)
        result.push_back({std::string(s.text), s.line, s.column});
    return result;
}

/// A pipe to write a script into, bit by bit.
class Feed {
public:
    Feed() {
        if (pipe2(ends_, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    }
    ~Feed() {
        end();
        close(ends_[0]);
    }
    Feed(const Feed&) = delete;
    Feed& operator=(const Feed&) = delete;
    void write(std::string_view text) const {
        ASSERT_EQ(::write(ends_[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    void end() {
        if (ends_[1] >= 0) close(ends_[1]);
        ends_[1] = -1;
    }
    [[nodiscard]] int out() const { return ends_[0]; }

private:
    int ends_[2] = {-1, -1};
};

TEST(ScriptReader, GivesAQuestionOutBeforeTheNextIsWritten) {
    Interrupts interrupts(nullptr);
    Feed feed;
    ScriptReader reader(feed.out(), interrupts);
    feed.write("who is in NATO\n");
    EXPECT_EQ(seen(reader.next()), (std::vector<Seen>{{"who is in NATO", 1, 1}}));
    feed.write("# a comment\n  MATCH (n)\nRETURN n;\n");
    EXPECT_EQ(seen(reader.next()), (std::vector<Seen>{{"MATCH (n)\nRETURN n", 3, 3}}));
    feed.write("is it\nMATCH (a)\n");
    EXPECT_EQ(seen(reader.next()), (std::vector<Seen>{{"is it", 5, 1}}));
    feed.write("RETURN a; and this");
    feed.end();
    EXPECT_EQ(seen(reader.next()),
              (std::vector<Seen>{{"MATCH (a)\nRETURN a", 6, 1}, {"and this", 7, 11}}));
    EXPECT_TRUE(reader.next().empty());
    EXPECT_TRUE(reader.next().empty());
}

TEST(ScriptReader, WaitsForAnOpenQuoteOrQuery) {
    Interrupts interrupts(nullptr);
    Feed feed;
    ScriptReader reader(feed.out(), interrupts);
    feed.write("first\nRETURN 'a;\n");
    EXPECT_EQ(seen(reader.next()), (std::vector<Seen>{{"first", 1, 1}}));
    feed.write("b' AS x;\n");
    EXPECT_EQ(seen(reader.next()), (std::vector<Seen>{{"RETURN 'a;\nb' AS x", 2, 1}}));
}

TEST(ScriptReader, ReadsALongScriptInOneGo) {
    const test::Folder folder;
    std::string script;
    for (int i = 0; i < 20000; ++i)
        script += "who is in NATO in " + std::to_string(i) + "\n";
    test::write_file(folder / "script", script);
    const int fd = open((folder / "script").c_str(), O_RDONLY | O_CLOEXEC);
    Interrupts interrupts(nullptr);
    ScriptReader reader(fd, interrupts);
    std::size_t count = 0;
    std::size_t last_line = 0;
    for (auto statements = reader.next(); !statements.empty(); statements = reader.next()) {
        count += statements.size();
        last_line = statements.back().line;
    }
    close(fd);
    EXPECT_EQ(count, 20000U);
    EXPECT_EQ(last_line, 20000U);
}

TEST(ScriptReader, LeavesOutAByteOrderMark) {
    Interrupts interrupts(nullptr);
    Feed feed;
    ScriptReader reader(feed.out(), interrupts);
    feed.write("\xEF\xBB");
    feed.write("\xBFwho is it\r\nwho was it\r\n");
    feed.end();
    EXPECT_EQ(seen(reader.next()), (std::vector<Seen>{{"who is it", 1, 1}, {"who was it", 2, 1}}));
}

TEST(ScriptReader, RefusesAFolder) {
    Interrupts interrupts(nullptr);
    const int fd = open("/", O_RDONLY | O_CLOEXEC);
    ScriptReader reader(fd, interrupts);
    EXPECT_THROW(static_cast<void>(reader.next()), Error);
    close(fd);
}

TEST(ScriptReader, StopsWaitingOnCtrlC) {
    std::atomic<bool> stop{false};
    Interrupts interrupts(&stop);
    Feed feed;
    ScriptReader reader(feed.out(), interrupts);
    raise(SIGINT);
    EXPECT_TRUE(reader.next().empty());
    EXPECT_TRUE(interrupts.pending());
    EXPECT_TRUE(stop);
    interrupts.clear();
    EXPECT_FALSE(interrupts.pending());
}

}  // namespace
}  // namespace entente
