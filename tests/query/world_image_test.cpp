// A world as a file: what entente import csv writes and --data opens.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "query/session.hpp"
#include "query/world.hpp"
#include "values/error.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

class WorldImage : public testing::Test {
public:
    WorldImage() {
        std::string name = testing::TempDir() + "entente-world-XXXXXX";
        folder_ = ::mkdtemp(name.data());
        fs::create_directory(folder_ / "facts");
        write("facts/nodes.csv", "id:ID,name,:LABEL\na,Alba,Country\nb,Borea,Country\n");
        write("facts/edges.csv", ":START_ID,:END_ID,:TYPE\na,b,KNOWS\n");
        write("facts/rules.cypher",
              "// Who knows is known.\nMATCH (x)-[:KNOWS]->(y) CREATE (y)-[:KNOWN_TO]->(x);\n");
        write("facts/vocabulary.txt",
              "verb know/knows/knew/known/knowing [y: -] = (x)-[e:KNOWS]->(y)\n");
        const std::array folders = {folder_ / "facts"};
        write_world(load_world(folders), image());
    }
    ~WorldImage() override {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    WorldImage(const WorldImage&) = delete;
    WorldImage& operator=(const WorldImage&) = delete;

protected:
    void write(const char* name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
    [[nodiscard]] fs::path image() const { return folder_ / "w.image"; }
    void change(std::uintmax_t place) const {
        std::fstream stream(image(), std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(place));
        stream.put('!');
    }
    [[nodiscard]] std::string refusal() const {
        try {
            (void)open_world(image());
        } catch (const Error& error) {
            std::string message = error.what();
            const std::string path = image().string();
            if (const auto at = message.find(path); at != std::string::npos)
                message.replace(at, path.size(), "w.image");
            return message;
        }
        return "";
    }

    fs::path folder_;
};

TEST_F(WorldImage, OpensAsItWasWritten) {
    const std::array files = {image()};
    Session session(load_world(files), *Date::parse("2026-11-23"));
    EXPECT_EQ(session.answer("who knows Borea").table.rows.size(), 1U);
    EXPECT_EQ(session.answer("MATCH (:Country {name: 'Borea'})-[:KNOWN_TO]->(x) RETURN x.name")
                  .table.rows.size(),
              1U);
}

TEST_F(WorldImage, IsTheFirstThatIsLoaded) {
    const std::array files = {folder_ / "facts", image()};
    EXPECT_THROW((void)load_world(files), Error);
    fs::create_directory(folder_ / "more");
    write("more/nodes.csv", "id:ID,name,:LABEL\na,Alba,Country\nc,Cadia,Country\n");
    const std::array added = {image(), folder_ / "more"};
    EXPECT_EQ(load_world(added).graph.node_count(), 3U);
}

TEST_F(WorldImage, DamagedIsRefused) {
    const auto size = fs::file_size(image());
    change(400);
    EXPECT_EQ(refusal(),
              "The image w.image is damaged: its checksum is wrong. Make it again from what it was "
              "made of.");
    change(size - 10);  // in the rules
    EXPECT_EQ(refusal(), "The image w.image is damaged. Make it again.");
    fs::resize_file(image(), size / 2);
    EXPECT_EQ(refusal(), "The image w.image is cut short. Make it again.");
    fs::resize_file(image(), 10);
    EXPECT_EQ(refusal(), "The image w.image is cut short. Make it again.");
    write("w.image", std::string(200, 'x'));
    EXPECT_EQ(
        refusal(),
        "The image w.image is none of entente's, or of another version. Name an image, or the "
        "folder that CSV files are in.");
}

}  // namespace
}  // namespace entente
