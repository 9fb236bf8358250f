#include "query/world.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "graph/check.hpp"
#include "graph/csv.hpp"
#include "graph/image.hpp"
#include "graph/mapped_file.hpp"
#include "graph/schema.hpp"
#include "parser/vocabulary.hpp"
#include "query/rules.hpp"
#include "values/error.hpp"
#include "values/utf8.hpp"

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

/// Begins a world's image. The parts follow: the graph's image, which keeps its alignment, the
/// vocabulary's text, the rules', the schema's.
struct Header {
    std::array<char, 8> magic{};
    std::uint64_t texts_checksum = 0;
    std::array<std::uint64_t, 4> sizes{};  ///< of the parts
    std::array<std::uint64_t, 2> zero{};
};
static_assert(sizeof(Header) == 64);
constexpr std::array<char, 8> magic = {'e', 'n', 't', 'w', 'o', 'r', 'l', 'd'};

using Bytes = std::span<const std::byte>;

/// FNV-1a.
std::uint64_t checksum_of(Bytes bytes) {
    std::uint64_t sum = 0xCBF29CE484222325U;
    for (const std::byte byte : bytes)
        sum = (sum ^ static_cast<std::uint64_t>(byte)) * 0x100000001B3U;
    return sum;
}

[[noreturn]] void refuse_image(const std::string& which, const char* why) {
    throw Error({.type = "DataError",
                 .phase = "load time",
                 .detail = "InvalidImage",
                 .message = which + why,
                 .place = {},
                 .suggestions = {}});
}

/// `which` begins messages. Without a keeper the bytes are those that are linked in.
World read_image(Bytes bytes, const std::string& which, const std::shared_ptr<const void>& keeper) {
    Header header;
    if (bytes.size() < sizeof header) refuse_image(which, " is cut short. Make it again.");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != magic)
        refuse_image(which,
                     " is none of entente's, or of another version. Name an image, or the folder "
                     "that CSV files are in.");
    std::size_t place = sizeof header;
    const auto next = [&](std::uint64_t size) {
        if (size > bytes.size() - place) refuse_image(which, " is cut short. Make it again.");
        place += size;
        return bytes.subspan(place - size, size);
    };
    const auto next_text = [&](std::uint64_t size) {
        const auto part = next(size);
        return std::string(reinterpret_cast<const char*>(part.data()), part.size());
    };
    World world;
    const Bytes graph = next(header.sizes[0]);
    if (keeper != nullptr && checksum_of(bytes.subspan(place)) != header.texts_checksum) {
        refuse_image(which, " is damaged. Make it again.");
    }
    world.graph = from_image(graph, keeper != nullptr, keeper, which);
    world.vocabulary_text = next_text(header.sizes[1]);
    world.rules = next_text(header.sizes[2]);
    world.schema = next_text(header.sizes[3]);
    world.vocabulary = std::make_shared<const Vocabulary>(
        Vocabulary::parse(world.vocabulary_text, "vocabulary.txt"));
    return world;
}

/// Reads folders one after another into one world.
class WorldLoader {
public:
    WorldLoader(World base, const LoadProgress& progress)
        : world_(std::move(base)), progress_(progress) {}

    void add(const std::filesystem::path& folder) {
        if (std::filesystem::is_regular_file(folder)) return add_image(folder);
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
        if (added_ || world_.vocabulary == nullptr) {
            world_.vocabulary = std::make_shared<const Vocabulary>(
                Vocabulary::parse(world_.vocabulary_text, "vocabulary.txt"));
        }
        return std::move(world_);
    }

private:
    void add_image(const std::filesystem::path& file) {
        if (world_.graph.node_count() > 0) {
            refuse(file, "an image is not added to other facts. Name it first, with --data.");
        }
        world_ = open_world(file);
    }

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
        if (!std::filesystem::is_regular_file(file)) return "";
        std::string text = read_text(file);
        const std::size_t bad = find_invalid_utf8(text);
        if (bad == std::string_view::npos) return text;
        const auto line =
            1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
        throw Error({.type = "DataError",
                     .phase = "load time",
                     .detail = "NotUtf8",
                     .message = fmt::format(
                         "{}:{}: the byte 0x{:02X} is not UTF-8. Save the file as UTF-8.",
                         file.string(), line, static_cast<unsigned char>(text[bad])),
                     .place = {},
                     .suggestions = {}});
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
    const std::array<Bytes, 4> parts = {graph, std::as_bytes(std::span(world.vocabulary_text)),
                                        std::as_bytes(std::span(world.rules)),
                                        std::as_bytes(std::span(world.schema))};
    Header header;
    header.magic = magic;
    std::ranges::transform(parts, header.sizes.begin(), [](Bytes part) { return part.size(); });
    std::vector<std::byte> bytes(sizeof header);
    for (const Bytes part : parts)
        bytes.insert(bytes.end(), part.begin(), part.end());
    header.texts_checksum = checksum_of(Bytes(bytes).subspan(sizeof header + graph.size()));
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

World world_from_image(std::span<const std::byte> bytes) {
    return read_image(bytes, "The image of the facts linked into this program", nullptr);
}

void write_world(const World& world, const std::filesystem::path& file) {
    const auto bytes = to_image(world);
    auto beside = file;
    beside += ".new";
    std::ofstream stream(beside, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(bytes.data()),
                 static_cast<std::streamsize>(bytes.size()));
    stream.close();
    std::error_code error;
    if (stream) std::filesystem::rename(beside, file, error);
    if (stream && !error) return;
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    throw Error({.type = "DataError",
                 .phase = "runtime",
                 .detail = "CannotWrite",
                 .message = file.string() + " cannot be written.",
                 .place = {},
                 .suggestions = {}});
}

World open_world(const std::filesystem::path& file) {
    const auto mapped = std::make_shared<const MappedFile>(file);
    return read_image(mapped->bytes(), "The image " + file.string(), mapped);
}

}  // namespace entente
