// A world: the facts, what follows from them, and the words they are asked about with.
#pragma once

#include <filesystem>
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
    std::string rules;  ///< the text of the rules that `graph` follows from
};

/// Loads folders of facts (`*.csv`), rules (`rules.cypher`) and vocabulary (`vocabulary.txt`),
/// later ones adding to earlier ones, and applies the rules. No folder: an empty world with no
/// vocabulary. Throws Error (DataError).
[[nodiscard]] World load_world(std::span<const std::filesystem::path> folders);

/// The text of the folders' vocabularies, one after the other.
[[nodiscard]] std::string vocabulary_text(std::span<const std::filesystem::path> folders);

/// The world as one run of bytes: the graph's image with the rules applied, the vocabulary's text
/// and the rules'; and back, without copying the graph's part.
[[nodiscard]] std::vector<std::byte> to_image(const World& world, std::string_view vocabulary_text);
[[nodiscard]] World world_from_image(std::span<const std::byte> bytes);

}  // namespace entente
