// The layout of an image: header, table of sections, sections. docs/image.md describes it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "graph/store.hpp"

namespace entente {

inline constexpr std::array<char, 8> image_magic = {'e', 'n', 't', 'e', 'n', 't', 'e', '\n'};
inline constexpr std::uint32_t image_byte_order = 0x01020304;
inline constexpr std::uint32_t image_version = 2;
inline constexpr std::size_t image_alignment = 64;

struct ImageHeader {
    std::array<char, 8> magic = image_magic;
    std::uint64_t checksum = 0;  ///< of all bytes after this field
    std::uint32_t byte_order = image_byte_order;
    std::uint32_t version = image_version;
    std::uint64_t size = 0;  ///< of the whole image
    std::uint32_t section_count = 0;
    std::uint32_t zero[7] = {};
};
static_assert(sizeof(ImageHeader) == image_alignment);

/// Where the bytes begin that the checksum covers.
inline constexpr std::size_t image_checksummed_from =
    offsetof(ImageHeader, checksum) + sizeof(ImageHeader::checksum);

struct ImageEntry {
    SectionKind kind = SectionKind::counts;
    std::uint32_t index = 0;
    std::uint64_t offset = 0;  ///< from the image's first byte, a multiple of image_alignment
    std::uint64_t size = 0;
};

constexpr std::size_t align_up(std::size_t size) {
    return (size + image_alignment - 1) / image_alignment * image_alignment;
}

/// FNV-1a (Fowler, Noll and Vo, public domain), with 64-bit words in the place of bytes. Each step
/// is a bijection, so that one changed word always changes the sum.
class ImageChecksum {
public:
    /// Takes bytes; the last word is filled up with zeros.
    void add(std::span<const std::byte> bytes) {
        while (bytes.size() >= sizeof(std::uint64_t)) {
            add_word(bytes.first(sizeof(std::uint64_t)));
            bytes = bytes.subspan(sizeof(std::uint64_t));
        }
        if (!bytes.empty()) add_word(bytes);
    }
    [[nodiscard]] std::uint64_t value() const { return sum_; }

private:
    void add_word(std::span<const std::byte> bytes) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), bytes.size());
        sum_ = (sum_ ^ word) * 0x00000100000001B3U;
    }
    std::uint64_t sum_ = 0xCBF29CE484222325U;
};

}  // namespace entente
