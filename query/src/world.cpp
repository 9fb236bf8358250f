#include "query/world.hpp"

#include <algorithm>
#include <array>
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

/// The world image: how long the graph's image and the vocabulary's text are, the graph's image,
/// the vocabulary's text, the rules' text. The graph's image keeps its alignment.
constexpr std::size_t header_size = 64;
using Sizes = std::array<std::uint64_t, 2>;

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
    World world;
    GraphBuilder builder;
    std::vector<Rule> rules;
    for (const auto& folder : folders) {
        if (!std::filesystem::is_directory(folder)) {
            refuse(folder, "there is no such folder. Name a folder that holds facts as CSV files.");
        }
        load_csv_folder(builder, folder);
        const auto file = folder / "rules.cypher";
        if (!std::filesystem::exists(file)) continue;
        const std::string text = read_text(file);
        world.rules += text + "\n;\n";
        auto more = parse_rules(text, file.string());
        rules.insert(rules.end(), std::make_move_iterator(more.begin()),
                     std::make_move_iterator(more.end()));
    }
    world.graph = apply_rules(std::move(builder).build(), rules);
    const auto file = folders.empty() ? std::string("vocabulary.txt")
                                      : (folders.back() / "vocabulary.txt").string();
    world.vocabulary =
        std::make_shared<const Vocabulary>(Vocabulary::parse(vocabulary_text(folders), file));
    return world;
}

std::vector<std::byte> to_image(const World& world, std::string_view text) {
    const auto graph = to_image(world.graph);
    const Sizes sizes{graph.size(), text.size()};
    std::vector<std::byte> bytes(header_size + graph.size() + text.size() + world.rules.size());
    std::memcpy(bytes.data(), &sizes, sizeof sizes);
    std::byte* end = bytes.data() + header_size;
    const auto append = [&end](const void* part, std::size_t size) {
        if (size > 0) std::memcpy(end, part, size);
        end += size;
    };
    append(graph.data(), graph.size());
    append(text.data(), text.size());
    append(world.rules.data(), world.rules.size());
    return bytes;
}

World world_from_image(std::span<const std::byte> bytes) {
    Sizes sizes{};
    if (bytes.size() >= header_size) std::memcpy(&sizes, bytes.data(), sizeof sizes);
    const std::size_t rest = bytes.size() - std::min(bytes.size(), header_size);
    if (bytes.size() < header_size || sizes[0] > rest || sizes[1] > rest - sizes[0]) {
        throw Error({.type = "DataError",
                     .phase = "load time",
                     .detail = "InvalidImage",
                     .message = "The facts linked into this program are cut short. Build it again.",
                     .place = {},
                     .suggestions = {}});
    }
    World world;
    world.graph = from_image(bytes.subspan(header_size, sizes[0]), false);
    const auto* text = reinterpret_cast<const char*>(bytes.data()) + header_size + sizes[0];
    world.vocabulary =
        std::make_shared<const Vocabulary>(Vocabulary::parse({text, sizes[1]}, "vocabulary.txt"));
    world.rules.assign(text + sizes[1], rest - sizes[0] - sizes[1]);
    return world;
}

}  // namespace entente
