// A world: the facts, what follows from them, and the words they are asked about with.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace entente {

class Vocabulary;  // parser/vocabulary.hpp

struct World {
    Graph graph;
    std::shared_ptr<const Vocabulary> vocabulary;
    std::string rules;            ///< the text of the rules that `graph` follows from
    std::string vocabulary_text;  ///< what `vocabulary` was read from
    std::string schema;           ///< the schema's text (graph/schema.hpp); "" for none
};

/// Told how many bytes of all of a folder are read, from time to time.
using LoadProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Loads an image that write_world() wrote, if it is the first, and folders of facts (`*.csv`),
/// rules (`rules.cypher`), vocabulary (`vocabulary.txt`) and schema (`schema.gql`), later ones
/// adding to earlier ones and to `base`, and applies the rules. Rules and a vocabulary that an
/// earlier folder has too count once. No folder and no base: an empty world with no vocabulary.
/// Throws Error (DataError), also when a folder with a schema does not keep it; nothing is then
/// loaded.
[[nodiscard]] World load_world(std::span<const std::filesystem::path> folders, World base = {},
                               const LoadProgress& progress = {});

/// The world as one run of bytes: the graph's image with the rules applied, and the texts; and
/// back, over bytes that this program wrote and that outlive the world, without copying the graph's
/// part. Throws Error (DataError).
[[nodiscard]] std::vector<std::byte> to_image(const World& world);
[[nodiscard]] World world_from_image(std::span<const std::byte> bytes);

/// Writes the image beside, then renames: the file is the old one or the whole new one.
void write_world(const World& world, const std::filesystem::path& file);
/// Maps an image and checks all of it. Throws Error (DataError) for one that is damaged, cut short
/// or of another version.
[[nodiscard]] World open_world(const std::filesystem::path& file);

}  // namespace entente
