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

/// Loads folders of facts (`*.csv`), rules (`rules.cypher`), vocabulary (`vocabulary.txt`) and
/// schema (`schema.gql`), later ones adding to earlier ones and to `base`, and applies the rules.
/// Rules and a vocabulary that an earlier folder has too count once. No folder and no base: an
/// empty world with no vocabulary. Throws Error (DataError), also when a folder with a schema does
/// not keep it; nothing is then loaded.
[[nodiscard]] World load_world(std::span<const std::filesystem::path> folders, World base = {},
                               const LoadProgress& progress = {});

/// The world as one run of bytes: the graph's image with the rules applied, and the texts; and
/// back, without copying the graph's part.
[[nodiscard]] std::vector<std::byte> to_image(const World& world);
[[nodiscard]] World world_from_image(std::span<const std::byte> bytes);

}  // namespace entente
