// Clauses that change the graph, after binding.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bound.hpp"

namespace entente::engine {

struct GivenProperty {
    std::string key;
    Expr value;
    bool late = false;  ///< it reads what the same clause makes before it
};
/// The braces of a node or an edge that is to be made, or the parameter in their place.
struct GivenProperties {
    std::vector<GivenProperty> each;
    std::optional<Expr> all;
};

struct MadeNode {
    Slot slot = no_slot;
    bool known = false;  ///< bound before this clause: nothing is made
    std::vector<std::string> labels;
    GivenProperties properties;
    Place place;
};
struct MadeEdge {
    Slot slot = no_slot;
    std::size_t from = 0;  ///< into BoundCreate::nodes
    std::size_t to = 0;
    std::string type;
    GivenProperties properties;
};

/// Where a late property stands.
struct LateProperty {
    bool of_edge = false;
    std::size_t index = 0;     ///< into BoundCreate::nodes or edges
    std::size_t property = 0;  ///< into GivenProperties::each
};

/// CREATE, and what a MERGE makes where its pattern is not met.
struct BoundCreate {
    std::vector<MadeNode> nodes;
    std::vector<MadeEdge> edges;
    std::vector<LateProperty> late;  ///< in the order in which they are written
    std::vector<Computed> paths;
};

/// `subject.key = value`; a null value removes it.
struct PropertyChange {
    Expr subject;
    std::string key;
    Expr value;
    Place place;
};
/// `subject = map`, `subject += map`
struct MapChange {
    Expr subject;
    bool add = false;
    Expr value;
    Place place;
};
/// `subject:Label1:Label2`
struct LabelChange {
    Expr subject;
    std::vector<std::string> labels;
    bool remove = false;
    Place place;
};
using BoundChange = std::variant<PropertyChange, MapChange, LabelChange>;

/// SET and REMOVE.
using BoundChanges = std::vector<BoundChange>;

struct BoundMerge {
    BoundMatch match;
    BoundCreate create;  ///< its slots are those of `match`
    BoundChanges on_create;
    BoundChanges on_match;
    bool undirected = false;  ///< of a relationship in its pattern
};

struct BoundDelete {
    bool detach = false;
    std::vector<Expr> items;
    Place place;
};

using BoundUpdate = std::variant<BoundCreate, BoundMerge, BoundChanges, BoundDelete>;

}  // namespace entente::engine
