// DELETE and DETACH DELETE.
#include <algorithm>
#include <utility>

#include "arithmetic.hpp"
#include "failure.hpp"
#include "operator.hpp"
#include "updater.hpp"

namespace entente::engine {
namespace {

/// What one clause deletes, of all its rows.
class Deletion {
public:
    Deletion(Draft& draft, const BoundDelete& clause) : draft_(draft), clause_(clause) {}

    void take(const Value& value, Place place) {
        if (value.is_null()) return;
        if (const auto* node = value.get_if<Node>()) {
            nodes_.push_back(node->id);
        } else if (const auto* edge = value.get_if<Relationship>()) {
            edges_.push_back(edge->id);
        } else if (const auto* path = value.get_if<Path>()) {
            nodes_.insert(nodes_.end(), path->nodes.begin(), path->nodes.end());
            edges_.insert(edges_.end(), path->edges.begin(), path->edges.end());
        } else {
            fail_running("TypeError", "InvalidArgumentType",
                         std::string("DELETE deletes nodes, relationships and paths, not ") +
                             type_words(value) + ".",
                         place);
        }
    }

    void apply() {
        std::ranges::sort(nodes_);
        nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());
        std::erase_if(nodes_, [&](NodeId node) { return !draft_.there(Node{node}); });
        for (const EdgeId edge : edges_)
            draft_.remove(Relationship{edge});
        for (const NodeId node : nodes_) {
            for (const EdgeId edge : draft_.edges_of(node))
                detach(edge);
        }
        if (!nodes_.empty()) detach_new_edges();
        for (const NodeId node : nodes_)
            draft_.remove(Node{node});
    }

private:
    /// An edge that a rule derived goes with what it rests on.
    [[nodiscard]] bool is_derived(EdgeId edge) const {
        const Graph& graph = draft_.graph();
        return edge < graph.edge_count() && !graph.premises(edge).empty();
    }

    void detach(EdgeId edge) {
        if (!clause_.detach && !is_derived(edge)) {
            fail_running("ConstraintVerificationFailed", "DeleteConnectedNode",
                         "A node cannot be deleted while it has relationships. Delete them with "
                         "it, or use DETACH DELETE.",
                         clause_.place);
        }
        draft_.remove(Relationship{edge});
    }

    void detach_new_edges() {
        const auto goes = [&](NodeId node) { return std::ranges::binary_search(nodes_, node); };
        const auto [begin, end] = draft_.new_edges();
        for (EdgeId edge = begin; edge < end; ++edge) {
            if (!draft_.there(Relationship{edge})) continue;
            if (goes(draft_.source(edge)) || goes(draft_.target(edge))) detach(edge);
        }
    }

    Draft& draft_;
    const BoundDelete& clause_;
    std::vector<NodeId> nodes_;
    std::vector<EdgeId> edges_;
};

}  // namespace

void Updater::apply(BoundDelete& clause) {
    Execution execution(draft_.graph(), frame(), timed_options(), nullptr, &draft_);
    Evaluator evaluator(execution);
    Deletion deletion(draft_, clause);
    for (Batch& batch : rows_.batches) {
        for (const Expr& item : clause.items) {
            for (const Value& value : evaluator.values(item, batch, all_rows(batch.size)))
                deletion.take(value, item.place);
        }
        execution.count(batch.size);
    }
    deletion.apply();
}

}  // namespace entente::engine
