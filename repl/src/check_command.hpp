// `entente check DIR`
#pragma once

#include <filesystem>
#include <ostream>

namespace entente {

/// Loads a folder of facts, checks them and prints every fault. The exit status: 0 without any, 1
/// with, 2 when the folder cannot be read at all.
[[nodiscard]] int check_folder(const std::filesystem::path& folder, std::ostream& out,
                               std::ostream& err);

}  // namespace entente
