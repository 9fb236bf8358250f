#include "pacts.hpp"

#include <algorithm>

namespace entente::importing {

void Duties::add(const Duties& more) {
    defence = defence || more.defence;
    war = war || more.war;
    neutrality = neutrality || more.neutrality;
    non_aggression = non_aggression || more.non_aggression;
    consultation = consultation || more.consultation;
}

Day Span::end() const {
    if (!until) return end_of_time;
    return until->precision() == Date::Precision::day ? until->first_day() : until->end_day();
}

Pact& Pacts::pact(std::string_view id) {
    const auto known = index_.find(id);
    if (known != index_.end()) return pacts_[known->second];
    index_.emplace(id, pacts_.size());
    pacts_.push_back({});
    pacts_.back().id = id;
    return pacts_.back();
}

void Pacts::name_state(int code, std::string_view name) {
    if (!name.empty()) state_names_.emplace(code, name);
}

std::string Pacts::name_of(int code) const {
    const auto found = state_names_.find(code);
    return found == state_names_.end() ? std::string() : found->second;
}

void add_member(Pact& pact, const Membership& member) {
    const auto known = std::ranges::find_if(pact.members, [&](const Membership& other) {
        return other.state == member.state && other.span == member.span;
    });
    if (known == pact.members.end()) {
        pact.members.push_back(member);
    } else {
        known->duties.add(member.duties);
    }
}

void add_tie(Pact& pact, const Tie& tie) {
    const auto known = std::ranges::find_if(pact.ties, [&](const Tie& other) {
        return other.from == tie.from && other.to == tie.to && other.span == tie.span;
    });
    if (known == pact.ties.end()) {
        pact.ties.push_back(tie);
    } else {
        known->duties.add(tie.duties);
    }
}

}  // namespace entente::importing
