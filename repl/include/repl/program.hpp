#pragma once

#include <string>
#include <vector>

namespace entente {

/// The program, from the arguments (without its name) to the exit status.
[[nodiscard]] int run_program(std::vector<std::string> arguments);

}  // namespace entente
