#include "query/world.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "graph/check.hpp"
#include "graph/csv.hpp"
#include "graph/image.hpp"
#include "graph/schema.hpp"
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

/// The world image: how long each part is, then the parts: the graph's image, which keeps its
/// alignment, the vocabulary's text, the rules', the schema's.
constexpr std::size_t header_size = 64;
using Sizes = std::array<std::uint64_t, 4>;

/// Reads folders one after another into one world.
class WorldLoader {
public:
    WorldLoader(World base, const LoadProgress& progress)
        : world_(std::move(base)), progress_(progress) {}

    void add(const std::filesystem::path& folder) {
        if (!std::filesystem::is_directory(folder)) {
            refuse(folder, "there is no such folder. Name a folder that holds facts as CSV files.");
        }
        const std::string schema = text_of(folder, "schema.gql");
        if (schema.empty()) {
            load(folder);
        } else {
            load_by(Schema::parse(schema, (folder / "schema.gql").string()), folder);
            world_.schema = schema;
        }
        const std::string rules = text_of(folder, "rules.cypher");
        (void)parse_rules(rules, (folder / "rules.cypher").string());  // told by this file's lines
        add_text(world_.rules, rules, "\n;\n");
        const std::string words = text_of(folder, "vocabulary.txt");
        (void)Vocabulary::parse(words, (folder / "vocabulary.txt").string());
        add_text(world_.vocabulary_text, words, "\n");
    }

    World finish() && {
        if (added_) {
            const auto rules = parse_rules(world_.rules, "rules.cypher");
            world_.graph = apply_rules_again(world_.graph, rules);
        }
        world_.vocabulary = std::make_shared<const Vocabulary>(
            Vocabulary::parse(world_.vocabulary_text, "vocabulary.txt"));
        return std::move(world_);
    }

private:
    void load(const std::filesystem::path& folder) {
        CsvOptions options;
        options.base = &world_.graph;
        options.progress = progress_;
        GraphBuilder builder(world_.graph);
        load_csv_folder(builder, folder, options);
        world_.graph = std::move(builder).build();
        added_ = true;
    }

    void load_by(const Schema& schema, const std::filesystem::path& folder) {
        CheckedFolder checked = load_checked(folder, schema, world_.graph, progress_);
        added_ = true;
        if (checked.faults.empty()) {
            world_.graph = std::move(checked.graph);
            return;
        }
        Diagnostic first = std::move(checked.faults.front());
        const std::size_t more = checked.faults.size() - 1;
        if (more > 0) {
            first.message += fmt::format(" ({} more {}: entente check {} lists them.)", more,
                                         more == 1 ? "fault" : "faults", folder.string());
        }
        throw Error(std::move(first));
    }

    static std::string text_of(const std::filesystem::path& folder, const char* name) {
        const auto file = folder / name;
        return std::filesystem::exists(file) ? read_text(file) : std::string();
    }

    /// A text that was added before is not added again.
    static void add_text(std::string& all, const std::string& text, const char* end) {
        if (text.empty() || all.find(text) != std::string::npos) return;
        all += text + end;
    }

    World world_;
    const LoadProgress& progress_;
    bool added_ = false;
};

}  // namespace

World load_world(std::span<const std::filesystem::path> folders, World base,
                 const LoadProgress& progress) {
    WorldLoader loader(std::move(base), progress);
    for (const auto& folder : folders)
        loader.add(folder);
    return std::move(loader).finish();
}

std::vector<std::byte> to_image(const World& world) {
    const auto graph = to_image(world.graph);
    const std::array<std::span<const std::byte>, 4> parts = {
        graph, std::as_bytes(std::span(world.vocabulary_text)),
        std::as_bytes(std::span(world.rules)), std::as_bytes(std::span(world.schema))};
    Sizes sizes{};
    std::ranges::transform(parts, sizes.begin(), [](const auto& part) { return part.size(); });
    std::vector<std::byte> bytes(header_size);
    std::memcpy(bytes.data(), &sizes, sizeof sizes);
    for (const auto& part : parts)
        bytes.insert(bytes.end(), part.begin(), part.end());
    return bytes;
}

World world_from_image(std::span<const std::byte> bytes) {
    Sizes sizes{};
    if (bytes.size() >= header_size) std::memcpy(&sizes, bytes.data(), sizeof sizes);
    std::size_t place = std::min(bytes.size(), header_size);
    const auto next = [&](std::uint64_t size) {
        if (bytes.size() < header_size || size > bytes.size() - place) {
            throw Error(
                {.type = "DataError",
                 .phase = "load time",
                 .detail = "InvalidImage",
                 .message = "The facts linked into this program are cut short. Build it again.",
                 .place = {},
                 .suggestions = {}});
        }
        place += size;
        return bytes.subspan(place - size, size);
    };
    const auto next_text = [&](std::uint64_t size) {
        const auto part = next(size);
        return std::string(reinterpret_cast<const char*>(part.data()), part.size());
    };
    World world;
    world.graph = from_image(next(sizes[0]), false);
    world.vocabulary_text = next_text(sizes[1]);
    world.rules = next_text(sizes[2]);
    world.schema = next_text(sizes[3]);
    world.vocabulary = std::make_shared<const Vocabulary>(
        Vocabulary::parse(world.vocabulary_text, "vocabulary.txt"));
    return world;
}

}  // namespace entente
