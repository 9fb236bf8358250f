// A graph as one file: checksummed, versioned, mapped straight into memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "values/error.hpp"

namespace entente {

/// The image's bytes. The layout is described in docs/image.md; it holds for machines of one byte
/// order.
[[nodiscard]] std::vector<std::byte> to_image(const Graph& graph);
/// Writes beside, then renames: the file is the old one or the whole new one.
void write_image(const Graph& graph, const std::filesystem::path& file);

/// A graph over bytes that outlive it (those linked into the binary); nothing is copied. Header,
/// version, sizes and section bounds are always checked; `verify` also checks the checksum over all
/// bytes and that no number in them points outside what it numbers, which reads the whole image.
/// Without `verify` the bytes must be ones that this program wrote. Throws Error (DataError) for an
/// image that is damaged, cut short, of another version or byte order.
[[nodiscard]] Graph from_image(std::span<const std::byte> bytes, bool verify = true);
/// The same over bytes that `keeper` keeps alive, as the graph does the keeper. `name` begins the
/// messages: "The image x.image".
[[nodiscard]] Graph from_image(std::span<const std::byte> bytes, bool verify,
                               std::shared_ptr<const void> keeper, const std::string& name);
/// Maps the file; the graph keeps the mapping alive.
[[nodiscard]] Graph open_image(const std::filesystem::path& file, bool verify = true);

}  // namespace entente
