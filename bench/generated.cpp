#include "generated.hpp"

#include <map>

#include "generator/generator.hpp"

namespace entente::bench {

const Graph& graph_of(EdgeId relations) {
    static std::map<EdgeId, Graph> graphs;
    auto found = graphs.find(relations);
    if (found == graphs.end()) {
        found = graphs.emplace(relations, generate({.relations = relations})).first;
    }
    return found->second;
}

}  // namespace entente::bench
