#include "pact_folder.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace entente::importing {
namespace {

constexpr const char* tie_header =
    ":START_ID,:END_ID,:TYPE,treaty,since:date,until:date,counted_from,counted_until,source:string["
    "]";

std::string iso(const std::optional<Date>& date) {
    return date ? date->iso() : std::string();
}

/// The cells since, until, counted_from, counted_until.
std::vector<std::string> dates(const Span& span, const DataSetFacts& facts) {
    const char* from = span.older ? "start of the data" : span.signed_only ? "signature" : "";
    if (!span.newer) return {iso(span.since), iso(span.until), from, ""};
    return {iso(span.since), facts.covers_until.iso(), from, "end of the data"};
}

const char* obligation(const Duties& duties) {
    if (duties.defence) return "defence";
    if (duties.war) return "joint war";
    if (duties.neutrality) return "neutrality";
    if (duties.non_aggression) return "non-aggression";
    return duties.consultation ? "consultation" : "none";
}

Duties all_duties(const Pact& pact) {
    Duties duties = pact.duties;
    for (const Membership& member : pact.members)
        duties.add(member.duties);
    for (const Tie& tie : pact.ties)
        duties.add(tie.duties);
    return duties;
}

/// How many states are obliged to defend.
std::size_t count_bound(const Pact& pact) {
    std::set<int> bound;
    for (const Membership& member : pact.members) {
        if (member.duties.defence) bound.insert(member.state);
    }
    return bound.size();
}

/// Both spans hold, so the fact holds.
Span both(const Span& a, const Span& b) {
    Span span = a.begin() < b.begin() ? b : a;
    const Span& first_to_end = b.end() < a.end() ? b : a;
    span.until = first_to_end.until;
    span.newer = first_to_end.newer;
    return span;
}

}  // namespace

PactFolder::PactFolder(const DataSetFacts& facts, Pacts& pacts, States& states, Repairs& repairs)
    : facts_(facts),
      pacts_(pacts),
      states_(states),
      repairs_(repairs),
      treaties_(
          "id:ID,name,kind,definite:boolean,obligation,since:date,until:date,"
          "complete:string[],source:string[],note,:LABEL"),
      parties_(
          ":START_ID,:END_ID,:TYPE,role,signed:date,since:date,until:date,counted_from,"
          "counted_until,source:string[]"),
      guarantees_(tie_header),
      allied_(tie_header) {}

std::string PactFolder::id_of(const Pact& pact) const {
    return fmt::format("{}-{}", facts_.prefix, pact.id);
}

void PactFolder::write(FolderWriter& folder) {
    for (Pact& pact : pacts_.all())
        add(pact);
    folder.write("treaties.csv", treaties_.text());
    folder.write("party_to.csv", parties_.text());
    if (guarantees_.rows() > 0) folder.write("guarantees.csv", guarantees_.text());
    if (allied_.rows() > 0) folder.write("allied_with.csv", allied_.text());
    folder.write("countries.csv", countries());
    folder.write("sources.csv", source());
}

void PactFolder::add(Pact& pact) {
    if (!pact.members.empty() && !pact.ties.empty()) {
        repairs_.add("alliances told by members and by pairs: the members are taken", id_of(pact));
        pact.ties.clear();
    }
    note_missing_directions(pact);
    const Duties duties = all_duties(pact);
    const auto parties = pact.members.empty() ? parties_of_ties(pact) : parties_of(pact);
    add_treaty(pact, parties, duties);
    add_parties(pact, parties);
    if (duties.defence) add_ties(pact, name_of(pact, parties));
}

/// A tie of a directed file whose other direction is not there binds as its row says; what the
/// other state owes is not known.
void PactFolder::note_missing_directions(Pact& pact) {
    std::set<std::pair<int, int>> there;
    for (const Tie& tie : pact.ties)
        there.emplace(tie.from, tie.to);
    for (const Tie& tie : pact.ties) {
        if (tie.unequal) {
            knows_directions_ = false;
            repairs_.add("unequal pairs that do not say who is bound: allied, without a guarantee",
                         fmt::format("{}, {} and {}", id_of(pact), tie.from, tie.to));
        } else if (!tie.both_ways && !there.contains({tie.to, tie.from})) {
            knows_directions_ = false;
            repairs_.add(
                "pairs that stand once, in one direction: allied both ways, and bound as the "
                "row says",
                fmt::format("{}, {} and {}", id_of(pact), tie.from, tie.to));
        }
    }
}

std::vector<PactFolder::Party> PactFolder::parties_of(const Pact& pact) {
    const std::size_t bound = count_bound(pact);
    const bool unequal =
        bound > 0 && std::ranges::any_of(pact.members, [](const Membership& member) {
            return !member.duties.defence;
        });
    if (unequal) {
        repairs_.add(
            "alliances that bind some members to defend and others not: those guarantee, "
            "these are protected",
            id_of(pact));
    }
    std::vector<Party> parties;
    for (const Membership& member : pact.members) {
        const char* role = "mutual";
        if (bound > 0 && !member.duties.defence) role = "beneficiary";
        if (unequal && bound == 1 && member.duties.defence) role = "guarantor";
        for (const States::Part& part : states_.parts(member.state, member.span, id_of(pact)))
            parties.push_back({part.state, part.span, role, member.signed_on});
    }
    return merged(std::move(parties));
}

std::vector<PactFolder::Party> PactFolder::parties_of_ties(const Pact& pact) {
    std::vector<Party> parties;
    for (const Tie& tie : pact.ties) {
        for (const int state : {tie.from, tie.to}) {
            for (const States::Part& part : states_.parts(state, tie.span, id_of(pact)))
                parties.push_back({part.state, part.span, "party", std::nullopt});
        }
    }
    return merged(std::move(parties));
}

/// One party for times that overlap or follow one upon the other.
std::vector<PactFolder::Party> PactFolder::merged(std::vector<Party> parties) {
    std::ranges::stable_sort(parties, {}, [](const Party& party) {
        return std::tuple(party.state, party.role, party.span.begin());
    });
    std::vector<Party> result;
    for (Party& party : parties) {
        const bool goes_on = !result.empty() && result.back().state == party.state &&
                             result.back().role == party.role &&
                             party.span.begin() <= result.back().span.end();
        if (!goes_on) {
            result.push_back(std::move(party));
        } else if (party.span.end() > result.back().span.end()) {
            result.back().span.until = party.span.until;
            result.back().span.newer = party.span.newer;
        }
    }
    return result;
}

/// "alliance of the United Kingdom and Portugal of 1386 (COW 1)"
std::string PactFolder::name_of(const Pact& pact, const std::vector<Party>& parties) const {
    std::vector<std::string> names;
    std::optional<Date> since = pact.span.since;
    for (const Party& party : parties) {
        std::string name = states_.all()[party.state].told();
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
        const bool earlier = party.span.since && (!since || *party.span.since < *since);
        if (!pact.span.since && earlier) since = party.span.since;
    }
    std::string of = names.size() == 2 ? fmt::format(" of {} and {}", names[0], names[1]) : "";
    if (names.size() == 1) of = " of " + names[0];
    if (names.size() > 2) of = fmt::format(" of {} states", names.size());
    const std::string year = since ? fmt::format(" of {}", since->year()) : "";
    return fmt::format("{}{}{} ({} {})", facts_.noun, of, year, facts_.short_name, pact.id);
}

void PactFolder::add_treaty(const Pact& pact, const std::vector<Party>& parties,
                            const Duties& duties) {
    std::optional<Date> since = pact.span.since;
    for (const Party& party : parties) {
        if (since && party.span.since && *party.span.since < *since) since = party.span.since;
    }
    std::string note = pact.note;
    if (pact.span.newer) {
        if (!note.empty()) note += "; ";
        note += "In force when the data end.";
    }
    const bool bilateral = std::ranges::all_of(parties, [&](const Party& party) {
        return party.state == parties.front().state || party.state == parties.back().state;
    });
    const std::string kind =
        pact.kind.empty() ? bilateral ? "bilateral" : "multilateral" : pact.kind;
    treaties_.add(
        {id_of(pact), name_of(pact, parties), kind, "true", obligation(duties), iso(since),
         iso(pact.span.until),
         fmt::format("PARTY_TO@{}/{}", facts_.covers_from.iso(), facts_.covers_until.iso()),
         facts_.source, note, "Treaty"});
}

void PactFolder::add_parties(const Pact& pact, const std::vector<Party>& parties) {
    for (const Party& party : parties) {
        if (party.span.since) states_.reach_back(party.state, *party.span.since);
        const auto times = dates(party.span, facts_);
        parties_.add({states_.all()[party.state].id, id_of(pact), "PARTY_TO", party.role,
                      iso(party.signed_on), times[0], times[1], times[2], times[3], facts_.source});
    }
}

void PactFolder::add_ties(const Pact& pact, const std::string& name) {
    for (const Tie& tie : pact.ties) {
        if (!tie.duties.defence) continue;
        if (tie.unequal) {
            add_tie(allied_, "ALLIED_WITH", tie, false, name, id_of(pact));
            continue;
        }
        add_tie(guarantees_, "GUARANTEES", tie, false, name, id_of(pact));
        if (tie.both_ways) add_tie(guarantees_, "GUARANTEES", tie, true, name, id_of(pact));
    }
}

void PactFolder::add_tie(CsvText& file, const char* type, const Tie& tie, bool turned,
                         const std::string& name, const std::string& where) {
    const auto from = states_.parts(turned ? tie.to : tie.from, tie.span, where);
    const auto to = states_.parts(turned ? tie.from : tie.to, tie.span, where);
    for (const States::Part& a : from) {
        for (const States::Part& b : to) {
            const Span span = both(a.span, b.span);
            if (span.begin() >= span.end() || a.state == b.state) continue;
            const auto times = dates(span, facts_);
            file.add({states_.all()[a.state].id, states_.all()[b.state].id, type, name, times[0],
                      times[1], times[2], times[3], facts_.source});
        }
    }
}

std::string PactFolder::countries() const {
    const std::string time =
        fmt::format("@{}/{}", facts_.covers_from.iso(), facts_.covers_until.iso());
    std::string complete;
    if (facts_.of_allies) {
        complete = "ALLIED_WITH" + time;
        if (knows_directions_) {
            complete += fmt::format(";GUARANTEES{0};BOUND_BY{0};PROTECTED_BY{0}", time);
        }
    }
    CsvText file(
        "id:ID,name,aliases:string[],adjectives:string[],people:string[],cow:int,"
        "definite:boolean,since:date,until:date,complete:string[],source:string[],:LABEL");
    for (const State& state : states_.all()) {
        file.add({state.id, state.name, state.aliases, state.adjectives, state.people,
                  std::to_string(state.code), state.definite ? "true" : "false", iso(state.since),
                  iso(state.until), complete, facts_.source, "Country"});
    }
    return file.text();
}

std::string PactFolder::source() const {
    CsvText file(
        "id:ID,name,aliases:string[],title,publisher,url,covers_from:date,"
        "covers_until:date,note,:LABEL");
    const Date last = Date::from_day(facts_.covers_until.first_day_number() - 1);
    file.add({facts_.source, facts_.name, facts_.aliases, facts_.title, facts_.publisher,
              facts_.url, facts_.covers_from.iso(), last.iso(), facts_.note, "Source"});
    return file.text();
}

}  // namespace entente::importing
