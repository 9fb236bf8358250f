// What the data sets of alliances have in common.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/date.hpp"

namespace entente::importing {

/// What a member, or one state to another, is obliged to.
struct Duties {
    bool defence = false;
    bool war = false;  ///< to fight with the others, not only against an attack
    bool neutrality = false;
    bool non_aggression = false;
    bool consultation = false;

    [[nodiscard]] bool any() const {
        return defence || war || neutrality || non_aggression || consultation;
    }
    void add(const Duties& more);
};

/// From `since` to before `until`; either may be unknown.
struct Span {
    std::optional<Date> since;
    std::optional<Date> until;
    bool signed_only = false;  ///< `since` is the day of signature
    bool older = false;        ///< it began before the data do; `since` is where they begin
    bool newer = false;        ///< it stood when the data end; `until` is not known
    friend bool operator==(const Span&, const Span&) = default;

    [[nodiscard]] Day begin() const { return since ? since->first_day() : beginning_of_time; }
    /// The first day on which it no longer holds: `until`, or, when that is known only to the year
    /// or the month, the day after it.
    [[nodiscard]] Day end() const;
};

struct Membership {
    int state = 0;
    Span span;
    Duties duties;
    std::optional<Date> signed_on;
};

/// Between two states: what the first owes the second.
struct Tie {
    int from = 0;
    int to = 0;
    Span span;
    Duties duties;
    bool both_ways = false;  ///< and the second the first
    bool unequal = false;    ///< only one of them owes it, and it is not said which
};

struct Pact {
    std::string id;  ///< the data set's own number
    std::string kind;
    std::string note;
    Span span;
    Duties duties;  ///< of its members taken together, as far as the pact itself says
    std::vector<Membership> members;
    std::vector<Tie> ties;
};

/// The pacts of one data set, in the order in which they were first met.
class Pacts {
public:
    Pact& pact(std::string_view id);
    void name_state(int code, std::string_view name);
    [[nodiscard]] std::vector<Pact>& all() { return pacts_; }
    /// "" when no file names it.
    [[nodiscard]] std::string name_of(int code) const;

private:
    std::vector<Pact> pacts_;
    std::map<std::string, std::size_t, std::less<>> index_;
    std::map<int, std::string> state_names_;
};

/// Adds to the membership or tie with the same states and dates, if there is one: yearly files
/// repeat them year by year.
void add_member(Pact& pact, const Membership& member);
void add_tie(Pact& pact, const Tie& tie);

}  // namespace entente::importing
