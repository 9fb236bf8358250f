#pragma once

#include <cstddef>
#include <span>

// The linker's marks around the image; see cmake/facts/facts.S.in.
extern "C" {
extern const unsigned char entente_facts_begin[];
extern const unsigned char entente_facts_end[];
}

namespace entente {

/// The image of the facts that ship, made from data/ at build time and linked into the program.
/// It begins at a multiple of 64 bytes and lives as long as the program.
inline std::span<const std::byte> shipped_facts() {
    const auto size = static_cast<std::size_t>(entente_facts_end - entente_facts_begin);
    return {reinterpret_cast<const std::byte*>(entente_facts_begin), size};
}

}  // namespace entente
