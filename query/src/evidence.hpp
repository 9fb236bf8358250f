// What stands behind an answer: sources, and whether the graph would know if it were otherwise.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "query/answer.hpp"
#include "query/world.hpp"

namespace entente {

/// The edges that were typed in and that `edges` follow from, in order, without doubles.
[[nodiscard]] std::vector<EdgeId> typed_in(const Graph& graph, std::span<const EdgeId> edges);

/// Numbers the sources of an answer as they are first cited.
class Citations {
public:
    explicit Citations(const Graph& graph) : graph_(graph) {}

    /// The marks for what an edge rests on, "[1][2]": the first source of each edge typed in that
    /// it follows from.
    std::string cite(EdgeId edge);
    std::string cite(std::span<const EdgeId> edges);
    /// The first sources of many edges, without their articles.
    std::string cite_briefly(std::span<const EdgeId> edges);
    /// The mark for a node's own source, or "".
    std::string cite_node(NodeId node);
    /// The mark for what says that the node's list of such edges is whole: the source that its
    /// `complete` names for it, else the node's own.
    std::string cite_whole(NodeId node, std::string_view type, const Interval& when);

    [[nodiscard]] std::vector<Citation> take() && { return std::move(citations_); }

private:
    [[nodiscard]] std::string article_of(EdgeId typed, EdgeId derived) const;
    std::string mark(const Value& sources, const std::string& where);

    const Graph& graph_;
    std::vector<Citation> citations_;
};

/// A time for which a list of edges is whole: from the first day of `from`, or always, to before
/// that of `until`, or from then on; and by which source, or "".
struct WholeTime {
    std::optional<Date> from;
    std::optional<Date> until;
    std::string source;
    [[nodiscard]] bool always() const { return !from && !until; }
    [[nodiscard]] bool covers(const Interval& when) const {
        return (!from || from->first_day() <= when.begin) &&
               (!until || when.end <= until->first_day());
    }
};

/// What the node's `complete` property says of its edges of this type.
[[nodiscard]] std::vector<WholeTime> whole_times(const Graph& graph, NodeId node,
                                                 std::string_view type);
/// True when the node's `complete` property says that all its edges of this type are in the data
/// for all of `when`: `MEMBER_OF` always, `GUARANTEES@1945-09-02` from that day on,
/// `ALLIED_WITH@1816-01-01/2013-01-01` between these days. Several entries may each cover a time.
/// Each may end with "=" and the id of the source that says so.
[[nodiscard]] bool is_complete(const Graph& graph, NodeId node, std::string_view type,
                               const Interval& when);
/// True when there are edges of this type, and every node that has one out of it says that its list
/// of them is whole.
[[nodiscard]] bool is_complete_everywhere(const Graph& graph, std::string_view type,
                                          const Interval& when);

}  // namespace entente
