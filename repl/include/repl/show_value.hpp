// Values as text: for people, and as JSON.
#pragma once

#include <string>

#include "graph/graph.hpp"
#include "values/value.hpp"

namespace entente {

/// A float with a point or an exponent, `NaN`, `Infinity` or `-Infinity`.
[[nodiscard]] std::string show_real(double value);

/// As the openCypher TCK writes values (`(:Country {name: 'Japan'})`, `[:MEMBER_OF {since:
/// 1949-08-24}]`), but a text alone stands without quotes. On one line, safe to show.
[[nodiscard]] std::string show(const Value& value, const Graph& graph);

/// As JSON. Nodes, relationships and paths as Amazon Neptune's openCypher endpoint encodes them;
/// dates as ISO texts; NaN and the infinities, for which JSON has no numbers, as the texts "NaN",
/// "Infinity" and "-Infinity".
[[nodiscard]] std::string to_json(const Value& value, const Graph& graph);

/// A text as a JSON string; invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string to_json(std::string_view text);

}  // namespace entente
