#include "graph/image.hpp"

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include <gtest/gtest.h>

#include "graph/names.hpp"
#include "made_graphs.hpp"
#include "scratch_folder.hpp"
#include "values/iso8601.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::byte>;

constexpr const char* mend = " Make it again from what it was made of.";

/// One of each temporal type, and what is far away, before 1970 or in a named zone.
List temporal_values() {
    return {*Date::from_parts(-43, 3, 15),
            *Date::from_parts(999'999'999, 12, 31),
            *parse_local_time("21:40:32.142"),
            *parse_time("21:40-01:30"),
            *parse_local_date_time("-0043-03-15T21:40:32.000000001"),
            *parse_date_time("1818-07-21T21:40:32.142-02:05:07"),
            *parse_date_time("2015-07-21T21:40[Europe/Stockholm]"),
            *parse_duration("P-1Y2M-3DT4H-5.000000006S")};
}

/// A graph that has something in every section.
Graph example() {
    Maker maker;
    const NodeId japan = maker.node("JPN", {"Country"});
    const NodeId nato = maker.node("NATO", {"Alliance", "Organisation"});
    for (int i = 0; i < 20; ++i)
        maker.node("");
    maker.set_node(japan, "name", "Japan");
    maker.set_node(nato, "aliases", texts({"North Atlantic Treaty Organization", "Alliance"}));
    maker.set_node(nato, "since", date("1949-08-24"));
    for (NodeId node = 0; node < 15; ++node)
        maker.set_node(node, "number", int(node));
    for (NodeId node = 0; node < 22; ++node)
        maker.set_node(node, "odd", node % 2 == 1);
    maker.set_node(3, "mixed", 1.5);
    maker.set_node(4, "mixed", "text");
    NodeId next = 5;
    for (const Value& value : temporal_values())
        maker.set_node(next++, "mixed", value);
    maker.set_node(next, "mixed", temporal_values());
    const EdgeId edge = maker.edge(japan, "PARTNER_OF", nato);
    maker.set_edge(edge, "since", date("1990"));
    maker.edge(nato, "KNOWS", japan);
    const std::array<EdgeId, 1> premise = {edge};
    maker.builder.add_derived_edge(nato, nato, maker.builder.type("D"), premise);
    return maker.build();
}

/// A number in the image's header or table.
template <class Number>
void poke(Bytes& image, std::size_t offset, Number number) {
    std::memcpy(image.data() + offset, &number, sizeof number);
}
template <class Number>
Number peek(const Bytes& image, std::size_t offset) {
    Number number{};
    std::memcpy(&number, image.data() + offset, sizeof number);
    return number;
}

/// Makes the checksum right again, as someone would who wants to mislead us.
void sign(Bytes& image) {
    std::uint64_t sum = 0xCBF29CE484222325U;
    for (std::size_t i = 16; i < image.size(); i += 8) {
        sum = (sum ^ peek<std::uint64_t>(image, i)) * 0x00000100000001B3U;
    }
    poke(image, 8, sum);
}

constexpr std::size_t table = 64;
constexpr std::size_t entry_size = 24;
std::uint32_t section_count(const Bytes& image) {
    return peek<std::uint32_t>(image, 32);
}
std::size_t offset_of(const Bytes& image, std::size_t section) {
    return peek<std::uint64_t>(image, table + section * entry_size + 8);
}
std::size_t size_of(const Bytes& image, std::size_t section) {
    return peek<std::uint64_t>(image, table + section * entry_size + 16);
}

std::string refusal(const Bytes& image, bool verify = true) {
    return message_of([&] { static_cast<void>(from_image(image, verify)); });
}

TEST(Image, HoldsTheWholeGraph) {
    const Graph graph = example();
    const Bytes image = to_image(graph);
    for (const bool verify : {true, false}) {
        const Graph read = from_image(image, verify);
        EXPECT_EQ(read.node_count(), graph.node_count());
        EXPECT_EQ(read.find_id("NATO"), NodeId{1});
        EXPECT_EQ(read.names().find("japan").size(), 1U);
        EXPECT_EQ(read.node_validity(1).begin, date("1949-08-24").first_day());
        EXPECT_EQ(read.edge_validity(0).begin, date("1990").first_day());
        for (NodeId node = 0; node < graph.node_count(); ++node) {
            ASSERT_EQ(read.node_keys(node), graph.node_keys(node));
            for (const KeyId key : graph.node_keys(node)) {
                EXPECT_EQ(read.node_property(node, key), graph.node_property(node, key));
            }
        }
        EXPECT_EQ(read.premises(2).size(), 1U);
        EXPECT_EQ(to_image(read), image);  // and nothing else
    }
}

TEST(Image, OfTheEmptyGraph) {
    const Bytes image = to_image(Graph());
    EXPECT_EQ(from_image(image).node_count(), 0U);
    EXPECT_EQ(to_image(from_image(image)), image);
}

TEST(Image, OfTheSameFactsIsTheSame) {
    EXPECT_EQ(to_image(example()), to_image(example()));
}

TEST(Image, SurvivesItsGraphAndGoesOnInABuilder) {
    const Bytes image = to_image(example());
    Maker maker;
    maker.builder = GraphBuilder(from_image(image));
    maker.set_node(0, "name", "Nippon");
    const Graph changed = maker.build();
    EXPECT_EQ(changed.names().find("nippon").size(), 1U);
    EXPECT_EQ(changed.premises(2).size(), 1U);
}

TEST(Image, CutShortAnywhere) {
    const Bytes image = to_image(example());
    std::vector<std::size_t> cuts = {0, 1, 63, 64, image.size() - 1};
    for (std::size_t i = 0; i < section_count(image); ++i) {
        cuts.push_back(offset_of(image, i));
        cuts.push_back(offset_of(image, i) + size_of(image, i) / 2);
    }
    for (const std::size_t cut : cuts) {
        const Bytes part(image.begin(), image.begin() + static_cast<std::ptrdiff_t>(cut));
        const std::string expected =
            cut < 64 ? "The image is cut short: it has " + std::to_string(cut) +
                           " bytes, less than a header." + mend
                     : "The image is cut short: it has " + std::to_string(cut) + " of " +
                           std::to_string(image.size()) + " bytes." + mend;
        EXPECT_EQ(refusal(part), expected);
        EXPECT_EQ(refusal(part, false), expected);
    }
    Bytes longer = image;
    longer.resize(image.size() + 64);
    EXPECT_EQ(refusal(longer), "The image is damaged: it has " + std::to_string(longer.size()) +
                                   " of " + std::to_string(image.size()) + " bytes." + mend);
}

TEST(Image, AnyByteFlipped) {
    Bytes image = to_image(example());
    for (std::size_t i = 0; i < image.size(); ++i) {
        image[i] ^= std::byte{0x10};
        EXPECT_NE(refusal(image), "no error") << i;
        image[i] ^= std::byte{0x10};
    }
    EXPECT_EQ(refusal(image), "no error");
    image[image.size() / 2] ^= std::byte{1};
    EXPECT_EQ(refusal(image), std::string("The image is damaged: its checksum is wrong.") + mend);
}

TEST(Image, OfAnotherKind) {
    const Bytes image = to_image(example());
    Bytes other = image;
    other[0] = std::byte{'E'};
    EXPECT_EQ(refusal(other), "The image is not an entente image.");
    other = image;
    poke(other, 16, std::uint32_t{0x04030201});
    EXPECT_EQ(refusal(other),
              std::string("The image is of a machine with another byte order.") + mend);
    other = image;
    poke(other, 20, std::uint32_t{7});
    EXPECT_EQ(refusal(other),
              std::string("The image is of version 7, and this program reads version 2.") + mend);
}

TEST(Image, WhoseTableLies) {
    const Bytes image = to_image(example());
    Bytes liar = image;
    poke(liar, 32, std::uint32_t{0xFFFFFFFF});
    EXPECT_EQ(refusal(liar, false),
              std::string("The image is damaged: its table has 4294967295 sections.") + mend);
    liar = image;
    poke(liar, table + 8, std::uint64_t{1} << 63U);
    EXPECT_EQ(refusal(liar, false),
              std::string("The image is damaged: section 0 lies outside it.") + mend);
    liar = image;
    poke(liar, table + 16, std::uint64_t{31});
    EXPECT_EQ(
        refusal(liar, false),
        std::string("The image is damaged: The graph's section 0 of kind 1 is cut short.") + mend);
    for (std::size_t i = 0; i < section_count(image); ++i) {
        liar = image;
        poke(liar, table + i * entry_size, std::uint32_t{999});  // no such kind: a section is lost
        sign(liar);
        EXPECT_NE(refusal(liar), "no error") << i;
        liar = image;
        poke(liar, table + i * entry_size + 8, offset_of(image, i) + 1);
        sign(liar);
        static_cast<void>(refusal(liar));  // whatever it says, it must not crash
    }
}

TEST(Image, SignedButSenselessIsRefusedOrHarmless) {
    const Bytes image = to_image(example());
    for (std::size_t i = 0; i < section_count(image); ++i) {
        for (std::size_t at = 0; at < size_of(image, i); at += 1 + size_of(image, i) / 40) {
            for (const std::byte bits : {std::byte{0xFF}, std::byte{0x01}, std::byte{0x80}}) {
                Bytes liar = image;
                liar[offset_of(image, i) + at] ^= bits;
                sign(liar);
                try {
                    // What passes must be safe to read to the end.
                    const Graph graph = from_image(liar);
                    for (NodeId node = 0; node < graph.node_count(); ++node) {
                        for (const KeyId key : graph.node_keys(node)) {
                            static_cast<void>(graph.node_property(node, key));
                        }
                        static_cast<void>(graph.id_of(node));
                        static_cast<void>(graph.labels_of(node).size());
                        for (const NodeId target : graph.out_edges(node).targets) {
                            static_cast<void>(graph.node_validity(target));
                        }
                    }
                    static_cast<void>(graph.names().nearest("japan", 3));
                    static_cast<void>(graph.find_id("NATO"));
                    static_cast<void>(graph.find_string("nothing of the sort"));
                } catch (const Error& error) {
                    EXPECT_EQ(error.diagnostic().detail, "DamagedImage");
                }
            }
        }
    }
}

class ImageFile : public testing::Test {
protected:
    [[nodiscard]] fs::path file(const char* name = "x.image") const {
        return folder_.path() / name;
    }
    [[nodiscard]] std::ptrdiff_t files() const {
        return std::distance(fs::directory_iterator(folder_.path()), {});
    }

private:
    ScratchFolder folder_;
};

TEST_F(ImageFile, IsWrittenWholeAndOpened) {
    { std::ofstream(file()) << "what was there before"; }
    write_image(example(), file());
    EXPECT_EQ(files(), 1);
    Graph graph = open_image(file());
    fs::remove(file());  // the mapping stays
    EXPECT_EQ(to_image(graph), to_image(example()));
}

TEST_F(ImageFile, ThatCannotBeReadIsNamed) {
    EXPECT_EQ(message_of([&] { static_cast<void>(open_image(file())); }),
              file().string() + " cannot be read: No such file or directory.");
    EXPECT_EQ(message_of([&] { static_cast<void>(open_image(file().parent_path())); }),
              file().parent_path().string() + " cannot be read: it is not a file.");
    { std::ofstream(file()) << "id:ID,name\n"; }
    EXPECT_EQ(message_of([&] { static_cast<void>(open_image(file())); }),
              "The image " + file().string() +
                  " is cut short: it has 11 bytes, less than a header." + mend);
}

TEST_F(ImageFile, ThatCannotBeWrittenLeavesNothing) {
    const fs::path nowhere = file("no/such/folder/x.image");
    EXPECT_EQ(message_of([&] { write_image(example(), nowhere); }),
              nowhere.string() + " cannot be written: No such file or directory.");
    fs::create_directories(file("taken"));
    EXPECT_NE(message_of([&] { write_image(example(), file("taken")); }), "no error");
    EXPECT_EQ(files(), 1);
}

}  // namespace
}  // namespace entente
