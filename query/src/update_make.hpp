// Making nodes and relationships: CREATE, and MERGE where nothing matches.
#pragma once

#include <vector>

#include "bound_update.hpp"
#include "draft.hpp"
#include "evaluator.hpp"

namespace entente::engine {

/// Sets a property of a node or a relationship. Throws Error, at `place`, for what no property can
/// be.
void set_property(Draft& draft, const Value& entity, KeyId key, const Value& value, Place place);

/// The values of the properties of what a clause makes, for the rows of one batch, but for late
/// ones.
class MadeValues {
public:
    MadeValues(const BoundCreate& create, Evaluator& evaluator, Batch& batch, Rows rows);

    struct Given {
        std::vector<Values> each;  ///< by property, then by row
        Values all;                ///< of the parameter in their place
    };
    std::vector<Given> nodes;
    std::vector<Given> edges;
};

/// Makes what a clause makes, row by row.
class Maker {
public:
    /// `evaluator`: for late properties, in the rows that are made in place. Null: elsewhere.
    Maker(Draft& draft, const BoundCreate& create, Evaluator* evaluator);

    /// `row` of the batch, which is row `i` of the values. Afterwards nodes and edges are those of
    /// the row, in the order of the clause; in place, they are also in the row.
    void make(const MadeValues& values, std::size_t i, Batch& batch, std::uint32_t row);

    std::vector<NodeId> nodes;
    std::vector<EdgeId> edges;

private:
    /// The numbers of a made thing's names.
    struct Names {
        std::vector<LabelId> labels;
        TypeId type = 0;
        std::vector<KeyId> keys;
    };

    void find_names();
    [[nodiscard]] NodeId known_node(const MadeNode& node, const Batch& batch,
                                    std::uint32_t row) const;
    void set_properties(const Value& entity, const GivenProperties& given, const Names& names,
                        const MadeValues::Given& values, std::size_t i);
    void set_late(const LateProperty& late, Batch& batch, std::uint32_t row);

    Draft& draft_;
    const BoundCreate& create_;
    Evaluator* evaluator_;
    bool named_ = false;
    std::vector<Names> node_names_;
    std::vector<Names> edge_names_;
};

}  // namespace entente::engine
