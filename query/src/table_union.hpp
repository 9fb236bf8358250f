// UNION without ALL.
#pragma once

#include "query/engine.hpp"

namespace entente::engine {

/// Keeps equal rows once; it then rests on what all of them rested on.
void drop_equal_rows(Table& table);

}  // namespace entente::engine
