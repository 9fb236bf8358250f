// Every folder of tests/graph/csv is a case: its .csv files, and in expected.txt the graph they
// make or the error that refuses them. A new folder is a new case.
#include "graph/csv.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "graph/csv_reader.hpp"
#include "made_graphs.hpp"
#include "scratch_folder.hpp"
#include "values/temporal_parts.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string written(const Value& value) {
    if (const auto* b = value.get_if<bool>()) return *b ? "true" : "false";
    if (const auto* i = value.get_if<std::int64_t>()) return fmt::format("{}", *i);
    if (const auto* d = value.get_if<double>()) return fmt::format("{:#}", *d);
    if (const auto* t = value.get_if<std::string>()) return fmt::format("'{}'", *t);
    if (const auto t = temporal_text(value)) return fmt::format("{} {}", temporal_name(value), *t);
    std::string list;
    for (const Value& item : *value.get_if<List>()) {
        list += (list.empty() ? "" : ", ") + written(item);
    }
    return '[' + list + ']';
}

/// The graph as text: its size, a line a node, a line an edge.
std::string dump(const Graph& graph) {
    std::ostringstream out;
    out << graph.node_count() << " nodes, " << graph.edge_count() << " edges\n";
    const auto properties = [&](const std::vector<KeyId>& keys, auto property) {
        for (const KeyId key : keys) {
            out << ' ' << graph.key_name(key) << '=' << written(property(key));
        }
        out << '\n';
    };
    for (NodeId node = 0; node < graph.node_count(); ++node) {
        out << graph.id_of(node);
        for (const LabelId label : graph.labels_of(node))
            out << " :" << graph.label_name(label);
        properties(graph.node_keys(node),
                   [&](KeyId key) { return graph.node_property(node, key); });
    }
    for (EdgeId edge = 0; edge < graph.edge_count(); ++edge) {
        out << graph.type_name(graph.type_of(edge)) << ' ' << graph.id_of(graph.source(edge))
            << " -> " << graph.id_of(graph.target(edge));
        properties(graph.edge_keys(edge),
                   [&](KeyId key) { return graph.edge_property(edge, key); });
    }
    return out.str();
}

std::string outcome(const fs::path& folder) {
    try {
        GraphBuilder builder;
        load_csv_folder(builder, folder);
        return dump(std::move(builder).build());
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().type, "DataError");
        std::string message = error.diagnostic().message;
        const std::string prefix = folder.string() + '/';
        for (std::size_t i; (i = message.find(prefix)) != std::string::npos;) {
            message.erase(i, prefix.size());
        }
        return "refused: " + message + '\n';
    }
}

class CsvCase : public testing::TestWithParam<fs::path> {};

TEST_P(CsvCase, ComesOutAsExpected) {
    std::ifstream file(GetParam() / "expected.txt");
    ASSERT_TRUE(file) << "no expected.txt in " << GetParam();
    std::ostringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(outcome(GetParam()), expected.str());
}

std::vector<fs::path> cases() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(ENTENTE_SOURCE_DIR "/tests/graph/csv")) {
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::ranges::sort(folders);
    return folders;
}

INSTANTIATE_TEST_SUITE_P(Folders, CsvCase, testing::ValuesIn(cases()), [](const auto& test_case) {
    std::string name = test_case.param.filename().string();
    std::ranges::replace(name, '-', '_');
    return name;
});

TEST(Csv, RefusesAFolderThatHasNone) {
    GraphBuilder builder;
    EXPECT_EQ(message_of([&] { load_csv_folder(builder, "/no/such/folder"); }),
              "The folder /no/such/folder cannot be read: No such file or directory.");
    const ScratchFolder empty;
    EXPECT_EQ(message_of([&] { load_csv_folder(builder, empty.path()); }),
              fmt::format("The folder {} holds no .csv file. A file of nodes begins with a header "
                          "such as \"id:ID,name,:LABEL\".",
                          empty.path().string()));
}

TEST(Csv, APipeIsNotWaitedFor) {
    const ScratchFolder scratch;
    const fs::path pipe = scratch.path() / "pipe.csv";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    GraphBuilder builder;
    EXPECT_EQ(message_of([&] { load_csv_folder(builder, scratch.path()); }),
              pipe.string() + " cannot be read: it is not a file.");
}

TEST(Csv, LaterFoldersAddToEarlierOnes) {
    const fs::path folder = ENTENTE_SOURCE_DIR "/tests/graph/csv";
    GraphBuilder builder;
    builder.add_node("NATO", {});
    builder.add_node("JPN", {});
    EXPECT_EQ(message_of([&] { load_csv_folder(builder, folder / "plain"); }),
              (folder / "plain/nodes.csv").string() + ":2:1: the id \"JPN\" is used twice.");
}

TEST(Csv, ANodeOfTheBaseIsTheSameNode) {
    const ScratchFolder first;
    std::ofstream(first.path() / "n.csv")
        << "id:ID,name,aliases:string[],:LABEL\na,Alba,Albania;Alban,Country\n";
    GraphBuilder begun;
    load_csv_folder(begun, first.path());
    const Graph base = std::move(begun).build();
    const ScratchFolder second;
    std::ofstream(second.path() / "n.csv")
        << "id:ID,name,aliases:string[],cow:int,:LABEL\na,ALBA,Alban;Old Alba,7,Country\n"
           "b,Borea,,8,Country\n";
    GraphBuilder builder(base);
    CsvOptions options;
    options.base = &base;
    load_csv_folder(builder, second.path(), options);
    EXPECT_EQ(dump(std::move(builder).build()),
              "2 nodes, 0 edges\n"
              "a :Country id='a' name='Alba' aliases=['Albania', 'Alban', 'Old Alba'] cow=7\n"
              "b :Country id='b' name='Borea' cow=8\n");
    std::ofstream(second.path() / "n.csv") << "id:ID,:LABEL\na,Alliance\n";
    GraphBuilder other(base);
    EXPECT_EQ(message_of([&] { load_csv_folder(other, second.path(), options); }),
              (second.path() / "n.csv").string() + ":2:1: the id \"a\" is used twice.");
}

/// Many rows with one fault: found where it is, also beyond the rows that are read together.
TEST(Csv, FindsAFaultFarDown) {
    const ScratchFolder scratch;
    const fs::path& folder = scratch.path();
    {
        std::ofstream nodes(folder / "nodes.csv");
        nodes << ":ID\n";
        for (int i = 0; i < 3000; ++i)
            nodes << 'n' << i << '\n';
        std::ofstream edges(folder / "edges.csv");
        edges << ":START_ID,:END_ID,:TYPE\n";
        for (int i = 0; i < 2999; ++i)
            edges << 'n' << i << ",\"n" << i + 1 << "\",T\n";
        edges << "n1,m1,T\n";
    }
    GraphBuilder builder;
    EXPECT_EQ(message_of([&] { load_csv_folder(builder, folder); }),
              (folder / "edges.csv").string() +
                  ":3001:4: no node has the id \"m1\". Did you mean \"n1\"?");
    EXPECT_EQ(builder.edge_count(), 2999U);
}

}  // namespace
}  // namespace entente
