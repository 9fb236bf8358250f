// Why a text could not be read, said to a person.
#pragma once

#include <string>
#include <vector>

#include "cypher_state.hpp"

namespace entente::cypher {

/// REQUIRES: a rule has failed with `state`.
[[noreturn]] void fail_parsing(const State& state);
[[noreturn]] void fail_size(std::size_t bytes, std::size_t limit);

/// The keywords and signs among what was expected at the furthest place, in the order in which to
/// offer them.
[[nodiscard]] std::vector<std::string> expected_texts(const Expectations& expected);

}  // namespace entente::cypher
