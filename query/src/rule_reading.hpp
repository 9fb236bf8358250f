// What a rule looks at: which types of edges its pattern follows, and which of them decide at what
// times it holds.
#pragma once

#include <set>
#include <string>

#include "parser/ast.hpp"

namespace entente::engine {

/// Types of edges that patterns follow.
struct TypesRead {
    std::set<std::string> names;
    bool all = false;    ///< also: of every type
    bool nodes = false;  ///< also: nodes without an edge
};

struct RuleReading {
    /// By MATCH: the edges of a match are among its grounds, so their times are known from them.
    TypesRead matched;
    /// By EXISTS { } and other patterns in conditions. Whether such a condition holds may change on
    /// every day on which an edge of these types begins or ends.
    TypesRead guarding;
    bool guarded = false;

    [[nodiscard]] bool reads(const std::string& type) const {
        return matched.all || guarding.all || matched.names.contains(type) ||
               guarding.names.contains(type);
    }
};

[[nodiscard]] RuleReading read_rule(const ast::SingleQuery& rule);

}  // namespace entente::engine
