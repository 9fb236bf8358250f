#include "query/world.hpp"

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "graph/csv.hpp"
#include "graph/image.hpp"
#include "parser/vocabulary.hpp"
#include "query/rules.hpp"
#include "values/error.hpp"

namespace entente {
namespace {

std::string read_text(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

[[noreturn]] void refuse(const std::filesystem::path& folder, const std::string& what) {
    throw Error({.type = "DataError",
                 .phase = "load time",
                 .detail = "NoSuchFolder",
                 .message = folder.string() + ": " + what,
                 .place = {},
                 .suggestions = {}});
}

/// The world image: how long the graph's image is, the graph's image, the vocabulary's text. The
/// graph's image keeps its alignment.
constexpr std::size_t header_size = 64;

}  // namespace

std::string vocabulary_text(std::span<const std::filesystem::path> folders) {
    std::string text;
    for (const auto& folder : folders) {
        const auto file = folder / "vocabulary.txt";
        if (std::filesystem::exists(file)) text += read_text(file) + "\n";
    }
    return text;
}

World load_world(std::span<const std::filesystem::path> folders) {
    GraphBuilder builder;
    std::vector<Rule> rules;
    for (const auto& folder : folders) {
        if (!std::filesystem::is_directory(folder)) {
            refuse(folder, "there is no such folder. Name a folder that holds facts as CSV files.");
        }
        load_csv_folder(builder, folder);
        const auto file = folder / "rules.cypher";
        if (!std::filesystem::exists(file)) continue;
        auto more = parse_rules(read_text(file), file.string());
        rules.insert(rules.end(), std::make_move_iterator(more.begin()),
                     std::make_move_iterator(more.end()));
    }
    World world;
    world.graph = apply_rules(std::move(builder).build(), rules);
    const auto file = folders.empty() ? std::string("vocabulary.txt")
                                      : (folders.back() / "vocabulary.txt").string();
    world.vocabulary =
        std::make_shared<const Vocabulary>(Vocabulary::parse(vocabulary_text(folders), file));
    return world;
}

std::vector<std::byte> to_image(const World& world, std::string_view text) {
    const auto graph = to_image(world.graph);
    std::vector<std::byte> bytes(header_size + graph.size() + text.size());
    const std::uint64_t size = graph.size();
    std::memcpy(bytes.data(), &size, sizeof size);
    std::memcpy(bytes.data() + header_size, graph.data(), graph.size());
    std::memcpy(bytes.data() + header_size + graph.size(), text.data(), text.size());
    return bytes;
}

World world_from_image(std::span<const std::byte> bytes) {
    std::uint64_t size = 0;
    if (bytes.size() >= header_size) std::memcpy(&size, bytes.data(), sizeof size);
    if (bytes.size() < header_size || size > bytes.size() - header_size) {
        throw Error({.type = "DataError",
                     .phase = "load time",
                     .detail = "InvalidImage",
                     .message = "The facts linked into this program are cut short. Build it again.",
                     .place = {},
                     .suggestions = {}});
    }
    World world;
    world.graph = from_image(bytes.subspan(header_size, size), false);
    const auto text = bytes.subspan(header_size + size);
    world.vocabulary = std::make_shared<const Vocabulary>(Vocabulary::parse(
        {reinterpret_cast<const char*>(text.data()), text.size()}, "vocabulary.txt"));
    return world;
}

}  // namespace entente
