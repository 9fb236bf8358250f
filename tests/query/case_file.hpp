// Tests as data: a graph, and queries with what they come to.
//
//   graph:
//       CREATE (jp:Country {name: 'Japan'})-[:IN]->(asia:Region)
//
//   case: a node by its name
//       MATCH (c:Country {name: 'Japan'}) RETURN c, c.name AS name
//   columns: c | name
//   rows:
//       (jp) | 'Japan'
//
//   procedure:
//       one.more(in :: INTEGER) :: (out :: INTEGER) = [[1, 2], [2, 3]]
//
// Indented lines belong to the key above them; lines that begin with # are left out. A graph is
// that of all cases below it, and so is a procedure, one a line. A case has one of `rows` (in any
// order), `ordered rows`, `error` (type and detail; `message` its text, `at` the text that is
// marked), `plan` and `effects` (+nodes 1 -labels 2), and may have `as of`, `parameters`,
// `grounds` (one line a row: [:TYPE a->b]), `limit` (of rows), and `then`, a query of the graph
// that the case leaves, with `leaves`, its rows.
#pragma once

#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "query/procedures.hpp"

namespace entente::test {

struct Case {
    std::string file;
    std::string name;
    std::string graph;
    std::string query;
    ProcedureCatalogue procedures;
    /// Every other key of the case with its lines.
    std::map<std::string, std::vector<std::string>> parts;

    [[nodiscard]] bool has(const std::string& key) const { return parts.contains(key); }
    /// The lines of a key, joined; "" when the case has none.
    [[nodiscard]] std::string text(const std::string& key) const;
};

/// How GoogleTest shows a case that fails.
std::ostream& operator<<(std::ostream& out, const Case& test);

/// The cases of all `*.test` files of the folder, by file name. Throws std::runtime_error for a
/// file that is not of this form.
[[nodiscard]] std::vector<Case> read_cases(const std::filesystem::path& folder);

}  // namespace entente::test
