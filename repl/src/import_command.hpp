// `entente import DATA-SET FILE...`
#pragma once

#include <ostream>

#include "repl/options.hpp"

namespace entente {

/// Writes a folder of facts, or an image of folders, and says what was read and mended. The exit
/// status: 0, or 1 when nothing was written.
[[nodiscard]] int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err);

}  // namespace entente
