// Nodes, edges and dates as English.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/world.hpp"

namespace entente {

/// Text properties are read by their names often: this finds their keys once.
class Teller {
public:
    /// Tells of things as they stood on `day`. REQUIRES that the world outlives it.
    explicit Teller(const World& world);

    /// "the United States", "NATO"
    [[nodiscard]] std::string name(NodeId node) const;
    /// "Japan has been a partner of NATO since 1990", "... was a party to ... from ... until ...";
    /// without the full stop.
    [[nodiscard]] std::string edge(EdgeId edge) const;
    /// The same with "it" for the edge's start.
    [[nodiscard]] std::string edge_of_it(EdgeId edge) const;
    /// "under Article V of the Treaty of ..." for an edge that says so, else "".
    [[nodiscard]] std::string ground(EdgeId edge) const;
    /// "since 1990", "from 1990 to 1999", "until 1999", "since the signature on 6 October 2025", or
    /// "".
    [[nodiscard]] std::string time(EdgeId edge) const;
    /// Its `since` is the day of something else than its beginning, as the property `counted_from`
    /// says: of a signature, where the day of entry into force is not known.
    [[nodiscard]] bool is_counted_from_other(EdgeId edge) const;
    /// For a table: "23 June 1960", "6 October 2025 (signature)", "31 December 2012 (end of the
    /// data)", or "".
    [[nodiscard]] std::string since_cell(EdgeId edge) const;
    [[nodiscard]] std::string until_cell(EdgeId edge) const;
    [[nodiscard]] std::string text(NodeId node, std::string_view key) const;
    [[nodiscard]] std::string edge_text(EdgeId edge, std::string_view key) const;
    [[nodiscard]] std::optional<Date> date(NodeId node, std::string_view key) const;
    [[nodiscard]] std::optional<Date> edge_date(EdgeId edge, std::string_view key) const;

private:
    [[nodiscard]] std::string predicate(EdgeId edge) const;
    [[nodiscard]] std::string start(EdgeId edge, const Date& since) const;
    [[nodiscard]] std::string end(EdgeId edge, const Date& until) const;
    [[nodiscard]] std::string counted(EdgeId edge, std::string_view key) const;

    const World& world_;
    const Graph& graph_;
};

/// The first letter as a capital.
[[nodiscard]] std::string capitalized(std::string text);
/// ASCII letters in lower case.
[[nodiscard]] std::string lower(std::string_view text);
/// "a", "a and b", "a, b and c"
[[nodiscard]] std::string enumerated(const std::vector<std::string>& items);
/// "one" to "twelve", then digits.
[[nodiscard]] std::string number_word(std::size_t number);
/// "countries" for "country", "parties" ...; for labels and column names.
[[nodiscard]] std::string plural(std::string_view noun);

}  // namespace entente
