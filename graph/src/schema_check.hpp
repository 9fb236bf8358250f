// One node or edge against the schema.
#pragma once

#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/schema.hpp"

namespace entente {

struct SchemaFault {
    std::string property;
    const char* detail;
    std::string message;
    bool of_property;  ///< of the property, whoever has it
    std::string kind;  ///< what must have a property that is missing: "a node :Country"
};

[[nodiscard]] std::vector<SchemaFault> check_node_schema(const Graph& graph, const Schema& schema,
                                                         NodeId node);
[[nodiscard]] std::vector<SchemaFault> check_edge_schema(const Graph& graph, const Schema& schema,
                                                         EdgeId edge);

}  // namespace entente
