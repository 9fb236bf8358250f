// Which country bore a code at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "pacts.hpp"
#include "repairs.hpp"

namespace entente::importing {

/// A country as it is written to the folder.
struct State {
    std::string id;
    std::string name;
    std::string aliases;  ///< joined by ";"
    std::string adjectives;
    std::string people;
    bool definite = false;
    int code = 0;
    std::optional<Date> since;
    std::optional<Date> until;

    /// "the United Kingdom"
    [[nodiscard]] std::string told() const { return definite ? "the " + name : name; }
};

class States {
public:
    /// Those of the known facts that have a code (`cow`). REQUIRES that `repairs` outlives it.
    States(const Graph& known, const Pacts& pacts, Repairs& repairs);

    /// A part of a time, and the state that bore the code then.
    struct Part {
        std::size_t state;
        Span span;
    };
    /// The time cut where the code went from one state to another. `where` names the row's pact.
    [[nodiscard]] std::vector<Part> parts(int code, const Span& span, const std::string& where);
    [[nodiscard]] const std::vector<State>& all() const { return states_; }
    /// The state begins no later than `date`.
    void reach_back(std::size_t state, Date date);

private:
    void read(const Graph& known);
    [[nodiscard]] std::vector<std::size_t>& bearers(int code);
    [[nodiscard]] std::size_t bearer(const std::vector<std::size_t>& of, Day day) const;

    const Pacts& pacts_;
    Repairs& repairs_;
    std::vector<State> states_;
    std::map<int, std::vector<std::size_t>> by_code_;
};

}  // namespace entente::importing
