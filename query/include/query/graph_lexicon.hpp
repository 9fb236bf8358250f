// The names of a graph, as the question language asks for them.
#pragma once

#include "graph/graph.hpp"
#include "parser/lexicon.hpp"
#include "parser/vocabulary.hpp"

namespace entente {

/// REQUIRES that graph and vocabulary outlive it.
class GraphLexicon : public Lexicon {
public:
    GraphLexicon(const Graph& graph, const Vocabulary& vocabulary);

    [[nodiscard]] std::vector<Entity> find(std::string_view folded) const override;
    [[nodiscard]] bool has_prefix(std::string_view folded) const override;
    [[nodiscard]] std::vector<std::string> nearest(std::string_view folded,
                                                   std::size_t limit) const override;
    [[nodiscard]] std::vector<std::string> complete(std::string_view folded_prefix,
                                                    std::size_t limit) const override;

private:
    [[nodiscard]] bool is_named(NodeId node) const;
    [[nodiscard]] Entity entity(NodeId node) const;
    [[nodiscard]] std::vector<std::string> only_named(const std::vector<std::string>& names,
                                                      std::size_t limit) const;

    const Graph& graph_;
    const Vocabulary& vocabulary_;
    std::optional<KeyId> name_;
    std::optional<KeyId> definite_;
};

}  // namespace entente
