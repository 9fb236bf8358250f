// The session that tests of questions ask, and its answers as text.
#pragma once

#include <string>

#include "query/session.hpp"

namespace entente::test {

/// Of the facts that ship, on 23 November 2026; one for the process.
[[nodiscard]] Session& shipped_session();

/// yes, no, unknown, a count, a date, one name; "" when there is no such answer.
[[nodiscard]] std::string direct_text(const Answer& answer);

}  // namespace entente::test
