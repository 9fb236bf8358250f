// Playing one scenario on the engine.
#pragma once

#include <filesystem>
#include <string>

#include "feature.hpp"

namespace entente::tck {

/// Why the scenario fails, in one line; "" when it passes. `graphs` is the folder of the TCK's
/// named graphs.
[[nodiscard]] std::string play(const Scenario& scenario, const std::filesystem::path& graphs);

}  // namespace entente::tck
