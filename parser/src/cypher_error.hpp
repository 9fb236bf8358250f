// Why a text could not be read, said to a person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cypher_state.hpp"

namespace entente::cypher {

/// REQUIRES: a rule has failed with `state`.
[[noreturn]] void fail_parsing(const State& state);
[[noreturn]] void fail_size(std::size_t bytes, std::size_t limit);

/// "ORDER BY" for ORDER.
[[nodiscard]] std::string_view shown(Word word);
/// "an expression"
[[nodiscard]] std::string_view shown(Class what);

/// What was expected as a person would list it: what belongs together under one name. At the start
/// of a query its clauses are named one by one.
[[nodiscard]] std::string list_expected(const Expectations& expected, bool at_start);

/// The keywords and signs among what was expected at the furthest place, in the order in which to
/// offer them.
[[nodiscard]] std::vector<std::string> expected_texts(const Expectations& expected);

}  // namespace entente::cypher
