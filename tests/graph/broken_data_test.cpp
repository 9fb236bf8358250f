// A broken copy of every file of data/, one for each kind of fault: a clear error at the place.
// The copies are made here; a new file of data/ is broken too.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/check.hpp"
#include "graph/csv_reader.hpp"
#include "scratch_folder.hpp"
#include "values/utf8.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
const fs::path data = ENTENTE_SOURCE_DIR "/data";

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

using Row = std::vector<std::string>;

/// A file's rows, and back.
std::vector<Row> rows_of(const std::string& text) {
    std::vector<Row> rows;
    CsvReader reader("", text);
    while (reader.next()) {
        Row& row = rows.emplace_back();
        for (const CsvCell& cell : reader.cells())
            row.emplace_back(cell.text);
    }
    return rows;
}
std::string quoted(std::string text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    for (std::size_t i = 0; (i = text.find('"', i)) != std::string::npos; i += 2)
        text.insert(i, 1, '"');
    return '"' + text + '"';
}
std::string line_of(const Row& row, std::size_t cells) {
    std::string line;
    for (std::size_t i = 0; i < cells; ++i)
        line += (i == 0 ? "" : ",") + quoted(row[i]);
    return line;
}

/// One file of the data, to be broken.
class Copy {
public:
    explicit Copy(const fs::path& file)
        : name_(file.filename().string()), rows_(rows_of(text_of(file))) {}

    [[nodiscard]] bool of_nodes() const { return rows_[0][0] == "id:ID"; }
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const {
        const auto at = std::ranges::find_if(rows_[0], [&](const std::string& head) {
            return head.substr(0, head.find(':', 1)) == name;
        });
        if (at == rows_[0].end()) return std::nullopt;
        return static_cast<std::size_t>(at - rows_[0].begin());
    }
    void set(std::string_view column_name, const std::string& text) {
        rows_[1][*column(column_name)] = text;
    }
    void drop(std::string_view column_name) {
        const auto at = static_cast<std::ptrdiff_t>(*column(column_name));
        for (Row& row : rows_)
            row.erase(row.begin() + at);
    }
    void repeat() { rows_.push_back(rows_[1]); }
    /// Where the cell of the first row stands, as messages begin: "in.csv:2:5: ".
    [[nodiscard]] std::string place(std::string_view column_name) const {
        const std::size_t at = *column(column_name);
        const std::size_t before = count_code_points(line_of(rows_[1], at)) + (at == 0 ? 0U : 1U);
        return fmt::format("{}:2:{}: ", name_, 1 + before);
    }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& id() const { return rows_[1][0]; }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] std::string text() const {
        std::string text;
        for (const Row& row : rows_)
            text += line_of(row, row.size()) + '\n';
        return text;
    }

private:
    std::string name_;
    std::vector<Row> rows_;
};

/// All faults of the data with one file's text replaced; paths without the folder.
std::string faults_with(const std::string& file, const std::string& text) {
    const ScratchFolder scratch;
    for (const auto& entry : fs::directory_iterator(data)) {
        if (entry.path().extension() != ".csv" || entry.path().filename() == file) continue;
        fs::create_symlink(entry.path(), scratch.path() / entry.path().filename());
    }
    std::ofstream(scratch.path() / file, std::ios::binary) << text;
    const Schema schema = Schema::parse(text_of(data / "schema.gql"), "schema.gql");
    std::string all;
    for (const Diagnostic& fault : load_checked(scratch.path(), schema).faults)
        all += fault.message + '\n';
    const std::string prefix = scratch.path().string() + '/';
    for (std::size_t i = 0; (i = all.find(prefix)) != std::string::npos;)
        all.erase(i, prefix.size());
    return all;
}

class BrokenData : public testing::TestWithParam<fs::path> {
protected:
    Copy copy_{GetParam()};

    [[nodiscard]] std::string faults() const { return faults_with(copy_.name(), copy_.text()); }
    [[nodiscard]] std::string faults_of(const std::string& text) const {
        return faults_with(copy_.name(), text);
    }
    /// Faults that name what happens to stand in the first row: how they begin.
    static void expect_begins(const std::string& faults, const std::string& begin) {
        EXPECT_EQ(faults.substr(0, begin.size()), begin) << faults;
    }
};

TEST_P(BrokenData, WithoutAnId) {
    const bool of_nodes = copy_.of_nodes();
    copy_.drop(of_nodes ? "id" : ":START_ID");
    const std::string said = of_nodes
                                 ? "the file is neither of nodes nor of edges: nodes have a column "
                                   ":ID, edges :START_ID, :END_ID and :TYPE."
                                 : "edges need a column :START_ID.";
    expect_begins(faults(), fmt::format("{}:1:1: {} The header has: ", copy_.name(), said));
}

TEST_P(BrokenData, WithoutAColumn) {
    const bool sources = copy_.name() == "sources.csv";
    const std::string column = sources ? "title" : "source";
    copy_.drop(column);
    expect_begins(faults(),
                  fmt::format("{}:1:1: the column `{}` is missing, which {} :", copy_.name(),
                              column, copy_.of_nodes() ? "a node" : "an edge"));
}

TEST_P(BrokenData, WithABadDate) {
    const char* column = copy_.column("checked") ? "checked" : "date";
    copy_.set(column, "1960-13-01");
    EXPECT_EQ(faults(), copy_.place(column) +
                            "\"1960-13-01\" is not a date: a year, a month or a day, as 1960, "
                            "1960-06 or 1960-06-23 (column " +
                            column + ":date).\n");
}

TEST_P(BrokenData, WithADanglingId) {
    const std::string id = "no such thing at all";
    if (copy_.of_nodes()) {
        if (copy_.name() == "sources.csv") return;  // names nothing
        copy_.set("source", id);
        EXPECT_EQ(faults(),
                  fmt::format("{}{}: its `source` names \"{}\", but no Source has that id.\n",
                              copy_.place("source"), copy_.id(), id));
    } else {
        copy_.set(":END_ID", id);
        EXPECT_EQ(faults(),
                  fmt::format("{}no node has the id \"{}\".\n", copy_.place(":END_ID"), id));
    }
}

TEST_P(BrokenData, WithADoubledRow) {
    copy_.repeat();
    const std::string faults = this->faults();
    if (copy_.of_nodes()) {
        EXPECT_EQ(faults, fmt::format("{0}:{1}:1: the id \"{2}\" is used twice; it stands first at "
                                      "{0}:2:1.\n",
                                      copy_.name(), copy_.size(), copy_.id()));
    } else {
        EXPECT_NE(faults.find("says the same of the same time.\n"), std::string::npos) << faults;
        EXPECT_EQ(std::ranges::count(faults, '\n'), 1) << faults;
    }
}

TEST_P(BrokenData, BeforeItsEnds) {
    if (copy_.of_nodes() || !copy_.column("since")) return;
    copy_.set("since", "0900");
    const std::string faults = this->faults();  // of an end that has a date of its own
    const bool dated = copy_.name() == "member_of.csv" || copy_.name() == "programme_of.csv";
    if (dated || !faults.empty()) {
        EXPECT_NE(faults.find(copy_.place("since")), std::string::npos) << faults;
        EXPECT_NE(faults.find("it begins before "), std::string::npos) << faults;
    }
}

TEST_P(BrokenData, InAnotherEncoding) {
    EXPECT_EQ(faults_of(text_of(GetParam()) + "caf\xE9\n"),
              fmt::format("{}:{}:4: the byte 0xE9 is not UTF-8. Save the file as UTF-8.\n",
                          copy_.name(), 1 + std::ranges::count(text_of(GetParam()), '\n')));
    EXPECT_EQ(faults_of("\xFF\xFEid"),
              copy_.name() + ":1:1: the file is UTF-16. Save it as UTF-8.\n");
}

TEST_P(BrokenData, AsABinaryFile) {
    using namespace std::string_literals;
    EXPECT_EQ(faults_of("PNG\r\n\x1A\n\0\0\0\rIHDR"s),
              copy_.name() +
                  ":3:1: the file holds a zero byte, so it is no text. A CSV file in UTF-8 "
                  "is expected.\n");
}

TEST_P(BrokenData, WithAnUnclosedQuote) {
    const std::string text = text_of(GetParam());
    EXPECT_EQ(faults_of(text + "a,\"b\n"),
              fmt::format("{}:{}:3: the quote that opens here is never closed.\n", copy_.name(),
                          1 + std::ranges::count(text, '\n')));
}

TEST_P(BrokenData, WithAVeryLongLine) {
    const std::string text = text_of(GetParam());
    EXPECT_EQ(
        faults_of(text + std::string(std::size_t{2} << 20U, 'x') + '\n'),
        fmt::format("{}:{}:1: the cell that begins here is longer than 1 MiB. Is a quote or a "
                    "line end missing?\n",
                    copy_.name(), 1 + std::ranges::count(text, '\n')));
}

std::vector<fs::path> files() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(data)) {
        if (entry.path().extension() == ".csv") found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

INSTANTIATE_TEST_SUITE_P(Files, BrokenData, testing::ValuesIn(files()),
                         [](const auto& file) { return file.param.stem().string(); });

TEST(BrokenData, TheDataIsWhole) {
    EXPECT_EQ(faults_with("areas.csv", text_of(data / "areas.csv")), "");
}

TEST(BrokenData, ALineOfAHundredMegabytes) {
    std::string line(std::size_t{100} << 20U, ',');
    EXPECT_EQ(faults_with("areas.csv", "id:ID,name,:LABEL\n" + line),
              "areas.csv:2:1: the row that begins here is longer than 16 MiB. Is a quote or a line "
              "end missing?\n");
}

}  // namespace
}  // namespace entente
